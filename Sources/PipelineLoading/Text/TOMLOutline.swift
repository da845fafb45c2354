import PipelineModel

/// Where the keys of a TOML text stand, which the library does not tell.
///
/// One walk that knows only tables, keys, brackets, texts and comments; what is wrong with the
/// rest is for the library to say. What the library aborts on is refused here: a table without a
/// name, a missing or malformed value, and nesting without end.
struct TOMLOutline {
  private(set) var places: [[String]: Range<Int>] = [:]
  private let source: SourceText
  private let bytes: [UInt8]
  private var index = 0
  /// The first escape for a NUL.
  private var nul: Int?

  /// Walks a text of UTF-8.
  ///
  /// O(bytes).
  init(_ source: SourceText) throws(InputProblem) {
    self.source = source
    bytes = source.bytes
    if bytes.starts(with: SourceText.byteOrderMark) { index = SourceText.byteOrderMark.count }
    var table: [String] = []
    while true {
      skipBlanks(andLineEnds: true)
      guard let byte = next else { break }
      if byte == UInt8(ascii: "[") {
        table = try header()
        skipLine()
      } else if try !entry(in: table, level: 1) {
        skipLine()
      }
    }
    // The library takes and gives C strings, which end there.
    if let nul = bytes.firstIndex(of: 0) ?? nul {
      index = nul
      throw problem("it holds a NUL")
    }
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  // MARK: Tables and keys

  private mutating func header() throws(InputProblem) -> [String] {
    let start = index
    _ = take("[")
    skipBlanks()
    if take("[") { skipBlanks() }
    if next == UInt8(ascii: "]") { return [] }
    guard let key = dottedKey() else { throw problem("a table needs a name") }
    while take("]") {}
    places[key.parts] = places[key.parts] ?? start..<index
    return key.parts
  }

  /// A key and its value; false when there is none.
  private mutating func entry(in table: [String], level: Int) throws(InputProblem) -> Bool {
    guard let key = dottedKey(), take("=") else { return false }
    let path = table + key.parts
    places[path] = places[path] ?? key.range
    try value(of: path, level: level)
    return true
  }

  /// `a.b."c.d"`, and the blanks behind it.
  private mutating func dottedKey() -> (parts: [String], range: Range<Int>)? {
    let start = index
    var parts: [String] = []
    repeat {
      skipBlanks()
      guard let part = keyPart() else { return nil }
      parts.append(part)
      let end = index
      skipBlanks()
      if next != UInt8(ascii: ".") { return (parts, start..<end) }
    } while take(".")
    return nil
  }

  private mutating func keyPart() -> String? {
    let start = index
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
      skipText()
      let inner = bytes[start..<index].dropFirst().dropLast()
      let text = String(decoding: inner, as: UTF8.self)
      return bytes[start] == UInt8(ascii: "'") ? text : Self.unescaped(text)
    }
    while let byte = next, Self.isBare(byte) { index += 1 }
    return start == index ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Only the escapes that names hold; a name with another one has the place of its table.
  private static func unescaped(_ text: String) -> String {
    text.contains("\\")
      ? text.replacing("\\\\", with: "\u{0}").replacing("\\\"", with: "\"")
        .replacing("\u{0}", with: "\\") : text
  }

  // MARK: Values

  private mutating func value(of path: [String], level: Int) throws(InputProblem) {
    skipBlanks()
    guard level <= YAMLReader.mostLevels else {
      throw problem("this nests deeper than \(YAMLReader.mostLevels) levels")
    }
    if next.map({ Array(",]}#\r\n".utf8).contains($0) }) ?? true {
      throw problem("a value must stand here")
    }
    if take("{") {
      repeat { skipBlanks() } while try entry(in: path, level: level + 1) && take(",")
      skipBlanks()
      _ = take("}")
    } else if take("[") {
      repeat {
        skipBlanks(andLineEnds: true)
        if next == UInt8(ascii: "]") { break }
        try value(of: path, level: level + 1)
        skipBlanks(andLineEnds: true)
      } while take(",")
      _ = take("]")
    } else if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
      skipText()
    } else {
      try scalar()
    }
    skipBlanks()
  }

  /// What stands without quotes.
  private mutating func scalar() throws(InputProblem) {
    let start = index
    let ends = Array(",]}#\r\n".utf8)
    while let byte = next, !ends.contains(byte) { index += 1 }
    let blanks = bytes[start..<index].reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
    let text = bytes[start..<(index - blanks)]
    guard TOMLScalar.isShaped(text) else {
      index = start
      throw problem(
        "'\(String(decoding: text, as: UTF8.self).shortened)' is not a value",
        help: "a text stands in quotes")
    }
  }

  /// A text in quotes of any kind, to its end or that of the file or line it may not cross.
  private mutating func skipText() {
    guard let quote = next else { return }
    let long = [quote, quote, quote]
    let isLong = bytes[index...].starts(with: long)
    index += isLong ? 3 : 1
    while let byte = next {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        let escape = bytes[index...].prefix(10)
        if escape.starts(with: "\\u0000".utf8) || escape.elementsEqual("\\U00000000".utf8) {
          nul = nul ?? index
        }
        index += 2
      } else if isLong ? bytes[index...].starts(with: long) : byte == quote {
        index += isLong ? 3 : 1
        // Up to two quotes more belong to a long text.
        while isLong, next == quote { index += 1 }
        break
      } else if byte == UInt8(ascii: "\n"), !isLong {
        break
      } else {
        index += 1
      }
    }
    index = min(index, bytes.count)
  }

  // MARK: Blanks

  private mutating func skipBlanks(andLineEnds: Bool = false) {
    while let byte = next {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case UInt8(ascii: "\r") where andLineEnds, UInt8(ascii: "\n") where andLineEnds: index += 1
      case UInt8(ascii: "#") where andLineEnds: skipLine()
      default: return
      }
    }
  }

  private mutating func skipLine() {
    while let byte = next, byte != UInt8(ascii: "\n") { index += 1 }
  }

  private func problem(_ message: String, help: String? = nil) -> InputProblem {
    InputProblem(
      "this is not TOML: \(message)", span: source.span(index..<index), source: source, help: help)
  }
}
