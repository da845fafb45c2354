import PipelineModel

/// Told of everything that happens in a run, in order, from one task at a time.
package protocol RunObserver: Sendable {
  /// Must not wait: the run goes on when it returns.
  func observe(_ event: RunEvent)
}

/// What happens in a run.
package enum RunEvent: Sendable {
  /// Nothing has started yet.
  case planned(RunOutline)
  /// An attempt (from 1) starts, so many seconds after the start of the run.
  case started(node: Int, attempt: Int, at: Double)
  /// A node may start but for what others hold: sent once for a node.
  case waiting(node: Int, shortfall: Shortfall)
  /// Memory was looked at.
  case measured(MemorySample)
  /// A node took more memory than it declared; sent once for an attempt.
  case outgrew(node: Int, memory: Int64, demand: Int64)
  case finished(AttemptRecord)
  /// An attempt failed; another follows when `retried`.
  case failed(AttemptFailure, retried: Bool)
  /// A signal came: so many so far.
  case interrupted(signal: Int32, count: Int)
  /// Something worth knowing that stops nothing.
  case note(String)
  case ended(RunSummary)
}

/// What a run is about to do.
package struct RunOutline: Sendable {
  package let id: String
  /// Names of all nodes of the pipeline, by index.
  package let names: [String]
  /// Declared memory in bytes, by index; nil when it was not declared.
  package let memoryDemands: [Int64?]
  /// Predicted seconds, by index; nil when not known.
  package let durations: [Double?]
  /// Nodes that will run, ascending.
  package let selection: [Int]
  /// Bytes.
  package let memoryCapacity: Int64?
}

/// What a node waits for.
package enum Shortfall: Sendable, Equatable {
  case amount(Resource, needed: Int64, free: Int64)
  case lock(String)
  case workers
}

/// What nodes hold at one moment, in bytes.
package struct MemorySample: Sendable {
  /// By index of the node.
  package let nodes: [Int: Int64]
  /// All of the run together, the Kedro worker included.
  package let total: Int64
}

/// A failed attempt, with what helps to understand it.
package struct AttemptFailure: Sendable {
  package let record: AttemptRecord
  /// In words: `killed by SIGKILL, probably out of memory: it had 14.8 GiB of 15 GiB`.
  package let reason: String
  /// At most 20.
  package let lastLines: [String]
  /// Path of the whole log.
  package let log: String
}
