import Analysis
import OutsideWorld
import PipelineLoading
import Planning
import Testing

@testable import Fixing

struct `Fixes of native pipelines` {
  static let waiting = """
    machine: {memory: 15.5GiB}
    nodes:
      A: {run: a, memory: 1GiB}
      B: {run: b, memory: 1GiB}
      C: {run: c, memory: 1GiB}
      D:  # heavy
        run: d
        memory: 15GiB

    """

  @Test func `three edges take the hazard away, and a second fix finds nothing`() async throws {
    let project = try await NativeProject(Self.waiting)
    let proposal = try await project.proposal()
    try proposal.apply(in: project.world)
    let fixed = try await NativeProject(project.files)
    #expect(fixed.analysis.hazards.isEmpty)
    #expect(fixed.analysis.verdicts.map(\.state) == [.safe])
    #expect(fixed.order.values.map(\.count).reduce(0, +) == 3)
    #expect(try await fixed.proposal().changes.isEmpty)
  }

  @Test func `a pipeline without hazards is left alone`() async throws {
    let project = try await NativeProject("nodes:\n  A: {run: x}\n  B: {run: y}\n")
    let proposal = try await project.proposal()
    #expect(proposal.changes.isEmpty)
    #expect(proposal.fixes.map(\.edges) == [[]])
  }

  @Test func `an anchor that would order another node as well is refused`() async throws {
    let project = try await NativeProject(
      """
      machine: {memory: 3GiB}
      nodes:
        A: {run: a, memory: 2GiB}
        B: &heavy {run: b, memory: 2GiB}
        C: {<<: *heavy, memory: 1MiB, locks: [x]}
        E: {run: e, locks: [x]}

      """)
    let error = await #expect(throws: FixRefusal.self) {
      let proposal = try await project.proposal()
      Issue.record("\(proposal.changes.map { String(decoding: $0.result, as: UTF8.self) })")
    }
    #expect(error?.message.hasPrefix("the fix would also order C after") == true)
    #expect(error?.help?.contains("anchor") == true)
  }

  @Test func `a race is ordered writer first, although two names for one place remain`()
    async throws
  {
    let project = try await NativeProject(
      """
      datasets:
        features: {path: data/f.csv}
        table: {path: data/f.csv}
      nodes:
        train: {run: t, inputs: [table]}
        build: {run: b, outputs: [features]}

      """)
    try await project.proposal().apply(in: project.world)
    let fixed = try await NativeProject(project.files)
    #expect(fixed.order == ["train": ["build"], "build": []])
  }

  @Test func `an old edge that the new ones imply is no obstacle`() async throws {
    let project = try await NativeProject(
      """
      machine: {memory: 3GiB}
      nodes:
        A: {run: a, memory: 2GiB}
        B: {run: b, memory: 2GiB, inputs: [x], duration: 9s}
        C: {run: c, after: [A], inputs: [y], memory: 2GiB}
        Y: {run: y, outputs: [y], after: [B], memory: 1MiB}

      """)
    try await project.proposal().apply(in: project.world)
    let fixed = try await NativeProject(project.files)
    #expect(fixed.analysis.hazards.isEmpty)
    #expect(fixed.order["C"]?.contains("A") == true)
  }

  @Test func `measured demands count although no file holds them`() async throws {
    let project = try await NativeProject(
      "machine: {memory: 3GiB}\nnodes:\n  A: {run: a, memory: 2GiB}\n  B: {run: b}\n")
    var pipeline = project.analysis.pipeline
    pipeline.nodes[1].demand.amounts[.memory] = .init(2 << 30, origin: .history)
    let analysis = PipelineAnalysis(pipeline, limits: project.analysis.limits)
    let proposal = try await EdgeProposal.make(
      for: project.project, analyses: [analysis], minimize: .edges, request: project.request,
      world: project.world)
    #expect(proposal.changes.count == 1)
  }

  @Test(arguments: [
    ("machine: {memory: 1GiB}\nnodes:\n  A: {memory: 2GiB}\n", "A alone needs 2 GiB of 1 GiB"),
    ("nodes:\n  A: {after: [B]}\n  B: {after: [A]}\n", "A → B wait for each other"),
    (
      "datasets: {a: {path: x}, b: {path: x}, c: {path: y}, d: {path: y}}\n"
        + "nodes:\n  A: {outputs: [a], inputs: [c]}\n  B: {outputs: [d], inputs: [b]}\n",
      "would have to wait for each other"
    ),
    (
      "nodes:\n  A: {locks: [l]}\n  A: {locks: [l]}\n", "several nodes are named A"
    ),
  ])
  func `what no order can mend is refused with the reason`(
    text: String, reason: String
  ) async throws {
    let project = try await NativeProject(text)
    let error = await #expect(throws: FixRefusal.self) { try await project.proposal() }
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
  }

  // MARK: Writing

  @Test func `a file that changed meanwhile is not written`() async throws {
    let project = try await NativeProject(Self.waiting)
    let proposal = try await project.proposal()
    try project.files.write(Array("nodes: {}\n".utf8), to: "/project/pipeline.yaml")
    let error = #expect(throws: FixRefusal.self) { try proposal.apply(in: project.world) }
    #expect(error?.message.contains("has changed since it was read") == true)
    #expect(error?.isUnwritable == true)
    #expect(project.files.texts == ["/project/pipeline.yaml": "nodes: {}\n"])
  }

  @Test func `a proposal is applied once`() async throws {
    let project = try await NativeProject(Self.waiting)
    let proposal = try await project.proposal()
    try proposal.apply(in: project.world)
    let once = project.files.texts
    #expect(throws: FixRefusal.self) { try proposal.apply(in: project.world) }
    #expect(project.files.texts == once)
  }

  @Test(arguments: 0..<3)
  func `a full disk leaves everything as it was`(writes: Int) async throws {
    let before = ["/project/a.txt": "a\n", "/project/b.txt": "b\n"]
    let files = MemoryFiles(before)
    let world = World.ofTests(files: files, currentDirectory: "/project")
    let changes = [
      FileChange(
        .init(file: "a.txt", bytes: Array("a\n".utf8)), edits: [TextEdit(insert: "1", at: 0)]),
      FileChange(newFile: "new.txt", text: "new\n"),
      FileChange(
        .init(file: "b.txt", bytes: Array("b\n".utf8)), edits: [TextEdit(insert: "2", at: 0)]),
    ]
    // Putting a file back is a write as well.
    let store = FailingOnce(base: files, failing: writes)
    var failing = world
    failing.files = store
    let error = #expect(throws: FixRefusal.self) {
      try EdgeProposal(fixes: [], changes: changes).apply(in: failing)
    }
    #expect(error?.message.contains("the disk is full; nothing was changed") == true)
    #expect(error?.isUnwritable == true)
    #expect(files.texts == before)
  }

  @Test func `files that cannot be put back are named`() async throws {
    let files = MemoryFiles(["/project/a.txt": "a\n", "/project/b.txt": "b\n"], writesLeft: 1)
    let world = World.ofTests(files: files, currentDirectory: "/project")
    let changes = ["a", "b"].map {
      FileChange(
        .init(file: "\($0).txt", bytes: Array("\($0)\n".utf8)),
        edits: [TextEdit(insert: "1", at: 0)])
    }
    let error = #expect(throws: FixRefusal.self) {
      try EdgeProposal(fixes: [], changes: changes).apply(in: world)
    }
    #expect(error?.message.hasSuffix("a.txt stay changed") == true)
  }
}
