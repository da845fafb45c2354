import PipelineModel

/// How a run ended.
package struct RunSummary: Sendable {
  package enum Status: Sendable, Equatable {
    case succeeded
    case failed
    /// By this signal.
    case interrupted(Int32)

    /// For the journal and the history.
    var word: String {
      switch self {
      case .succeeded: "done"
      case .failed: "failed"
      case .interrupted: "interrupted"
      }
    }
  }

  package let id: String
  /// Seconds since 1970 at which it began.
  package let started: Double
  package let status: Status
  /// Path of the run's folder: journal and logs.
  package let folder: String
  package let outline: RunOutline
  /// Every attempt, by its end.
  package let attempts: [AttemptRecord]
  /// The last failure of each node that failed, by time.
  package let failures: [AttemptFailure]
  /// Nodes that did not come to run to their end, ascending; failed ones are not among them.
  package let left: [Int]
  /// Seconds from the first start to the last end.
  package let makespan: Double
  /// Largest memory of everything together in bytes, by sampling; nil when all ended too soon.
  package let peakMemory: Int64?
  /// What was traced, to be read when the run is over.
  var tracedAttempts: [TracedAttempt] = []
  /// What the nodes that succeeded touched, when the run was traced.
  package internal(set) var traces: [NodeTrace] = []
  /// Things worth knowing, in words.
  package internal(set) var notes: [String]

  /// What the command exits with: 0, 1, or 128 and the signal.
  package var exitStatus: Int32 {
    switch status {
    case .succeeded: 0
    case .failed: 1
    case .interrupted(let signal): 128 + signal
    }
  }
}
