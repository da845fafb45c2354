import Tracing

/// How the nodes of a run are traced.
package struct RunTracing: Sendable, Equatable {
  package let strace: Strace
  /// Patterns of paths that are left out.
  package let ignored: [String]

  package init(strace: Strace, ignored: [String] = []) {
    self.strace = strace
    self.ignored = ignored
  }
}

/// What a node touched in a run in which it succeeded.
package struct NodeTrace: Sendable, Equatable {
  /// Index of the node.
  package let node: Int
  package let name: String
  /// Of what the node does.
  package let digest: String
  /// By path.
  package internal(set) var touches: [Touch]
}

/// An attempt that was traced.
struct TracedAttempt: Sendable {
  let node: Int
  let attempt: Int
  let source: Source

  enum Source: Sendable {
    /// A trace of its own, begun in this folder.
    case file(String, folder: String)
    /// The processes that this one began, in the trace of the Kedro worker.
    case worker(process: Int32)
  }
}
