import PipelineModel

/// One kind of configuration: its values, and where they were written.
struct ConfigurationResult {
  var values = ConfigurationMapping()
  /// What was written, the base first.
  var layers: [ConfigurationFields] = []
  var hasFiles = false
  let isSoft: Bool

  init(isSoft: Bool) { self.isSoft = isSoft }

  /// The field that has the last word on a top-level key.
  func field(_ key: ConfigurationKey) -> ConfigurationFields.Field? {
    layers.reversed().lazy.compactMap { $0[key] }.first
  }

  /// Where the key of every dotted path stands, that of the environment before that of the base.
  func spans(in sources: ConfigurationSources) -> [String: SourceSpan] {
    var spans: [String: SourceSpan] = [:]
    for (index, fields) in layers.enumerated() {
      let later = layers[(index + 1)...]
      for field in fields.fields {
        let isReplaced = later.contains { $0[field.key] != nil }
        if isReplaced && !isSoft { continue }
        collect(field, prefix: "", sources, into: &spans)
      }
    }
    return spans
  }

  private func collect(
    _ field: ConfigurationFields.Field, prefix: String, _ sources: ConfigurationSources,
    into spans: inout [String: SourceSpan]
  ) {
    let path = prefix + field.key.text
    if let place = field.keyPlace { spans[path] = sources.span(place) }
    guard case .mapping(let inner) = field.value.content else { return }
    for field in inner.fields { collect(field, prefix: path + ".", sources, into: &spans) }
  }
}

extension ConfigurationMapping {
  /// Lays another mapping over this one.
  ///
  /// - Parameter isSoft: Whether mappings in both are merged key by key.
  mutating func lay(_ other: ConfigurationMapping, isSoft: Bool) {
    for (key, value) in other.entries {
      guard isSoft, let own = self[key] else {
        self[key] = value
        continue
      }
      switch (own, value) {
      case (.mapping(var inner), .mapping(let over)):
        inner.lay(over, isSoft: true)
        self[key] = .mapping(inner)
      case (_, .string("???")): break
      case (.unknown, .mapping): break
      default: self[key] = value
      }
    }
  }
}
