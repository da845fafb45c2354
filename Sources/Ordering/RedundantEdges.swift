extension PartialOrder {
  /// The edges that a longer path already implies, ascending.
  ///
  /// An edge over one level never is one. Of any other, the fewer of its source's successors and
  /// its target's predecessors are asked whether a path leads on: O(n + m) and at most m · √m
  /// queries, about 2 · m in practice. What is left is the unique transitive reduction (Aho,
  /// Garey, Ullman 1972).
  package func redundantEdges() -> [DirectedGraph.Edge] {
    let depth = depths()
    var redundant: [DirectedGraph.Edge] = []
    var paths: Reachability?
    var memory = PathSearch()
    for source in 0..<graph.nodeCount {
      let row = graph.successors(of: source)
      if row.count == 1 { continue }
      for target in row where depth[target] - depth[source] > 1 {
        let known = paths ?? Reachability(graph)
        paths = known
        let column = graph.predecessors(of: target)
        let isImplied =
          row.count <= column.count
          ? row.contains {
            depth[$0] < depth[target] && known.reaches($0, target, using: &memory)
          }
          : column.contains {
            depth[$0] > depth[source] && known.reaches(source, $0, using: &memory)
          }
        if isImplied { redundant.append(DirectedGraph.Edge(source, target)) }
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

  /// For each node the number of edges on the longest path that ends there.
  ///
  /// O(n + m).
  private func depths() -> [Int32] {
    var depth = [Int32](repeating: 0, count: graph.nodeCount)
    for node in topologicalOrder {
      for next in graph.successors(of: node) { depth[next] = max(depth[next], depth[node] + 1) }
    }
    return depth
  }
}
