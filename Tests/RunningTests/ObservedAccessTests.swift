import GRDB
import OutsideWorld
import PipelineModel
import Testing
import Tracing

@testable import Planning
@testable import Running

struct ObservedAccessTests {
  private func pipeline(_ nodes: [Node]) -> Pipeline {
    let names = Set(nodes.flatMap { ($0.inputs + $0.outputs).map(\.name) })
    return Pipeline(
      name: "test", kind: .native, source: "pipeline.yaml", nodes: nodes,
      datasets: Dictionary(
        uniqueKeysWithValues: names.map { ($0, Dataset(name: $0, location: .path($0))) }))
  }

  private func trace(_ index: Int, in pipeline: Pipeline, _ touches: [Touch]) -> NodeTrace {
    let node = pipeline.nodes[index]
    return NodeTrace(
      node: index, name: node.name, digest: PipelineDigest.doing(of: node, in: pipeline),
      touches: touches)
  }

  private func touch(_ path: String, _ actions: Set<Touch.Action>) -> Touch {
    Touch(path: path, actions: actions, program: "sh")
  }

  @Test func `a node gets what it touched, as accesses that were observed`() {
    let loaded = pipeline([shell("A", "x"), shell("B", "y")])
    var pipeline = loaded
    ObservedAccesses([
      trace(
        0, in: loaded, [touch("in", [.read]), touch("d", [.list]), touch("o", [.read, .write])])
    ]).attach(to: &pipeline)
    let expected = [("in", Access.Kind.read), ("d", .read), ("o", .read), ("o", .write)]
    #expect(
      pipeline.nodes[0].accesses
        == expected.map { Access($0.1, .path($0.0), evidence: .observed, means: "sh") })
    #expect(pipeline.nodes[0].wasTraced && !pipeline.nodes[1].wasTraced)
  }

  @Test func `what a node touched when it did something else is forgotten`() {
    let before = pipeline([shell("A", "x", inputs: ["in"]), shell("B", "y"), shell("C", "z")])
    var after = pipeline([
      shell("A", "x", inputs: ["other"]), shell("B", "y2"),
      shell("C", "z", memory: 1 << 30, after: ["B"], timeout: 3),
    ])
    ObservedAccesses((0..<3).map { trace($0, in: before, [touch("f", [.read])]) })
      .attach(to: &after)
    #expect(after.nodes.map(\.wasTraced) == [false, false, true])
  }

  @Test func `program text counts only where it is made or declared`() {
    let loaded = pipeline([
      shell("make", "x", outputs: ["gen.py"]), shell("use", "y", inputs: ["listed.py"]),
    ])
    var pipeline = loaded
    let code = ["gen.py", "listed.py", "other.py"].map { touch($0, [.read]) }
    ObservedAccesses([trace(1, in: loaded, code + [touch("run.sh", [.run])])]).attach(to: &pipeline)
    #expect(pipeline.nodes[1].accesses.compactMap(\.location.place) == ["gen.py", "listed.py"])
  }

  @Test func `only the newest trace of a node is kept, and goes with its run`() async throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    let history = History(projectRoot: project.root)
    let loaded = pipeline([shell("A", "x"), shell("B", "y")])
    for (id, path) in [("1", "old"), ("2", "new")] {
      let run = RunRecord(
        id: id, pipeline: "test", started: 1, makespan: 1, status: "done", attempts: [])
      let traced = id == "1" ? [0, 1] : [0]
      try history.record(
        [run], traces: traced.map { trace($0, in: loaded, [touch(path, [.read])]) },
        andMissed: { _ in [] })
    }
    let kept = try history.traces(pipeline: "test")
    #expect(kept["A"]?.touches.map(\.path) == ["new"])
    #expect(kept["B"]?.touches.map(\.path) == ["old"])
    #expect(try history.traces(pipeline: "other").isEmpty)
    _ = try history.prune(keep: 0, files: project.files)
    #expect(try history.traces(pipeline: "test").isEmpty)
  }

  @Test func `a history of the first form gets what it lacks`() async throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    let history = History(projectRoot: project.root)
    let queue = try DatabaseQueue(path: history.path)
    try await queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE runs (
            id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, started REAL NOT NULL, makespan REAL,
            status TEXT NOT NULL, peakMemory INTEGER, memoryCapacity INTEGER);
          CREATE TABLE attempts (
            run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE, node TEXT NOT NULL,
            attempt INTEGER NOT NULL, started REAL NOT NULL, duration REAL, status TEXT NOT NULL,
            code INTEGER, signal INTEGER, peakMemory INTEGER, user REAL, system REAL,
            PRIMARY KEY (run, node, attempt)) WITHOUT ROWID;
          INSERT INTO runs VALUES ('0', 'test', 1, 1, 'done', NULL, NULL);
          PRAGMA user_version = 1;
          """)
    }
    try queue.close()
    #expect(try history.runIDs() == ["0"])
    #expect(try history.traces(pipeline: "test").isEmpty)
    let loaded = pipeline([shell("A", "x")])
    let run = RunRecord(
      id: "1", pipeline: "test", started: 2, makespan: 1, status: "done", attempts: [])
    try history.record(
      [run], traces: [trace(0, in: loaded, [touch("f", [.read])])], andMissed: { _ in [] })
    #expect(try history.runIDs() == ["0", "1"])
    #expect(try history.traces(pipeline: "test")["A"]?.touches == [touch("f", [.read])])
  }

  @Test func `no history and a damaged one give nothing`() throws {
    let project = try TestProject()
    let history = History(projectRoot: project.root)
    #expect(try history.traces(pipeline: "test").isEmpty)
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    try project.files.write(Array(repeating: 0x78, count: 5000), to: history.path)
    #expect(throws: HistoryProblem.self) { try history.traces(pipeline: "test") }
  }
}
