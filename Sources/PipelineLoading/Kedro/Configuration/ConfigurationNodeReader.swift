import PipelineModel

/// Turns the YAML of one file into the values that Kedro's loader makes of it.
struct ConfigurationNodeReader {
  let document: SourceDocument
  /// The number of the file among those that were read.
  let file: Int
  let dialect: ConfigurationScalar.Dialect
  /// Whether `${` in a text means something to the loader.
  let hasTemplates: Bool
  /// Whether of `credentials` no more is kept than what tells one database from another.
  let hidesCredentials: Bool

  /// Values that aliases may stand for, beyond which reading them all would take a machine's
  /// memory.
  private static let mostAliased = 100_000

  /// The mapping that a file holds; an empty one when it holds nothing.
  func fields() throws(InputProblem) -> ConfigurationFields {
    guard let root = document.root, !isNothing(root) else { return ConfigurationFields() }
    guard root.weight <= max(Self.mostAliased, 4 * document.source.bytes.count) else {
      throw document.problem(
        "the aliases of this file stand for \(root.weight) values, which are too many", at: root)
    }
    guard case .mapping(let entries, _) = root.content else {
      throw document.problem(
        "a configuration file must be a mapping of names, not \(root.described)", at: root)
    }
    return try fields(entries)
  }

  private func isNothing(_ node: SourceNode) -> Bool {
    if case .value(.null) = (try? content(node)) ?? .value(.bool(true)) { return true }
    return false
  }

  private func node(_ source: SourceNode) throws(InputProblem) -> ConfigurationNode {
    ConfigurationNode(
      content: try content(source), place: ConfigurationPlace(file: file, range: source.range))
  }

  private func content(_ source: SourceNode) throws(InputProblem) -> ConfigurationNode.Content {
    switch source.content {
    case .scalar(let text, let isPlain):
      let value = try scalar(text, isPlain: isPlain, at: source)
      if hasTemplates, case .string(let text) = value, text.contains("${") {
        return .template(text)
      }
      return .value(value)
    case .sequence(let items, _):
      if let tag = tag(of: source), tag != "!!seq" { throw stranger(tag, at: source) }
      var nodes: [ConfigurationNode] = []
      nodes.reserveCapacity(items.count)
      for item in items { nodes.append(try node(item)) }
      return .list(nodes)
    case .mapping(let entries, _):
      if let tag = tag(of: source), tag != "!!map" { throw stranger(tag, at: source) }
      return .mapping(try fields(entries))
    }
  }

  // MARK: Mappings

  /// The keys of a mapping, what `<<` merges first and then what is written.
  private func fields(_ entries: [SourceNode.Entry]) throws(InputProblem) -> ConfigurationFields {
    var own = ConfigurationFields()
    var result = ConfigurationFields()
    for entry in entries {
      if dialect != .json, case .scalar("<<", true) = entry.key.content {
        try merge(entry.value, into: &result)
        continue
      }
      let key = try key(entry.key)
      // Only OmegaConf refuses a key that is written twice, and only among texts.
      if dialect == .omega, case .string(let name) = key, let first = own[key]?.keyPlace {
        let line = document.source.position(at: first.range.lowerBound).line
        throw document.problem(
          "the key '\(name.shortened)' is already given on line \(line)", at: entry.key)
      }
      let isSecret = hidesCredentials && key == .string("credentials")
      let value =
        isSecret
        ? ConfigurationNode(content: try connection(entry.value), place: nil)
        : try node(entry.value)
      own.set(
        .init(
          key: key, keyPlace: ConfigurationPlace(file: file, range: entry.key.range),
          value: value))
    }
    if result.fields.isEmpty { return own }
    for field in own.fields { result.set(field) }
    return result
  }

  /// The name of credentials, or the address in them without user and password.
  private func connection(
    _ source: SourceNode
  ) throws(InputProblem) -> ConfigurationNode.Content {
    let hidden = ConfigurationNode.Content.value(.unknown("credentials are not read"))
    switch source.content {
    case .scalar:
      switch try content(source) {
      // Kedro knows environment variables in its files of credentials only.
      case .template(let text) where !text.contains("oc.env"): return .template(text)
      case .value(.string(let text)):
        return TableName.connection(text).map { .value(.string($0)) } ?? hidden
      default: return hidden
      }
    case .sequence: return hidden
    case .mapping(let entries, _):
      var kept = ConfigurationFields()
      for entry in entries {
        let key = try key(entry.key)
        let name = KedroConnection.addressKeys.contains(key.text) ? entry.value.text : nil
        let address = name.flatMap { KedroConnection.address($0) }
        kept.set(
          .init(
            key: key, keyPlace: nil,
            value: ConfigurationNode(
              content: address.map { .value(.string($0)) } ?? hidden, place: nil)))
      }
      return .mapping(kept)
    }
  }

  /// Takes in one mapping, or several of which the first has the last word.
  private func merge(
    _ source: SourceNode, into result: inout ConfigurationFields
  ) throws(InputProblem) {
    switch source.content {
    case .mapping(let entries, _):
      for field in try fields(entries).fields { result.set(field) }
    case .sequence(let items, _):
      for item in items.reversed() {
        guard case .mapping(let entries, _) = item.content else {
          throw document.problem("'<<' merges mappings, not \(item.described)", at: item)
        }
        for field in try fields(entries).fields { result.set(field) }
      }
    case .scalar:
      throw document.problem("'<<' merges mappings, not \(source.described)", at: source)
    }
  }

  private func key(_ source: SourceNode) throws(InputProblem) -> ConfigurationKey {
    guard case .scalar(let text, let isPlain) = source.content else {
      throw document.problem("a key must be a text, not \(source.described)", at: source)
    }
    // `=` alone is a text as a key, and nothing that can be read as a value.
    if text == "=" { return .string(text) }
    switch try scalar(text, isPlain: isPlain, at: source) {
    case .string(let text): return .string(text)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .bool(let value): return .bool(value)
    case .null where dialect != .omega: return .null
    default: throw document.problem("a key must be a text, not \(source.described)", at: source)
    }
  }

  // MARK: Scalars

  private func scalar(
    _ text: String, isPlain: Bool, at source: SourceNode
  ) throws(InputProblem) -> ConfigurationValue {
    if let tag = tag(of: source) {
      switch tag {
      case "!", "!!str": return .string(text)
      case "!!null": return .null
      case "!!int", "!!bool": return ConfigurationScalar.value(of: text, dialect)
      case "!!float":
        let value = ConfigurationScalar.value(of: text, dialect)
        if case .int(let whole) = value { return .float(Double(whole)) }
        return value
      default: throw stranger(tag, at: source)
      }
    }
    guard isPlain else { return .string(text) }
    if text == "=", dialect != .json {
      throw document.problem("'=' alone is no value: write it in quotes", at: source)
    }
    return ConfigurationScalar.value(of: text, dialect)
  }

  private func stranger(_ tag: String, at source: SourceNode) -> InputProblem {
    document.problem("Kedro does not know the tag '\(tag.shortened)'", at: source)
  }

  /// The tag that is written before a value, with or without an anchor before it.
  private func tag(of source: SourceNode) -> String? {
    let bytes = document.source.bytes
    var index = source.range.lowerBound
    let marks: [UInt8] = [UInt8(ascii: "!"), UInt8(ascii: "&")]
    while index < source.range.upperBound, marks.contains(bytes[index]) {
      let end = bytes[index...].firstIndex { $0 <= 0x20 } ?? bytes.endIndex
      if bytes[index] == marks[0] { return String(decoding: bytes[index..<end], as: UTF8.self) }
      index = bytes[end...].firstIndex { $0 > 0x20 } ?? bytes.endIndex
    }
    return nil
  }
}
