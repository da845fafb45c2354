import OutsideWorld

/// What the loop of a run waits for.
enum ExecutionEvent: Sendable {
  /// A process of a node has ended, and its log is whole.
  case ended(node: Int, attempt: Int, NodeExit)
  /// The worker forked a node's process, which leads this session.
  case forked(node: Int, session: Int32)
  case sampled(MemorySample)
  /// The time of an attempt is up.
  case timeUp(node: Int, attempt: Int, seconds: Double)
  /// What was asked to stop had time enough.
  case graceOver(node: Int, attempt: Int)
  case interrupted(signal: Int32)
  /// The worker has imported the project; the names of threads that the project has running.
  case workerReady(threads: [String])
  /// The worker cannot import the project.
  case workerFailed(message: String, detail: String?)
  /// The hooks after the run are done; what they or the run ended with.
  case workerClosed(message: String?)
  /// The worker's process is no more; the end of its log.
  case workerEnded(detail: String?)
}

/// How a node's process ended.
struct NodeExit: Sendable, Equatable {
  let outcome: AttemptOutcome
  /// Bytes; nil when the system's number says nothing.
  let largestProcess: Int64?
  /// Processor time in seconds.
  let user: Double
  let system: Double
}

/// A node that is being run.
struct RunningNode: Sendable {
  let attempt: Int
  let start: Double
  /// Path of its log.
  let log: String
  /// The same, open; nil when the worker writes it.
  var logFile: AppendFile?
  /// The session that its processes are in; nil until it is known.
  var session: Int32?
  /// Set when Headway stops it: what its end will mean.
  var stopped: AttemptOutcome?
  var hasOutgrown = false
  /// What is to happen to it later, if it still runs then.
  var timers: [Task<Void, Never>] = []
  /// Asks its processes to end.
  var signal: @Sendable (Int32) -> Void
}
