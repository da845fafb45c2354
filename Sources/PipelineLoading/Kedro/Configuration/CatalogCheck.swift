import PipelineModel

/// Refuses what Kedro refuses of a catalog, at the place where it is written.
struct CatalogCheck {
  let read: ConfigurationResult
  let sources: ConfigurationSources

  /// An entry with no more of its credentials than names; empty when only a run can tell.
  func entry(
    _ value: ConfigurationValue, of key: ConfigurationKey, isFactory: Bool
  ) throws(InputProblem) -> ConfigurationMapping {
    if case .unknown = value { return ConfigurationMapping([(.string("type"), value)]) }
    guard let mapping = Self.withoutSecrets(value).mapping else {
      throw problem(
        "catalog entry '\(key.text.shortened)' must be a mapping with a 'type', "
          + "not \(value.described)", at: key,
        help: "a key that starts with '_' is kept out of the catalog")
    }
    // A factory may get along without one until a name fits it.
    guard isFactory || mapping["type"] != nil else {
      let nearest = NearestName.of("type", among: mapping.keys.map(\.text))
      throw problem(
        "catalog entry '\(key.text.shortened)' has no 'type'", at: key,
        help: nearest.map { "did you mean 'type' by '\($0)'?" }
          ?? "give it one, such as 'type: pandas.CSVDataset', or start its name with '_'")
    }
    return mapping
  }

  /// The placeholders of a factory's body must be in its name.
  func placeholders(
    of body: ConfigurationMapping, in key: ConfigurationKey
  ) throws(InputProblem) {
    guard let stranger = DatasetFactories.strangers(in: body, of: key.text).first else { return }
    let known = PlaceholderText.all(in: key.text).texts
    let nearest = NearestName.of(stranger, among: known)
    let field = read.field(key)
    throw sources.problem(
      "the placeholder '\(stranger.shortened)' is not in the name of the factory "
        + "'\(key.text.shortened)'",
      at: field.flatMap { Self.place(of: stranger, in: $0.value) } ?? field?.keyPlace,
      help: nearest.map { "did you mean '\($0)'?" })
  }

  /// Only one factory may fit every name.
  func catchAlls(_ names: [String]) throws(InputProblem) {
    guard names.count > 1, let last = names.last else { return }
    let list = names.map { "'\($0.shortened)'" }.joined(separator: " and ")
    throw problem(
      "\(list) both fit every name: only one factory may", at: .string(last),
      help: "remove one of them, or add characters to its name")
  }

  private func problem(
    _ message: String, at key: ConfigurationKey, help: String
  ) -> InputProblem {
    sources.problem(message, at: read.field(key)?.keyPlace, help: help)
  }

  /// Where a text with this in it stands.
  private static func place(
    of text: String, in node: ConfigurationNode
  ) -> ConfigurationPlace? {
    switch node.content {
    case .template(let written), .value(.string(let written)):
      return written.contains(text) ? node.place : nil
    case .list(let items): return items.lazy.compactMap { place(of: text, in: $0) }.first
    case .mapping(let fields):
      return fields.fields.lazy.compactMap { place(of: text, in: $0.value) }.first
    case .value: return nil
    }
  }

  /// A copy with the name or the address of what `credentials` are for in their place, at any depth.
  static func withoutSecrets(_ value: ConfigurationValue) -> ConfigurationValue {
    switch value {
    case .list(let items): return .list(items.map { withoutSecrets($0) })
    case .mapping(let mapping):
      // Most entries hold neither secrets nor anything deep, and stay as they are.
      guard mapping["credentials"] != nil || mapping.values.contains(where: \.isContainer) else {
        return value
      }
      let kept = mapping.entries.compactMap { key, value in
        key == .string("credentials")
          ? KedroConnection.name(in: value).map { (key, .string($0)) }
          : (key, withoutSecrets(value))
      }
      return .mapping(ConfigurationMapping(kept))
    default: return value
    }
  }
}
