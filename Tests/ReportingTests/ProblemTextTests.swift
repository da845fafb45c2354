import PipelineModel
import Reporting
import Testing

/// How problems with input are shown, and with them the code frame.
struct ProblemTextTests {
  private static func shown(
    _ text: String, at part: String, columns: Int = 100, help: String? = nil
  ) throws -> String {
    let source = SourceText(file: "p.yaml", bytes: Array(text.utf8))
    let problem = InputProblem(
      "wrong", span: try Samples.span(of: part, in: source), source: source, help: help)
    return ProblemText.of(problem, style: Style(isColoured: false, columns: columns))
  }

  @Test func `a problem shows its line and what to do`() throws {
    #expect(
      try Self.shown("a: 1\nnodse: {}\n", at: "nodse", help: "did you mean 'nodes'?") == """
        error: wrong
         --> p.yaml:2:1
          |
        2 | nodse: {}
          | ^^^^^
          |
          = help: did you mean 'nodes'?

        """)
  }

  @Test func `help of several lines is indented`() throws {
    let problem = InputProblem("wrong", help: "first\nsecond\u{1B}[2J")
    #expect(
      ProblemText.of(problem, style: .plain)
        == "error: wrong\n  = help: first\n    second\\u{1b}[2J\n")
  }

  @Test(arguments: [
    ("表計算: 1", "1", "        ^"),
    ("👩‍🚀: x", "x", "    ^"),
    ("\tkey: x", "x", "         ^"),
    ("e\u{301}a: x", "x", "    ^"),
    ("\u{7}b: x", "x", "        ^"),
    ("  x\r\nz", "x", "  ^"),
  ])
  func `the caret stands below what it means`(
    text: String, part: String, caret: String
  ) throws {
    let lines = try Self.shown(text, at: part).split(separator: "\n")
    #expect(lines.last == "  | \(caret)")
  }

  @Test func `control characters of a line are shown, not obeyed`() throws {
    let text = try Self.shown("a\u{1B}[2Jb: x", at: "x")
    #expect(text.contains("1 | a\\u{1b}[2Jb: x\n"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test(arguments: [0, 1, 500, 5_000, 9_999])
  func `a long line is cut around the caret`(before: Int) throws {
    let line = String(repeating: "a", count: before) + "X" + String(repeating: "b", count: 9_000)
    let lines = try Self.shown(line, at: "X", columns: 60).split(separator: "\n")
    let code = Array(try #require(lines.dropLast().last))
    let caret = try #require(lines.last.flatMap { Array($0).firstIndex(of: "^") })
    #expect(code[caret] == "X")
    #expect(lines.allSatisfy { $0.count <= 60 })
  }

  @Test func `a line of millions of characters takes no time`() throws {
    let line = String(repeating: "[", count: 4_000_000)
    let source = SourceText(file: "p.json", bytes: Array(line.utf8))
    let problem = InputProblem("deep", span: source.span(2_000_000..<2_000_001), source: source)
    let lines = ProblemText.of(problem, style: .plain).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test func `a span of many lines is shown by its first ones`() throws {
    let text = (1...9).map { "line \($0)" }.joined(separator: "\n")
    let shown = try Self.shown(text, at: text)
    #expect(
      shown.hasSuffix(
        """
        1 | / line 1
        2 | | line 2
        3 | | line 3
        4 | | line 4
        5 | | line 5
        6 | | line 6
          | |_^ to line 9

        """))
  }

  @Test func `the end of a file can be pointed at`() throws {
    let source = SourceText(file: "p.yaml", bytes: Array("a: [\n".utf8))
    let problem = InputProblem("no end", span: source.span(5..<5), source: source)
    #expect(
      ProblemText.of(problem, style: .plain)
        == "error: no end\n --> p.yaml:2:1\n  |\n2 |\n  | ^\n")
  }

  @Test func `an empty file has a first line`() throws {
    let source = SourceText(file: "p.yaml", bytes: [])
    let problem = InputProblem("empty", span: source.span(0..<0), source: source)
    #expect(ProblemText.of(problem, style: .plain).contains("\n1 |\n  | ^\n"))
  }

  @Test func `bytes that are no text are shown all the same`() throws {
    let source = SourceText(file: "p.yaml", bytes: [0xFF, 0xFE, 0x41, 0x80])
    let problem = InputProblem("not UTF-8", span: source.span(2..<3), source: source)
    #expect(ProblemText.of(problem, style: .plain).contains("1 | \u{FFFD}\u{FFFD}A\u{FFFD}\n"))
  }

  @Test func `a place without its text is named`() throws {
    let source = SourceText(file: "p.yaml", bytes: Array("abc".utf8))
    let problem = InputProblem("gone", span: source.span(1..<2))
    #expect(ProblemText.of(problem, style: .plain) == "error: gone\n --> p.yaml:1:2\n")
  }
}
