import PipelineModel
import Testing

struct SourceTextTests {
  private func text(_ content: String) -> SourceText {
    SourceText(file: "x", bytes: Array(content.utf8))
  }

  @Test func `lines have no line ends`() {
    let text = text("one\r\ntwo\n\nlast")
    #expect(text.lineCount == 4)
    #expect((0...5).map { text.text(ofLine: $0) } == ["", "one", "two", "", "last", ""])
  }

  @Test(arguments: [
    "", "abc", "é\n日本\u{1F600}\r\nx\n", String(repeating: "aé\n日", count: 300),
    String(repeating: "ab\n", count: 300), String(repeating: "x", count: 255) + "\n\ny",
    String(repeating: "x", count: 700) + "\n", String(repeating: "\n", count: 512),
  ])
  func `every place is the line and column one counts by hand`(content: String) {
    let text = text(content)
    var line = 1
    var column = 1
    var offset = 0
    for scalar in content.unicodeScalars {
      let place = text.position(at: offset)
      #expect(place == SourcePosition(offset: offset, line: line, column: column))
      offset += UTF8.width(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    let end = SourcePosition(offset: offset, line: line, column: column)
    #expect(text.position(at: offset) == end)
    #expect(text.position(at: offset + 100) == end)
    #expect(text.position(at: -1).offset == 0)
  }

  @Test func `Python's places are found`() {
    let text = text("a\nbé = 1\n")
    #expect(text.position(line: 2, byteColumn: 4) == SourcePosition(offset: 6, line: 2, column: 4))
    #expect(text.position(line: 0, byteColumn: 0).offset == 0)
    #expect(text.position(line: 99, byteColumn: 0).offset == 10)
  }

  @Test func `the span of a line leaves out its indentation`() {
    let span = text("a\n\t  b c\r\n").span(ofLine: 2)
    #expect(span.start.column == 4)
    #expect(span.end.column == 7)
    #expect(text("").span(ofLine: 7).start.offset == 0)
  }
}
