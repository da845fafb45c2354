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
    let log = logs.path(of: nodes[node].name, index: node)
    var run = RunningNode(attempt: attempts[node], start: now, log: log, signal: { _ in })
    journalStart(node)
    observer.observe(.started(node: node, attempt: run.attempt, at: run.start))
    do throws(StartProblem) {
      try makeOutputFolders(of: nodes[node])
      try launch(node, &run)
      running[node] = run
      limitTime(of: node, attempt: run.attempt)
    } catch {
      running[node] = run
      ended(node, NodeExit(outcome: .notStarted(error.reason), largestProcess: nil))
    }
  }

  private func launch(_ index: Int, _ run: inout RunningNode) throws(StartProblem) {
    let node = nodes[index]
    switch node.action {
    case .command(let words): try launch(words, index, &run)
    case .shell(let line): try launch(["/bin/sh", "-c", line], index, &run)
    case .kedro:
      guard let worker else { throw StartProblem("there is no Kedro worker") }
      // The worker writes the log; a first line of Headway tells attempts apart.
      if run.attempt > 1 { _ = try openLog(run) }
      guard worker.run(index, name: node.name, log: run.log) else {
        throw StartProblem("the Kedro worker has ended")
      }
      run.signal = { worker.signal($0, node: index) }
    case .none:
      let exit = NodeExit(outcome: .succeeded, largestProcess: nil)
      mailbox.send(.ended(node: index, attempt: run.attempt, exit))
    }
  }

  private func launch(
    _ words: [String], _ index: Int, _ run: inout RunningNode
  ) throws(StartProblem) {
    let file = try openLog(run)
    run.logFile = file
    let mailbox = mailbox
    let attempt = run.attempt
    let node = nodes[index]
    let trace = traceFiles?.path(of: node.name, index: index, attempt: attempt)
    do throws(ProcessProblem) {
      let child = try native.start(words, of: node, log: file, trace: trace) { exit in
        mailbox.send(.ended(node: index, attempt: attempt, exit))
      }
      watch.begin(session: child.processID, node: index, isForked: false)
      run.session = child.processID
      run.signal = { child.signalGroup($0) }
      if let trace {
        let source = TracedAttempt.Source.file(trace, folder: native.directory(of: node))
        tracedAttempts.append(TracedAttempt(node: index, attempt: attempt, source: source))
      }
    } catch {
      throw StartProblem(error.description)
    }
  }

  private func openLog(_ run: RunningNode) throws(StartProblem) -> AppendFile {
    do throws(FileProblem) { return try logs.open(run.log, attempt: run.attempt) } catch {
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
