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
}
