import PipelineModel

/// How one try of one node ended.
package enum AttemptOutcome: Sendable, Hashable {
  case succeeded
  /// It exited with a code that is not zero.
  case exited(Int32)
  /// A signal that Headway did not send ended it.
  case killed(signal: Int32)
  /// A Kedro node raised this.
  case raised(String)
  /// It was stopped after so many seconds.
  case timedOut(Double)
  /// It was stopped because it took so much memory (`--enforce`).
  case outgrew(Int64)
  /// It was stopped because the run was interrupted.
  case interrupted
  /// It could not be started.
  case notStarted(String)

  package var succeeded: Bool { self == .succeeded }

  /// One word for the journal and the history.
  package var word: String {
    switch self {
    case .succeeded: "done"
    case .exited, .killed, .raised: "failed"
    case .timedOut: "timeout"
    case .outgrew: "outgrew"
    case .interrupted: "interrupted"
    case .notStarted: "not started"
    }
  }

  /// The exit code, when there was one.
  package var code: Int32? {
    switch self {
    case .succeeded: 0
    case .exited(let code): code
    case .raised: 1
    default: nil
    }
  }

  /// The signal that ended it, when it was not Headway's.
  package var signal: Int32? {
    if case .killed(let signal) = self { signal } else { nil }
  }
}

/// One try of one node: when, how it ended, what it took.
package struct AttemptRecord: Sendable, Equatable {
  /// Index of the node.
  package let node: Int
  package let name: String
  /// From 1.
  package let attempt: Int
  /// Seconds from the start of the run.
  package let start: Double
  package let end: Double
  package let outcome: AttemptOutcome
  /// Largest memory of its whole process tree in bytes; nil when it ended before it could be
  /// measured.
  package let peakMemory: Int64?
  /// Processor time in seconds.
  package let user: Double
  package let system: Double

  package init(
    node: Int, name: String, attempt: Int, start: Double, end: Double, outcome: AttemptOutcome,
    peakMemory: Int64?, user: Double, system: Double
  ) {
    self.node = node
    self.name = name
    self.attempt = attempt
    self.start = start
    self.end = end
    self.outcome = outcome
    self.peakMemory = peakMemory
    self.user = user
    self.system = system
  }

  /// Seconds it ran.
  package var duration: Double { end - start }
}
