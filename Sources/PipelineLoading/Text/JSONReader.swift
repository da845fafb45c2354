import PipelineModel

/// Reads a JSON text into the same tree as YAML, with the exact place of every value.
///
/// Strict by RFC 8259: no comments, no trailing commas. Foundation's reader gives no places, and
/// libyaml, of whose language JSON is nearly a part, refuses long keys and changes some texts.
package enum JSONReader {
  /// The value of a text; nil when it holds only blanks.
  ///
  /// O(bytes).
  package static func read(_ source: SourceText) throws(InputProblem) -> SourceNode? {
    try source.requireUTF8()
    var scanner = JSONScanner(source)
    scanner.skipBlanks()
    guard scanner.next != nil else { return nil }
    let root = try scanner.value(at: 1)
    scanner.skipBlanks()
    guard scanner.next == nil else {
      throw scanner.problem("nothing may follow the outermost value")
    }
    return root
  }
}

/// Lists and objects of a JSON text.
private struct JSONScanner {
  private var text: JSONCursor

  init(_ source: SourceText) { text = JSONCursor(source) }

  var next: UInt8? { text.next }

  mutating func skipBlanks() { text.skipBlanks() }

  func problem(_ message: String) -> InputProblem { text.problem(message) }

  mutating func value(at level: Int) throws(InputProblem) -> SourceNode {
    switch next {
    case UInt8(ascii: "{"): try object(at: level)
    case UInt8(ascii: "["): try list(at: level)
    case UInt8(ascii: "\""): try text.string()
    default: try text.word()
    }
  }

  private mutating func list(at level: Int) throws(InputProblem) -> SourceNode {
    let start = text.index
    var items: [SourceNode] = []
    try members(upTo: "]", of: "list", at: level) { scanner throws(InputProblem) in
      items.append(try scanner.value(at: level + 1))
    }
    return SourceNode(.sequence(items, isFlow: true), range: start..<text.index)
  }

  private mutating func object(at level: Int) throws(InputProblem) -> SourceNode {
    let start = text.index
    var entries: [SourceNode.Entry] = []
    try members(upTo: "}", of: "object", at: level) { scanner throws(InputProblem) in
      entries.append(try scanner.entry(at: level))
    }
    return SourceNode(.mapping(entries, isFlow: true), range: start..<text.index)
  }

  private mutating func entry(at level: Int) throws(InputProblem) -> SourceNode.Entry {
    guard next == UInt8(ascii: "\"") else {
      throw text.unexpected("a key in double quotes")
    }
    let key = try text.string()
    skipBlanks()
    guard text.take(":") else { throw text.unexpected("':' after the key") }
    skipBlanks()
    return SourceNode.Entry(key: key, value: try value(at: level + 1))
  }

  /// What stands between brackets, separated by commas, with none after the last.
  private mutating func members(
    upTo end: Unicode.Scalar, of what: String, at level: Int,
    _ member: (inout JSONScanner) throws(InputProblem) -> Void
  ) throws(InputProblem) {
    guard level <= YAMLReader.mostLevels else {
      throw problem("this nests deeper than \(YAMLReader.mostLevels) levels")
    }
    text.index += 1
    skipBlanks()
    if text.take(end) { return }
    while true {
      try member(&self)
      skipBlanks()
      if text.take(end) { return }
      guard text.take(",") else { throw text.unexpected("',' or '\(end)' in the \(what)") }
      skipBlanks()
      if next == UInt8(ascii: end) {
        throw problem("there must be no comma before '\(end)'")
      }
    }
  }
}
