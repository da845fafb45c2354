import PipelineModel

/// A value of a configuration file as it is written, before anything is filled in.
struct ConfigurationNode: Sendable {
  var content: Content
  /// Nil for what the command line gives.
  let place: ConfigurationPlace?

  enum Content: Sendable {
    case value(ConfigurationValue)
    /// A text that holds `${`.
    case template(String)
    case list([ConfigurationNode])
    case mapping(ConfigurationFields)
  }
}

/// Where a value stands: a file of those that were read, and bytes of it.
struct ConfigurationPlace: Sendable {
  let file: Int
  let range: Range<Int>
}

/// The keys of a mapping as they are written, in the order in which Kedro has them.
struct ConfigurationFields: Sendable {
  private(set) var fields: [Field] = []
  private var keys = ConfigurationKeys()

  struct Field: Sendable {
    let key: ConfigurationKey
    /// Where the key stands; nil for what the command line gives.
    let keyPlace: ConfigurationPlace?
    var value: ConfigurationNode
  }

  /// O(1).
  func index(of key: ConfigurationKey) -> Int? { keys.index(of: key) }

  subscript(key: ConfigurationKey) -> Field? { index(of: key).map { fields[$0] } }

  /// Adds a field; one of the same key is replaced and keeps its place in the order.
  mutating func set(_ field: Field) {
    if let place = index(of: field.key) {
      fields[place] = field
    } else {
      keys.append(field.key)
      fields.append(field)
    }
  }
}

extension ConfigurationNode {
  /// A value that no file gives.
  ///
  /// A text with `${` in it is a template there too, as in Kedro.
  init(_ value: ConfigurationValue) {
    place = nil
    switch value {
    case .list(let items): content = .list(items.map { ConfigurationNode($0) })
    case .mapping(let mapping):
      var fields = ConfigurationFields()
      for (key, value) in mapping.entries {
        fields.set(.init(key: key, keyPlace: nil, value: ConfigurationNode(value)))
      }
      content = .mapping(fields)
    case .string(let text) where text.contains("${"): content = .template(text)
    default: content = .value(value)
    }
  }

  /// Lays another value over this one, as OmegaConf merges: mappings key by key, all else whole.
  mutating func merge(_ other: ConfigurationNode) {
    switch (content, other.content) {
    case (.mapping(var fields), .mapping(let others)):
      // Let go, so that the fields are changed in place.
      content = .value(.null)
      for field in others.fields {
        guard let index = fields.index(of: field.key) else {
          fields.set(field)
          continue
        }
        var merged = field
        merged.value = fields.fields[index].value
        merged.value.merge(field.value)
        fields.set(merged)
      }
      content = .mapping(fields)
    // Not given, in OmegaConf's words.
    case (_, .value(.string("???"))): break
    case (.template, .mapping), (.value(.unknown), .mapping):
      self = ConfigurationNode(
        content: .value(.unknown("keys are merged into what another value stands for")),
        place: other.place)
    default: self = other
    }
  }
}
