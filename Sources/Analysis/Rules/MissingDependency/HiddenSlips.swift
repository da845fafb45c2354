import PipelineModel

/// Inputs that nothing but a catch-all pattern of Kedro's catalog knows, and whose names are slips of
/// others.
enum HiddenSlips {
  static func check(_ context: AnalysisContext) -> [Observation] {
    guard context.pipeline.kind == .kedro, context.pipeline.project.isComplete else { return [] }
    let hidden = context.graph.readers.filter { isHidden($0.key, in: context) }
    guard !hidden.isEmpty else { return [] }
    let known = NameSlips(among: knownNames(context))
    return hidden.sorted { $0.key < $1.key }.compactMap { name, readers in
      known.name(meantBy: name).map { observation(name, readers, meant: $0, in: context) }
    }
  }

  private static func isHidden(_ name: String, in context: AnalysisContext) -> Bool {
    guard case .catchAll = context.pipeline.datasets[name]?.resolution else { return false }
    return context.graph.writers[name] == nil && !context.pipeline.project.written.contains(name)
  }

  /// What is written, and what the catalog names.
  private static func knownNames(_ context: AnalysisContext) -> Set<String> {
    let entries = context.pipeline.datasets.values.filter { $0.resolution == .entry }
    return Set(context.graph.writers.keys).union(context.pipeline.project.written)
      .union(entries.map { context.pipeline.edgeName(of: $0.name) })
  }

  private static func observation(
    _ name: String, _ readers: [Int], meant: String, in context: AnalysisContext
  ) -> Observation {
    let dataset = context.pipeline.datasets[name]
    let pattern = dataset.flatMap { dataset in
      if case .catchAll(let pattern) = dataset.resolution { return pattern }
      return nil
    }
    return Observation(
      "nothing writes \(name), which \(context.list(readers)) "
        + (readers.count == 1 ? "reads" : "read")
        + ": only the catch-all '\(pattern ?? "")' of the catalog knows it",
      nodes: context.analysis.names(readers), datasets: [name],
      location: readers.first.flatMap { context.inputPlace(of: $0, naming: name) },
      related: dataset?.span.map { [RelatedPlace("any name fits this pattern", at: $0)] } ?? [],
      help: "did you mean '\(meant)'?", severity: .warning)
  }
}
