import PipelineModel

/// What the rules on races say of nodes that meet at one place.
extension AnalysisContext {
  /// The dataset names under which a node writes a place, or reads it.
  func names(of node: Int, _ side: KeyPath<Node, [Reference]>, at place: String) -> [Reference] {
    pipeline.nodes[node][keyPath: side].filter {
      pipeline.datasets[$0.name]?.location.place == place
    }
  }

  /// The dataset's name as it stands in a sentence: a path that stands for itself says nothing new.
  func alias(_ reference: Reference?, at place: String) -> String {
    guard let name = reference?.name, name != place else { return "" }
    return " as \(name)"
  }

  /// Where datasets are declared to be at a place.
  func declarations(_ references: [Reference?], at place: String) -> [RelatedPlace] {
    references.compactMap { $0?.name }.uniqued().compactMap { name in
      guard let dataset = pipeline.datasets[name], dataset.declared, let span = dataset.span
      else { return nil }
      return RelatedPlace("\(name) is at \(place)", at: span)
    }
  }
}
