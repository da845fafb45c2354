import Analysis

extension PipelineAnalysis {
  /// The index of a node.
  func node(_ name: String) -> Int { graph.nodesByName[name]?.first ?? -1 }

  /// Edges by names: `A-D`.
  func named(_ edges: [(from: Int, to: Int)]) -> [String] {
    edges.map { names([$0.from, $0.to]).joined(separator: "-") }.sorted()
  }
}
