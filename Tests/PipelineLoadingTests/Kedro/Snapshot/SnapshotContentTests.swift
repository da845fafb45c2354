import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// What a snapshot keeps, what it leaves out, and how it is chosen.
struct SnapshotContentTests {
  private static let registry = """
    from kedro.pipeline import node, pipeline

    def register_pipelines():
        return {"__default__": pipeline([node(len, "x", "y", name="n")])}

    """

  private static let catalog = """
    x: {type: json.JSONDataset, filepath: "https://me:hidden@host/x?sig=hidden&a=b", credentials: c}
    y: {type: json.JSONDataset, filepath: ../beside/y.json}
    z: {type: json.JSONDataset, filepath: /elsewhere/z.json}
    t: {type: pandas.SQLTableDataset, table_name: T, credentials: {con: "db://me:hidden@host/d"}}
    u: {type: pandas.SQLTableDataset, table_name: U, credentials: c}

    """

  private func project(_ others: [String: String] = [:]) throws -> ProjectFolder {
    let files = [
      "conf/base/catalog.yml": Self.catalog, "conf/base/credentials.yml": "c: {key: hidden}\n",
      "conf/base/parameters.yml": "secret: hidden\n",
      "run.sh": "kedro run --params secret=hidden --env base\n",
    ]
    return try Kedro.new.project(
      registry: Self.registry, others: files.merging(others) { _, new in new })
  }

  @Test(arguments: ["live", "static"])
  func `nothing secret and no path of the machine is in it`(mode: String) async throws {
    let folder = try project()
    let project = try await Kedro.new.load(folder: folder.path, mode: mode)
    let bytes = try project.snapshot(version: "1")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("hidden"))
    #expect(!text.contains(folder.path))
    for wanted in [
      "\"https://host/x?sig=***&a=b\"", "\"../beside/y.json\"", "\"/elsewhere/z.json\"",
      "\"secret=*\"", "\"readBy\" : \"\(mode)\"", "\"headwayVersion\" : \"1\"",
    ] { #expect(text.contains(wanted), "\(wanted)") }
    let loaded = try await folder.load(snapshot: bytes)
    #expect(loaded.dataset("y")?.location == project.dataset("y")?.location)
    #expect(loaded.dataset("t")?.location == .table(connection: "db://host/d", name: "t"))
    #expect(loaded.dataset("u")?.location == .table(connection: "c", name: "u"))
    let words = loaded.pipelines[0].project.commands.map { $0.options.map(\.name) }
    #expect(words == [[.params, .env]])
  }

  @Test func `a message keeps what it says and loses where it was said`() {
    let texts = PortableText(root: "/home/me/flow")
    let said = "cannot import a (/opt/v/lib/python3.11/site-packages/a/b.py) in /home/me/flow/c.py"
    #expect(texts.text(said, under: "message") == "cannot import a (a/b.py) in c.py")
    #expect(
      texts.text("see /home/me/x/y: 1/2 and s3://a/b", under: "reason")
        == "see …/y: 1/2 and s3://a/b")
    #expect(texts.text("/home/you/x", under: "path") == "../../you/x")
    #expect(texts.text("/home/me/flow/x", under: "name") == "/home/me/flow/x")
    #expect(texts.text("abfss://box@host/x", under: "path") == "abfss://box@host/x")
  }

  @Test func `a file that has changed is shown without its lines, and named`() async throws {
    let folder = try project()
    let project = try await Kedro.new.load(folder: folder.path)
    try folder.write(try project.snapshot(version: "1"), to: "snapshot.json")
    let same = try await folder.load("snapshot.json")
    #expect(same.notes.isEmpty)
    #expect(same.sources["src/odd/pipeline_registry.py"] != nil)
    try folder.write("# more\n" + Self.registry, to: "src/odd/pipeline_registry.py")
    let other = try await folder.load("snapshot.json")
    #expect(
      other.notes == [
        "src/odd/pipeline_registry.py has changed since the snapshot was made: export it anew"
      ])
    #expect(other.sources["src/odd/pipeline_registry.py"] == nil)
    #expect(other.node("n")?.span?.start.line == project.node("n")?.span?.start.line)
    // Line ends are not what a file says.
    let text = Self.registry.replacing("\n", with: "\r\n")
    try folder.write(text, to: "src/odd/pipeline_registry.py")
    #expect(try await folder.load("snapshot.json").notes.isEmpty)
  }

  @Test func `what names files outside the project does not have them opened`() async throws {
    let folder = try project()
    let bytes = try await Kedro.new.load(folder: folder.path).snapshot(version: "1")
    for outside in ["../../../etc/hostname", "/etc/hostname"] {
      let text = String(decoding: bytes, as: UTF8.self)
        .replacing("src/odd/pipeline_registry.py", with: outside)
      let loaded = try await ProjectFolder(["s.json": text]).load("s.json")
      #expect(loaded.sources.isEmpty)
    }
  }

  // MARK: Choosing it

  @Test func `a snapshot file is recognised whatever its name`() async throws {
    let folder = try project()
    let bytes = try await Kedro.new.load(folder: folder.path).snapshot(version: "1")
    let other = try ProjectFolder(["headway.yaml": "nodes: {n: {memory: 3GiB}}\n"])
    try other.write([0xEF, 0xBB, 0xBF] + bytes, to: "state")
    let loaded = try await other.load("state")
    #expect(loaded.pipelines[0].source == "state")
    #expect(loaded.kind == .kedro)
    #expect(loaded.root == other.path)
    #expect(loaded.node("n")?.demand.amounts[.memory]?.value == 3 << 30)
    try other.write(bytes, to: "pyproject.json")
    #expect(try await other.load("pyproject.json").kind == .kedro)
    let native = try ProjectFolder(["native.json": "{\"nodes\": {\"headwaySnapshot\": {}}}"])
    #expect(try await native.load("native.json").kind == .native)
  }

  @Test func `only the mode has a folder loaded from a snapshot`() async throws {
    let folder = try project()
    let bytes = try await Kedro.new.load(folder: folder.path).snapshot(version: "1")
    try folder.write("print(", to: "src/odd/pipeline_registry.py")
    try folder.write(bytes, to: "ci/s.json")
    try folder.write("kedro: {mode: snapshot, snapshot: ci/s.json}\n", to: "headway.yaml")
    #expect(try await folder.load().pipelines[0].source == ".")
    try folder.write("kedro: {snapshot: ci/s.json, mode: static}\n", to: "headway.yaml")
    #expect(await folder.problem() != nil)
  }

  static let wrongSettings: [(String, String)] = [
    (
      "kedro: {mode: snapshot}",
      "1:15 kedro is to be loaded from a snapshot, and 'snapshot' does "
        + "not name one"
    ),
    ("kedro: {mode: snapshot, snapshot: no.json}", "1:35 there is no snapshot no.json"),
    ("kedro: {mode: snapshot, snapshot: pyproject.toml}", "pyproject.toml is no snapshot"),
    (
      "kedro: {mode: snapshot, snapshot: s.json, env: prod}",
      "1:48 s.json is of the default run environment, not of 'prod'"
    ),
    (
      "kedro: {mode: snapshop}",
      "1:15 'mode' of kedro is auto, live, static or snapshot, not 'snapshop'"
    ),
  ]

  @Test(arguments: wrongSettings)
  func `a setting that does not fit is shown`(text: String, placed: String) async throws {
    let folder = try project()
    try folder.write(
      try await Kedro.new.load(folder: folder.path).snapshot(version: "1"), to: "s.json")
    try folder.write(text, to: "headway.yaml")
    #expect(await folder.problem()?.placed == placed)
  }

  @Test func `runtime parameters come too late for a snapshot and are none of a native file`()
    async throws
  {
    let folder = try project()
    try folder.write(
      try await Kedro.new.load(folder: folder.path).snapshot(version: "1"), to: "s.json")
    let late = await folder.problem("s.json") { $0.parameters = "a=1" }
    #expect(late?.message == "s.json is a snapshot, into which no --params can be put")
    let native = try ProjectFolder(["pipeline.yaml": "nodes: {A: {}}"])
    let none = await native.problem { $0.parameters = "a=1" }
    #expect(none?.message == "--params is for Kedro projects, and this folder is none")
    let problem = await #expect(throws: InputProblem.self) {
      try await native.load().snapshot(version: "1")
    }
    #expect(problem?.message == "a snapshot is of a Kedro project, and this is a native pipeline")
  }
}
