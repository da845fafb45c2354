import Foundation
import FoundationXML
import Testing

@testable import HeadwayCLI

/// Bad input gets exit status 2, one clear error and nothing else, from every command.
struct BadInputTests {
  struct BadFile: CustomTestStringConvertible {
    let name: String
    let bytes: Data
    var file = "pipeline.yaml"
    var testDescription: String { name }

    init(_ name: String, _ text: String, file: String = "pipeline.yaml") {
      self.init(name, Data(text.utf8), file: file)
    }

    init(_ name: String, _ bytes: Data, file: String = "pipeline.yaml") {
      self.name = name
      self.bytes = bytes
      self.file = file
    }
  }

  static let commands = [
    ["lint"], ["lint", "--format", "json"], ["draw"], ["fix"], ["fix", "--apply"],
    ["fix", "--strategy", "split", "--emit", "shell"], ["plan"], ["run"], ["run", "--dry-run"],
  ]

  static let files: [BadFile] = [
    BadFile("empty", ""),
    BadFile("only a comment", "# nothing\n"),
    BadFile("binary", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) })),
    BadFile("UTF-16", Data("nodes: {A: {}}".utf16.flatMap { [UInt8($0 & 0xFF), 0] })),
    BadFile("alias bomb", aliasBomb),
    BadFile("an alias of itself", "nodes: &a {A: *a}\n"),
    BadFile("10,000 flow levels", "nodes: " + String(repeating: "[", count: 10_000)),
    BadFile("10,000 block levels", "nodes:\n" + String(repeating: "- ", count: 10_000) + "x\n"),
    BadFile("10,000 JSON levels", String(repeating: "[", count: 10_000), file: "pipeline.json"),
    BadFile("truncated", "nodes:\n  A: {run: [\"echo"),
    BadFile("a list", "- A\n- B\n"),
    BadFile("no nodes", "name: x\n"),
    BadFile("an unknown key", "nodes: {A: {memroy: 1GiB}}\n"),
    BadFile("an unknown unit", "nodes: {A: {memory: 1GiBB}}\n"),
    BadFile("a negative size", "nodes: {A: {memory: -1GiB}}\n"),
    BadFile("a size out of range", "nodes: {A: {memory: 1e400}}\n"),
    BadFile("a list for a size", "nodes: {A: {memory: [1]}}\n"),
    BadFile("a mapping for a name", "nodes: {A: {inputs: {x: y}}}\n"),
    BadFile("two documents", "nodes: {A: {}}\n---\nnodes: {}\n"),
    BadFile("JSON with a comma too many", "{\"nodes\": {\"A\": {},}}", file: "pipeline.json"),
    BadFile("empty JSON", "", file: "pipeline.json"),
  ]

  static let aliasBomb =
    "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    + (1...20).map { level in
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
      return "a\(level): &a\(level) [\(items)]\n"
    }.joined()

  @Test(arguments: files)
  func `a file that cannot be used is one error for every command`(_ bad: BadFile) async throws {
    let folder = try ScratchFolder()
    try bad.bytes.write(to: URL(filePath: "\(folder.path)/\(bad.file)"))
    let before = folder.snapshot()
    for command in Self.commands {
      let run = await CommandRun.headway(command + [bad.file], in: folder.path)
      #expect(run.status == 2, "\(command): \(run.output) \(run.error)")
      #expect(run.output.isEmpty, "\(command)")
      #expect(run.error.hasPrefix("error: "), "\(command): \(run.error)")
      #expect(run.error.contains(bad.file), "\(command): \(run.error)")
      #expect(run.error.components(separatedBy: "error: ").count == 2, "\(command): \(run.error)")
    }
    #expect(folder.snapshot() == before)
  }

  static let wrongOrders: [(String, String)] = [
    ("A: {after: [B]}, B: {after: [A]}", "HW101"),
    ("A: {memory: 1}, A: {memory: 2}", "HW102"),
    ("A: {outputs: [x]}, B: {outputs: [x]}", "HW103"),
    ("A: {}, B: {after: [AA]}", "HW104"),
    ("A: {inputs: [x], outputs: [x]}", "HW105"),
  ]

  @Test(arguments: wrongOrders)
  func `an order that cannot be meant is a finding for lint, and is not fixed, planned or run`(
    _ nodes: String, _ code: String
  ) async throws {
    let folder = try ScratchFolder()
    try folder.write("nodes: {\(nodes)}\n", to: "pipeline.yaml")
    let before = folder.snapshot()
    let lint = await CommandRun.headway(["lint", "--format", "concise"], in: folder.path)
    #expect(lint.status == 1)
    #expect(lint.output.contains(code), "\(lint.output)")
    for command in [["fix"], ["fix", "--apply"], ["plan"], ["run"], ["run", "--dry-run"]] {
      let run = await CommandRun.headway(command, in: folder.path)
      #expect(run.status == 2, "\(command): \(run.output) \(run.error)")
      #expect(run.output.isEmpty)
      #expect(run.error.contains("pipeline.yaml:1:"), "\(run.error)")
    }
    #expect(folder.snapshot() == before)
  }

  @Test func `a circle is not drawn`() async throws {
    let folder = try ScratchFolder()
    try folder.write("nodes: {A: {after: [B]}, B: {after: [A]}}\n", to: "pipeline.yaml")
    let run = await CommandRun.headway(["draw", "-o", "x.svg"], in: folder.path)
    #expect(run.status == 2)
    #expect(folder.snapshot().keys.sorted() == ["pipeline.yaml"])
  }

  @Test(arguments: [
    ["lint", "nowhere.yaml"], ["lint", "."], ["draw", "nowhere"], ["fix", "nowhere"],
    ["plan", "nowhere"], ["run", "nowhere"], ["history", "nowhere"],
    ["explain", "HW999"], ["explain", "memory-overlpa"], ["schema", "pipelin"],
    ["completions", "tcsh"], ["rules", "--format", "xml"], ["lnt"], ["--nope"],
    ["lint", "--format", "xml"], ["lint", "--memory", "16GG"], ["lint", "--memory", "0"],
    ["lint", "--select", "HW9"],
    ["lint", "--fail-on", "sometimes"], ["lint", "--kind", "make"], ["lint", "--workers", "0"],
    ["lint", "--resource", "gpu"], ["lint", "--config", "nowhere.yaml"],
    ["draw", "-o", "x.jpeg"], ["draw", "--show", "everything"], ["draw", "--group", "colour"],
    ["fix", "--diff", "--apply"], ["run", "--timeout", "soon"], ["run", "--retries", "-1"],
    ["history", "--prune", "-3"],
  ])
  func `a wrong command line is one error`(_ words: [String]) async throws {
    let folder = try ScratchFolder()
    let run = await CommandRun.headway(words, in: folder.path)
    #expect(run.status == 2, "\(run.output) \(run.error)")
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("error: "), "\(run.error)")
    #expect(folder.snapshot().isEmpty)
  }

  @Test(arguments: [
    ("lnt", "lint"), ("explain memory-overlpa", "memory-overlap"), ("schema pipelin", "pipeline"),
  ])
  func `a slip gets the nearest name`(_ words: String, _ meant: String) async throws {
    let folder = try ScratchFolder()
    let run = await CommandRun.headway(
      words.split(separator: " ").map(String.init), in: folder.path)
    #expect(run.error.contains("did you mean"))
    #expect(run.error.contains(meant))
  }

  @Test func `names with anything in them are shown and cannot inject`() async throws {
    let names = [
      "a b", "it's", "say \"hi\"", "a\nb", "x;rm -rf .", "$(reboot)", "<script>", "../up", "🚂",
      "\u{1B}[31mred",
    ]
    let folder = try ScratchFolder()
    let nodes = Dictionary(
      uniqueKeysWithValues: names.map { ($0, ["memory": "1GiB", "run": "true"]) })
    let data = try JSONSerialization.data(withJSONObject: ["nodes": nodes])
    try folder.write(String(decoding: data, as: UTF8.self), to: "pipeline.json")
    let limit = ["--memory", "9GiB"]
    let lint = await CommandRun.headway(["lint"] + limit, in: folder.path)
    #expect(lint.status == 1)
    #expect(!lint.output.contains("\u{1B}"))
    let drawn = await CommandRun.headway(["draw"] + limit, in: folder.path)
    #expect(drawn.status == 0)
    let parser = XMLParser(data: Data(drawn.output.utf8))
    #expect(parser.parse())
    #expect(parser.parserError == nil)
    #expect(!drawn.output.contains("<script>"))
    let split = await CommandRun.headway(
      ["fix", "--strategy", "split", "--emit", "shell"] + limit, in: folder.path)
    #expect(split.status == 0)
    let run = await CommandRun.headway(["run"] + limit, in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(!run.output.contains("\u{1B}") && !run.error.contains("\u{1B}"))
  }
}
