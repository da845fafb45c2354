import PipelineLoading
import PipelineModel

/// Makes the edits that add names to the `after` of one node: comments, quotes, anchors, block or
/// flow style stay as they are.
struct AfterKeyWriter {
  private let document: SourceDocument
  private let layout: TextLayout
  private let scalars: ScalarText

  init(document: SourceDocument) {
    self.document = document
    layout = TextLayout(document.source)
    scalars = ScalarText(isJSON: document.source.file.lowercased().hasSuffix(".json"))
  }

  /// Adds names that are not in the node's `after` yet.
  func edits(adding names: [String], to node: Node) throws(FixRefusal) -> [TextEdit] {
    guard let entry = entry(of: node) else {
      throw FixRefusal("the node \(node.name.shortened) is not where it was read")
    }
    let all = node.after.map(\.name) + names
    if let alias = layout.alias(in: entry.value.range) {
      return [TextEdit(entry.value.range, "{<<: \(alias), after: \(scalars.list(all))}")]
    }
    guard case .mapping(let entries, let isFlow) = entry.value.content else {
      return [filling(entry, with: "{\(scalars.key("after")): \(scalars.list(names))}")]
    }
    if let after = entries.last(where: { $0.key.text == "after" }) {
      return try edits(adding: names, to: after, of: node)
    }
    // What a merge key brings in counts no longer once there is an `after` of its own.
    let pair = "\(scalars.key("after")): \(scalars.list(all))"
    if isFlow { return inFlow(pair, after: entries.last?.range, in: entry.value.range) }
    return [inBlock(pair, entries)]
  }

  // MARK: An `after` that is there

  private func edits(
    adding names: [String], to after: SourceNode.Entry, of node: Node
  ) throws(FixRefusal) -> [TextEdit] {
    let range = after.value.range
    if layout.alias(in: range) != nil {
      return [TextEdit(range, scalars.list(node.after.map(\.name) + names))]
    }
    switch after.value.content {
    case .scalar where after.value.isNull: return [filling(after, with: scalars.list(names))]
    case .scalar(let text, let isPlain):
      let kept = kept(text, isPlain: isPlain, at: range)
      let all = [kept] + names.map(scalars.written)
      return [TextEdit(range, "[\(all.joined(separator: ", "))]")]
    case .sequence(let items, isFlow: true):
      let joined = names.map(scalars.written).joined(separator: ", ")
      return inFlow(joined, after: items.last?.range, in: range)
    case .sequence(let items, isFlow: false):
      guard let last = items.last, let dash = layout.dash(ofListAt: range) else {
        throw FixRefusal("the list 'after' of \(node.name.shortened) is written in an unknown way")
      }
      let margin = layout.lineEnd + layout.margin(at: dash)
      let lines = names.map { "\(margin)- \(scalars.written($0))" }.joined()
      return [TextEdit(insert: lines, at: layout.endOfLine(at: last.range.upperBound))]
    case .mapping: throw FixRefusal("'after' of \(node.name.shortened) is not a list")
    }
  }

  /// A scalar as it can stand in a flow list: as it was written where that means the same there.
  private func kept(_ text: String, isPlain: Bool, at range: Range<Int>) -> String {
    let bytes = document.source.bytes[range]
    let isQuoted = bytes.first == UInt8(ascii: "\"") || bytes.first == UInt8(ascii: "'")
    let written = String(decoding: bytes, as: UTF8.self)
    if isPlain ? written == text && ScalarText.isPlainAnywhere(text) : isQuoted { return written }
    return scalars.written(text)
  }

  // MARK: A new `after`

  /// A line of its own: after `outputs` or `inputs` when they are there, else before the first key.
  private func inBlock(_ pair: String, _ entries: [SourceNode.Entry]) -> TextEdit {
    let neighbour = ["outputs", "inputs"].lazy.compactMap { name in
      entries.last { $0.key.text == name }
    }.first
    if let neighbour {
      let margin = layout.lineEnd + layout.margin(at: neighbour.key.range.lowerBound)
      return TextEdit(insert: margin + pair, at: layout.endOfLine(at: neighbour.range.upperBound))
    }
    // The first key, not the start of the value: an anchor may stand before it.
    let start = entries.first?.range.lowerBound ?? 0
    return TextEdit(insert: pair + layout.lineEnd + layout.margin(at: start), at: start)
  }

  /// Into `{…}` or `[…]`: on a line of its own when the entry before it has one, and then behind
  /// the comment on that line.
  private func inFlow(
    _ text: String, after last: Range<Int>?, in range: Range<Int>
  ) -> [TextEdit] {
    guard let last else { return [intoEmpty(text, in: range)] }
    let mark = layout.nextMark(from: last.upperBound, to: range.upperBound)
    let comma = mark.flatMap { layout.bytes[$0] == UInt8(ascii: ",") ? $0 : nil }
    let end = comma.map { $0 + 1 } ?? last.upperBound
    let (before, behind) = comma == nil ? (",", "") : ("", ",")
    guard layout.isFirstOnLine(last.lowerBound) else {
      return [TextEdit(insert: "\(before) \(text)\(behind)", at: end)]
    }
    let line = layout.lineEnd + layout.margin(at: last.lowerBound) + text + behind
    let place = layout.endOfComment(at: end)
    if place == end { return [TextEdit(insert: before + line, at: end)] }
    return (comma == nil ? [TextEdit(insert: before, at: end)] : [])
      + [TextEdit(insert: line, at: place)]
  }

  private func intoEmpty(_ text: String, in range: Range<Int>) -> TextEdit {
    // An anchor may stand before the bracket.
    let brackets = [UInt8(ascii: "{"), UInt8(ascii: "[")]
    let place = (layout.bytes[range].firstIndex(where: brackets.contains) ?? range.lowerBound) + 1
    let isCommented = layout.bytes[place...].first == UInt8(ascii: "#")
    return TextEdit(insert: text + (isCommented ? " " : ""), at: place)
  }

  /// A value where none was written, or only `null`.
  private func filling(_ entry: SourceNode.Entry, with text: String) -> TextEdit {
    let (key, value) = (entry.key.range, entry.value.range)
    if !value.isEmpty {
      let isProperty = [UInt8(ascii: "&"), UInt8(ascii: "!")].contains(
        layout.bytes[value.lowerBound])
      return isProperty ? TextEdit(insert: " " + text, at: value.upperBound) : TextEdit(value, text)
    }
    if let mark = layout.nextMark(from: key.upperBound, to: layout.bytes.count),
      layout.bytes[mark] == UInt8(ascii: ":")
    {
      return TextEdit(insert: " " + text, at: mark + 1)
    }
    return TextEdit(insert: ": " + text, at: key.upperBound)
  }

  // MARK: The node

  private func entry(of node: Node) -> SourceNode.Entry? {
    guard let start = node.nameSpan?.start.offset, let root = document.root,
      case .mapping(let top, _) = root.content,
      let nodes = top.last(where: { $0.key.text == "nodes" })?.value
    else { return nil }
    return entry(startingAt: start, in: nodes)
  }

  /// Also among what merge keys bring in.
  private func entry(startingAt start: Int, in node: SourceNode) -> SourceNode.Entry? {
    switch node.content {
    case .scalar: return nil
    case .sequence(let items, _):
      return items.lazy.compactMap { entry(startingAt: start, in: $0) }.first
    case .mapping(let entries, _):
      if let found = Self.entry(startingAt: start, among: entries) { return found }
      return entries.lazy.filter { $0.key.text == "<<" }
        .compactMap { entry(startingAt: start, in: $0.value) }.first
    }
  }

  /// Entries stand in the order of the file: O(log entries).
  private static func entry(
    startingAt start: Int, among entries: [SourceNode.Entry]
  ) -> SourceNode.Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key.range.lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].key.range.lowerBound == start ? entries[low] : nil
  }
}
