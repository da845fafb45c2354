import PipelineLoading
import PipelineModel
import Testing

/// Where the configuration comes from, and what it says.
struct ConfigurationTests {
  static let pipeline = "machine: {memory: 1GiB, gpu: 1}\nnodes: {A: {tags: [heavy]}, B: {}}\n"

  private func memory(_ project: LoadedProject) -> Int64? {
    project.pipelines[0].machine.capacities[.memory]?.value
  }

  @Test func `headway yaml is laid over the pipeline file`() async throws {
    let folder = try ProjectFolder([
      "pipeline.yaml": Self.pipeline, "headway.yaml": "machine: {memory: 8GiB, workers: 2}\n",
    ])
    let project = try await folder.load()
    let machine = project.pipelines[0].machine
    #expect(machine.capacities.mapValues(\.value) == [.memory: 8 << 30, Resource("gpu"): 1000])
    #expect(machine.workers == 2)
    #expect(machine.capacities[.memory]?.origin == .overlay)
    #expect(machine.capacities[.memory]?.span?.file == "headway.yaml")
    #expect(project.sources.keys.sorted() == ["headway.yaml", "pipeline.yaml"])
  }

  @Test func `pyproject says the same under tool headway`() async throws {
    let folder = try ProjectFolder([
      "pipeline.yaml": Self.pipeline,
      "pyproject.toml": "[project]\nname = \"x\"\n[tool.headway.machine]\nmemory = \"8GiB\"\n",
    ])
    let project = try await folder.load()
    #expect(memory(project) == 8 << 30)
    #expect(project.pipelines[0].machine.capacities[.memory]?.span?.start.line == 4)
  }

  @Test func `headway yaml comes before pyproject, and a named file before both`() async throws {
    let folder = try ProjectFolder([
      "pipeline.yaml": Self.pipeline, "headway.yaml": "machine: {memory: 2GiB}",
      "pyproject.toml": "[tool.headway.machine]\nmemory = \"3GiB\"\n",
      "other/four.yaml": "machine: {memory: 4GiB}",
      "other/five.toml": "[tool.headway.machine]\nmemory = \"5GiB\"\n",
    ])
    #expect(memory(try await folder.load()) == 2 << 30)
    #expect(memory(try await folder.load { $0.configuration = "other/four.yaml" }) == 4 << 30)
    #expect(memory(try await folder.load { $0.configuration = "other/five.toml" }) == 5 << 30)
    #expect(memory(try await folder.load { $0.isIsolated = true }) == 1 << 30)
    let missing = await folder.problem { $0.configuration = "other/six.yaml" }
    #expect(missing?.message == "cannot read other/six.yaml: there is no such file or folder")
  }

  @Test func `the configuration lies beside the project, not in the working folder`() async throws {
    let folder = try ProjectFolder([
      "steps/pipeline.yaml": Self.pipeline, "steps/headway.yaml": "machine: {memory: 2GiB}",
      "headway.yaml": "machine: {memory: 3GiB}",
    ])
    #expect(memory(try await folder.load("steps")) == 2 << 30)
    #expect(memory(try await folder.load("steps/pipeline.yaml")) == 2 << 30)
  }

  @Test func `lint and kedro settings are kept with their places`() async throws {
    let folder = try ProjectFolder([
      "pipeline.yaml": Self.pipeline,
      "headway.yaml": """
      lint:
        select: [HW2, memory-overlap]
        ignore: HW206
        fail-on: warning
        per-file-ignores: {"src/*.py": [HW3]}
      kedro: {mode: live, python: ../bin/python, env: prod}
      """,
    ])
    let configuration = try await folder.load().configuration
    #expect(configuration.lint.select.map(\.name) == ["HW2", "memory-overlap"])
    #expect(configuration.lint.select[1].span?.start.column == 17)
    #expect(configuration.lint.ignore.map(\.name) == ["HW206"])
    #expect(configuration.lint.failOn?.name == "warning")
    #expect(configuration.lint.perFileIgnores.map(\.pattern) == ["src/*.py"])
    #expect(configuration.lint.perFileIgnores[0].rules.map(\.name) == ["HW3"])
    #expect(configuration.kedro.python?.name == "../bin/python")
    #expect(configuration.kedro.environment?.span?.start.line == 6)
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "~", "{}", "machine:\nnodes:\nlint:\nkedro:\n"])
  func `a configuration may say nothing`(text: String) async throws {
    let folder = try ProjectFolder(["pipeline.yaml": Self.pipeline, "headway.yaml": text])
    #expect(memory(try await folder.load()) == 1 << 30)
  }

  @Test(arguments: [
    ("machin: {}", "1:1 the configuration has no key 'machin'", "did you mean 'machine'?"),
    ("nodes: {A: {run: x}}", "1:13 nodes 'A' has no key 'run'", nil),
    ("nodes: {A: {memry: 1}}", "1:13 nodes 'A' has no key 'memry'", "did you mean 'memory'?"),
    ("nodes: {AA: {}}", "1:9 there is no node 'AA'", "did you mean 'A'?"),
    (
      "nodes:\n  A: {}\n  A: {}",
      "3:3 the key 'A' of 'nodes' of the configuration is already given on line 2", nil
    ),
    ("nodes: [A]", "1:8 'nodes' of the configuration must be a mapping, not a list", nil),
    ("lint: {selct: []}", "1:8 lint has no key 'selct'", "did you mean 'select'?"),
    (
      "lint: {per-file-ignores: [a]}",
      "1:26 'per-file-ignores' of lint must be a mapping, not a list", nil
    ),
    (
      "kedro: {mode: statc}", "1:15 'mode' of kedro is auto, live, static or snapshot, not 'statc'",
      "did you mean 'static'?"
    ),
    (
      "machine: {workers: 0}",
      "1:20 'workers' of machine must be a whole number from 1 to 1000000, not '0'", nil
    ),
    ("[1, 2]", "1:1 the configuration must be a mapping, not a list", nil),
  ])
  func `what it cannot say is refused at its place`(
    text: String, expected: String, help: String?
  ) async throws {
    let folder = try ProjectFolder(["pipeline.yaml": Self.pipeline, "headway.yaml": text])
    let problem = await folder.problem()
    #expect(problem?.placed == expected)
    #expect(problem?.span?.file == "headway.yaml")
    #expect(problem?.source != nil)
    if let help { #expect(problem?.help == help) }
  }
}
