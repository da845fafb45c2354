import OutsideWorld
import PipelineModel

/// Reads the configuration of a Kedro project as Kedro does, without running anything of it.
package struct KedroConfigurationReader {
  private let folder: ConfigurationFolder
  private let shownRoot: String

  private typealias Kind = KedroConfigurationSettings.Kind

  /// - Parameters:
  ///   - root: Absolute path of the project, canonical.
  ///   - shownRoot: The project as messages show it.
  package init(
    root: String, shownRoot: String, settings: KedroConfigurationSettings, world: World
  ) {
    folder = ConfigurationFolder(root: root, settings: settings, world: world)
    self.shownRoot = shownRoot
  }

  /// The environments that hold configuration, sorted, the base among them.
  package func environments() -> [String] { folder.environments() }

  /// What can change what is read.
  var looked: ConfigurationLook { folder.look() }

  /// Everything in the run environment.
  ///
  /// O(bytes read + values made).
  package func read() throws(InputProblem) -> KedroConfigurationContent {
    let environment = try folder.environment()
    var reading = Reading(
      layers: ConfigurationLayerReader(folder: folder, shownRoot: shownRoot),
      environments: environment == folder.settings.baseEnvironment
        ? [environment] : [folder.settings.baseEnvironment, environment],
      settings: folder.settings)
    for name in reading.environments {
      try folder.requireReadable(name, shownRoot: shownRoot)
    }
    let globals = try reading.globals()
    let catalog = try reading.catalog(globals)
    let parameters = try reading.parameters(globals)
    let sources = reading.layers.sources
    return KedroConfigurationContent(
      environment: environment, globals: globals, parameters: parameters.values,
      catalog: try StaticCatalog(
        catalog, parameters: parameters.values, root: folder.root, sources: sources,
        unread: reading.layers.unread, settings: folder.settings),
      files: reading.layers.files, unread: reading.layers.unread,
      unknownRuntimeParameters: reading.missing.sorted(),
      sources: Dictionary(sources.texts.map { ($0.file, $0) }) { first, _ in first },
      parameterSpans: parameters.spans(in: sources))
  }
}

/// One reading: the kinds one after another, since each may ask for those before it.
private struct Reading {
  var layers: ConfigurationLayerReader
  /// The base, and the run environment if it is another.
  let environments: [String]
  let settings: KedroConfigurationSettings
  var missing: Set<String> = []

  mutating func globals() throws(InputProblem) -> ConfigurationMapping {
    switch settings.loader {
    case .omega:
      let result = try merged(.globals, globals: nil)
      try requireTexts(result)
      return result.values.filter { !$0.isHidden }
    case .plain: return ConfigurationMapping()
    case .templated(let pattern, let own):
      var values = ConfigurationMapping()
      for environment in pattern == nil ? [] : environments {
        let names = layers.folder.files(matching: [pattern ?? ""], in: environment)
        let layer = try layers.layer(.globals, in: environment, names)
        let read = try ConfigurationTemplates(values: nil, sources: layers.sources)
          .filled(layer.fields)
        values.lay(read.filter { !$0.isHidden }, isSoft: false)
      }
      values.lay(own, isSoft: false)
      return values
    }
  }

  mutating func catalog(
    _ globals: ConfigurationMapping
  ) throws(InputProblem) -> ConfigurationResult {
    var result = try merged(.catalog, globals: globals)
    try requireTexts(result)
    result.values = result.values.filter { !$0.isHidden }
    return result
  }

  /// Kedro looks for `_` at the start of a name, which only a text has.
  private func requireTexts(_ result: ConfigurationResult) throws(InputProblem) {
    for field in result.layers.flatMap(\.fields) {
      if case .string = field.key { continue }
      throw layers.sources.problem(
        "'\(field.key.text)' must be a text to be a name: write it in quotes", at: field.keyPlace)
    }
  }

  mutating func parameters(
    _ globals: ConfigurationMapping
  ) throws(InputProblem) -> ConfigurationResult {
    var result = try merged(.parameters, globals: globals)
    if settings.loader != .omega {
      try requireTexts(result)
      result.values = result.values.filter { !$0.isHidden }
      result.values.lay(settings.runtimeParameters, isSoft: true)
    } else if !result.hasFiles {
      result.values = settings.runtimeParameters
    }
    return result
  }

  /// One kind in all environments, the later over the earlier.
  private mutating func merged(
    _ kind: KedroConfigurationSettings.Kind, globals: ConfigurationMapping?
  ) throws(InputProblem) -> ConfigurationResult {
    var result = ConfigurationResult(isSoft: settings.mergeStrategies[kind] == .soft)
    for environment in environments {
      let layer = try layers.layer(kind, in: environment)
      result.hasFiles = result.hasFiles || layer.hasFiles
      result.layers.append(layer.fields)
      if settings.loader == .omega {
        result.values.lay(try interpolated(layer, kind, globals), isSoft: result.isSoft)
      } else {
        let values = try templated(layer, globals ?? ConfigurationMapping())
        result.values.lay(values, isSoft: false)
      }
    }
    return result
  }

  private mutating func interpolated(
    _ layer: ConfigurationLayer, _ kind: KedroConfigurationSettings.Kind,
    _ globals: ConfigurationMapping?
  ) throws(InputProblem) -> ConfigurationMapping {
    var root = ConfigurationNode(content: .mapping(layer.fields), place: nil)
    if kind == .parameters, layer.hasFiles {
      root.merge(ConfigurationNode(.mapping(settings.runtimeParameters)))
    }
    var resolver = InterpolationResolver(
      try ConfigurationTree(root, in: layers.sources), layers.sources,
      .init(
        globals: globals, runtimeParameters: settings.runtimeParameters,
        customResolvers: settings.customResolvers))
    let values = try resolver.resolved()
    missing.formUnion(resolver.missingRuntimeParameters)
    return values
  }

  private func templated(
    _ layer: ConfigurationLayer, _ globals: ConfigurationMapping
  ) throws(InputProblem) -> ConfigurationMapping {
    let hasTemplates = settings.loader != .plain
    return try ConfigurationTemplates(
      values: hasTemplates ? globals : nil, sources: layers.sources
    ).filled(layer.fields)
  }
}
