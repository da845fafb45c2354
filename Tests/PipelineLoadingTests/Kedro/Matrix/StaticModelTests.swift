import OutsideWorld
import PipelineLoading
import Testing

/// What is read without importing is the same model, with places and all that rules and fixes look
/// at, not only what Kedro itself reports.
struct StaticModelTests {
  static let projects = MatrixProject.all(for: .new).filter(\.unresolved.isEmpty).map(\.name)

  @Test(arguments: projects)
  func `importing a project and reading it make one model`(of project: String) async throws {
    let reference = try await KedroReference.of(.new)
    let folder = try reference.folder(of: project).path
    let names = try reference.report(of: project, in: nil).pipelines.keys.sorted()
    let live = try await Kedro.new.load(folder: folder, pipelines: names, mode: "live")
    let read = try await Kedro.new.load(folder: folder, pipelines: names, mode: "static")
    #expect(read.modelText() == live.modelText())
  }

  @Test(arguments: projects)
  func `what is kept of a project makes the model that reading it makes`(
    of project: String
  ) async throws {
    let names = try await KedroReference.of(.new).report(of: project, in: nil).pipelines.keys
    let copy = try Kedro.new.project(
      at: Paths.joined(MatrixProject.folder, project), ageing: ["pyproject.toml"])
    // What was written just now is not kept.
    await SystemClock().sleep(seconds: 0.2)
    func load() async throws -> LoadedProject {
      try await Kedro.new.load(
        folder: copy.path, pipelines: names.sorted(), mode: "static", usesCache: true)
    }
    let read = try await load()
    try #require(try !DiskFiles().entries(of: copy.path + "/.headway/cache").isEmpty)
    #expect(try await load().modelText() == read.modelText())
  }
}
