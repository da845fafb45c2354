import PipelineModel

/// Fills in `${a.b|default}`, the templates of Kedro's `TemplatedConfigLoader`.
struct ConfigurationTemplates {
  /// Nil for a loader that has no templates.
  let values: ConfigurationMapping?
  let sources: ConfigurationSources

  func filled(_ fields: ConfigurationFields) throws(InputProblem) -> ConfigurationMapping {
    var mapping = ConfigurationMapping()
    for field in fields.fields { mapping[try key(field)] = try filled(field.value) }
    return mapping
  }

  private func key(_ field: ConfigurationFields.Field) throws(InputProblem) -> ConfigurationKey {
    guard values != nil, case .string(let text) = field.key, text.contains("${") else {
      return field.key
    }
    switch try filled(text, at: field.keyPlace) {
    case .string(let text): return .string(text)
    case let value:
      throw sources.problem(
        "'\(text.shortened)' must give a text to be a key, not \(value.described)",
        at: field.keyPlace)
    }
  }

  private func filled(_ node: ConfigurationNode) throws(InputProblem) -> ConfigurationValue {
    switch node.content {
    case .value(let value): return value
    case .template(let text): return try filled(text, at: node.place)
    case .list(let items):
      var values: [ConfigurationValue] = []
      for item in items { values.append(try filled(item)) }
      return .list(values)
    case .mapping(let fields): return .mapping(try filled(fields))
    }
  }

  private func filled(
    _ text: String, at place: ConfigurationPlace?
  ) throws(InputProblem) -> ConfigurationValue {
    guard values != nil else { return .string(text) }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${") {
      guard let hole = Hole(rest[start.upperBound...]) else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      let value = try value(of: hole, at: place)
      // Alone, it may stand for a value of any kind.
      if start.lowerBound == text.startIndex, hole.end == text.endIndex { return value }
      result += rest[..<start.lowerBound]
      guard let filling = value.pythonText else {
        return .unknown("\(value.described) stands in the middle of a text")
      }
      result += filling
      rest = rest[hole.end...]
    }
    return .string(result + rest)
  }

  private func value(
    of hole: Hole, at place: ConfigurationPlace?
  ) throws(InputProblem) -> ConfigurationValue {
    var value = ConfigurationValue.mapping(values ?? ConfigurationMapping())
    for part in hole.path.split(separator: ".", omittingEmptySubsequences: false) {
      value = value.mapping?[String(part)] ?? .null
    }
    if value != .null { return value }
    if let other = hole.otherwise { return .string(other) }
    let nearest = NearestName.of(hole.path, among: values?.paths ?? [])
    throw sources.problem(
      "there is no value for '\(hole.path.shortened)', and no default is given", at: place,
      help: nearest.map { "did you mean '\($0)'?" })
  }

  /// What stands between `${` and `}`.
  private struct Hole {
    let path: String
    let otherwise: String?
    /// Behind the brace.
    let end: String.Index

    /// Nil when the text after `${` is no template.
    init?(_ text: Substring) {
      let path = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_.".contains($0)) }
      guard !path.isEmpty, let close = text[path.endIndex...].firstIndex(of: "}") else {
        return nil
      }
      let behind = text[path.endIndex..<close]
      guard behind.isEmpty || behind.first == "|" else { return nil }
      self.path = String(path)
      otherwise = behind.isEmpty ? nil : String(behind.dropFirst())
      end = text.index(after: close)
    }
  }
}
