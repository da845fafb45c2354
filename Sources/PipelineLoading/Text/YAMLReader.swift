import CYaml
import PipelineModel

/// Reads a YAML text into a tree with the exact place of every value, from libyaml's events.
///
/// Aliases share the value they stand for, so that an alias bomb costs nothing to read; a document
/// whose aliases stand for more than a million values, or that nests deeper than 100 levels, is
/// refused. What is written out itself may be of any number. O(bytes).
package struct YAMLReader {
  /// That all aliases of a document may stand for.
  static let mostValues = 1_000_000
  static let mostLevels = 100

  private let source: SourceText
  private let offsets: ScalarOffsets
  private var open: [Frame] = []
  private var anchors: [String: SourceNode] = [:]
  private var root: SourceNode?
  /// How many values the aliases so far stand for.
  private var aliased = 0

  /// A sequence or a mapping whose end was not read yet.
  private struct Frame {
    let isMapping: Bool
    let isFlow: Bool
    let anchor: String?
    let start: Int
    var items: [SourceNode] = []
    var entries: [SourceNode.Entry] = []
    var key: SourceNode?
  }

  private init(_ source: SourceText) {
    self.source = source
    offsets = ScalarOffsets(source.bytes)
  }

  /// The one document of a text; nil when it holds nothing but comments.
  package static func read(_ source: SourceText) throws(InputProblem) -> SourceNode? {
    try source.requireUTF8()
    var reader = YAMLReader(source)
    try reader.readEvents()
    return reader.root
  }

  private mutating func readEvents() throws(InputProblem) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw InputProblem("there is no memory left to read \(source.file)")
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    let bytes = source.bytes
    // libyaml keeps the pointer until the parser is deleted, so it must outlive the loop.
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    defer { buffer.deallocate() }
    _ = buffer.initialize(from: bytes)
    yaml_parser_set_input_string(&parser, UnsafePointer(buffer.baseAddress), bytes.count)
    var documents = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { throw problem(of: parser) }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT: return
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 {
          throw problem("a second document starts here", at: range(of: event))
        }
      default: try take(event)
      }
    }
  }

  private mutating func take(_ event: yaml_event_t) throws(InputProblem) {
    let range = range(of: event)
    switch event.type {
    case YAML_SCALAR_EVENT: add(scalar(event, range), anchor: text(event.data.scalar.anchor))
    case YAML_ALIAS_EVENT:
      let name = text(event.data.alias.anchor) ?? ""
      guard let target = anchors[name] else {
        let nearest = NearestName.of(name, among: anchors.keys)
        throw problem(
          "there is no anchor '&\(name.shortened)' above this alias", at: range,
          help: nearest.map { "did you mean '*\($0)'?" })
      }
      aliased += target.weight
      guard aliased <= Self.mostValues else {
        throw problem(
          "the aliases up to here stand for more than \(Self.mostValues) values", at: range)
      }
      add(target.standing(at: range), anchor: nil)
    case YAML_SEQUENCE_START_EVENT:
      let isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      try push(
        Frame(
          isMapping: false, isFlow: isFlow, anchor: text(event.data.sequence_start.anchor),
          start: range.lowerBound), at: range)
    case YAML_MAPPING_START_EVENT:
      let isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      try push(
        Frame(
          isMapping: true, isFlow: isFlow, anchor: text(event.data.mapping_start.anchor),
          start: range.lowerBound), at: range)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: pop(endingAt: range.upperBound)
    default: break
    }
  }

  private func scalar(_ event: yaml_event_t, _ range: Range<Int>) -> SourceNode {
    let data = event.data.scalar
    let text =
      data.value.map {
        String(decoding: UnsafeBufferPointer(start: $0, count: data.length), as: UTF8.self)
      } ?? ""
    let isPlain = data.style == YAML_PLAIN_SCALAR_STYLE
    let isBlock =
      data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE
    return SourceNode(
      .scalar(text, isPlain: isPlain), range: isBlock ? trimmed(range) : range)
  }

  private mutating func push(_ frame: Frame, at range: Range<Int>) throws(InputProblem) {
    guard open.count < Self.mostLevels else {
      throw problem("this nests deeper than \(Self.mostLevels) levels", at: range)
    }
    open.append(frame)
  }

  private mutating func pop(endingAt end: Int) {
    guard let frame = open.popLast() else { return }
    let last = frame.isMapping ? frame.entries.last?.range : frame.items.last?.range
    let range = frame.start..<max(frame.start, frame.isFlow ? end : last?.upperBound ?? end)
    let content: SourceNode.Content =
      frame.isMapping
      ? .mapping(frame.entries, isFlow: frame.isFlow)
      : .sequence(frame.items, isFlow: frame.isFlow)
    add(SourceNode(content, range: range), anchor: frame.anchor)
  }

  private mutating func add(_ node: SourceNode, anchor: String?) {
    if let anchor { anchors[anchor] = node }
    guard let last = open.indices.last else {
      root = node
      return
    }
    if !open[last].isMapping {
      open[last].items.append(node)
    } else if let key = open[last].key {
      open[last].entries.append(SourceNode.Entry(key: key, value: node))
      open[last].key = nil
    } else {
      open[last].key = node
    }
  }

  // MARK: Places

  private func range(of event: yaml_event_t) -> Range<Int> {
    let start = offsets.byte(ofScalar: Int(event.start_mark.index))
    return start..<max(start, offsets.byte(ofScalar: Int(event.end_mark.index)))
  }

  /// Without the line ends after a block scalar.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    let blanks: [UInt8] = [0x20, 0x0A, 0x0D, 0x09]
    while end > range.lowerBound, blanks.contains(source.bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func problem(of parser: yaml_parser_t) -> InputProblem {
    let reason = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
    // What libyaml cannot even take for characters it counts in bytes.
    let place =
      parser.error == YAML_READER_ERROR
      ? min(Int(parser.problem_offset), source.bytes.count)
      : offsets.byte(ofScalar: Int(parser.problem_mark.index))
    let context = parser.context.map { " \(String(cString: $0))" } ?? ""
    return problem("this is not YAML: \(reason)\(context)", at: place..<place)
  }

  private func problem(_ message: String, at range: Range<Int>, help: String? = nil) -> InputProblem
  {
    InputProblem(message, span: source.span(range), source: source, help: help)
  }
}

/// Turns libyaml's counts of Unicode scalars into offsets of bytes.
private struct ScalarOffsets {
  private let starts: [Int]?
  private let byteCount: Int

  init(_ bytes: [UInt8]) {
    byteCount = bytes.count
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    starts = isASCII ? nil : bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
  }

  func byte(ofScalar index: Int) -> Int {
    guard let starts else { return min(index, byteCount) }
    return index < starts.count ? starts[index] : byteCount
  }
}
