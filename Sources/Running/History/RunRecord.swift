/// What the history keeps of one run.
package struct RunRecord: Sendable, Codable, Equatable {
  package var id: String
  package var pipeline: String
  /// Seconds since 1970.
  package var started: Double
  /// Seconds; nil when the run was cut off.
  package var makespan: Double?
  /// `done`, `failed`, `interrupted`, or `unfinished` when the run was cut off.
  package var status: String
  /// Bytes.
  package var peakMemory: Int64?
  package var memoryCapacity: Int64?
  package var attempts: [Attempt]

  /// One try of one node.
  package struct Attempt: Sendable, Codable, Equatable {
    package var node: String
    /// From 1.
    package var attempt: Int
    /// Seconds since 1970.
    package var started: Double
    /// Seconds; nil when it was cut off.
    package var duration: Double?
    package var status: String
    package var code: Int32?
    package var signal: Int32?
    /// Bytes.
    package var peakMemory: Int64?
    /// Processor time in seconds.
    package var user: Double?
    package var system: Double?
  }
}

extension RunRecord {
  init(_ summary: RunSummary, pipeline: String) {
    self.init(
      id: summary.id, pipeline: pipeline, started: summary.started, makespan: summary.makespan,
      status: summary.status.word, peakMemory: summary.peakMemory,
      memoryCapacity: summary.outline.memoryCapacity,
      attempts: summary.attempts.map { Attempt($0, runStarted: summary.started) })
  }

  /// What a journal tells; nil when it does not even tell of the run.
  ///
  /// An attempt without an end was cut off with its run.
  init?(_ entries: [JournalEntry]) {
    guard let first = entries.first, first.event == .run, let id = first.run,
      let pipeline = first.pipeline
    else { return nil }
    self.init(
      id: id, pipeline: pipeline, started: first.time, makespan: nil, status: "unfinished",
      peakMemory: nil, memoryCapacity: first.memoryCapacity, attempts: [])
    var open: [String: Int] = [:]
    for entry in entries {
      switch entry.event {
      case .run: break
      case .start:
        guard let attempt = Attempt(start: entry) else { continue }
        open[attempt.node] = attempts.count
        attempts.append(attempt)
      case .end:
        guard let node = entry.node, let index = open.removeValue(forKey: node) else { continue }
        attempts[index].end(entry)
      case .close:
        status = entry.status ?? status
        makespan = entry.duration
        peakMemory = entry.peakMemory
      }
    }
  }
}

extension RunRecord.Attempt {
  init(_ record: AttemptRecord, runStarted: Double) {
    self.init(
      node: record.name, attempt: record.attempt, started: runStarted + record.start,
      duration: record.duration, status: record.outcome.word, code: record.outcome.code,
      signal: record.outcome.signal, peakMemory: record.peakMemory, user: record.user,
      system: record.system)
  }

  init?(start entry: JournalEntry) {
    guard let node = entry.node, let attempt = entry.attempt else { return nil }
    self.init(node: node, attempt: attempt, started: entry.time, status: "unfinished")
  }

  mutating func end(_ entry: JournalEntry) {
    duration = entry.duration
    status = entry.status ?? status
    code = entry.code
    signal = entry.signal
    peakMemory = entry.peakMemory
    user = entry.user
    system = entry.system
  }
}
