/// Which nodes of a graph a path joins; the graph may have cycles.
///
/// Up to the memory limit this is a bitset closure: n²/8 bytes, built in O(n · m / 64), a query in
/// O(1). Beyond it a ``PathIndex`` of 64 bytes a node, built in O(n + m) by the first query: most
/// queries in O(1), the others by a search.
package struct Reachability: Sendable {
  /// 8 MiB: the closure of about 8,000 nodes, up to which it is built as fast as the index.
  package static let standardMemoryLimit = 8 << 20

  /// The closure, when it was small enough to be built.
  private(set) var closure: BitMatrix?
  /// Of no graph while there is a closure.
  private var index: GrowingPathIndex
  private let nodeCount: Int

  /// Prepares the queries on a graph; a closure above `memoryLimit` bytes is not built.
  package init(_ graph: DirectedGraph, memoryLimit: Int = Reachability.standardMemoryLimit) {
    nodeCount = graph.nodeCount
    if BitMatrix.byteCount(size: graph.nodeCount) <= memoryLimit {
      closure = BitMatrix(closureOf: graph)
      index = GrowingPathIndex(DirectedGraph(nodeCount: 0, edges: []))
    } else {
      index = GrowingPathIndex(graph)
    }
  }

  /// Whether a path of at least one edge leads from `u` to `v`.
  package func reaches(_ u: Int, _ v: Int) -> Bool {
    var memory = PathSearch()
    return reaches(u, v, using: &memory)
  }

  /// The same with memory that is kept from one query to the next.
  func reaches(_ u: Int, _ v: Int, using memory: inout PathSearch) -> Bool {
    if let closure { return closure[u, v] }
    return index.reaches(u, v, using: &memory)
  }

  /// Whether `u` and `v` are different nodes that no path joins in either direction.
  package func areUnordered(_ u: Int, _ v: Int) -> Bool {
    u != v && !reaches(u, v) && !reaches(v, u)
  }

  /// All nodes unordered with `node`, ascending.
  ///
  /// O(n) with a closure, O(n + m) without.
  package func unorderedNodes(with node: Int) -> [Int] {
    if closure != nil { return (0..<nodeCount).filter { areUnordered(node, $0) } }
    let isOrdered = index.orderedNodes(with: node)
    return (0..<nodeCount).filter { $0 != node && !isOrdered[$0] }
  }

  /// Those of some nodes that are unordered with `node`, in the order given.
  ///
  /// O(their number) with a closure; without, the cheaper of as many queries and one search of
  /// O(n + m).
  package func unordered(with node: Int, among others: some Sequence<Int>) -> [Int] {
    if closure != nil { return others.filter { areUnordered(node, $0) } }
    return index.unordered(with: node, among: Array(others))
  }

  /// Adds an edge.
  ///
  /// O(n²/64) with a closure, less when few nodes lead to its source; without, one query, and now
  /// and then O(n + m).
  package mutating func insert(_ edge: DirectedGraph.Edge) {
    if closure == nil { index.insert(edge) } else { closure?.insert(edge) }
  }
}
