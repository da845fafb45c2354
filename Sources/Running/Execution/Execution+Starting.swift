import OutsideWorld
import PipelineModel

extension Execution {
  /// Starts everything that may start now.
  func startReady() {
    while !isClosed, let node = admission.next() { start(node) }
    if !isClosed { tellWhoWaits() }
  }

  private func start(_ node: Int) {
    attempts[node] += 1
    let attempt = attempts[node]
    let start = now
    let log = folder.logs + "/" + LogName.of(nodes[node].name, index: node)
    journalStart(node)
    observer.observe(.started(node: node, attempt: attempt, at: start))
    do throws(StartProblem) {
      try makeOutputFolders(of: nodes[node])
      let (session, signal) = try launch(node, attempt: attempt, log: log)
      running[node] = RunningNode(
        attempt: attempt, start: start, log: log, session: session, signal: signal)
      limitTime(of: node, attempt: attempt)
    } catch {
      running[node] = RunningNode(attempt: attempt, start: start, log: log) { _ in }
      ended(node, NodeExit(outcome: .notStarted(error.reason), largestProcess: nil))
    }
  }

  /// The session when it is known already, and how to signal the node.
  private func launch(
    _ index: Int, attempt: Int, log: String
  ) throws(StartProblem) -> (Int32?, @Sendable (Int32) -> Void) {
    let node = nodes[index]
    switch node.action {
    case .command(let words):
      return try launch(words, index, attempt: attempt, log: log)
    case .shell(let line):
      return try launch(["/bin/sh", "-c", line], index, attempt: attempt, log: log)
    case .kedro:
      guard let worker else { throw StartProblem("there is no Kedro worker") }
      try openLog(log, attempt: attempt)
      guard worker.run(index, name: node.name, log: log) else {
        throw StartProblem("the Kedro worker has ended")
      }
      return (nil, { worker.signal($0, node: index) })
    case .none:
      mailbox.send(
        .ended(
          node: index, attempt: attempt, NodeExit(outcome: .succeeded, largestProcess: nil)))
      return (nil, { _ in })
    }
  }

  private func launch(
    _ words: [String], _ index: Int, attempt: Int, log: String
  ) throws(StartProblem) -> (Int32?, @Sendable (Int32) -> Void) {
    let file = try openLog(log, attempt: attempt)
    let mailbox = mailbox
    do throws(ProcessProblem) {
      let child = try native.start(words, of: nodes[index], log: file) { exit in
        mailbox.send(.ended(node: index, attempt: attempt, exit))
      }
      watch.begin(session: child.processID, node: index, isForked: false)
      return (child.processID, { child.signalGroup($0) })
    } catch {
      throw StartProblem(error.description)
    }
  }

  @discardableResult
  private func openLog(_ path: String, attempt: Int) throws(StartProblem) -> AppendFile {
    do throws(FileProblem) {
      let file = try AppendFile(path)
      if attempt > 1 { try file.write(Array("--- attempt \(attempt) ---\n".utf8)) }
      return file
    } catch {
      throw StartProblem(error.description)
    }
  }

  /// As ninja does: a command need not make the folders of its outputs.
  private func makeOutputFolders(of node: Node) throws(StartProblem) {
    guard !node.isKedro else { return }
    for output in node.outputs {
      guard case .path(let path)? = setup.request.pipeline.datasets[output.name]?.location,
        !path.hasPrefix("/"), !path.hasPrefix("../"), let parent = Paths.parent(of: path),
        parent != ".", madeFolders.insert(parent).inserted
      else { continue }
      do throws(FileProblem) {
        try world.files.makeDirectory(Paths.joined(setup.request.projectRoot, parent))
      } catch {
        throw StartProblem(error.description)
      }
    }
  }

  private func limitTime(of node: Int, attempt: Int) {
    guard let seconds = nodes[node].timeout ?? options.timeout else { return }
    after(seconds, .timeUp(node: node, attempt: attempt, seconds: seconds), for: node)
  }

  /// Sends an event later, unless the node has ended by then.
  func after(_ seconds: Double, _ event: ExecutionEvent, for node: Int) {
    let mailbox = mailbox
    let clock = world.clock
    running[node]?.timers.append(
      Task {
        await clock.sleep(seconds: seconds)
        if !Task.isCancelled { mailbox.send(event) }
      })
  }

  private func tellWhoWaits() {
    guard let (node, resource) = admission.firstWaiting(), toldToWait.insert(node).inserted
    else { return }
    let needed = setup.table.needs[node].first { $0.resource == resource }?.amount ?? 0
    let shortfall: Shortfall =
      switch setup.table.kinds[resource] {
      case .amount(let kind): .amount(kind, needed: needed, free: admission.free[resource])
      case .lock(let name): .lock(name)
      case .workers: .workers
      }
    observer.observe(.waiting(node: node, shortfall: shortfall))
  }
}

/// Why a node could not be started.
struct StartProblem: Error, Sendable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
