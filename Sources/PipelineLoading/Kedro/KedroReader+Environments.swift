import PipelineModel

extension KedroReader {
  /// A run environment that was not asked for.
  func environment(
    _ inspected: KedroInspection.InspectedEnvironment, _ files: inout KedroFiles
  ) -> KedroEnvironment {
    var reader = KedroReader(
      inspection: inspection.seen(from: inspected), source: source, locations: locations)
    var datasets: [String: Dataset] = [:]
    for (name, dataset) in inspected.datasets.sorted(by: { $0.key < $1.key }) {
      datasets[name] = reader.dataset(name, dataset, &files)
    }
    let problem = inspected.error.map { failure in
      KedroEnvironment.Problem(
        message: failure.message, span: files.span(failure.file, line: failure.line))
    }
    return KedroEnvironment(
      name: inspected.name, datasets: datasets, parameters: inspected.parameters,
      unknownRuntimeParameters: inspected.unknownRuntimeParams, problem: problem)
  }

  /// The pipelines that Kedro left out.
  func droppedPipelines(_ files: inout KedroFiles) -> [KedroDroppedPipeline] {
    var dropped: [KedroDroppedPipeline] = []
    for row in inspection.droppedPipelines {
      let span = files.span(row.file, line: row.line)
      dropped.append(KedroDroppedPipeline(name: row.name, message: row.message, span: span))
    }
    return dropped
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
