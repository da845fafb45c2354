import Analysis
import OutsideWorld
import PipelineLoading
import Planning
import Testing

@testable import Fixing

@Suite(.serialized)
struct `The waiting Kedro project` {
  @Test(arguments: KedroVersion.all)
  func `fixed by edges, runs with D alone and the same outputs`(_ version: KedroVersion)
    async throws
  {
    let copy = try await KedroCopy(version)
    try await copy.shell("kedro run")
    let outputs = try copy.takeOutputs()
    #expect(outputs.keys.sorted() == ["bar_a.json", "bar_b.json", "bar_c.json", "bar_d.json"])

    let proposal = try await copy.proposal()
    try await checkDiff(UnifiedDiff.text(proposal.changes), copy)
    try proposal.apply(in: copy.world)
    let fixed = try await copy.analysed().analyses[0]
    #expect(fixed.verdicts.map(\.state) == [.safe])
    #expect(fixed.hazards.isEmpty && fixed.findings(of: Rule.defaults).isEmpty)
    #expect(try await copy.proposal().changes.isEmpty)

    for runner in ["SequentialRunner", "ThreadRunner", "ParallelRunner"] {
      try await copy.shell("kedro run --runner \(runner)")
      try expectAlone("D", copy)
      #expect(try copy.takeOutputs() == outputs, "\(runner)")
    }
  }

  @Test(arguments: KedroVersion.all)
  func `split by a script or a Makefile, runs the same`(_ version: KedroVersion) async throws {
    let copy = try await KedroCopy(version)
    try await copy.shell("kedro run")
    let outputs = try copy.takeOutputs()
    let (project, analyses, _) = try await copy.analysed()
    let fix = try SplitFix.search(analyses[0])
    #expect(fix.stages.count == 2 && fix.unpersisted.isEmpty)
    let commands = SplitCommands(fix, of: analyses[0], in: project)
    try copy.write(SplitFormat.shell.text(commands), to: "split.sh")
    try copy.write(SplitFormat.make.text(commands), to: "Makefile")
    for line in ["bash split.sh", "make -j4"] {
      try await copy.shell(line)
      try expectAlone("D", copy)
      #expect(try copy.takeOutputs() == outputs, "\(line)")
    }
  }

  @Test func `a full disk leaves the project as it was`() async throws {
    let copy = try await KedroCopy(.newest)
    let proposal = try await copy.proposal()
    let before = try await copy.shell("cat $(find src -name '*.py' | sort)")
    for write in 0..<proposal.changes.count {
      var world = copy.world
      world.files = FailingOnce(base: DiskFiles(), failing: write)
      let error = #expect(throws: FixRefusal.self) { try proposal.apply(in: world) }
      #expect(error?.isUnwritable == true)
      #expect(try await copy.shell("cat $(find src -name '*.py' | sort)") == before)
    }
  }

  @Test func `the copy that proves a fix holds neither data nor history`() async throws {
    let copy = try await KedroCopy(.newest, files: [".headway/history.sqlite": "x"])
    let mirror = try ProjectMirror(copy.path, world: copy.world)
    defer { mirror.remove() }
    try mirror.copySources(in: "src/waiting_kedro")
    try mirror.write([], to: "src/waiting_kedro/new/module.py")
    let links = try await copy.shell("cd \(mirror.root) && find . -type l | sort")
    for name in ["./data", "./conf", "./.headway", "./headway.yaml", "./pyproject.toml"] {
      #expect(links.split(separator: "\n").contains(Substring(name)), "\(name)")
    }
    let real = try await copy.shell(
      "cd \(mirror.root) && find . -type f | grep -v '[.]py$' || true")
    #expect(real.isEmpty)
    #expect(
      try await copy.shell("ls src/waiting_kedro")
        == "__init__.py\n__main__.py\npipeline_registry.py\npipelines\nsettings.py\n")
  }

  private func expectAlone(_ node: String, _ copy: KedroCopy) throws {
    let times = try copy.times()
    #expect(times.keys.sorted() == ["A", "B", "C", "D"])
    let alone = try #require(times[node])
    for (name, time) in times where name != node {
      #expect(time.end <= alone.start || alone.end <= time.start, "\(name) overlaps \(node)")
    }
  }

  private func checkDiff(_ diff: String, _ copy: KedroCopy) async throws {
    let other = try await KedroCopy(copy.version)
    try other.write(diff, to: "fix.diff")
    try await other.shell("git apply fix.diff && rm fix.diff")
    let added = diff.split(separator: "\n").filter { $0.hasPrefix("+") && $0.contains("done") }
    #expect(diff.contains("+from waiting_kedro.ordering import after, signals\n"))
    #expect(
      added.contains { $0.contains("), \"A_done\", \"B_done\", \"C_done\"),") }
        || added.contains { $0.contains("\"D_done\"") })
  }
}
