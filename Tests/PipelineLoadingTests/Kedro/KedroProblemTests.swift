import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// Projects and interpreters that do not do what they should.
struct KedroProblemTests {
  private func fixture(_ name: String) -> String { Paths.joined(Fixtures.root, "kedro/\(name)") }

  @Test(arguments: Kedro.allCases)
  func `a syntax error is shown in its place`(kedro: Kedro) async throws {
    let folder = try kedro.project(at: fixture("syntax-error"))
    let problem = await kedro.problem(folder: folder.path)
    #expect(problem?.message == "the project cannot be imported: SyntaxError: '(' was never closed")
    #expect(problem?.span?.file == "src/wrong/nodes.py")
    #expect(problem?.span?.start.line == 8)
    #expect(problem?.span?.start.column == 10)
    #expect(problem?.source != nil)
  }

  @Test(arguments: Kedro.allCases)
  func `a project that exits is shown where it does`(kedro: Kedro) async throws {
    let folder = try kedro.project(at: fixture("chatty"))
    let problem = await kedro.problem(folder: folder.path, variables: ["CHATTY_EXIT": "1"])
    #expect(problem?.message.contains("sys.exit('settings: not without a terminal')") == true)
    #expect(problem?.span?.file == "src/chatty/settings.py")
    #expect(problem?.span?.start.line == 10)
  }

  @Test func `a run environment that is not there is shown in the configuration`() async throws {
    let problem = await Kedro.new.problem(folder: fixture("factories"), environment: "nowhere")
    #expect(
      problem?.message == "there is no environment 'nowhere' (there are: base, local, prod)")
    #expect(problem?.span?.file.hasSuffix("settings.yaml") == true)
    #expect(problem?.span?.start.line == 1)
  }

  @Test func `a project that hangs is stopped`() async throws {
    let folder = try ProjectFolder(registry: "import time\ntime.sleep(600)\n")
    let problem = await Kedro.new.problem(folder: folder.path, timeLimit: 2)
    #expect(problem?.message == "importing this folder took longer than 2s")
  }

  @Test func `a project that kills its Python is told so`() async throws {
    let folder = try ProjectFolder(
      registry: "import os\nos.write(2, b'last words\\n')\nos.kill(os.getpid(), 9)\n")
    let problem = await Kedro.new.problem(folder: folder.path)
    #expect(problem?.message.hasSuffix("ended without saying what is in this folder") == true)
    #expect(problem?.help?.contains("last words") == true)
  }

  @Test func `a broken catalog is shown in its place`() async throws {
    let folder = try ProjectFolder(
      registry:
        Kedro.simple.replacing("NAME", with: "'n'"),
      others: ["conf/base/catalog.yml": "x:\n  type: pandas.CSVDataset\n filepath: y\n"])
    let problem = await Kedro.new.problem(folder: folder.path)
    #expect(problem?.span?.file == "conf/base/catalog.yml")
  }

  @Test(arguments: ["{}", "None", "{'__default__': 3}"])
  func `a registry that gives no pipeline is a problem`(value: String) async throws {
    let folder = try ProjectFolder(registry: "def register_pipelines():\n    return \(value)\n")
    let problem = await Kedro.new.problem(folder: folder.path)
    #expect(problem != nil)
    #expect(problem?.message.isEmpty == false)
  }

  @Test(arguments: [
    "a b", "it's \"q\"", "a;b", "$(touch x)", "<script>", "../up", "\u{1F600}", "a\\b",
  ])
  func `names that Kedro allows are taken as they are`(name: String) async throws {
    let escaped = name.unicodeScalars.map { "\\U" + hex($0.value) }.joined()
    let folder = try ProjectFolder(registry: Kedro.simple.replacing("NAME", with: "'\(escaped)'"))
    do {
      let project = try await Kedro.new.load(folder: folder.path)
      #expect(project.pipelines[0].nodes.map(\.name) == [name])
    } catch let problem as InputProblem {
      // Kedro itself refuses some names: then that is what is said.
      #expect(problem.message.contains("name"), "\(problem.message)")
    }
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  @Test func `an interpreter that is not there is shown in the configuration`() async throws {
    let folder = try ProjectFolder(registry: Kedro.simple.replacing("NAME", with: "'n'"))
    try folder.write("kedro:\n  python: no/such/python\n", to: "headway.yaml")
    let problem = await folder.problem()
    #expect(
      problem?.message.hasPrefix("this folder needs Python to be loaded: cannot start ") == true)
    #expect(problem?.span?.file == "headway.yaml")
    #expect(problem?.span?.start.line == 2)
    #expect(problem?.span?.start.column == 11)
  }

  @Test func `a Python without Kedro is told so`() async throws {
    let folder = try ProjectFolder(registry: Kedro.simple.replacing("NAME", with: "'n'"))
    try folder.write("kedro: {python: /usr/bin/python3}\n", to: "headway.yaml")
    let problem = await folder.problem()
    #expect(problem?.message.contains("Kedro") == true)
    #expect(problem?.span?.file == "headway.yaml")
  }

  @Test func `the active virtual environment is found`() async throws {
    let folder = try ProjectFolder(registry: Kedro.simple.replacing("NAME", with: "'n'"))
    let python = try Kedro.new.python
    let environment = try #require(Paths.parent(of: python).flatMap { Paths.parent(of: $0) })
    let project = try await loadProject(
      LoadRequest(path: ".", currentDirectory: folder.path),
      in: .test(in: folder.path, environment: ["VIRTUAL_ENV": environment]))
    #expect(project.pipelines[0].nodes.map(\.name) == ["n"])
  }

  @Test func `without any Python it is said what to set`() async throws {
    let folder = try ProjectFolder(registry: Kedro.simple.replacing("NAME", with: "'n'"))
    var world = World.test(in: folder.path)
    world.environment["PATH"] = folder.path
    do {
      _ = try await loadProject(LoadRequest(path: ".", currentDirectory: folder.path), in: world)
      Issue.record("it loads")
    } catch {
      #expect(error.message.contains("cannot start python3: there is no such program"))
      #expect(error.help?.contains("VIRTUAL_ENV") == true)
    }
  }
}
