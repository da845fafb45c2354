import OutsideWorld

@testable import Tracing

/// A trace that is written in a test, of a project in `/project`.
struct RecordedTrace {
  let summary: TraceSummary

  init(
    _ text: String, owners: [Int32: [Int]] = [:], ignored: [String] = [], declared: [String] = []
  ) {
    let rules = PathRules(
      root: "/project", environment: ["HOME": "/home/me"], ignored: ignored, declared: declared)
    summary = TraceSummary(
      text.utf8, folder: "/project", owner: 0, owners: owners, rules: rules, files: NoDisk())
  }

  /// What the owner touched: `path: action action`.
  func touched(by owner: Int = 0) -> [String] {
    (summary.touches[owner] ?? []).map { touch in
      "\(touch.path): \(touch.actions.sorted().map(\.rawValue).joined(separator: " "))"
    }
  }

  func passing(of owner: Int = 0) -> Set<String> { summary.passing[owner] ?? [] }
}

/// A disk with nothing on it.
private struct NoDisk: FileStore {
  private func refuse(_ path: String) -> FileProblem {
    FileProblem(operation: "use", path: path, code: 2, reason: "there is nothing")
  }

  func read(_ path: String) throws(FileProblem) -> [UInt8] { throw refuse(path) }
  func write(_ bytes: [UInt8], to path: String) throws(FileProblem) { throw refuse(path) }
  func kind(of path: String) -> FileKind? { nil }
  func entries(of path: String) throws(FileProblem) -> [String] { throw refuse(path) }
  func makeDirectory(_ path: String) throws(FileProblem) { throw refuse(path) }
  func remove(_ path: String) throws(FileProblem) { throw refuse(path) }
  func link(_ path: String, to target: String) throws(FileProblem) { throw refuse(path) }
  func makeTemporaryDirectory() throws(FileProblem) -> String { throw refuse("/tmp") }
  func canonical(_ path: String) -> String { Paths.normalised(path) }
}
