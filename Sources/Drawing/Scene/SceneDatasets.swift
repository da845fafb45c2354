import Analysis
import PipelineModel

/// A dataset with the visible nodes that use it.
struct UsedDataset {
  /// The name that edges are formed by.
  let name: String
  let writers: [Int]
  let readers: [Int]
  let drawn: DrawnDataset
}

extension SceneBuilder {
  /// The datasets that visible nodes use, by name.
  ///
  /// Parameters are left out: nothing orders nodes by them, and they are many.
  func datasets() -> [UsedDataset] {
    guard options.show.contains(.datasets) else { return [] }
    let graph = analysis.graph
    let names = Set(graph.writers.keys).union(graph.readers.keys).sorted()
    let forms = Dictionary(
      grouping: analysis.pipeline.datasets.values, by: { analysis.pipeline.edgeName(of: $0.name) })
    return names.enumerated().compactMap { rank, name in
      let writers = (graph.writers[name] ?? []).filter(visible.contains)
      let readers = (graph.readers[name] ?? []).filter(visible.contains)
      guard !writers.isEmpty || !readers.isEmpty else { return nil }
      let forms = (forms[name] ?? []).sorted { $0.name < $1.name }
      if !forms.isEmpty, forms.allSatisfy({ $0.location == .parameter }) { return nil }
      let shown = DisplayText.clean(name.without(prefix: frame(of: writers + readers)))
      let drawn = DrawnDataset(
        rank: rank, name: shown.isEmpty ? "(no name)" : shown, kind: kind(of: forms),
        tooltip: words.tooltip(ofDataset: name, forms: forms))
      return UsedDataset(name: name, writers: writers, readers: readers, drawn: drawn)
    }
  }

  /// The namespace that the frames around a dataset say, if any.
  private func frame(of users: [Int]) -> [String] {
    grouping == .namespace ? sharedPath(of: users) : []
  }

  private func kind(of forms: [Dataset]) -> DrawnDataset.Kind {
    if forms.contains(where: \.isPersisted) { return .stored }
    return forms.contains { $0.location == .memory } ? .inMemory : .unknown
  }
}
