import Glibc
import PipelineModel

extension Execution {
  /// Seconds that the worker has to end in when a run is stopped: its children's grace and that of
  /// the project's hooks.
  private static let closingGrace = grace + 10

  /// Nothing will be started any more: lets the project's hooks run and the worker end.
  func closeWorker() {
    guard let worker, worker.isAlive else { return end() }
    phase = .closing
    worker.close(stopping: !signals.isEmpty)
    if !signals.isEmpty { limitClosing() }
  }

  /// The worker's process is no more.
  ///
  /// Without it no Kedro node can go on.
  func workerEnded(_ detail: String?) {
    if let worker { _ = watch.end(session: worker.processID) }
    switch phase {
    case .importing where signals.isEmpty:
      end(
        .kedro(
          message: importFailure?.message ?? "it ended while it imported the project",
          detail: importFailure?.detail ?? detail))
    case .importing, .closing: end()
    case .running:
      isClosed = true
      if let detail { notes.append("the Kedro worker has ended: \(detail)") }
      for node in running.keys.sorted() where nodes[node].isKedro {
        let outcome = AttemptOutcome.raised("the Kedro worker has ended")
        ended(node, NodeExit(outcome: outcome, largestProcess: nil))
      }
    case .over: break
    }
  }

  /// A signal came while the worker does what is not a node.
  func interruptWorker() {
    guard let worker else { return }
    switch phase {
    case .importing: worker.signal(SIGKILL)
    case .closing:
      worker.signal(signals.count > 1 ? SIGKILL : SIGTERM)
      limitClosing()
    case .running:
      // What was forked and has not told so yet dies with the worker.
      if signals.count > 1, running.values.contains(where: { $0.session == nil }) {
        worker.signal(SIGKILL)
      }
    case .over: break
    }
  }

  /// What the project's hooks ended with; what a failed run ends with was told node by node.
  func noteHooks(_ message: String?) {
    if let message, failures.isEmpty, admission.left.isEmpty {
      notes.append("Kedro's hooks after the run failed: \(ShownText.of(message))")
    }
  }

  func noteThreads(_ threads: [String]) {
    guard !threads.isEmpty else { return }
    let names = threads.prefix(3).map(ShownText.of).joined(separator: ", ")
    notes.append(
      "the project has threads running when nodes are forked (\(names)): a node may hang")
  }

  private func limitClosing() {
    guard let worker else { return }
    let clock = world.clock
    Task {
      await clock.sleep(seconds: Self.closingGrace)
      worker.signal(SIGKILL)
    }
  }
}
