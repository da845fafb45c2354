extension PartialOrder {
  /// The edges that a longer path already implies, ascending.
  ///
  /// An edge over one level never is one. Of the others those of one source are told by a search
  /// no deeper than its deepest successor: near O(n + m) when edges span few levels. Once that has
  /// taken many times as much, the fewer of the source's successors and the target's predecessors
  /// are asked whether a path leads on: at most m · √m queries, about 2 · m in practice. What is
  /// left is the unique transitive reduction (Aho, Garey, Ullman 1972).
  package func redundantEdges() -> [DirectedGraph.Edge] {
    var search = RedundancySearch(graph, depth: depths())
    var redundant: [DirectedGraph.Edge] = []
    for source in 0..<graph.nodeCount {
      for target in search.impliedSuccessors(of: source) {
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

private struct RedundancySearch {
  /// This many times the graph's size is searched before an index is built.
  private static let patience = 8

  private let graph: DirectedGraph
  private let depth: [Int32]
  /// The last source from which each node was reached.
  private var reached: [Int32]
  private var stack: [Int32] = []
  private var looksLeft: Int
  private var paths: Reachability?
  private var memory = PathSearch()

  init(_ graph: DirectedGraph, depth: [Int32]) {
    self.graph = graph
    self.depth = depth
    reached = [Int32](repeating: -1, count: graph.nodeCount)
    looksLeft = Self.patience * (graph.nodeCount + graph.edgeCount)
  }

  /// The successors that a longer path leads to as well, ascending.
  mutating func impliedSuccessors(of source: Int) -> [Int] {
    let row = graph.successors(of: source)
    if row.count < 2 { return [] }
    let deepest = row.reduce(0) { max($0, depth[$1]) }
    if deepest - depth[source] < 2 { return [] }
    if looksLeft > 0 {
      search(from: source, above: deepest)
      return row.filter { reached[$0] == Int32(source) }
    }
    let known = paths ?? Reachability(graph)
    paths = known
    return row.filter { isImplied(source, $0, by: known) }
  }

  /// Marks what is reached over at least two edges, as far as it may lead to the deepest successor.
  private mutating func search(from source: Int, above deepest: Int32) {
    stack.removeAll(keepingCapacity: true)
    for next in graph.successors(of: source) { stack.append(Int32(next)) }
    while let node = stack.popLast() {
      if depth[Int(node)] >= deepest { continue }
      for next in graph.successors(of: Int(node)) {
        looksLeft -= 1
        if reached[next] == Int32(source) { continue }
        reached[next] = Int32(source)
        stack.append(Int32(next))
      }
    }
  }

  private mutating func isImplied(_ source: Int, _ target: Int, by paths: Reachability) -> Bool {
    if depth[target] - depth[source] < 2 { return false }
    let row = graph.successors(of: source)
    let column = graph.predecessors(of: target)
    if row.count <= column.count {
      return row.contains {
        depth[$0] < depth[target] && paths.reaches($0, target, using: &memory)
      }
    }
    return column.contains {
      depth[$0] > depth[source] && paths.reaches(source, $0, using: &memory)
    }
  }
}
