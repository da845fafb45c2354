import OutsideWorld
import PipelineModel

extension StaticProgram {
  /// The whole report of a project: what evaluating it gave, with its configuration.
  func inspection(
    root: String, shownRoot: String, metadata: KedroMetadata, environment: String?, world: World
  ) throws(InputProblem) -> KedroInspection {
    var settings = settings.configuration
    settings.environment = environment
    let reader = KedroConfigurationReader(
      root: root, shownRoot: shownRoot, settings: settings, world: world)
    let content = try reader.read()
    return KedroInspection(
      kedroVersion: metadata.version, packageName: metadata.packageName,
      packageDirectory: metadata.packageFolder,
      catalogFiles: content.files.filter { $0.kind == .catalog }
        .map { KedroInspection.ConfigurationFile(file: $0.file) },
      mockedModules: [], droppedPipelines: dropped,
      unknownRuntimeParams: content.unknownRuntimeParameters, nodes: nodes, pipelines: pipelines,
      datasets: try datasets(content.catalog), sources: sources)
  }

  /// Every dataset that a node names or the catalog holds.
  private func datasets(
    _ catalog: StaticCatalog
  ) throws(InputProblem) -> [String: KedroInspection.InspectedDataset] {
    var names = Set(nodes.flatMap { $0.inputs + $0.outputs })
    names.formUnion(catalog.entries.keys.map(\.text))
    var datasets: [String: KedroInspection.InspectedDataset] = [:]
    for name in names.sorted() {
      let described = try catalog.describe(name)
      datasets[name] =
        settings.doubts.first.map { described.doubted($0.reason) } ?? described
    }
    return datasets
  }
}

extension KedroInspection.InspectedDataset {
  /// The same, when how the configuration is read is not known for sure.
  fileprivate func doubted(_ reason: String) -> KedroInspection.InspectedDataset {
    if parameter { return self }
    return KedroInspection.InspectedDataset(
      type: type, path: nil, memory: false, parameter: false, versioned: versioned,
      pattern: pattern, registered: registered, table: table, filenameSuffix: filenameSuffix,
      singleProcess: singleProcess, unknown: reason)
  }
}
