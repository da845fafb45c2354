import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// Which pipelines and which Python are taken when nothing, or something odd, says so.
struct KedroChoiceTests {
  private static let registry = """
    from kedro.pipeline import node, pipeline

    def register_pipelines():
        return {name: pipeline([node(len, "x", "y", name=name)]) for name in ("two", "one")}

    """

  @Test func `without a default pipeline all are loaded`() async throws {
    let folder = try ProjectFolder(registry: Self.registry)
    let project = try await Kedro.new.load(folder: folder.path)
    #expect(project.pipelines.map(\.name) == ["one", "two"])
    #expect(project.pipelines.map { $0.nodes.map(\.name) } == [["one"], ["two"]])
    let chosen = try await Kedro.new.load(folder: folder.path, pipelines: ["two"])
    #expect(chosen.pipelines.map(\.name) == ["two"])
  }

  @Test func `a project of another Kedro is shown where it says so`() async throws {
    let folder = try ProjectFolder(registry: Self.registry)
    try folder.write(
      "[project]\nname = \"odd\"\n\n[tool.kedro]\npackage_name = \"odd\"\n"
        + "project_name = \"odd\"\n  kedro_init_version = \"0.19.14\"\n", to: "pyproject.toml")
    let problem = await Kedro.new.problem(folder: folder.path)
    let message = try #require(problem?.message)
    #expect(
      message.hasPrefix("the project is of Kedro 0.19.14, but \(try Kedro.new.python) (Python"))
    #expect(message.hasSuffix(") has Kedro 1.7.0"))
    #expect(problem?.span?.file == "pyproject.toml")
    #expect(problem?.span?.start.line == 7)
    #expect(
      problem?.help == "name the Python that has the project's Kedro: VIRTUAL_ENV, a .venv in the "
        + "project, or 'kedro: {python: PATH}' in headway.yaml")
  }

  @Test func `an active environment without a Python is noted`() async throws {
    let folder = try ProjectFolder(registry: Self.registry)
    let world = World.test(in: folder.path, environment: ["VIRTUAL_ENV": "/no/such/place"])
    let python = try Kedro.new.python
    let home = try #require(Paths.parent(of: python).flatMap { Paths.parent(of: $0) })
    try folder.link(".venv", to: home)
    let request = LoadRequest(path: ".", currentDirectory: folder.path)
    let own = "\(folder.path)/.venv/bin/python"
    let note = "VIRTUAL_ENV is /no/such/place, which has no bin/python: \(own) is taken instead"
    #expect(try await loadProject(request, in: world).notes == [note])

    try folder.write("raise ValueError('broken')\n", to: "src/odd/pipeline_registry.py")
    let problem = await #expect(throws: InputProblem.self) {
      try await loadProject(request, in: world)
    }
    #expect(problem?.message == "the project cannot register its pipelines: ValueError: broken")
    #expect(problem?.help?.split(separator: "\n").last.map(String.init) == note)
  }

  @Test(arguments: ["", nil])
  func `an active environment that is not set is not noted`(value: String?) async throws {
    let folder = try ProjectFolder(registry: Self.registry)
    try folder.write("kedro: {python: \(try Kedro.new.python)}\n", to: "headway.yaml")
    let environment = value.map { ["VIRTUAL_ENV": $0] } ?? [:]
    let project = try await loadProject(
      LoadRequest(path: ".", currentDirectory: folder.path),
      in: .test(in: folder.path, environment: environment))
    #expect(project.notes.isEmpty)
  }
}
