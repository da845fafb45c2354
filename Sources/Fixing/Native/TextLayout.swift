import PipelineModel

/// How a YAML or JSON text is laid out around a place: lines, margins, comments.
struct TextLayout {
  let source: SourceText
  var bytes: [UInt8] { source.bytes }
  /// The line end that the text uses.
  let lineEnd: String

  init(_ source: SourceText) {
    self.source = source
    let end = source.bytes.firstIndex(of: UInt8(ascii: "\n"))
    let isCarried = end.map { $0 > 0 && source.bytes[$0 - 1] == UInt8(ascii: "\r") } ?? false
    lineEnd = isCarried ? "\r\n" : "\n"
  }

  /// The end of the line an offset stands in, comments included, line end excluded.
  func endOfLine(at offset: Int) -> Int {
    var end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    if end > offset, end < bytes.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// The end of a comment that is all there is on the rest of a line; else the offset itself.
  func endOfComment(at offset: Int) -> Int {
    let end = endOfLine(at: offset)
    let first = bytes[offset..<end].first { !Self.isBlank($0) }
    return first == UInt8(ascii: "#") ? end : offset
  }

  /// Whether nothing but blanks stands before an offset on its line.
  func isFirstOnLine(_ offset: Int) -> Bool { prefix(of: offset).allSatisfy(Self.isBlank) }

  /// What puts a new line's text below the text at an offset.
  func margin(at offset: Int) -> String {
    if isFirstOnLine(offset) { return String(decoding: prefix(of: offset), as: UTF8.self) }
    return String(repeating: " ", count: source.position(at: offset).column - 1)
  }

  /// The first byte that is neither blank nor in a comment.
  func nextMark(from start: Int, to end: Int) -> Int? {
    var offset = start
    while offset < end {
      if bytes[offset] == UInt8(ascii: "#") {
        offset = endOfLine(at: offset)
      } else if Self.isBlank(bytes[offset]) || Self.isLineEnd(bytes[offset]) {
        offset += 1
      } else {
        return offset
      }
    }
    return nil
  }

  /// The first dash of a block list, whose range may start with an anchor or a tag.
  func dash(ofListAt range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while let mark = nextMark(from: offset, to: range.upperBound) {
      if bytes[mark] == UInt8(ascii: "-") { return mark }
      offset = mark
      while offset < range.upperBound, !Self.isBlank(bytes[offset]), !Self.isLineEnd(bytes[offset])
      {
        offset += 1
      }
    }
    return nil
  }

  /// The alias, when a value is nothing else.
  func alias(in range: Range<Int>) -> String? {
    guard bytes[range].first == UInt8(ascii: "*") else { return nil }
    let text = String(decoding: bytes[range], as: UTF8.self)
    let isName = text.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
    return isName ? text : nil
  }

  private func prefix(of offset: Int) -> ArraySlice<UInt8> {
    let line = source.position(at: offset).line
    return bytes[source.position(line: line, byteColumn: 0).offset..<offset]
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
