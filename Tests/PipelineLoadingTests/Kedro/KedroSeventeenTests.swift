import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// The interpreter of Kedro 0.17, which 'make setup' installs where it can.
private enum SeventeenPython {
  static var path: String? {
    let path = Paths.normalised(
      Paths.joined(Fixtures.root, "../../.build/kedro-0.17.7/bin/python"))
    return DiskFiles().kind(of: path) == .file ? path : nil
  }
}

/// Kedro 0.17, where the machine has a Python that is old enough for it.
@Suite(.enabled(if: SeventeenPython.path != nil, "needs Python 3.7 or 3.8: see setup.sh"))
struct KedroSeventeenTests {
  private static let files = [
    "pyproject.toml": "[tool.kedro]\npackage_name = \"odd\"\nproject_name = \"odd\"\n"
      + "project_version = \"0.17.7\"\n",
    "src/odd/__init__.py": "",
    "src/odd/settings.py": "from odd.hooks import ProjectHooks\nHOOKS = (ProjectHooks(),)\n",
    "src/odd/hooks.py": """
    from kedro.config import TemplatedConfigLoader
    from kedro.framework.hooks import hook_impl
    from kedro.io import DataCatalog

    class ProjectHooks:
        @hook_impl
        def register_config_loader(self, conf_paths, env, extra_params):
            return TemplatedConfigLoader(conf_paths, globals_pattern="*globals.yml")

        @hook_impl
        def register_catalog(self, catalog, credentials, load_versions, save_version, journal):
            return DataCatalog.from_config(catalog, credentials)

    """,
    "src/odd/pipeline_registry.py": """
    from kedro.pipeline import Pipeline, node, pipeline

    def register_pipelines():
        made = Pipeline([
            node(len, "x", "y", name="count"),
            node(max, ["y", "params:low.a"], "z"),
        ], tags="all")
        return {"__default__": made, "spaced": pipeline(made, namespace="n", inputs={"x"})}

    """,
    "conf/base/catalog.yml": "x:\n  type: json.JSONDataSet\n  filepath: ${root}/x.json\n",
    "conf/base/globals.yml": "root: data\n", "conf/base/parameters.yml": "low: {a: 1}\n",
    "conf/local/.gitkeep": "", "conf/prod/globals.yml": "root: s3://bucket\n",
    "conf/prod/parameters.yml": "high: 2\n",
  ]

  private func load(
    _ folder: ProjectFolder, parameters: String? = nil
  ) async throws -> LoadedProject {
    let python = try #require(SeventeenPython.path)
    try folder.write("kedro: {python: \(python)}\n", to: "headway.yaml")
    return try await folder.load { $0.parameters = parameters }
  }

  @Test func `pipelines, catalog and environments are read`() async throws {
    let folder = try ProjectFolder(Self.files)
    let project = try await load(folder, parameters: "low.b:1e3")
    let nodes = project.pipelines[0].nodes
    #expect(nodes.map(\.name) == ["count", "max([y,params:low.a]) -> [z]"])
    #expect(project.call(of: "count") == "src/odd/pipeline_registry.py 5:9-5:42")
    #expect(nodes.map(\.tags) == [["all"], ["all"]])
    #expect(project.dataset("x")?.location == .path("data/x.json"))
    #expect(project.dataset("x")?.span?.file == "conf/base/catalog.yml")
    #expect(project.dataset("y")?.location == .memory)
    #expect(project.dataset("params:low.a")?.location == .parameter)
    let details = try #require(project.kedro)
    #expect(details.kedroVersion == "0.17.7")
    #expect(details.registered == ["__default__", "spaced"])
    let prod = try #require(details.environments.first)
    #expect(prod.name == "prod")
    #expect(prod.parameters == ["high", "low", "low.a", "low.b"])
    #expect(prod.datasets["x"]?.location == .uri("s3://bucket/x.json"))
    #expect(project.notes.isEmpty)
  }

  @Test func `parameters take a colon only`() async throws {
    let folder = try ProjectFolder(Self.files)
    let problem = await #expect(throws: InputProblem.self) {
      try await load(folder, parameters: "a=1")
    }
    #expect(problem?.message.contains("separated by `:`") == true)
  }

  @Test func `a project of another Kedro is shown where it says so`() async throws {
    let folder = try ProjectFolder(Self.files)
    try folder.write(
      "[tool.kedro]\npackage_name = \"odd\"\nproject_name = \"odd\"\n"
        + "project_version = \"0.16.6\"\n", to: "pyproject.toml")
    let problem = await #expect(throws: InputProblem.self) { try await load(folder) }
    #expect(problem?.message.hasPrefix("the project is of Kedro 0.16.6, but ") == true)
    #expect(problem?.span?.start.line == 4)
  }
}
