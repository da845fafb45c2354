import PipelineModel

/// What the configuration of a Kedro project says in one run environment.
package struct KedroConfigurationContent: Sendable {
  /// The run environment.
  package let environment: String
  package let globals: ConfigurationMapping
  package let parameters: ConfigurationMapping
  package let catalog: StaticCatalog
  /// The files of the catalog, the parameters and the globals, the base environment first.
  package let files: [KedroConfigurationFile]
  /// Those whose content only Kedro itself can tell.
  package let unread: [UnreadConfigurationFile]
  /// Names of runtime parameters that are asked for and have no value, sorted.
  package let unknownRuntimeParameters: [String]
  /// The text of every file that was read, by the name it is shown under.
  package let sources: [String: SourceText]
  private let parameterSpans: [String: SourceSpan]

  init(
    environment: String, globals: ConfigurationMapping, parameters: ConfigurationMapping,
    catalog: StaticCatalog, files: [KedroConfigurationFile], unread: [UnreadConfigurationFile],
    unknownRuntimeParameters: [String], sources: [String: SourceText],
    parameterSpans: [String: SourceSpan]
  ) {
    self.environment = environment
    self.globals = globals
    self.parameters = parameters
    self.catalog = catalog
    self.files = files
    self.unread = unread
    self.unknownRuntimeParameters = unknownRuntimeParameters
    self.sources = sources
    self.parameterSpans = parameterSpans
  }

  /// Every dotted path that can be asked for as `params:PATH`, sorted.
  package var parameterPaths: [String] { parameters.paths }

  /// Where the key of a parameter stands, by its dotted path.
  ///
  /// For a value that an interpolation brings in, where the nearest key above it stands; nil when
  /// only the command line gives it.
  package func span(ofParameter path: String) -> SourceSpan? {
    var path = Substring(path)
    while true {
      if let span = parameterSpans[String(path)] { return span }
      guard let dot = path.lastIndex(of: ".") else { return nil }
      path = path[..<dot]
    }
  }
}
