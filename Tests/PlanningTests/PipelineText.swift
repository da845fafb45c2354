import Analysis
import OutsideWorld
import PipelineModel

@testable import PipelineLoading

/// A native pipeline written in a test.
struct PipelineText {
  let pipeline: Pipeline

  init(_ text: String) throws {
    let source = SourceText(file: "pipeline.yaml", bytes: Array(text.utf8))
    var reader = NativeReader(
      document: try SourceDocument.read(source),
      locations: LocationReader(root: "/project", files: NoFiles()))
    pipeline = try reader.read(namedAfter: "/project")
  }

  /// Analyses it on the machine it declares.
  func analysis(workers: Int? = nil) -> PipelineAnalysis {
    PipelineAnalysis(
      pipeline, limits: Limits(pipeline.machine, overriddenBy: Limits(workers: workers)))
  }
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

extension PipelineAnalysis {
  /// The index of a node.
  func node(_ name: String) -> Int { graph.nodesByName[name]?.first ?? -1 }

  /// Edges by names: `A-D`.
  func named(_ edges: [(from: Int, to: Int)]) -> [String] {
    edges.map { names([$0.from, $0.to]).joined(separator: "-") }.sorted()
  }
}
