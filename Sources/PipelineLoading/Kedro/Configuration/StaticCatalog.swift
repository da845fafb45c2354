import PipelineModel

/// The catalog of a Kedro project in one run environment: its entries and its dataset factories.
package struct StaticCatalog: Sendable {
  /// The entries that name one dataset each, without credentials, in Kedro's order.
  package let entries: ConfigurationMapping
  /// The names of the factories, in the order in which Kedro tries them.
  package var patterns: [String] { factories.names }
  private let factories: DatasetFactories
  private let parameters: ConfigurationMapping
  private let parameterPaths: Set<String>
  private let root: String
  /// Where the key of every entry and factory stands, and where the whole of it does.
  private let places: [String: (key: ConfigurationPlace, entry: ConfigurationPlace?)]
  private let sources: ConfigurationSources
  private let unread: [UnreadConfigurationFile]

  init(
    _ read: ConfigurationResult, parameters: ConfigurationMapping, root: String,
    sources: ConfigurationSources, unread: [UnreadConfigurationFile],
    settings: KedroConfigurationSettings
  ) throws(InputProblem) {
    let check = CatalogCheck(read: read, sources: sources)
    var explicit = ConfigurationMapping()
    var bodies: [String: ConfigurationMapping] = [:]
    for (key, value) in read.values.entries {
      let isFactory = key.text.utf8.contains(UInt8(ascii: "{"))
      let entry = try check.entry(value, of: key, isFactory: isFactory)
      if isFactory {
        // Kedro 0.18 only notices when it fills one in.
        if !settings.isBeforeVersion19 { try check.placeholders(of: entry, in: key) }
        bodies[key.text] = entry
      } else {
        explicit[key] = value.mapping == nil ? value : .mapping(entry)
      }
    }
    factories = DatasetFactories(bodies)
    if !settings.isBeforeVersion19 { try check.catchAlls(factories.catchAlls) }
    entries = explicit
    self.parameters = parameters
    parameterPaths = Set(parameters.paths)
    self.root = root
    self.sources = sources
    self.unread = unread.filter { $0.file.kind == .catalog }
    var places: [String: (key: ConfigurationPlace, entry: ConfigurationPlace?)] = [:]
    for key in read.values.keys {
      guard let field = read.field(key), let place = field.keyPlace else { continue }
      places[key.text] = (place, field.value.place)
    }
    self.places = places
  }

  // MARK: Places

  /// Where the key of an entry or factory stands.
  package func span(of name: String) -> SourceSpan? {
    places[name].map { sources.span($0.key) }
  }

  /// Where an entry or factory stands, from its key to its end.
  package func entrySpan(of name: String) -> SourceSpan? {
    guard let place = places[name] else { return nil }
    let key = sources.span(place.key)
    guard let entry = place.entry, entry.file == place.key.file else { return key }
    return key.through(sources.span(entry))
  }

  // MARK: Datasets

  /// What a dataset is whose entry is known.
  private enum Resolution {
    case entry(ConfigurationMapping, pattern: String?)
    case unknown(String, pattern: String?)
  }

  /// The entry of a dataset with its placeholders filled in, and the factory it comes from.
  ///
  /// An entry that no file gives is a dataset in memory, as in Kedro; nil when only a run can tell.
  package func resolve(
    _ name: String
  ) throws(InputProblem) -> (entry: ConfigurationMapping, pattern: String?)? {
    guard case .entry(let entry, let pattern) = try resolution(of: name) else { return nil }
    return (entry, pattern)
  }

  private func resolution(of name: String) throws(InputProblem) -> Resolution {
    if let value = entries[name] {
      if case .unknown(let reason) = value { return .unknown(reason, pattern: nil) }
      return .entry(value.mapping ?? ConfigurationMapping(), pattern: nil)
    }
    if let file = unread.first {
      return .unknown(
        "it may be given in \(file.file.file): \(file.reason)", pattern: nil)
    }
    switch factories.match(name) {
    case .none:
      let memory = ConfigurationValue.string("kedro.io.MemoryDataset")
      return .entry(ConfigurationMapping([(.string("type"), memory)]), pattern: nil)
    case .unknown(let pattern, let reason): return .unknown(reason, pattern: pattern)
    case .unfilled(let pattern, let text):
      throw problem(
        "the factory '\(pattern.shortened)' cannot fill in '\(text.shortened)' for "
          + "'\(name.shortened)'", at: pattern)
    case .made(let entry, let pattern):
      guard entry["type"] != nil else {
        throw problem("the factory '\(pattern.shortened)' gives no type", at: pattern)
      }
      return .entry(entry, pattern: pattern)
    }
  }

  private func problem(_ message: String, at name: String) -> InputProblem {
    sources.problem(message, at: places[name]?.key)
  }

  /// What is to be said of a dataset or a parameter, as an inspection of the project says it.
  ///
  /// O(factories × name), O(1) for entries and parameters.
  func describe(_ name: String) throws(InputProblem) -> KedroInspection.InspectedDataset {
    if name == "parameters" || name.hasPrefix("params:") { return parameter(name) }
    switch try resolution(of: name) {
    case .unknown(let reason, let pattern):
      return KedroInspection.InspectedDataset(
        type: nil, path: nil, memory: false, parameter: false, versioned: false,
        pattern: pattern, registered: entries[name] != nil, table: nil, filenameSuffix: nil,
        singleProcess: nil, unknown: reason)
    case .entry(let entry, let pattern):
      let description = DatasetDescription(entry: entry, root: root)
      var path: String?
      var unknown: String?
      switch description.place {
      case .path(let found): path = found
      case .unknown(let reason): unknown = reason
      case .nowhere: break
      }
      let table = DatasetTable(of: entry)
      if path == nil { unknown = unknown ?? table.unknown }
      return KedroInspection.InspectedDataset(
        type: description.type, path: path, memory: description.isMemory, parameter: false,
        versioned: description.isVersioned, pattern: pattern,
        registered: entries[name] != nil, table: table.name,
        filenameSuffix: description.filenameSuffix,
        singleProcess: description.isSingleProcess, unknown: unknown,
        connection: table.connection)
    }
  }

  private func parameter(_ name: String) -> KedroInspection.InspectedDataset {
    let path = String(name.dropFirst("params:".count))
    let isKnown = name == "parameters" || parameterPaths.contains(path)
    let reason = isKnown ? nil : parameters.unknownReason(above: path)
    return KedroInspection.InspectedDataset(
      type: "kedro.io.MemoryDataset", path: nil, memory: true, parameter: true,
      versioned: false, pattern: nil, registered: isKnown || reason != nil, table: nil,
      filenameSuffix: nil, singleProcess: false, unknown: reason)
  }
}
