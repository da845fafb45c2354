import PipelineModel

/// Where a node says what it reads, writes and waits for.
extension AnalysisContext {
  /// The place where a node reads a dataset, by the name that edges are formed by.
  func inputSpan(of node: Int, naming dataset: String) -> SourceSpan? {
    span(of: dataset, in: pipeline.nodes[node].inputs)
  }

  /// The place where a node writes a dataset.
  func outputSpan(of node: Int, naming dataset: String) -> SourceSpan? {
    span(of: dataset, in: pipeline.nodes[node].outputs)
  }

  /// The same, or else the node.
  func inputPlace(of node: Int, naming dataset: String) -> SourceSpan? {
    inputSpan(of: node, naming: dataset) ?? place(of: node)
  }

  /// The same, or else the node.
  func outputPlace(of node: Int, naming dataset: String) -> SourceSpan? {
    outputSpan(of: node, naming: dataset) ?? place(of: node)
  }

  /// The place where a node says that it runs after another.
  func afterSpan(of node: Int, naming earlier: Int) -> SourceSpan? {
    let name = pipeline.nodes[earlier].name
    return pipeline.nodes[node].after.first { $0.name == name }?.span
  }

  private func span(of dataset: String, in references: [Reference]) -> SourceSpan? {
    references.first { pipeline.edgeName(of: $0.name) == dataset }?.span
  }
}

extension PipelineEdge {
  /// The dataset of a data edge.
  var dataset: String? {
    guard case .data(let name) = kind else { return nil }
    return name
  }
}

extension Sequence where Element: Hashable {
  /// Without repetition, in the order of first sight.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
