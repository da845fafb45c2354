import Glibc
import OutsideWorld
import PipelineModel

extension Execution {
  /// An attempt is over: what it held is free, what waited for it may come up.
  func ended(_ node: Int, _ exit: NodeExit) {
    guard let run = running.removeValue(forKey: node) else { return }
    for timer in run.timers { timer.cancel() }
    let sampled = run.session.flatMap { watch.end(session: $0) }
    let peak = [sampled, exit.largestProcess].compactMap(\.self).max()
    // A node that finished before the signal reached it has finished.
    let outcome = exit.outcome.succeeded ? .succeeded : run.stopped ?? exit.outcome
    let record = AttemptRecord(
      node: node, name: nodes[node].name, attempt: run.attempt, start: run.start, end: now,
      outcome: outcome, peakMemory: peak, user: exit.user, system: exit.system)
    records.append(record)
    journalEnd(record)
    guard outcome.succeeded else { return failed(record, log: run.log) }
    if let file = run.logFile { logs.close(file) }
    failures[node] = nil
    admission.complete(node)
    noteOutgrown(node, memory: peak, told: run.hasOutgrown)
    observer.observe(.finished(record))
    let spent = spill.finished(node)
    if !spent.isEmpty { worker?.release(spent) }
  }

  private func failed(_ record: AttemptRecord, log: String) {
    let node = record.node
    let retried = mayRetry(record)
    let failure = AttemptFailure(
      record: record,
      reason: ExitReason.words(
        record, demand: nodes[node].demand.amount(of: .memory),
        capacity: setup.capacities[.memory]),
      lastLines: record.outcome == .interrupted
        ? [] : LogLines.last(Self.shownLogLines, of: log),
      log: log)
    if retried {
      admission.retry(node)
    } else {
      admission.fail(node)
      failures[node] = failure
      if !options.keepGoing { isClosed = true }
    }
    observer.observe(.failed(failure, retried: retried))
  }

  private func mayRetry(_ record: AttemptRecord) -> Bool {
    guard !isClosed else { return false }
    switch record.outcome {
    case .exited, .killed, .raised, .timedOut:
      return record.attempt <= options.retries ?? nodes[record.node].retries
    case .succeeded, .outgrew, .interrupted, .notStarted: return false
    }
  }

  /// The worker forked a node's process.
  func forked(_ node: Int, session: Int32) {
    guard let run = running[node] else { return }
    running[node]?.session = session
    watch.begin(session: session, node: node, isForked: true)
    if traceFiles != nil {
      tracedAttempts.append(
        TracedAttempt(node: node, attempt: run.attempt, source: .worker(process: session)))
    }
    if run.stopped != nil { run.signal(signals.count > 1 ? SIGKILL : SIGTERM) }
  }

  func sampled(_ sample: MemorySample) {
    for (node, memory) in sample.nodes.sorted(by: { $0.key < $1.key }) {
      guard let run = running[node] else { continue }
      noteOutgrown(node, memory: memory, told: run.hasOutgrown)
      guard let demand = nodes[node].demand.amount(of: .memory), memory > demand else { continue }
      running[node]?.hasOutgrown = true
      if options.enforce, run.stopped == nil { stop(node, as: .outgrew(memory)) }
    }
    observer.observe(.measured(sample))
  }

  private func noteOutgrown(_ node: Int, memory: Int64?, told: Bool) {
    guard !told, let memory, let demand = nodes[node].demand.amount(of: .memory),
      memory > demand
    else { return }
    observer.observe(.outgrew(node: node, memory: memory, demand: demand))
  }

  /// Asks a node's processes to end, and ends them when they do not.
  func stop(_ node: Int, as outcome: AttemptOutcome) {
    guard let run = running[node], run.stopped == nil else { return }
    running[node]?.stopped = outcome
    run.signal(SIGTERM)
    after(Self.grace, .graceOver(node: node, attempt: run.attempt), for: node)
  }

  /// Ends a node's processes at once.
  func kill(_ run: RunningNode) {
    run.signal(SIGKILL)
    guard let session = run.session else { return }
    for entry in world.processTable.entries() where entry.session == session {
      world.processTable.signal(SIGKILL, processID: entry.processID)
    }
  }

  /// The first signal lets nothing start and asks all to end; another ends all at once.
  func interrupted(by signal: Int32) {
    signals.append(signal)
    isClosed = true
    observer.observe(.interrupted(signal: signal, count: signals.count))
    for (node, run) in running.sorted(by: { $0.key < $1.key }) {
      stop(node, as: .interrupted)
      if signals.count > 1 { kill(run) }
    }
    interruptWorker()
  }
}

extension NodeExit {
  init(outcome: AttemptOutcome, largestProcess: Int64?) {
    self.init(outcome: outcome, largestProcess: largestProcess, user: 0, system: 0)
  }
}
