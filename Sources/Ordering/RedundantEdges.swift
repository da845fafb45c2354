extension PartialOrder {
  /// The edges that a longer path already implies, ascending.
  ///
  /// One search per node with several successors, no deeper than its deepest successor: O(n · m)
  /// at worst, near O(n + m) when edges span few levels. What is left is the unique transitive
  /// reduction (Aho, Garey, Ullman 1972).
  package func redundantEdges() -> [DirectedGraph.Edge] {
    let units = [Int64](repeating: 1, count: graph.nodeCount)
    let depth = earliestStart(durations: units)
    var reached = [Int](repeating: -1, count: graph.nodeCount)
    var redundant: [DirectedGraph.Edge] = []
    for source in 0..<graph.nodeCount {
      let row = graph.successors(of: source)
      guard row.count > 1, let deepest = row.lazy.map({ depth[$0] }).max() else { continue }
      var stack = Array(row)
      while let node = stack.popLast() {
        if depth[node] >= deepest { continue }
        for next in graph.successors(of: node) where reached[next] != source {
          reached[next] = source
          stack.append(next)
        }
      }
      for target in row where reached[target] == source {
        redundant.append(DirectedGraph.Edge(source, target))
      }
    }
    return redundant
  }

  /// The smallest graph with the same paths.
  ///
  /// Complexity as ``redundantEdges()``.
  package func transitiveReduction() -> DirectedGraph {
    graph.removing(redundantEdges())
  }
}
