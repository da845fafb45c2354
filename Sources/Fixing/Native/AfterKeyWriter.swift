import PipelineLoading
import PipelineModel

/// Makes the edits that add names to the `after` of one node: comments, quotes, anchors, block or
/// flow style stay as they are.
struct AfterKeyWriter {
  let document: SourceDocument

  func edits(adding names: [String], to node: Node) throws(FixRefusal) -> [TextEdit] {
    guard let entry = entry(of: node) else {
      throw FixRefusal("the node \(node.name) is not where it was read")
    }
    if isAlias(entry.value) {
      return [replacingAlias(entry.value, names: node.after.map(\.name) + names)]
    }
    guard case .mapping(let keys, let isFlow) = entry.value.content else {
      return [filling(entry, with: "{\(afterKey): \(list(names))}")]
    }
    if let own = keys.last(where: { $0.key.text == "after" }) {
      return try edits(adding: names, to: own, of: node)
    }
    let all = node.after.map(\.name) + names
    let pair = "\(afterKey): \(list(all))"
    return [
      isFlow
        ? inFlow(pair, after: keys.last?.range, in: entry.value.range)
        : inBlock(pair, keys, entry)
    ]
  }

  // MARK: An `after` that is there

  private func edits(
    adding names: [String], to after: SourceNode.Entry, of node: Node
  ) throws(FixRefusal) -> [TextEdit] {
    if isAlias(after.value) {
      return [TextEdit(after.value.range, list(node.after.map(\.name) + names))]
    }
    switch after.value.content {
    case .scalar(_, _) where after.value.isNull: return [filling(after, with: list(names))]
    case .scalar:
      let written = String(decoding: document.source.bytes[after.value.range], as: UTF8.self)
      let others = names.map(quoted).joined(separator: ", ")
      return [TextEdit(after.value.range, "[\(written), \(others)]")]
    case .sequence(let items, isFlow: true):
      let joined = names.map(quoted).joined(separator: ", ")
      return [inFlow(joined, after: items.last?.range, in: after.value.range)]
    case .sequence(let items, isFlow: false):
      guard let last = items.last else { return [filling(after, with: list(names))] }
      let indent = indentation(ofLineAt: last.range.lowerBound)
      let lines = names.map { "\(lineEnd)\(indent)- \(quoted($0))" }.joined()
      return [TextEdit(insert: lines, at: endOfLine(at: last.range.upperBound))]
    case .mapping:
      throw FixRefusal("'after' of \(node.name) is not a list")
    }
  }

  // MARK: A new `after`

  /// After `outputs` or `inputs` when they are there, else before the first key: a line of its own.
  private func inBlock(
    _ pair: String, _ keys: [SourceNode.Entry], _ entry: SourceNode.Entry
  ) -> TextEdit {
    let neighbours = ["outputs", "inputs"].compactMap { name in
      keys.last { $0.key.text == name && contains(entry.value.range, $0.range) }
    }
    if let neighbour = neighbours.first {
      let indent = indentation(ofLineAt: neighbour.key.range.lowerBound)
      let end = endOfLine(at: neighbour.range.upperBound)
      return TextEdit(insert: lineEnd + indent + pair, at: end)
    }
    // The first key, not the start of the value: an anchor may stand before it.
    let start = keys.first { contains(entry.value.range, $0.range) }?.range.lowerBound
      ?? entry.value.range.lowerBound
    return TextEdit(insert: pair + lineEnd + indentation(ofLineAt: start), at: start)
  }

  /// Into `{…}` or `[…]`, on a line of its own when the entries before it have theirs.
  private func inFlow(_ text: String, after last: Range<Int>?, in range: Range<Int>) -> TextEdit {
    let bytes = document.source.bytes
    guard let last else {
      // An anchor may stand before the bracket.
      let bracket = bytes[range].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
      return TextEdit(insert: text, at: (bracket ?? range.lowerBound) + 1)
    }
    let hasComma = bytes[last.upperBound..<range.upperBound].contains(UInt8(ascii: ","))
    let place =
      hasComma
      ? (bytes[last.upperBound...].firstIndex(of: UInt8(ascii: ",")) ?? last.upperBound) + 1
      : last.upperBound
    let lines = document.source
    let isTall =
      lines.position(at: range.lowerBound).line != lines.position(at: last.lowerBound).line
    let gap = isTall ? lineEnd + indentation(ofLineAt: last.lowerBound) : " "
    return TextEdit(insert: (hasComma ? "" : ",") + gap + text + (hasComma ? "," : ""), at: place)
  }

  /// A value where none was written, or only `null`.
  private func filling(_ entry: SourceNode.Entry, with text: String) -> TextEdit {
    if !entry.value.range.isEmpty { return TextEdit(entry.value.range, text) }
    let bytes = document.source.bytes
    let colon = bytes[entry.key.range.upperBound...].firstIndex(of: UInt8(ascii: ":"))
    return TextEdit(insert: " " + text, at: (colon ?? entry.key.range.upperBound) + 1)
  }

  private func replacingAlias(_ value: SourceNode, names: [String]) -> TextEdit {
    let alias = String(decoding: document.source.bytes[value.range], as: UTF8.self)
    return TextEdit(value.range, "{<<: \(alias), after: \(list(names))}")
  }

  // MARK: The text around

  private func entry(of node: Node) -> SourceNode.Entry? {
    guard let start = node.nameSpan?.start.offset,
      case .mapping(let top, _) = document.root?.content,
      case .mapping(let nodes, _) = top.last(where: { $0.key.text == "nodes" })?.value.content
    else { return nil }
    return nodes.first { $0.key.range.lowerBound == start }
  }

  private func isAlias(_ value: SourceNode) -> Bool {
    !value.range.isEmpty && document.source.bytes[value.range.lowerBound] == UInt8(ascii: "*")
  }

  private func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  private func indentation(ofLineAt offset: Int) -> String {
    let column = document.source.position(at: offset).column
    return String(repeating: " ", count: column - 1)
  }

  /// The end of the line an offset stands in, comments included, line end excluded.
  private func endOfLine(at offset: Int) -> Int {
    let bytes = document.source.bytes
    var end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    if end > offset, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  private var lineEnd: String {
    let bytes = document.source.bytes
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return "\n" }
    return bytes[end - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  private var isJSON: Bool { document.source.file.lowercased().hasSuffix(".json") }

  private var afterKey: String { isJSON ? "\"after\"" : "after" }

  private func list(_ names: [String]) -> String {
    "[\(names.map(quoted).joined(separator: ", "))]"
  }

  /// A name as a YAML or JSON text: plain when that is safe in any place.
  private func quoted(_ name: String) -> String {
    let isPlain =
      !isJSON && name.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } == true
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./".contains($0)) }
      && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(name.lowercased())
    return isPlain ? name : ScalarText.doubleQuoted(name)
  }
}

/// Texts in double quotes, as YAML and JSON both read them.
enum ScalarText {
  static func doubleQuoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case "\n": return "\\n"
      case "\t": return "\\t"
      case "\r": return "\\r"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: return String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
