import OutsideWorld
import PipelineModel

extension StaticProgram {
  /// The whole report of a project: what evaluating it gave, with its configuration.
  func inspection(
    root: String, shownRoot: String, metadata: KedroMetadata, world: World
  ) throws(InputProblem) -> KedroInspection {
    let (settings, reader) = (configuration.settings, configuration.reader)
    let content = try configuration.content.get()
    let others = reader.environments().filter {
      $0 != content.environment && $0 != settings.baseEnvironment
    }
    return KedroInspection(
      kedroVersion: metadata.version, packageName: metadata.packageName,
      packageDirectory: metadata.packageFolder, environment: content.environment,
      catalogFiles: content.catalogFiles,
      mockedModules: [], mockUses: [], droppedPipelines: dropped,
      unknownRuntimeParams: content.unknownRuntimeParameters, parameters: content.parameterPaths,
      lostNodes: lostNodes, hooks: hooks, nodes: nodes, pipelines: pipelines,
      datasets: try datasets(content.catalog),
      environments: others.map { name in
        var changed = settings
        changed.environment = name
        return inspected(
          name,
          KedroConfigurationReader(
            root: root, shownRoot: shownRoot, settings: changed, world: world),
          shownRoot: shownRoot)
      }, sources: sources, reads: ReadThings(configuration: reader.looked, root: root))
  }

  /// A run environment that was not asked for.
  private func inspected(
    _ name: String, _ reader: KedroConfigurationReader, shownRoot: String
  ) -> KedroInspection.InspectedEnvironment {
    do throws(InputProblem) {
      let content = try reader.read()
      return KedroInspection.InspectedEnvironment(
        name: name, catalogFiles: content.catalogFiles, parameters: content.parameterPaths,
        unknownRuntimeParams: content.unknownRuntimeParameters,
        datasets: try datasets(content.catalog), error: nil)
    } catch {
      return KedroInspection.InspectedEnvironment(
        name: name, catalogFiles: [], parameters: [], unknownRuntimeParams: [], datasets: [:],
        error: KedroFailure(
          kind: "config", message: error.message,
          file: error.span.map { Paths.relative($0.file, to: shownRoot) },
          line: error.span?.start.line, column: error.span?.start.column, detail: error.help))
    }
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
      singleProcess: singleProcess, unknown: reason, connection: connection)
  }
}

extension KedroConfigurationContent {
  fileprivate var catalogFiles: [KedroInspection.ConfigurationFile] {
    files.filter { $0.kind == .catalog }.map { KedroInspection.ConfigurationFile(file: $0.file) }
  }
}
