import Glibc

extension Execution {
  /// Seconds that the worker has to end in when a run is stopped: its children's grace and that of
  /// the project's hooks.
  private static let closingGrace = grace + 10

  /// Nothing may start before the worker has imported the project; when it cannot, nothing will.
  func waitForWorker() async throws(RunProblem) {
    guard let worker else { return }
    watch.begin(session: worker.processID, node: nil, isForked: true)
    if !signals.isEmpty { worker.signal(SIGKILL) }
    var failure: (message: String, detail: String?)?
    var iterator = events.makeAsyncIterator()
    while let event = await iterator.next(isolation: self) {
      switch event {
      case .workerReady(let threads):
        noteThreads(threads)
        return
      case .workerFailed(let message, let detail): failure = (message, detail)
      case .workerEnded(let detail):
        workerHasEnded = true
        if !signals.isEmpty { return }
        let message = failure?.message ?? "it ended while it imported the project"
        throw .kedro(message: message, detail: failure?.detail ?? detail)
      case .interrupted(let signal):
        interrupted(by: signal)
        worker.signal(SIGKILL)
      default: break
      }
    }
  }

  /// Lets the project's hooks run, and waits for the worker's end.
  func closeWorker() async {
    guard let worker, !workerHasEnded else { return }
    worker.close(stopping: !signals.isEmpty)
    if !signals.isEmpty { limitClosing() }
    var iterator = events.makeAsyncIterator()
    while !workerHasEnded, let event = await iterator.next(isolation: self) {
      switch event {
      case .workerClosed(let message):
        // What a failed run ended with was told node by node.
        if let message, failures.isEmpty, admission.left.isEmpty {
          notes.append("Kedro's hooks after the run failed: \(ShownText.of(message))")
        }
      case .workerEnded:
        workerHasEnded = true
        _ = watch.end(session: worker.processID)
      case .interrupted(let signal):
        interrupted(by: signal)
        worker.signal(signals.count > 1 ? SIGKILL : SIGTERM)
        limitClosing()
      case .sampled(let sample): sampled(sample)
      default: break
      }
    }
  }

  /// Without the worker no Kedro node can go on.
  func workerEnded(_ detail: String?) {
    workerHasEnded = true
    isClosed = true
    if let detail { notes.append("the Kedro worker has ended: \(detail)") }
    for node in running.keys.sorted() where nodes[node].isKedro {
      let outcome = AttemptOutcome.raised("the Kedro worker has ended")
      ended(node, NodeExit(outcome: outcome, largestProcess: nil))
    }
  }

  private func limitClosing() {
    guard let worker else { return }
    let clock = world.clock
    Task {
      await clock.sleep(seconds: Self.closingGrace)
      worker.signal(SIGKILL)
    }
  }

  private func noteThreads(_ threads: [String]) {
    guard !threads.isEmpty else { return }
    let names = threads.prefix(3).map(ShownText.of).joined(separator: ", ")
    notes.append(
      "the project has threads running when nodes are forked (\(names)): a node may hang")
  }
}
