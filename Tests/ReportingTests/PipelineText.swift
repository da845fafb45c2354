import Analysis
import OutsideWorld
import PipelineModel
@testable import PipelineLoading

/// A native pipeline written in a test.
struct PipelineText {
  let pipeline: Pipeline
  let source: SourceText

  init(_ text: String, file: String = "pipeline.yaml") throws {
    source = SourceText(file: file, bytes: Array(text.utf8))
    var reader = NativeReader(
      document: try SourceDocument.read(source),
      locations: LocationReader(root: "/project", files: NoFiles()))
    pipeline = try reader.read(namedAfter: "/project")
  }

  /// Analyses it on the machine it declares.
  func analysis(workers: Int? = nil, judgesCpus: Bool = false) -> PipelineAnalysis {
    let limits = Limits(
      pipeline.machine, overriddenBy: Limits(workers: workers, judgesCpus: judgesCpus))
    return PipelineAnalysis(pipeline, limits: limits)
  }

  /// What rules find in it.
  func findings(of rules: [Rule]) -> [Finding] {
    analysis(judgesCpus: rules.contains { $0.code == "HW202" }).findings(of: rules)
  }

  /// The only finding of a rule.
  func finding(of rule: Rule) throws -> Finding {
    let found = findings(of: [rule])
    guard let first = found.first, found.count == 1 else { throw Unexpected(count: found.count) }
    return first
  }

  struct Unexpected: Error { let count: Int }
}

/// A disk on which nothing is, and no symbolic link either.
struct NoFiles: FileStore {
  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    throw FileProblem(operation: "read", path: path, code: 2, reason: "there is no such file")
  }
  func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {}
  func kind(of path: String) -> FileKind? { nil }
  func entries(of path: String) throws(FileProblem) -> [String] { [] }
  func makeDirectory(_ path: String) throws(FileProblem) {}
  func remove(_ path: String) throws(FileProblem) {}
  func link(_ path: String, to target: String) throws(FileProblem) {}
  func makeTemporaryDirectory() throws(FileProblem) -> String { "/tmp" }
  func canonical(_ path: String) -> String { Paths.normalised(path) }
}
