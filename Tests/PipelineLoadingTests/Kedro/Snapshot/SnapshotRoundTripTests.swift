import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// A project is the same by its snapshot as by the way the snapshot was made.
struct SnapshotRoundTripTests {
  /// Every project of the matrix once, in the newest Kedro that has it.
  private static let cases: [MatrixCase] = {
    var known: Set<String> = []
    return Kedro.allCases.flatMap { kedro in
      let names = MatrixProject.all(for: kedro).map(\.name).filter { known.insert($0).inserted }
      return MatrixCase.all.filter { $0.kedro == kedro && names.contains($0.project) }
    }
  }()

  @Test(arguments: cases)
  func `the snapshot of a project gives the project`(_ test: MatrixCase) async throws {
    let folder = try test.kedro.project(
      at: MatrixProject(name: test.project).path, ageing: ["pyproject.toml"])
    let first = try await load(test, folder)
    let names = try #require(first.kedro).registered
    let project = try await load(test, folder, names)
    let snapshot = try project.snapshot(version: "1")
    #expect(try first.snapshot(version: "1") == snapshot)
    let text = String(decoding: snapshot, as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"headwaySnapshot\" : 1,\n"))
    #expect(!text.contains(folder.path) && !text.contains("/kedro-"))

    let loaded = try await folder.load(snapshot: snapshot, pipelines: names)
    #expect(loaded.modelText() == project.modelText())
    #expect(
      loaded.sources.keys.filter { !$0.hasSuffix("settings.yaml") }.sorted()
        == project.sources.keys.filter { !$0.hasSuffix("settings.yaml") }.sorted())
    #expect(try loaded.snapshot(version: "1") == snapshot)

    let empty = try ProjectFolder()
    try empty.write(snapshot, to: "snapshot.json")
    let bare = try await empty.load("snapshot.json") { $0.pipelines = names }
    #expect(bare.modelText(places: false) == project.modelText(places: false))
    #expect(bare.sources.isEmpty)
  }

  private func load(
    _ test: MatrixCase, _ folder: ProjectFolder, _ names: [String] = []
  ) async throws -> LoadedProject {
    try await test.kedro.load(
      folder: folder.path, pipelines: names, environment: test.environment,
      mode: test.loading.mode)
  }
}
