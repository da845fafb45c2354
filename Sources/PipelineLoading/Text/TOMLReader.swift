import PipelineModel
import TOMLKit

/// Reads TOML into the same tree as YAML. The library gives no places of values, so each key is
/// looked up in the text again: its line is exact, and its value has the place of its key.
enum TOMLReader {
  /// One table of a file, by its path; nil when it is not there.
  static func table(
    _ path: [String], of source: SourceText
  ) throws(InputProblem) -> SourceDocument? {
    let text = String(decoding: source.bytes, as: UTF8.self)
    var table: TOMLTable
    do { table = try TOMLTable(string: text) } catch {
      throw problem(error, in: source)
    }
    for key in path {
      guard let inner = table[key]?.table else { return nil }
      table = inner
    }
    let places = KeyPlaces(source)
    let place = places.place(of: path, otherwise: 0..<0)
    return SourceDocument(
      source: source, root: node(of: table, at: path, places, otherwise: place))
  }

  private static func problem(_ error: any Error, in source: SourceText) -> InputProblem {
    guard let error = error as? TOMLParseError else {
      return InputProblem("\(source.file) is not TOML", span: source.span(0..<0), source: source)
    }
    let place = source.position(
      line: error.source.begin.line, byteColumn: error.source.begin.column - 1)
    return InputProblem(
      "this is not TOML: \(error.description.split(separator: "\n").first ?? "")",
      span: SourceSpan(file: source.file, start: place, end: place), source: source)
  }

  private static func node(
    of table: TOMLTable, at path: [String], _ places: KeyPlaces, otherwise: Range<Int>
  ) -> SourceNode {
    let entries = table.keys.sorted().compactMap { key -> SourceNode.Entry? in
      guard let value = table[key] else { return nil }
      let place = places.place(of: path + [key], otherwise: otherwise)
      return SourceNode.Entry(
        key: SourceNode(.scalar(key, isPlain: false), range: place),
        value: node(of: value, at: path + [key], places, otherwise: place))
    }
    return SourceNode(.mapping(entries, isFlow: true), range: otherwise)
  }

  private static func node(
    of value: any TOMLValueConvertible, at path: [String], _ places: KeyPlaces,
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

/// Where the keys of a TOML text stand.
private struct KeyPlaces {
  private var places: [[String]: Range<Int>] = [:]

  init(_ source: SourceText) {
    var table: [String] = []
    for line in 1...source.lineCount {
      let text = source.text(ofLine: line).trimmingBlanks()
      let span = source.span(ofLine: line)
      let range = span.start.offset..<span.end.offset
      if text.hasPrefix("[") {
        table = Self.keys(text.drop { $0 == "[" }.prefix { $0 != "]" })
        if places[table] == nil { places[table] = range }
      } else if let sign = text.firstIndex(of: "="), !text.hasPrefix("#") {
        let path = table + Self.keys(text[..<sign])
        let length = text[..<sign].utf8.count
        let start = range.lowerBound
        if places[path] == nil { places[path] = start..<min(range.upperBound, start + length) }
      }
    }
  }

  /// The place of a key, or of the nearest table around it.
  func place(of path: [String], otherwise: Range<Int>) -> Range<Int> {
    places[path] ?? otherwise
  }

  private static func keys(_ dotted: Substring) -> [String] {
    dotted.split(separator: ".").map {
      String($0).trimmingBlanks().filter { $0 != "\"" && $0 != "'" }
    }
  }
}
