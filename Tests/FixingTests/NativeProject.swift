import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning

@testable import Fixing

/// A native pipeline on a disk in memory, loaded as the command line loads it.
struct NativeProject {
  static let folder = "/project"

  let files: MemoryFiles
  let world: World
  let request: LoadRequest
  let project: LoadedProject
  let analysis: PipelineAnalysis

  init(_ text: String, file: String = "pipeline.yaml") async throws {
    try await self.init(MemoryFiles(["\(Self.folder)/\(file)": text]), file: file)
  }

  init(_ files: MemoryFiles, file: String = "pipeline.yaml") async throws {
    self.files = files
    world = World.ofTests(files: files, currentDirectory: Self.folder)
    request = LoadRequest(path: file, currentDirectory: Self.folder)
    project = try await loadProject(request, in: world)
    let pipeline = project.pipelines[0]
    analysis = PipelineAnalysis(
      pipeline, limits: Limits(pipeline.machine, overriddenBy: Limits()))
  }

  func proposal(minimize: FixObjective = .edges) async throws(FixRefusal) -> EdgeProposal {
    try await EdgeProposal.make(
      for: project, analyses: [analysis], minimize: minimize, request: request, world: world)
  }

  /// The file as it is once nodes wait for others, by name, without any proof.
  func adding(_ edges: [(from: String, to: String)]) async throws -> String {
    let index = Dictionary(
      project.pipelines[0].nodes.enumerated().map { ($1.name, $0) }
    ) { first, _ in first }
    let named = edges.compactMap { edge in
      index[edge.from].flatMap { from in
        index[edge.to].map { NamedEdge(pipeline: analysis.pipeline.name, from: from, to: $0) }
      }
    }
    let changes = try await NativeFixWriter().changes(for: named, in: project, way: 0, world)
    return String(decoding: changes[0].result, as: UTF8.self)
  }

  /// What each node waits for, by name.
  var order: [String: [String]] {
    Dictionary(project.pipelines[0].nodes.map { ($0.name, $0.after.map(\.name)) }) { $1 }
  }
}

extension World {
  static func ofTests(files: any FileStore, currentDirectory: String) -> World {
    World(
      files: files, processes: SystemProcesses(), clock: SystemClock(), console: .ofProcess(),
      environment: ["PATH": "/usr/bin:/bin"], currentDirectory: currentDirectory)
  }
}
