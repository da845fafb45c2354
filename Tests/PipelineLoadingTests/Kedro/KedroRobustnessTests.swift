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
  ]

  @Test(arguments: all, Kedro.allCases)
  func `what is wrong is said once, in its place`(wrong: Wrong, kedro: Kedro) async throws {
    let folder = try kedro.project(registry: Kedro.simple, others: wrong.files)
    let problem = await kedro.problem(folder: folder.path)
    #expect(problem?.message == wrong.message)
    #expect(problem?.span.map { "\($0.file):\($0.start.line)" } == wrong.place)
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
