import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// PATH is a project folder or a pipeline file, and its kind is seen from what is there.
struct RecognitionTests {
  @Test(arguments: ["pipeline.yaml", "pipeline.yml", "pipeline.json", "sub/other.YAML", "x.JSON"])
  func `a pipeline file is native`(file: String) async throws {
    let folder = try ProjectFolder([file: "{\"nodes\": {\"A\": {}}}"])
    #expect(try await folder.load(file).kind == .native)
  }

  @Test(arguments: [".", "./", "", "../HERE", "sub/.."])
  func `a folder with a pipeline file is native`(path: String) async throws {
    let folder = try ProjectFolder(["pipeline.yaml": "nodes:", "sub/x": ""])
    let here = path.replacing("HERE", with: Paths.lastComponent(of: folder.path))
    let project = try await folder.load(here.isEmpty ? "." : here)
    #expect(project.root == folder.path)
    #expect(project.pipelines[0].source == "pipeline.yaml")
  }

  @Test func `names are shown as seen from the working folder`() async throws {
    let folder = try ProjectFolder(["a/b/pipeline.yaml": "nodes:"])
    #expect(try await folder.load("a/../a/./b").pipelines[0].source == "a/b/pipeline.yaml")
  }

  @Test func `what is not there is answered with the nearest name`() async throws {
    let folder = try ProjectFolder(["pipeline.yaml": "nodes:"])
    let problem = await folder.problem("pipelin.yaml")
    #expect(problem?.message == "there is no file or folder pipelin.yaml")
    #expect(problem?.help == "did you mean 'pipeline.yaml'?")
  }

  @Test func `a folder without a pipeline says what was expected`() async throws {
    let folder = try ProjectFolder(["readme.md": "", "pyproject.toml": "[project]\nname = \"x\"\n"])
    for path in [".", "readme.md", "pyproject.toml"] {
      let problem = await folder.problem(path)
      let named = path == "." ? "this folder" : path
      #expect(problem?.message == "\(named) holds no pipeline")
      #expect(problem?.help?.contains("pipeline.yaml") == true)
    }
  }

  @Test func `a broken pyproject that speaks of Kedro is what is wrong`() async throws {
    let folder = try ProjectFolder(["pyproject.toml": "[tool.kedro]\npackage_name = \n"])
    let problem = await folder.problem()
    #expect(problem?.message.hasPrefix("this is not TOML: ") == true)
    #expect(problem?.span?.start.line == 2)
  }

  @Test func `a kind that was asked for and is not there is refused`() async throws {
    let folder = try ProjectFolder(["pipeline.yaml": "nodes:"])
    #expect(await folder.problem { $0.kind = .kedro }?.message == "this folder holds no pipeline")
    #expect(try await folder.load { $0.kind = .native }.kind == .native)
  }

  @Test func `a native file has one pipeline`() async throws {
    let folder = try ProjectFolder(["pipeline.yaml": "name: foo\nnodes:"])
    #expect(try await folder.load { $0.pipelines = ["foo"] }.pipelines.count == 1)
    #expect(try await folder.load { $0.pipelines = ["__default__"] }.pipelines.count == 1)
    let problem = await folder.problem { $0.pipelines = ["bar"] }
    #expect(problem?.message == "there is no pipeline 'bar' here")
    #expect(problem?.help == "the pipeline is 'foo'")
  }

  @Test func `devices and folders are not read as files`() async throws {
    let folder = try ProjectFolder(["dir.yaml/x": ""])
    try folder.link("endless.yaml", to: "/dev/zero")
    #expect(
      await folder.problem("endless.yaml")?.message == "cannot read endless.yaml: it is not a file")
    #expect(await folder.problem("dir.yaml")?.message == "dir.yaml holds no pipeline")
  }

  @Test func `the waiting pipeline loads`() async throws {
    let fixture = Paths.joined(Fixtures.shared, "waiting")
    let project = try await loadProject(
      LoadRequest(path: fixture, currentDirectory: "/"), in: .test(in: "/"))
    #expect(project.pipelines[0].nodes.map(\.name) == ["A", "B", "C", "D"])
  }
}
