import Testing

/// Files that users, editors, other programs and enemies write.
enum Corpus {
  struct Sample: Sendable, CustomTestStringConvertible {
    let title: String
    let file: String
    let bytes: [UInt8]
    /// The line of the problem, when it is known.
    let line: Int?

    init(_ title: String, _ file: String, _ bytes: [UInt8], line: Int? = nil) {
      self.title = title
      self.file = file
      self.bytes = bytes
      self.line = line
    }

    init(_ title: String, _ file: String, _ text: String, line: Int? = nil) {
      self.init(title, file, Array(text.utf8), line: line)
    }

    var testDescription: String { "\(title) in \(file)" }

    /// A folder in which this is the bad file, beside a good pipeline when it is none itself.
    func folder() throws -> ProjectFolder {
      let folder = try ProjectFolder()
      if !file.hasPrefix("pipeline.") { try folder.write("nodes: {A: {}}", to: "pipeline.yaml") }
      try folder.write(bytes, to: file)
      return folder
    }
  }

  static let files = ["pipeline.yaml", "pipeline.json", "headway.yaml", "pyproject.toml"]

  static let unreadable: [Sample] =
    files.flatMap { everywhere($0) } + empty + bombs + nested + truncated + long + odd

  // MARK: Whatever the file

  private static func everywhere(_ file: String) -> [Sample] {
    let junk: [UInt8] = (0..<2048).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
    let program: [UInt8] = Array("\u{7F}ELF\u{2}\u{1}\u{1}\0\0\0\0\0\0".utf8)
    let utf16 = Array("nodes:\n  A: {}\n".utf16)
    return [
      Sample("binary junk", file, junk),
      Sample("a program", file, program),
      Sample("only NULs", file, [UInt8](repeating: 0, count: 4096), line: 1),
      Sample("UTF-16", file, [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      Sample(
        "UTF-16 big", file, [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
      Sample("UTF-16 without a mark", file, utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      Sample("Latin-1", file, Array("# ok\n# caf".utf8) + [0xE9] + Array("\nnodes:\n".utf8)),
      Sample("a surrogate in UTF-8", file, Array("#\n# ".utf8) + [0xED, 0xA0, 0x80]),
      Sample("a byte of none", file, [0xFF]),
      Sample("a page of HTML", file, "<!DOCTYPE html>\n<script>alert(1)</script>\n"),
      Sample("a long line", file, String(repeating: "x", count: 1 << 20)),
      Sample("a long key", file, String(repeating: "k", count: 900) + ": 1\n"),
    ]
  }

  private static let empty =
    ["pipeline.yaml", "pipeline.json"].flatMap { file in
      ["", " \n\n", "\u{FEFF}", "null"].map { Sample("nothing", file, $0, line: 1) }
    } + [
      Sample("only comments", "pipeline.yaml", "# a\n# b\n", line: 1),
      Sample("only a document start", "pipeline.yaml", "---\n"),
      Sample("two documents", "pipeline.yaml", "nodes:\n---\nnodes:\n", line: 2),
      Sample("a text", "pipeline.yaml", "nodes"), Sample("a number", "pipeline.json", "1"),
      Sample("a list", "pipeline.yaml", "- nodes\n"), Sample("a list", "pipeline.json", "[]"),
      Sample("no nodes", "pipeline.yaml", "name: x\n"), Sample("no nodes", "pipeline.json", "{}"),
      Sample("a list", "headway.yaml", "[]"), Sample("a text", "headway.yaml", "machine"),
    ]

  // MARK: Size

  private static let bombs: [Sample] = ["pipeline.yaml", "headway.yaml"].flatMap { file in
    let levels = (1..<20).map { level in
      "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ","))]"
    }
    let lists = (["a0: &a0 [" + String(repeating: "x,", count: 9) + "]"] + levels)
      .joined(separator: "\n")
    let maps =
      "nodes: &n0 {A: {}}\n"
      + (1..<20).map { level in
        "m\(level): &n\(level) {" + (0..<9).map { "k\($0): *n\(level - 1)" }.joined(separator: ", ")
          + "}"
      }.joined(separator: "\n")
    let wide =
      "a: &a [" + String(repeating: "x,", count: 1000) + "]\nb: ["
      + String(repeating: "*a,", count: 100_000) + "]\n"
    let merges =
      "nodes:\n  A: &a0 {}\n"
      + (1..<20).map { level in
        "  A\(level): &a\(level) {<<: ["
          + (0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", ")
          + "]}"
      }.joined(separator: "\n")
    return [
      Sample("an alias bomb", file, lists), Sample("an alias bomb of mappings", file, maps),
      Sample("a wide alias bomb", file, wide), Sample("a bomb of merges", file, merges),
      Sample("an alias to itself", file, "nodes: &a [*a]\n", line: 1),
      Sample("an alias to itself as a key", file, "nodes: &a {*a : 1}\n", line: 1),
      Sample("a merge of itself", file, "nodes: &a {<<: *a}\n", line: 1),
      Sample("a merge of a text", file, "nodes:\n  A: {<<: text}\n"),
    ]
  }

  private static let nested: [Sample] = {
    let many = 10_000
    let lists = String(repeating: "[", count: many)
    let maps = String(repeating: "{\"a\":", count: many)
    let block = (0..<many).map { String(repeating: " ", count: $0 % 2000) + "a:" }
    let deepBlock = (0..<1000).map { String(repeating: " ", count: $0) + "a:" }
    let dashes = String(repeating: "- ", count: many)
    let yaml = ["pipeline.yaml", "headway.yaml"].flatMap { file in
      [
        Sample("block levels", file, block.joined(separator: "\n")),
        Sample("deep block levels", file, deepBlock.joined(separator: "\n")),
        Sample("dashes", file, dashes), Sample("questions", file, dashes.replacing("-", with: "?")),
        Sample("flow maps", file, String(repeating: "{", count: many)),
        Sample("flow maps of keys", file, String(repeating: "{a: ", count: many)),
      ]
    }
    let all = files.flatMap { file in
      [
        Sample("lists", file, lists), Sample("maps", file, maps),
        Sample("closed lists", file, lists + String(repeating: "]", count: many)),
        Sample("lists in a table", file, "x = " + lists),
        Sample("dotted", file, Array(repeating: "a", count: many).joined(separator: ".")),
      ]
    }
    let inside = lists + String(repeating: "]", count: many)
    return yaml + all + [
      Sample("lists in a node", "pipeline.json", "{\"nodes\": {\"A\": {\"inputs\": \(inside)}}}"),
      Sample("lists in a node", "pipeline.yaml", "nodes: {A: {inputs: \(inside)}}"),
      Sample(
        "tables", "pyproject.toml",
        "[" + Array(repeating: "a", count: many).joined(separator: ".") + "]\nx="),
    ]
  }()

  private static let long: [Sample] = {
    let million = String(repeating: "x", count: 1 << 20)
    let times = String(repeating: "1s", count: 1 << 19)
    return [
      Sample("a long size", "pipeline.yaml", "nodes: {A: {memory: \(million)}}", line: 1),
      Sample("a long unit", "pipeline.yaml", "nodes: {A: {memory: 1\(million)}}", line: 1),
      Sample(
        "a long number", "pipeline.yaml",
        "nodes: {A: {memory: \(million.replacing("x", with: "9"))}}"),
      Sample("a long cpus", "pipeline.yaml", "nodes: {A: {cpus: 1\(million)}}", line: 1),
      Sample("a long time", "pipeline.yaml", "nodes: {A: {duration: \(times)x}}", line: 1),
      Sample("a long key", "pipeline.json", "{\"\(million)\": 1}", line: 1),
      Sample("a long node", "pipeline.json", "{\"nodes\": {\"\(million)\": []}}", line: 1),
      Sample("a long word", "pipeline.json", "{\"nodes\": \(million)}", line: 1),
      Sample(
        "a long dataset", "pipeline.json", "{\"nodes\":{},\"datasets\": {\"a\":\"\(million)\"}}"),
      Sample("a long anchor", "pipeline.yaml", "nodes: *\(million)", line: 1),
      Sample("a long key", "headway.yaml", "? \"\(million)\"\n: 1\n", line: 1),
      Sample("a long node", "headway.yaml", "nodes:\n  ? \"\(million)\"\n  : {memory: 1}\n"),
      Sample("a long mode", "headway.yaml", "kedro: {mode: \(million)}"),
      Sample("a long key", "pyproject.toml", "[tool.headway]\n\(million) = 1", line: 2),
      Sample("a long text", "pyproject.toml", "[tool.headway]\nmachine = \"\(million)\"", line: 2),
    ]
  }()

  // MARK: Shape

  private static let truncated: [Sample] = {
    let json =
      #"{"name": "f", "nodes": {"A": {"run": ["a", "b"], "memory": "1GiB", "cpus": 1.5e0}}}"#
    let flow = "{name: f, nodes: {A: {run: [a, 'b'], memory: \"1GiB\"}}}"
    let toml = "[tool.headway.nodes.A]\nmemory = \"1GiB\"\nlocks = [\"x\"]\n"
    let tomlEnds = [1, 5, 21, 31, 32, 37, 49, 51]
    return (1..<json.count).map { Sample("\($0) bytes", "pipeline.json", String(json.prefix($0))) }
      + (1..<flow.count).map { Sample("\($0) bytes", "pipeline.yaml", String(flow.prefix($0))) }
      + tomlEnds.map { Sample("\($0) bytes", "pyproject.toml", String(toml.prefix($0))) }
  }()

  private static let odd: [Sample] = [
    Sample("tabs for indentation", "pipeline.yaml", "nodes:\n\tA: {}\n", line: 2),
    Sample("a wrong indentation", "pipeline.yaml", "nodes:\n  A: {}\n B: {}\n", line: 3),
    Sample("a control character", "pipeline.yaml", "# é\nnodes:\n  A\u{1}: {}\n", line: 3),
    Sample("a NUL", "pipeline.yaml", "nodes:\n  A: {}\0\n", line: 2),
    Sample("a NUL", "pyproject.toml", "[tool.headway]\nx = 1\0\n", line: 2),
    Sample("an escaped NUL", "pipeline.yaml", "nodes:\n  \"A\\0\": {}\n", line: 2),
    Sample("an escaped NUL", "pipeline.json", "{\"nodes\": {\"A\\u0000\": {}}}", line: 1),
    Sample("an escaped NUL", "pyproject.toml", "[tool.headway.nodes]\n\"A\\u0000\" = {}\n"),
    Sample("a lone carriage return", "pipeline.json", "{\"nodes\": {\"a\rb\": 1}}"),
    Sample("a tag that is unknown", "pipeline.yaml", "%TAG ! x\n--- !<a b> nodes:\n"),
    Sample("a directive", "pipeline.yaml", "%YAML 9.9\n---\nnodes:\n"),
    Sample("a wrong escape", "pipeline.yaml", "nodes: {\"\\q\": {}}", line: 1),
    Sample("an unknown alias", "pipeline.yaml", "nodes: *x\n", line: 1),
    Sample("a repeated key", "headway.yaml", "nodes:\nnodes:\n", line: 2),
    Sample("a list for a key", "pipeline.yaml", "nodes: {[A]: {}}\n", line: 1),
    Sample("a null key", "pipeline.yaml", "nodes: {~: {}}\n", line: 1),
    Sample("an empty key", "pipeline.yaml", "nodes: {\"\": {}}\n", line: 1),
    Sample("a text for nodes", "pipeline.yaml", "nodes: A\n", line: 1),
    Sample("a text for a node", "pipeline.yaml", "nodes:\n  A: run\n", line: 2),
    Sample("a list for a node", "pipeline.yaml", "nodes:\n  A: [run]\n", line: 2),
    Sample(
      "numbers out of range", "pipeline.json", "{\"nodes\":{\"A\":{\"cpus\":1e400}}}", line: 1),
    Sample("a number out of range", "pyproject.toml", "[tool.headway.machine]\ncpus = 1e400"),
  ]

  // MARK: Odd but right

  static let readable: [Sample] = [
    Sample("nothing", "headway.yaml", ""), Sample("nothing", "pyproject.toml", ""),
    Sample("a mark of byte order", "pyproject.toml", "\u{FEFF}[tool.headway]\n"),
    Sample("NEL and LS", "pipeline.yaml", "nodes:\u{85}  A: {}\u{2028}  B: {}\n"),
    Sample("carriage returns", "pipeline.yaml", "nodes:\r  A: {}\r  B: {}\r"),
    Sample("a complex key", "pipeline.yaml", "? nodes\n: ? A\n  : {}\n"),
    Sample("a known tag", "pipeline.yaml", "nodes: !!map {!!str A: {}}\n"),
    Sample("a directive", "pipeline.yaml", "%YAML 1.1\n---\nnodes:\n...\n"),
    Sample(
      "a hundred levels", "pyproject.toml",
      "x = " + String(repeating: "[", count: 100) + String(repeating: "]", count: 100)),
    Sample(
      "a chain of merges", "pipeline.yaml",
      "nodes:\n  A0: &a0 {cpus: 1}\n"
        + (1..<400).map { "  A\($0): &a\($0) {<<: *a\($0 - 1)}\n" }.joined()),
    Sample(
      "many in one line", "pipeline.json",
      "{\"nodes\":{"
        + (0..<20_000).map { "\"é\($0)\":{\"inputs\":[\"x\($0)\"]}" }.joined(separator: ",") + "}}"),
    Sample(
      "many in one line", "pipeline.yaml",
      "nodes: {" + (0..<20_000).map { "é\($0): {inputs: [x\($0)]}" }.joined(separator: ", ") + "}"),
  ]
}
