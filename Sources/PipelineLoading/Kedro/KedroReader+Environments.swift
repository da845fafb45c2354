import PipelineModel

extension KedroReader {
  /// A run environment that was not asked for; nil when it cannot be read.
  func environment(
    _ inspected: KedroInspection.InspectedEnvironment, _ files: inout KedroFiles
  ) -> KedroEnvironment? {
    guard inspected.error == nil else { return nil }
    var reader = KedroReader(
      inspection: inspection.seen(from: inspected), source: source, locations: locations)
    var datasets: [String: Dataset] = [:]
    for (name, dataset) in inspected.datasets.sorted(by: { $0.key < $1.key }) {
      datasets[name] = reader.dataset(name, dataset, &files)
    }
    return KedroEnvironment(
      name: inspected.name, datasets: datasets, parameters: inspected.parameters,
      unknownRuntimeParameters: inspected.unknownRuntimeParams)
  }

  /// The pipelines that Kedro leaves out.
  func leftOutPipelines(_ files: inout KedroFiles) -> [UnusablePart] {
    inspection.droppedPipelines.map { row in
      UnusablePart(
        name: row.name, reason: row.message, span: files.span(row.file, line: row.line))
    }
  }

  /// The run environments that cannot be read.
  func unreadableEnvironments(_ files: inout KedroFiles) -> [UnusablePart] {
    inspection.environments.compactMap { environment in
      environment.error.map { failure in
        UnusablePart(
          name: environment.name, reason: failure.message,
          span: files.span(failure.file, line: failure.line))
      }
    }
  }
}

extension KedroInspection {
  /// The same project with the datasets of another run environment.
  fileprivate func seen(from environment: InspectedEnvironment) -> KedroInspection {
    var other = self
    other.catalogFiles = environment.catalogFiles
    other.datasets = environment.datasets
    return other
  }
}

extension KedroFiles {
  /// A line of a file of the project, or the start of the file when no line is known.
  fileprivate mutating func span(_ file: String?, line: Int?) -> SourceSpan? {
    guard let file else { return nil }
    if line == nil, let text = source(file) { return text.span(0..<0) }
    return span(file, line: line ?? 1)
  }
}
