import PipelineModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A snapshot file as JSON with places, and the values that are decoded from it.
struct SnapshotDocument {
  let document: SourceDocument
  let root: SourceNode

  /// What a file is, by what it holds.
  enum Kind {
    case headway
    /// What `kedro.inspection.get_project_snapshot` gives.
    case kedro
  }

  /// Nil when a file holds something else than a snapshot.
  ///
  /// What says that it is one but is not JSON is a problem.
  init?(_ source: SourceText) throws(InputProblem) {
    guard Self.maybe(source.bytes), let root = try JSONReader.read(source) else { return nil }
    document = SourceDocument(source: source, root: root)
    self.root = root
    guard kind != nil else { return nil }
  }

  /// Whether the bytes may be those of a snapshot: looks at far less than reading them.
  private static func maybe(_ bytes: [UInt8]) -> Bool {
    let start = bytes.drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    guard start.first == UInt8(ascii: "{") else { return false }
    return bytes.holds("\"headwaySnapshot\"")
      || bytes.holds("\"kedro_version\"") && bytes.holds("\"metadata\"")
  }

  var kind: Kind? {
    if Self.member("headwaySnapshot", of: root) != nil { return .headway }
    guard let metadata = Self.member("metadata", of: root),
      Self.member("kedro_version", of: metadata) != nil, Self.member("pipelines", of: root) != nil
    else { return nil }
    return .kedro
  }

  private static func member(_ key: String, of node: SourceNode) -> SourceNode? {
    guard case .mapping(let entries, _) = node.content else { return nil }
    return entries.first { $0.key.text == key }?.value
  }

  // MARK: Decoding

  /// The whole file as a value; what does not fit is shown where it stands.
  func decoded<Value: Decodable>(as type: Value.Type) throws(InputProblem) -> Value {
    try check(root)
    let mark = SourceText.byteOrderMark
    let bytes = document.source.bytes
    let data = Data(bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...])
    do { return try JSONDecoder().decode(type, from: data) } catch {
      throw problem(error as? DecodingError)
    }
  }

  private func problem(_ error: DecodingError?) -> InputProblem {
    switch error {
    case .typeMismatch(let type, let context): mismatch(type, context.codingPath)
    case .valueNotFound(let type, let context): mismatch(type, context.codingPath)
    case .keyNotFound(let key, let context): missing(key, context.codingPath)
    case .dataCorrupted(let context):
      problem(
        at: context.codingPath, "is \(node(at: context.codingPath).described), which it cannot be")
    default: document.problem("this is no snapshot that can be read", at: root)
    }
  }

  private func mismatch(_ type: any Any.Type, _ path: [any CodingKey]) -> InputProblem {
    problem(at: path, "must be \(Self.words(for: type)), not \(node(at: path).describedAsJSON)")
  }

  private func missing(_ key: any CodingKey, _ path: [any CodingKey]) -> InputProblem {
    let node = node(at: path)
    var known: [String] = []
    if case .mapping(let entries, _) = node.content { known = entries.compactMap(\.key.text) }
    let nearest = NearestName.of(key.stringValue, among: known)
    return document.problem(
      "the snapshot has no '\(Self.text(path + [key]))'", at: node,
      help: nearest.map { "'\($0)' stands there" } ?? SnapshotLoader.exportAgain)
  }

  private static func words(for type: any Any.Type) -> String {
    let name = "\(type)"
    if name.hasPrefix("Dictionary") { return "an object" }
    if name.hasPrefix("Array") { return "a list" }
    switch name {
    case "String": return "a text"
    case "Int": return "a whole number"
    case "Bool": return "true or false"
    default: return "an object"
    }
  }

  /// A problem with the value at a path of keys and indices.
  func problem(
    at path: [any CodingKey], _ what: String, help: String? = SnapshotLoader.exportAgain
  ) -> InputProblem {
    document.problem("'\(Self.text(path))' of the snapshot \(what)", at: node(at: path), help: help)
  }

  /// `inspection.nodes[3].name`.
  static func text(_ path: [any CodingKey]) -> String {
    var text = ""
    for key in path {
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue.shortened
      }
    }
    return text
  }

  /// The value at a path, or the last one on the way that is there.
  private func node(at path: [any CodingKey]) -> SourceNode {
    var node = root
    for key in path {
      switch node.content {
      case .sequence(let items, _):
        guard let index = key.intValue, items.indices.contains(index) else { return node }
        node = items[index]
      case .mapping:
        guard let value = Self.member(key.stringValue, of: node) else { return node }
        node = value
      case .scalar: return node
      }
    }
    return node
  }

  // MARK: What no value may be

  private static let numberKeys: Set = ["line", "column", "endLine", "endColumn", "importLine"]
  private static let mostLines = 100_000_000

  /// Refuses keys that stand twice, texts with a NUL, and lines that no file has.
  private func check(_ node: SourceNode, under key: String = "") throws(InputProblem) {
    switch node.content {
    case .scalar(let text, let isPlain):
      if text.utf8.contains(0) {
        throw document.problem("a text of the snapshot holds a NUL", at: node)
      }
      guard isPlain, Self.numberKeys.contains(key), let number = Double(text) else { return }
      let least = key.lowercased().hasSuffix("column") || key == "importLine" ? 0.0 : 1
      guard number >= least, number <= Double(Self.mostLines) else {
        throw document.problem("'\(key)' of a place cannot be \(text.shortened)", at: node)
      }
    case .sequence(let items, _):
      for item in items { try check(item) }
    case .mapping:
      for field in try document.fields(of: node, "an object of the snapshot") {
        try check(field.value, under: field.name)
      }
    }
  }
}

extension SourceNode {
  fileprivate var describedAsJSON: String {
    switch content {
    case .scalar(let text, let isPlain): isPlain ? text.shortened : "'\(text.shortened)'"
    case .sequence: "a list"
    case .mapping: "an object"
    }
  }
}

/// A step of a path that this program makes itself.
struct SnapshotKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ name: String) {
    stringValue = name
    intValue = nil
  }

  init(_ index: Int) {
    stringValue = String(index)
    intValue = index
  }

  init?(stringValue: String) { self.init(stringValue) }

  init?(intValue: Int) { self.init(intValue) }
}
