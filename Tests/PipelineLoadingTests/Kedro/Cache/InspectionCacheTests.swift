import OutsideWorld
import PipelineLoading
import PipelineModel
import Synchronization
import Testing

/// What was found in a project is used again exactly while nothing of it changed.
struct InspectionCacheTests {
  /// Starts real children, and counts them.
  private final class CountingProcesses: ProcessLauncher {
    private let started = Mutex(0)

    var count: Int { started.withLock { $0 } }

    func start(_ command: ChildCommand) throws(ProcessProblem) -> any Child {
      started.withLock { $0 += 1 }
      return try SystemProcesses().start(command)
    }

    func beginGuarding() {}
    func guardSession(_ session: Int32) {}
    func releaseSession(_ session: Int32) {}
  }

  private static let registry = """
    import os
    from pathlib import Path

    from kedro.pipeline import node, pipeline

    from .names import NAME

    SUFFIX = (Path(__file__).parents[2] / "suffix.txt").read_text().strip()


    def register_pipelines():
        return {"__default__": pipeline([node(len, "x", "y", name=NAME + SUFFIX)])}

    """

  private static func project(_ registry: String = registry) async throws -> ProjectFolder {
    let folder = try ProjectFolder(
      registry: registry,
      others: ["src/odd/names.py": "NAME = 'first'\n", "suffix.txt": "_a\n"])
    await SystemClock().sleep(seconds: 0.2)
    return folder
  }

  /// Loads a project with the cache; how many children that took.
  private static func load(
    _ folder: ProjectFolder, mode: String, variables: [String: String] = [:],
    parameters: String? = nil
  ) async throws -> (project: LoadedProject, children: Int) {
    let settings = try ProjectFolder()
    try settings.write(
      "kedro: {python: \(try Kedro.new.python), mode: \(mode)}\n", to: "settings.yaml")
    let processes = CountingProcesses()
    var world = World.test(in: folder.path, environment: variables)
    world.processes = processes
    var request = LoadRequest(
      path: ".", configuration: Paths.joined(settings.path, "settings.yaml"),
      currentDirectory: folder.path)
    request.usesCache = true
    request.parameters = parameters
    return (try await loadProject(request, in: world), processes.count)
  }

  private static func name(_ project: LoadedProject) -> String? {
    project.pipelines.first?.nodes.first?.name
  }

  @Test(arguments: ["live", "static"])
  func `an unchanged project is not read again`(mode: String) async throws {
    let folder = try await Self.project()
    let first = try await Self.load(folder, mode: mode)
    #expect(first.children > 0)
    let second = try await Self.load(folder, mode: mode)
    #expect(second.children == 0)
    #expect(Self.name(second.project) == "first_a")
    #expect(second.project.notes == first.project.notes)
    #expect(second.project.pipelines[0].datasets.count == first.project.pipelines[0].datasets.count)
    #expect(second.project.call(of: "first_a") == first.project.call(of: "first_a"))
    let ignored = try DiskFiles().read(Paths.joined(folder.path, ".headway/.gitignore"))
    #expect(String(decoding: ignored, as: UTF8.self) == "*\n")
  }

  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: String
    let text: String
    let name: String
  }

  static let changes = [
    Change(
      testDescription: "a module", file: "src/odd/names.py", text: "NAME = 'other'\n",
      name: "other_a"),
    Change(
      testDescription: "a module of the same length", file: "src/odd/names.py",
      text: "NAME = 'fifth'\n", name: "fifth_a"),
    Change(
      testDescription: "a file that is read while pipelines are made", file: "suffix.txt",
      text: "_b\n", name: "first_b"),
    Change(
      testDescription: "a package in the place of a module", file: "src/odd/names/__init__.py",
      text: "NAME = 'package'\n", name: "package_a"),
    Change(
      testDescription: "the catalog", file: "conf/base/catalog.yml",
      text: "x: {type: json.JSONDataset, filepath: data/x.json}\n", name: "first_a"),
    Change(
      testDescription: "a new file of the catalog", file: "conf/local/catalog_more.yml",
      text: "x: {type: json.JSONDataset, filepath: data/x.json}\n", name: "first_a"),
    Change(
      testDescription: "a new environment", file: "conf/prod/catalog.yml",
      text: "x: {type: json.JSONDataset, filepath: data/x.json}\n", name: "first_a"),
    Change(
      testDescription: "the settings", file: "src/odd/settings.py",
      text: "CONF_SOURCE = 'conf'\n", name: "first_a"),
  ]

  @Test(arguments: ["live", "static"], changes)
  func `what changed is read again`(mode: String, change: Change) async throws {
    let folder = try await Self.project()
    _ = try await Self.load(folder, mode: mode)
    try folder.write(change.text, to: change.file)
    let again = try await Self.load(folder, mode: mode)
    #expect(again.children > 0)
    #expect(Self.name(again.project) == change.name)
  }

  @Test(arguments: ["live", "static"])
  func `another environment, variable or parameter is another question`(
    mode: String
  ) async throws {
    let folder = try await Self.project()
    try folder.write("alpha: 1\n", to: "conf/test/parameters.yml")
    await SystemClock().sleep(seconds: 0.2)
    _ = try await Self.load(folder, mode: mode)
    let other = try await Self.load(folder, mode: mode, variables: ["KEDRO_ENV": "test"])
    #expect(other.children > 0)
    let given = try await Self.load(folder, mode: mode, parameters: "alpha=2")
    #expect(given.children > 0)
  }

  @Test func `an environment variable that the project reads counts`() async throws {
    let folder = try await Self.project(
      Self.registry.replacing("NAME + SUFFIX", with: "os.environ.get('ODD_NAME', 'none')"))
    #expect(Self.name(try await Self.load(folder, mode: "live").project) == "none")
    let variables = ["ODD_NAME": "given"]
    let changed = try await Self.load(folder, mode: "live", variables: variables)
    #expect(Self.name(changed.project) == "given")
    let same = try await Self.load(folder, mode: "live", variables: variables)
    #expect(same.children == 0)
    #expect(Self.name(same.project) == "given")
  }

  @Test func `what starts another program is read each time`() async throws {
    let folder = try await Self.project(
      "import subprocess\nsubprocess.run(['true'])\n" + Self.registry)
    _ = try await Self.load(folder, mode: "live")
    #expect(try await Self.load(folder, mode: "live").children > 0)
  }

  @Test(arguments: ["", "{", "{\"format\": 1}", "\u{0}\u{1}"])
  func `a broken answer is none`(content: String) async throws {
    let folder = try await Self.project()
    _ = try await Self.load(folder, mode: "static")
    let cache = Paths.joined(folder.path, ".headway/cache")
    for name in try DiskFiles().entries(of: cache) {
      try folder.write(content, to: ".headway/cache/\(name)")
    }
    let again = try await Self.load(folder, mode: "static")
    #expect(again.children > 0)
    #expect(Self.name(again.project) == "first_a")
  }

  @Test func `a folder that cannot be written is no problem`() async throws {
    let folder = try await Self.project()
    try folder.write("in the way", to: ".headway")
    #expect(Self.name(try await Self.load(folder, mode: "static").project) == "first_a")
    #expect(Self.name(try await Self.load(folder, mode: "static").project) == "first_a")
  }
}
