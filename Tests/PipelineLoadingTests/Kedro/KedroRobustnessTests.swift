import PipelineLoading
import PipelineModel
import Testing

/// Projects that get in the way of being imported: one clear error each, in its place.
struct KedroRobustnessTests {
  /// What is wrong with a project, and where that is said to be.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Files that are added or, when nil, left out.
    let files: [String: String?]
    let message: String
    let place: String
  }

  private static let table = "[tool.kedro]\npackage_name = \"odd\"\n"
  private static let registry = "src/odd/pipeline_registry.py"

  static let all: [Wrong] = [
    Wrong(
      testDescription: "a cycle of imports",
      files: [
        "src/odd/a.py": "from odd.b import two\none = 1\n",
        "src/odd/b.py": "\nfrom odd.a import one\ntwo = 2\n",
        registry: "from odd.a import one\n",
      ],
      message: "the project cannot be imported: ImportError: cannot import name 'one' from "
        + "partially initialized module 'odd.a' (most likely due to a circular import) "
        + "(src/odd/a.py)",
      place: "src/odd/b.py:2"),
    Wrong(
      testDescription: "no registry", files: [registry: nil],
      message: "the project registers no pipelines: there is no src/odd/pipeline_registry.py",
      place: "pyproject.toml:2"),
    Wrong(
      testDescription: "a registry without its function", files: [registry: "x = 1\n"],
      message: "the project cannot register its pipelines: AttributeError: module "
        + "'odd.pipeline_registry' has no attribute 'register_pipelines'",
      place: "src/odd/pipeline_registry.py:1"),
    Wrong(
      testDescription: "no name of a project",
      files: ["pyproject.toml": "[x]\n\n" + table + "kedro_init_version = \"VERSION\"\n"],
      message: "Missing required keys ['project_name'] from 'pyproject.toml'.",
      place: "pyproject.toml:3"),
    Wrong(
      testDescription: "a folder of sources that is not there",
      files: [
        "pyproject.toml": table + "project_name = \"odd\"\nkedro_init_version = \"VERSION\"\n"
          + "source_dir = \"nowhere\"\n"
      ],
      message: "Source path 'nowhere' cannot be found.", place: "pyproject.toml:5"),
    Wrong(
      testDescription: "a registry that raises",
      files: [registry: "def register_pipelines():\n    raise ValueError('broken')\n"],
      message: "the project cannot register its pipelines: ValueError: broken",
      place: "src/odd/pipeline_registry.py:2"),
    Wrong(
      testDescription: "sys.exit", files: [registry: "import sys\nsys.exit(3)\n"],
      message: "the project cannot be imported: it calls sys.exit(3)",
      place: "src/odd/pipeline_registry.py:2"),
    Wrong(
      testDescription: "os._exit", files: [registry: "import os\n\nos._exit(3)\n"],
      message: "the project cannot be imported: it calls os._exit(3)",
      place: "src/odd/pipeline_registry.py:3"),
    Wrong(
      testDescription: "an interrupt",
      files: [registry: "def register_pipelines():\n    raise KeyboardInterrupt\n"],
      message: "the project cannot register its pipelines: KeyboardInterrupt",
      place: "src/odd/pipeline_registry.py:2"),
    Wrong(
      testDescription: "recursion without an end",
      files: [
        registry: "def deep(n):\n    return deep(n)\n\n\nregister_pipelines = lambda: deep(0)\n"
      ],
      message: "the project cannot register its pipelines: RecursionError: maximum recursion "
        + "depth exceeded",
      place: "src/odd/pipeline_registry.py:2"),
    Wrong(
      testDescription: "settings that raise",
      files: ["src/odd/settings.py": "HOOKS = (\n    1 / 0,\n)\n"],
      message: "the settings cannot be read: ZeroDivisionError: division by zero",
      place: "src/odd/settings.py:2"),
    Wrong(
      testDescription: "settings that are no Python",
      files: ["src/odd/settings.py": "HOOKS = (\n"],
      message: "the settings cannot be read: SyntaxError: '(' was never closed",
      place: "src/odd/settings.py:1"),
    Wrong(
      testDescription: "a wrong indentation",
      files: [registry: "def register_pipelines():\nreturn {}\n"],
      message: "the project cannot be imported: IndentationError: expected an indented block "
        + "after function definition on line 1",
      place: "src/odd/pipeline_registry.py:2"),
    Wrong(
      testDescription: "binary junk", files: [registry: "\u{0}\u{1}\u{2}"],
      message: "the project cannot be imported: SyntaxError: source code string cannot contain "
        + "null bytes",
      place: "src/odd/pipeline_registry.py:1"),
    Wrong(
      testDescription: "a package that is not there",
      files: [
        "pyproject.toml": "[tool.kedro]\npackage_name = \"gone\"\nproject_name = \"odd\"\n"
          + "kedro_init_version = \"VERSION\"\n"
      ],
      message: "the project cannot be imported: ModuleNotFoundError: No module named 'gone'",
      place: "pyproject.toml:2"),
    Wrong(
      testDescription: "a module of its own that is not there",
      files: [registry: "\nfrom odd.missing import x\n"],
      message: "the project cannot be imported: ModuleNotFoundError: No module named 'odd.missing'",
      place: "src/odd/pipeline_registry.py:2"),
    Wrong(
      testDescription: "a registry that returns nothing",
      files: [registry: "def register_pipelines():\n    pass\n"],
      message: "the project cannot register its pipelines: register_pipelines() returns NoneType, "
        + "not a dictionary",
      place: "src/odd/pipeline_registry.py:1"),
    Wrong(
      testDescription: "a pipeline that is none",
      files: [registry: "def register_pipelines():\n    return {'__default__': 3}\n"],
      message: "pipeline '__default__' is no Pipeline but of type int",
      place: "src/odd/pipeline_registry.py:1"),
    Wrong(
      testDescription: "find_pipelines, when making a pipeline raises",
      files: [
        registry: discovering,
        "src/odd/pipelines/__init__.py": "",
        "src/odd/pipelines/a/__init__.py": "def create_pipeline():\n    raise OSError('no disk')\n",
      ],
      message: "the project cannot register its pipelines: OSError: no disk",
      place: "src/odd/pipelines/a/__init__.py:2"),
    Wrong(
      testDescription: "find_pipelines, when the package of pipelines raises",
      files: [
        registry: discovering,
        "src/odd/pipelines/__init__.py": "raise OSError('no disk')\n",
        "src/odd/pipelines/a/__init__.py": "create_pipeline = lambda: None\n",
      ],
      message: "the project cannot register its pipelines: OSError: no disk",
      place: "src/odd/pipelines/__init__.py:1"),
  ]

  /// Nodes that Kedro refuses, and how its refusal begins.
  private static let refused = [
    ("len, 'x', 'y', nam='n'", "TypeError: "),
    ("'len', 'x', 'y'", "ValueError: Invalid Node definition: first argument must be a function"),
    ("two, ['x'], 'y'", "TypeError: Inputs of 'two' function expected ['a', 'b'], but got ['x']"),
    ("two, ['x', 'y', 'z'], 'w'", "TypeError: Inputs of 'two' function expected ['a', 'b']"),
    ("two, {'a': 'x', 'c': 'y'}, 'w'", "TypeError: Inputs of 'two' function expected ['a', 'b']"),
    ("lambda: 1, 'x', 'y'", "TypeError: Inputs of '<lambda>' function expected []"),
    ("len, 'x', 'y', name='a b'", "ValueError: 'a b' is not a valid node name."),
    ("len, 'x', 'y', name='\u{1F682}'", "ValueError: '\u{1F682}' is not a valid node name."),
    ("len, 'x', ['y', 'y']", "ValueError: Failed to create node"),
    ("len, 'x', 'x'", "ValueError: Failed to create node"),
  ]

  @Test(arguments: refused, ["live", "static"])
  func `a node that Kedro refuses is refused`(
    node: (arguments: String, reason: String), mode: String
  ) async throws {
    let registry = """
      from kedro.pipeline import node, pipeline

      def two(a, b): return a

      def register_pipelines():
          return {"__default__": pipeline([node(\(node.arguments))])}

      """
    let folder = try Kedro.new.project(registry: registry, others: [:])
    let problem = await Kedro.new.problem(folder: folder.path, mode: mode)
    let start = "the project cannot register its pipelines: \(node.reason)"
    #expect(problem?.message.hasPrefix(start) == true, "\(problem?.message ?? "it loads")")
    #expect(problem?.span?.start.line == 6)
  }

  private static let accepted = [
    "two, ['x', 'y'], 'w'", "two, {'b': 'x', 'a': 'y'}, 'w'", "lambda *a: 1, ['x', 'y'], 'w'",
    "lambda a, b=1: 1, 'x', 'w'", "lambda **k: 1, {'q': 'x'}, 'w'", "lambda: 1, None, 'w'",
    "two, ['x', 'x'], 'w', name='\u{e9}t\u{e9}.1-a'",
  ]

  @Test(arguments: accepted, ["live", "static"])
  func `a node that Kedro takes is taken`(arguments: String, mode: String) async throws {
    let registry = """
      from kedro.pipeline import node, pipeline

      def two(a, b): return a

      def register_pipelines():
          return {"__default__": pipeline([node(\(arguments))])}

      """
    let folder = try Kedro.new.project(registry: registry, others: [:])
    let project = try await Kedro.new.load(folder: folder.path, mode: mode)
    #expect(project.pipelines[0].nodes.count == 1)
    #expect(project.pipelines[0].unresolved.isEmpty)
  }

  private static let discovering = """
    from kedro.framework.project import find_pipelines

    def register_pipelines():
        return find_pipelines()

    """

  @Test(arguments: all, Kedro.allCases)
  func `what is wrong is said once, in its place`(wrong: Wrong, kedro: Kedro) async throws {
    try await expect(wrong, kedro, mode: "live")
  }

  @Test(arguments: all, Kedro.allCases)
  func `reading without importing says the same`(wrong: Wrong, kedro: Kedro) async throws {
    try await expect(wrong, kedro, mode: "static")
  }

  private func expect(_ wrong: Wrong, _ kedro: Kedro, mode: String) async throws {
    let folder = try kedro.project(registry: Kedro.simple, others: wrong.files)
    let problem = await kedro.problem(folder: folder.path, mode: mode)
    #expect(problem?.message == wrong.message)
    #expect(problem?.span.map { "\($0.file):\($0.start.line)" } == wrong.place)
  }

  @Test(arguments: ["banana", "", "0.15.9", "2.0.0"])
  func `a version that nobody knows is not read`(version: String) async throws {
    let folder = try ProjectFolder([
      "pyproject.toml": "[tool.kedro]\npackage_name = \"odd\"\nproject_name = \"odd\"\n"
        + "kedro_init_version = \"\(version)\"\n",
      "src/odd/__init__.py": "", Self.registry: Kedro.simple,
    ])
    let problem = await Kedro.new.problem(folder: folder.path, mode: "static")
    #expect(
      problem?.message == "'\(version)' is no Kedro that can be read: 0.16 to 1.x are")
    #expect(problem?.span?.start.line == 4)
  }

  @Test func `a loop without an end is shown where it is when nothing is run`() async throws {
    let folder = try Kedro.new.project(
      registry: "def register_pipelines():\n    while True:\n        pass\n", others: [:])
    let problem = await Kedro.new.problem(folder: folder.path, mode: "static")
    #expect(problem?.message == "the project does not come to an end when it is read")
    #expect(problem?.span?.file == Self.registry)
    #expect((2...3).contains(problem?.span?.start.line ?? 0))
  }

  @Test(arguments: ["while True:\n        pass", "import time; time.sleep(600)"])
  func `a project that never ends is shown where it is`(body: String) async throws {
    let folder = try Kedro.new.project(
      registry: "def register_pipelines():\n    \(body)\n", others: [:])
    let problem = await Kedro.new.problem(folder: folder.path, timeLimit: 4)
    #expect(problem?.message == "importing this folder took longer than 4s")
    #expect(problem?.span?.file == Self.registry)
    #expect((2...3).contains(problem?.span?.start.line ?? 0))
    #expect(problem?.help == "see what the project does when it is imported")
  }

  /// What a project may do without harm, before or while it makes its pipelines.
  private static let habits = [
    "print('{\"error\": {\"kind\": \"x\"}}')",
    "import os, sys; sys.stdout.close(); os.close(1); os.close(2)",
    "import threading, time; threading.Thread(target=time.sleep, args=(600,)).start()",
    "import os; os.chdir('/')",
    "import sys; sys.setrecursionlimit(200)",
    "import os; child = os.fork(); child or os._exit(1); os.waitpid(child, 0)",
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)",
    "import sys; sys.path.clear(); sys.meta_path.reverse()",
    "import logging; logging.basicConfig(stream=open('/dev/stdout', 'w')); logging.error('{}')",
  ]

  @Test(arguments: habits, Kedro.allCases)
  func `odd habits do no harm`(habit: String, kedro: Kedro) async throws {
    let registry = habit + "\n" + Kedro.simple.replacing("NAME", with: "'n'")
    let folder = try kedro.project(registry: registry, others: [:])
    let project = try await kedro.load(folder: folder.path)
    #expect(project.pipelines[0].nodes.map(\.name) == ["n"])
  }

  @Test(arguments: Kedro.allCases)
  func `a project needs no settings`(kedro: Kedro) async throws {
    let folder = try kedro.project(
      registry: Kedro.simple.replacing("NAME", with: "'n'"),
      others: ["src/odd/settings.py": nil])
    #expect(try await kedro.load(folder: folder.path).pipelines[0].nodes.count == 1)
  }
}
