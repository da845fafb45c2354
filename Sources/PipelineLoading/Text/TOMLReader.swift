import PipelineModel
import TOMLKit

/// Reads TOML into the same tree as YAML, its keys in the order of the text.
///
/// A value has the place of its key.
enum TOMLReader {
  /// One table of a file, by its path; nil when it is not there.
  static func table(
    _ path: [String], of source: SourceText
  ) throws(InputProblem) -> SourceDocument? {
    try source.requireUTF8()
    let places = try TOMLOutline(source).places
    var table = try parsed(source)
    for key in path {
      guard let inner = table[key]?.table else { return nil }
      table = inner
    }
    let place = places[path] ?? 0..<0
    return SourceDocument(
      source: source, root: node(of: table, at: path, places, otherwise: place))
  }

  private static func parsed(_ source: SourceText) throws(InputProblem) -> TOMLTable {
    do { return try TOMLTable(string: String(decoding: source.bytes, as: UTF8.self)) } catch {
      throw problem(error, in: source)
    }
  }

  private static func problem(_ error: any Error, in source: SourceText) -> InputProblem {
    guard let error = error as? TOMLParseError else {
      return InputProblem("this is not TOML", span: source.span(0..<0), source: source)
    }
    let reason = error.description.split(separator: "\n").first ?? "it cannot be read"
    let place = source.position(
      line: error.source.begin.line, column: error.source.begin.column)
    return InputProblem(
      "this is not TOML: \(reason)",
      span: SourceSpan(file: source.file, start: place, end: place), source: source)
  }

  private static func node(
    of table: TOMLTable, at path: [String], _ places: [[String]: Range<Int>], otherwise: Range<Int>
  ) -> SourceNode {
    let entries = table.keys.sorted().compactMap { key -> SourceNode.Entry? in
      guard let value = table[key] else { return nil }
      let place = places[path + [key]] ?? otherwise
      return SourceNode.Entry(
        key: SourceNode(.scalar(key, isPlain: false), range: place),
        value: node(of: value, at: path + [key], places, otherwise: place))
    }
    let ordered = entries.enumerated().sorted {
      ($0.element.key.range.lowerBound, $0.offset) < ($1.element.key.range.lowerBound, $1.offset)
    }
    return SourceNode(.mapping(ordered.map(\.element), isFlow: true), range: otherwise)
  }

  private static func node(
    of value: any TOMLValueConvertible, at path: [String], _ places: [[String]: Range<Int>],
    otherwise: Range<Int>
  ) -> SourceNode {
    if let table = value.table {
      return node(of: table, at: path, places, otherwise: otherwise)
    }
    if let array = value.array {
      let items = array.map { node(of: $0, at: path, places, otherwise: otherwise) }
      return SourceNode(.sequence(items, isFlow: true), range: otherwise)
    }
    let text = value.string ?? value.int.map(String.init) ?? value.double.map { "\($0)" }
    let other = value.bool.map { $0 ? "true" : "false" } ?? "\(value.debugDescription)"
    return SourceNode(.scalar(text ?? other, isPlain: false), range: otherwise)
  }
}

extension SourceText {
  /// The place of a line (from 1) and a column in Unicode scalars (from 1).
  fileprivate func position(line: Int, column: Int) -> SourcePosition {
    var bytesBefore = 0
    var scalars = 0
    for byte in bytes(ofLine: line) {
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if scalars >= column { break }
      bytesBefore += 1
    }
    return position(line: line, byteColumn: bytesBefore)
  }
}
