import PipelineLoading
import PipelineModel
import Testing

/// Projects of Kedro 0.16 and 0.17, read without importing them: no Python of today has their Kedro.
struct KedroOldProjectTests {
  private static let nodes = """
    from kedro.pipeline import Pipeline, node

    def create_pipelines(**kwargs):
        first = Pipeline([node(len, "raw", "size", name="count")])
        return {"first": first, "__default__": first + Pipeline([node(max, "size", "top")])}

    """
  private static let hooks = """
    from kedro.config import TemplatedConfigLoader
    from kedro.framework.hooks import hook_impl
    from kedro.versioning import Journal
    from flow.pipeline import create_pipelines

    class ProjectHooks:
        @hook_impl
        def register_pipelines(self):
            return create_pipelines()

        @hook_impl
        def register_config_loader(self, conf_paths):
            return TemplatedConfigLoader(conf_paths, globals_pattern="*globals.yml")

    project_hooks = ProjectHooks()

    """
  private static let configuration = [
    "src/flow/__init__.py": "", "src/flow/pipeline.py": nodes,
    "conf/base/catalog.yml": "raw:\n  type: json.JSONDataSet\n  filepath: ${root}/raw.json\n",
    "conf/base/globals.yml": "root: data\n", "headway.yaml": "kedro: {mode: static}\n",
  ]

  private func expectFlow(_ files: [String: String]) async throws {
    let folder = try ProjectFolder(Self.configuration.merging(files) { _, new in new })
    let pipeline = try #require(try await folder.load().pipelines.first)
    #expect(pipeline.nodes.map(\.name) == ["count", "max([size]) -> [top]"])
    #expect(pipeline.unresolved.isEmpty)
    #expect(pipeline.datasets["raw"]?.location == .path("data/raw.json"))
  }

  @Test func `hooks of the settings register pipelines before 0.17.2`() async throws {
    try await expectFlow([
      "pyproject.toml": "[tool.kedro]\npackage_name = \"flow\"\nproject_name = \"Flow\"\n"
        + "project_version = \"0.17.0\"\n",
      "src/flow/settings.py": "from flow.hooks import ProjectHooks\nHOOKS = (ProjectHooks(),)\n",
      "src/flow/hooks.py": Self.hooks,
    ])
  }

  @Test func `hooks of the project file register pipelines in 0.16`() async throws {
    try await expectFlow([
      ".kedro.yml": "context_path: flow.run.ProjectContext\nproject_version: \"0.16.6\"\n"
        + "package_name: flow\nhooks:\n  - flow.hooks.project_hooks\n",
      "src/flow/hooks.py": Self.hooks,
      "src/flow/run.py": """
      from kedro.framework.context import KedroContext

      class ProjectContext(KedroContext):
          pass

      """,
    ])
  }

  @Test func `the context makes pipelines and the loader in 0.16`() async throws {
    try await expectFlow([
      ".kedro.yml": "context_path: flow.run.ProjectContext\n",
      "src/flow/run.py": """
      from kedro.config import TemplatedConfigLoader
      from kedro.framework.context import KedroContext
      from flow.pipeline import create_pipelines

      class ProjectContext(KedroContext):
          project_version = "0.16.2"

          def _create_config_loader(self, conf_paths):
              return TemplatedConfigLoader(conf_paths, globals_pattern="*globals.yml")

          def _get_pipelines(self):
              return create_pipelines()

      """,
    ])
  }

  @Test func `a class of Kedro that the project changes is not trusted`() async throws {
    let folder = try ProjectFolder([
      "pyproject.toml": "[tool.kedro]\npackage_name = \"flow\"\nproject_name = \"Flow\"\n"
        + "kedro_init_version = \"1.7.0\"\n",
      "headway.yaml": "kedro: {mode: static}\n",
      "src/flow/__init__.py": "",
      "src/flow/pipeline_registry.py": """
      from kedro.pipeline import Node, Pipeline

      def changed(self, *given):
          pass

      Node.__init__ = changed

      def register_pipelines():
          return {"__default__": Pipeline([Node(len, "a", "b", name="count")])}

      """,
    ])
    let pipeline = try #require(try await folder.load().pipelines.first)
    #expect(pipeline.nodes.isEmpty)
    #expect(pipeline.unresolved.map(\.reason) == ["'__init__' of kedro.pipeline.Node is replaced"])
  }
}
