import PipelineModel

/// Reads what follows `kedro run --params`, as Kedro does: `KEY=VALUE,KEY.KEY=VALUE`.
enum RuntimeParameters {
  /// - Parameter separatesByColon: Whether `KEY:VALUE` is read too, as before Kedro 0.19.
  static func read(
    _ text: String, separatesByColon: Bool
  ) throws(InputProblem) -> ConfigurationMapping {
    var root = ConfigurationNode(content: .mapping(ConfigurationFields()), place: nil)
    for item in text.split(separator: ",") {
      let (key, value) = try parts(String(item), separatesByColon: separatesByColon)
      var node = ConfigurationNode(content: try content(value), place: nil)
      for name in key.split(separator: ".", omittingEmptySubsequences: false).reversed() {
        var fields = ConfigurationFields()
        fields.set(.init(key: .string(String(name)), keyPlace: nil, value: node))
        node = ConfigurationNode(content: .mapping(fields), place: nil)
      }
      root.merge(node)
    }
    return root.written.mapping ?? ConfigurationMapping()
  }

  private static func parts(
    _ item: String, separatesByColon: Bool
  ) throws(InputProblem) -> (key: String, value: String) {
    let marks: [Character] = separatesByColon ? ["=", ":"] : ["="]
    guard let mark = item.firstIndex(where: marks.contains) else {
      throw InputProblem(
        "'\(item.shortened)' of --params has no value: it must be KEY=VALUE")
    }
    var key = item[..<mark]
    while key.first?.isWhitespace ?? false { key.removeFirst() }
    while key.last?.isWhitespace ?? false { key.removeLast() }
    guard !key.isEmpty else { throw InputProblem("'\(item.shortened)' of --params has no key") }
    return (String(key), String(item[item.index(after: mark)...]))
  }

  /// A value as OmegaConf reads it: YAML.
  private static func content(_ text: String) throws(InputProblem) -> ConfigurationNode.Content {
    let source = SourceText(file: "--params", bytes: Array(text.utf8))
    guard let root = try SourceDocument.read(source).root else { return .value(.null) }
    let entry = SourceNode.Entry(
      key: SourceNode(.scalar("value", isPlain: true), range: 0..<0), value: root)
    let document = SourceDocument(
      source: source, root: SourceNode(.mapping([entry], isFlow: false), range: root.range))
    let reader = ConfigurationNodeReader(
      document: document, file: 0, dialect: .omega, hasTemplates: true, hidesCredentials: false)
    return try reader.fields().fields.first?.value.content ?? .value(.null)
  }
}

extension ConfigurationFields {
  /// The values as they are written, with nothing filled in.
  var written: ConfigurationValue {
    .mapping(ConfigurationMapping(fields.map { ($0.key, $0.value.written) }))
  }
}

extension ConfigurationNode {
  /// The value as it is written, with nothing filled in.
  var written: ConfigurationValue {
    switch content {
    case .value(let value): value
    case .template(let text): .string(text)
    case .list(let items): .list(items.map(\.written))
    case .mapping(let fields): fields.written
    }
  }
}
