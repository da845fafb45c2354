import Foundation
import Testing

@testable import HeadwayCLI

/// What the options of the commands do, on a small pipeline.
struct CommandTests {
  static let pipeline = """
    name: small
    datasets: {x: {path: x.csv}}
    nodes:
      A: {run: "echo a > A.out", outputs: [x], memory: 1GiB}
      B: {run: [cp, x.csv, B.out], inputs: [x], memory: 1GiB}
      C: {run: "exit 3", memory: 3GiB}
      D: {run: "touch D.out", after: [C], memory: 1GiB}
    """

  private func folder(_ text: String = pipeline) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(text, to: "pipeline.yaml")
    return folder
  }

  static let lintCases: [([String], Int32)] = [
    (["--memory", "3GiB"], 1), (["--memory", "4GiB"], 0), ([], 0),
    (["--memory", "3GiB", "--fail-on", "never"], 0), (["--memory", "3GiB", "--ignore", "HW2"], 0),
    (["--memory", "3GiB", "--select", "structure"], 0),
    (["--memory", "3GiB", "--workers", "1"], 0), (["--memory", "2GiB"], 1),
  ]

  @Test(arguments: lintCases)
  func `lint fails as its options say`(_ options: [String], _ status: Int32) async throws {
    let folder = try folder()
    let run = await CommandRun.headway(["lint"] + options, in: folder.path)
    #expect(run.status == status, "\(run.output)\(run.error)")
  }

  @Test func `lint prints the same bytes each time`() async throws {
    let folder = try folder()
    for format in ["full", "concise", "json"] {
      let words = ["lint", "--memory", "3GiB", "--format", format]
      let first = await CommandRun.headway(words, in: folder.path)
      let second = await CommandRun.headway(words, in: folder.path)
      #expect(first.output == second.output)
      #expect(!first.output.isEmpty)
    }
  }

  @Test func `the configuration lays demands and limits over the pipeline`() async throws {
    let folder = try folder()
    try folder.write(
      "machine: {memory: 3GiB}\nnodes:\n  C: {memory: 1GiB}\nlint: {ignore: [HW206]}\n",
      to: "headway.yaml")
    #expect(await CommandRun.headway(["lint"], in: folder.path).status == 0)
    #expect(
      await CommandRun.headway(["lint", "--isolated", "--memory", "3GiB"], in: folder.path).status
        == 1)
  }

  @Test(arguments: [
    ("a.svg", "<?xml"), ("a.png", "\u{89}PNG"), ("a.pdf", "%PDF"), ("a.dot", "digraph"),
  ])
  func `draw writes what the ending says`(_ file: String, _ start: String) async throws {
    let folder = try folder()
    let run = await CommandRun.headway(
      ["draw", "--memory", "3GiB", "-o", file], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let bytes = try Data(contentsOf: URL(filePath: "\(folder.path)/\(file)"))
    #expect(bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
  }

  @Test func `a failed node ends the run with 1, names what is left and shows its log`()
    async throws
  {
    let folder = try folder()
    let run = await CommandRun.headway(["run", "--memory", "8GiB"], in: folder.path)
    #expect(run.status == 1)
    #expect((run.output + run.error).contains("C"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/D.out"))
  }

  @Test func `keep-going runs what does not depend on the failed node`() async throws {
    let folder = try folder()
    let run = await CommandRun.headway(
      ["run", "--memory", "3GiB", "--workers", "1", "--keep-going"], in: folder.path)
    #expect(run.status == 1)
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/A.out"))
  }

  @Test(arguments: [
    (["--only", "A"], ["A.out"]), (["--to", "A"], ["A.out"]), (["--from", "D"], ["D.out"]),
  ])
  func `run takes the nodes that are named`(_ words: [String], _ made: [String]) async throws {
    let folder = try folder()
    let run = await CommandRun.headway(["run", "--memory", "8GiB"] + words, in: folder.path)
    #expect(run.status == 0, "\(run.output)\(run.error)")
    let outputs = folder.snapshot().keys.filter { $0.hasSuffix(".out") }
    #expect(outputs.sorted() == made)
  }

  @Test func `a node larger than the machine is refused before anything starts`() async throws {
    let folder = try folder()
    let run = await CommandRun.headway(["run", "--memory", "2GiB"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains("C"))
    #expect(run.error.contains("3 GiB"))
    #expect(run.error.contains("2 GiB"))
    #expect(folder.snapshot().keys.filter { $0.hasSuffix(".out") }.isEmpty)
  }

  @Test func `what a run measured is kept and used where nothing was declared`() async throws {
    let folder = try folder("name: one\nnodes:\n  A: {run: \"sleep 0.3\"}\n")
    let unknown = await CommandRun.headway(["lint", "--memory", "1GiB"], in: folder.path)
    #expect(unknown.status == 1)
    #expect(unknown.output.contains("HW206"))
    #expect(await CommandRun.headway(["run"], in: folder.path).status == 0)
    let history = await CommandRun.headway(["history"], in: folder.path)
    #expect(history.output.contains("A"))
    let known = await CommandRun.headway(["lint", "--memory", "1GiB"], in: folder.path)
    #expect(known.status == 0, "\(known.output)")
    let exported = await CommandRun.headway(["history", "--export"], in: folder.path)
    let runs = try JSONSerialization.jsonObject(with: Data(exported.output.utf8)) as? [Any]
    #expect(runs?.count == 1)
    #expect(await CommandRun.headway(["history", "--prune", "0"], in: folder.path).status == 0)
    let empty = await CommandRun.headway(["history"], in: folder.path)
    #expect(empty.output.contains("nothing was measured yet"))
  }

  @Test(arguments: [
    ["draw", "-o", "no/where.svg"], ["lint", "-o", "no/where"], ["plan", "-o", "no/x"],
  ])
  func `an output that cannot be written is an error`(_ words: [String]) async throws {
    let folder = try folder()
    let run = await CommandRun.headway(words, in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains("no/"))
  }
}
