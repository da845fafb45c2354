import OutsideWorld
import PipelineModel
import Testing

@testable import Fixing

struct `Diffs that git takes` {
  struct Example: Sendable, CustomTestStringConvertible {
    let what: String
    let files: [(name: String, text: String, edits: [TextEdit])]
    var new: [(name: String, text: String)] = []

    var testDescription: String { what }
  }

  @Test(arguments: examples)
  func `git apply makes the same files`(_ example: Example) async throws {
    let folder = try TemporaryFolder()
    let changes =
      try example.files.map { file in
        try folder.write(file.text, to: file.name)
        return FileChange(
          SourceText(file: file.name, bytes: Array(file.text.utf8)), edits: file.edits)
      } + example.new.map { FileChange(newFile: $0.name, text: $0.text) }
    let diff = UnifiedDiff.text(changes)
    try folder.write(diff, to: "fix.diff")
    let git = try await folder.run(["git", "apply", "--whitespace=nowarn", "fix.diff"])
    #expect(git.exit.code == 0, "\(String(decoding: git.error, as: UTF8.self))\n\(diff)")
    for change in changes {
      #expect(try folder.read(change.file) == String(decoding: change.result, as: UTF8.self))
    }
  }

  static let lines = (1...40).map { "line \($0)\n" }.joined()

  /// The offset of a line's first byte.
  static func start(_ line: Int) -> Int {
    lines.split(separator: "\n").prefix(line - 1).reduce(0) { $0 + $1.utf8.count + 1 }
  }

  static let examples: [Example] = [
    Example(
      what: "one insertion", files: [("a.yaml", lines, [TextEdit(insert: "x", at: start(20))])]),
    Example(
      what: "hunks near and far",
      files: [
        (
          "a.yaml", lines,
          [2, 5, 12, 13, 21, 40].map { TextEdit(insert: "new\nlines\n", at: start($0)) }
        )
      ]),
    Example(
      what: "every distance between two edits",
      files: (1...12).map {
        (
          "\($0).yaml", lines,
          [
            TextEdit(insert: "[", at: start(10)), TextEdit(insert: "]\n", at: start(10 + $0)),
          ]
        )
      }),
    Example(
      what: "first and last byte",
      files: [
        (
          "a.yaml", lines,
          [
            TextEdit(insert: "first\n", at: 0), TextEdit(insert: "last\n", at: lines.utf8.count),
          ]
        )
      ]),
    Example(
      what: "no line end at the end",
      files: [
        ("a.yaml", "a\nb", [TextEdit(insert: "\nc", at: 3)]),
        ("b.yaml", "a\nb", [TextEdit(insert: "c", at: 0)]),
        ("c.yaml", "a\nb", [TextEdit(insert: "\n", at: 3)]),
        ("d.yaml", "a", [TextEdit(insert: "b", at: 1)]),
        ("e.yaml", "a\n", [TextEdit(insert: "b", at: 2)]),
        ("f.yaml", lines + "end", [TextEdit(insert: "x", at: start(35))]),
      ]),
    Example(
      what: "CRLF",
      files: [
        ("a.yaml", "a\r\nb\r\nc\r\n", [TextEdit(insert: "x\r\n", at: 3), TextEdit(4..<5, "")])
      ]),
    Example(
      what: "edits that span lines",
      files: [
        (
          "a.yaml", lines,
          [TextEdit(start(10)..<start(13), "one\n"), TextEdit(start(15)..<(start(16) + 2), "")]
        )
      ]),
    Example(
      what: "new files", files: [("a.yaml", lines, [TextEdit(insert: "x", at: 0)])],
      new: [("src/deep/new.py", "import x\n"), ("no end.py", "x")]),
    Example(
      what: "names of all kinds",
      files: [
        "with space.yaml", "\"quoted\".yaml", "🚂.yaml", "a\tb.yaml", "back\\slash.yaml",
        "line\nend.yaml", "ünïcode/pipe line.yaml", " lead.yaml", "it's.yaml", "a b/c d",
      ].map { ($0, lines, [TextEdit(insert: "x", at: start(7))]) },
      new: [("new file.py", "x\n"), ("new\"\t🚂.py", "x\n")]),
    Example(
      what: "wide characters",
      files: [
        ("a.yaml", "ünïcödé\n🚂: x\nlast\n", [TextEdit(insert: "→", at: "ünïcödé\n🚂".utf8.count)])
      ]),
  ]
}
