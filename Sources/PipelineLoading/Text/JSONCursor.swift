import PipelineModel

/// A place in a JSON text, and the values that hold no others.
struct JSONCursor {
  let source: SourceText
  private let bytes: [UInt8]
  var index = 0

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    if bytes.starts(with: SourceText.byteOrderMark) { index = SourceText.byteOrderMark.count }
  }

  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  /// Steps over a character when it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  // MARK: Texts

  /// A text in double quotes, which comes next.
  mutating func string() throws(InputProblem) -> SourceNode {
    let start = index
    index += 1
    while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      index += 1
    }
    var text = bytes[(start + 1)..<index]
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        text += Array(String(try escape()).utf8)
      } else if byte < 0x20 {
        throw problem("a line end, a tab or a control character in a text must be escaped")
      } else {
        text.append(byte)
        index += 1
      }
    }
    guard take("\"") else {
      index = start
      throw problem("this text has no closing quote")
    }
    return SourceNode(
      .scalar(String(decoding: text, as: UTF8.self), isPlain: false), range: start..<index)
  }

  private mutating func escape() throws(InputProblem) -> Unicode.Scalar {
    let letters: [UInt8: Unicode.Scalar] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
      0x74: "\t",
    ]
    let mark = index + 1 < bytes.count ? bytes[index + 1] : 0
    if let scalar = letters[mark] {
      index += 2
      return scalar
    }
    guard mark == UInt8(ascii: "u"), let unit = codeUnit(at: index) else {
      throw problem("there is no such escape in JSON", help: "a backslash itself is written \\\\")
    }
    if let scalar = Unicode.Scalar(unit) {
      index += 6
      return scalar
    }
    // Characters beyond the first 65,536 are written as a pair of escapes.
    guard 0xD800..<0xDC00 ~= unit, let low = codeUnit(at: index + 6), 0xDC00..<0xE000 ~= low,
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw problem("this escape is only one half of a character") }
    index += 12
    return scalar
  }

  /// The number in `\uXXXX`.
  private func codeUnit(at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    let digits = bytes[(index + 2)..<(index + 6)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  // MARK: Numbers and words

  /// A number, `true`, `false` or `null`.
  mutating func word() throws(InputProblem) -> SourceNode {
    var end = index
    while end < bytes.count, Self.isOfWord(bytes[end]) { end += 1 }
    let range = index..<end
    let word = String(decoding: bytes[range], as: UTF8.self)
    guard ["true", "false", "null"].contains(word) || Self.isNumber(bytes[range]) else {
      if word.isEmpty { throw unexpected("a value") }
      throw problem(
        "'\(word.shortened)' is not a value of JSON", help: "a text stands in double quotes")
    }
    index = range.upperBound
    return SourceNode(.scalar(word, isPlain: true), range: range)
  }

  /// Letters, digits and marks: what somebody may have meant as one word.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: "+-._".utf8.contains(byte)
    }
  }

  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    func skip(_ characters: String) -> Bool {
      guard let first = rest.first, characters.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip("-")
    let hasLeadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || (whole > 1 && !hasLeadingZero) else { return false }
    if skip("."), digits() == 0 { return false }
    if skip("eE") {
      _ = skip("+-")
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  // MARK: Problems

  /// Something else stands here, or nothing more.
  func unexpected(_ wanted: String) -> InputProblem {
    if next == nil { return problem("the file ends where \(wanted) must stand") }
    let isComment = next == UInt8(ascii: "/") || next == UInt8(ascii: "#")
    return problem(
      "\(wanted) must stand here", help: isComment ? "JSON has no comments" : nil)
  }

  func problem(_ message: String, help: String? = nil) -> InputProblem {
    InputProblem(
      "this is not JSON: \(message)", span: source.span(index..<index), source: source, help: help)
  }
}
