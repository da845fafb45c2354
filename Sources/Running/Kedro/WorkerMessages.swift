/// A line from Headway to the worker.
struct WorkerCommand: Encodable, Sendable {
  var command: String
  var id: Int?
  var node: String?
  var log: String?
  var release: [String]?
  var datasets: [String]?
}

/// What the worker is started with.
struct WorkerRequest: Encodable, Sendable {
  let project: String
  let env: String?
  let pipeline: String
  let params: [String: RunParameter]
  /// Names of the nodes when not all of the pipeline are to run.
  let nodes: [String]?
  let spill: String
  let runId: String
  let workerLog: String
}

/// A line from the worker to Headway.
struct WorkerEvent: Decodable, Sendable {
  let event: String
  var id: Int?
  var pid: Int32?
  var status: Int32?
  var signal: Int32?
  var message: String?
  var detail: String?
  /// Names of threads that the project has running.
  var threads: [String]?
  var maxrssKiB: Int64?
  var user: Double?
  var system: Double?

  /// The end of a node that the event tells of.
  var nodeExit: NodeExit {
    let outcome: AttemptOutcome =
      if let signal, signal > 0 {
        .killed(signal: signal)
      } else if status == 0 {
        .succeeded
      } else if let message {
        .raised(message)
      } else {
        .exited(status ?? 1)
      }
    return NodeExit(
      outcome: outcome, largestProcess: maxrssKiB.map { $0 * 1024 }, user: user ?? 0,
      system: system ?? 0)
  }
}
