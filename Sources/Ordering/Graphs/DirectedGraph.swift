/// A directed graph over the nodes `0..<nodeCount`, held as flat arrays in both directions
/// (compressed sparse rows, edge targets ascending).
///
/// Duplicate edges are merged. Self loops and cycles can be represented, so that they can be
/// reported; what needs an acyclic graph takes a ``PartialOrder``. At most 2³¹ − 1 nodes.
package struct DirectedGraph: Hashable, Sendable {
  /// An ordered pair of nodes.
  package struct Edge: Hashable, Comparable, Sendable {
    /// The node that comes first.
    package let source: Int
    /// The node that comes after.
    package let target: Int

    /// Makes the edge `source` → `target`.
    package init(_ source: Int, _ target: Int) {
      self.source = source
      self.target = target
    }

    /// By source, then by target.
    package static func < (left: Edge, right: Edge) -> Bool {
      (left.source, left.target) < (right.source, right.target)
    }
  }

  /// The neighbours of one node on one side, ascending.
  package struct Neighbors: RandomAccessCollection, Sendable {
    let nodes: ArraySlice<Int32>

    /// The position of the first neighbour.
    package var startIndex: Int { nodes.startIndex }
    /// The position after the last neighbour.
    package var endIndex: Int { nodes.endIndex }

    /// The neighbour at a position.
    package subscript(position: Int) -> Int { Int(nodes[position]) }
  }

  /// How many nodes the graph has.
  package let nodeCount: Int
  /// `targets[starts[u]..<starts[u + 1]]` are the successors of `u`; positions are edge numbers.
  let starts: [Int32]
  let targets: [Int32]
  /// `sources[ends[v]..<ends[v + 1]]` are the predecessors of `v`.
  let ends: [Int32]
  let sources: [Int32]
  /// The edge number of each entry of `sources`.
  let incomingEdge: [Int32]

  /// How many different edges the graph has.
  package var edgeCount: Int { targets.count }

  /// Makes a graph of `nodeCount` nodes; every edge must stay within them.
  ///
  /// Two passes of counting sort: O(n + m).
  package init(nodeCount: Int, edges: some Sequence<Edge>) {
    let edges = Array(edges)
    var starts = [Int32](repeating: 0, count: nodeCount + 1)
    var ends = starts
    var isAscending = true
    var last = Edge(-1, -1)
    for edge in edges {
      precondition((0..<nodeCount).contains(edge.source) && (0..<nodeCount).contains(edge.target))
      starts[edge.source + 1] += 1
      ends[edge.target + 1] += 1
      if !(last < edge) { isAscending = false }
      last = edge
    }
    for node in 0..<nodeCount {
      starts[node + 1] += starts[node]
      ends[node + 1] += ends[node]
    }
    var targets: [Int32]
    if isAscending {
      targets = edges.map { Int32($0.target) }
    } else {
      targets = Self.sortedTargets(of: edges, starts: starts, ends: ends)
      Self.mergeDuplicates(&targets, &starts, &ends)
    }
    self.init(nodeCount: nodeCount, starts: starts, targets: targets, ends: ends)
  }

  /// The targets by source, then ascending: sorted by target first, then, stably, by source.
  private static func sortedTargets(of edges: [Edge], starts: [Int32], ends: [Int32]) -> [Int32] {
    var sources = [Int32](repeating: 0, count: edges.count)
    var next = ends
    for edge in edges {
      sources[Int(next[edge.target])] = Int32(edge.source)
      next[edge.target] += 1
    }
    var targets = [Int32](repeating: 0, count: edges.count)
    next = starts
    for target in 0..<(ends.count - 1) {
      for slot in Int(ends[target])..<Int(ends[target + 1]) {
        let source = Int(sources[slot])
        targets[Int(next[source])] = Int32(target)
        next[source] += 1
      }
    }
    return targets
  }

  private static func mergeDuplicates(
    _ targets: inout [Int32], _ starts: inout [Int32], _ ends: inout [Int32]
  ) {
    var count = 0
    var first = 0
    var inDegree = [Int32](repeating: 0, count: ends.count)
    for source in 0..<(starts.count - 1) {
      let end = Int(starts[source + 1])
      let start = count
      for slot in first..<end where count == start || targets[count - 1] != targets[slot] {
        targets[count] = targets[slot]
        inDegree[Int(targets[slot]) + 1] += 1
        count += 1
      }
      starts[source + 1] = Int32(count)
      first = end
    }
    if count == targets.count { return }
    targets.removeLast(targets.count - count)
    for node in 1..<ends.count { ends[node] = ends[node - 1] + inDegree[node] }
  }

  private init(nodeCount: Int, starts: [Int32], targets: [Int32], ends: [Int32]) {
    var sources = [Int32](repeating: 0, count: targets.count)
    var incomingEdge = sources
    var next = ends
    for source in 0..<nodeCount {
      for edge in starts[source]..<starts[source + 1] {
        let target = Int(targets[Int(edge)])
        sources[Int(next[target])] = Int32(source)
        incomingEdge[Int(next[target])] = edge
        next[target] += 1
      }
    }
    self.nodeCount = nodeCount
    self.starts = starts
    self.targets = targets
    self.ends = ends
    self.sources = sources
    self.incomingEdge = incomingEdge
  }

  /// All edges, ascending.
  ///
  /// O(m).
  package var edges: [Edge] {
    var edges: [Edge] = []
    edges.reserveCapacity(edgeCount)
    for node in 0..<nodeCount {
      for next in successors(of: node) { edges.append(Edge(node, next)) }
    }
    return edges
  }

  /// The nodes that an edge leads to from `node`.
  package func successors(of node: Int) -> Neighbors {
    Neighbors(nodes: targets[Int(starts[node])..<Int(starts[node + 1])])
  }

  /// The nodes from which an edge leads to `node`.
  package func predecessors(of node: Int) -> Neighbors {
    Neighbors(nodes: sources[Int(ends[node])..<Int(ends[node + 1])])
  }

  /// Whether the graph has this very edge.
  ///
  /// O(log of the source's degree).
  package func contains(_ edge: Edge) -> Bool { number(of: edge) != nil }

  /// The position of an edge among all edges.
  ///
  /// O(log of the source's degree).
  func number(of edge: Edge) -> Int? {
    let end = Int(starts[edge.source + 1])
    var low = Int(starts[edge.source])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if Int(targets[middle]) < edge.target { low = middle + 1 } else { high = middle }
    }
    return low < end && Int(targets[low]) == edge.target ? low : nil
  }
}

extension DirectedGraph {
  /// The graph with more edges.
  ///
  /// O(n + m).
  package func adding(_ more: some Sequence<Edge>) -> DirectedGraph {
    DirectedGraph(nodeCount: nodeCount, edges: edges + more)
  }

  /// The graph without some edges; edges it does not have are ignored.
  ///
  /// O(n + m).
  package func removing(_ fewer: some Sequence<Edge>) -> DirectedGraph {
    let gone = Set(fewer)
    return DirectedGraph(nodeCount: nodeCount, edges: edges.filter { !gone.contains($0) })
  }

  /// The graph with every edge turned round.
  ///
  /// O(n + m).
  package func reversed() -> DirectedGraph {
    DirectedGraph(nodeCount: nodeCount, edges: edges.map { Edge($0.target, $0.source) })
  }

  /// The graph on some different nodes only, with the edges between them.
  ///
  /// Node `i` of the result is `nodes[i]`.
  ///
  /// O(n + m).
  package func subgraph(of nodes: [Int]) -> DirectedGraph {
    var position = [Int32](repeating: -1, count: nodeCount)
    for (index, node) in nodes.enumerated() { position[node] = Int32(index) }
    var kept: [Edge] = []
    for (index, node) in nodes.enumerated() {
      for next in successors(of: node) where position[next] >= 0 {
        kept.append(Edge(index, Int(position[next])))
      }
    }
    return DirectedGraph(nodeCount: nodes.count, edges: kept)
  }
}
