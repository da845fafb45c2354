import Tracing

/// Where the traces of a run are: `traces/` in its folder.
struct TraceFiles: Sendable {
  let strace: Strace
  private let folder: String

  init(strace: Strace, folder: RunFolder) {
    self.strace = strace
    self.folder = folder.traces
  }

  /// The trace of the Kedro worker, with all nodes in it.
  var worker: String { folder + "/~worker.strace" }

  func path(of node: String, index: Int, attempt: Int) -> String {
    "\(folder)/\(LogName.of(node, index: index).dropLast(4)).\(attempt).strace"
  }
}
