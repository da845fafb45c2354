/// Which nodes of a graph a path joins; the graph may have cycles.
///
/// Up to the memory limit this is a bitset closure: n²/8 bytes, built in O(n · m / 64), a query in
/// O(1). Beyond it every query is a depth-first search that skips nodes too deep to lead to the
/// target: O(m) at worst, no memory to speak of.
package struct Reachability: Sendable {
  /// 256 MiB: the closure of about 46,000 nodes.
  package static let standardMemoryLimit = 256 << 20

  private enum Storage: Sendable {
    case closure(BitMatrix)
    case search(PathSearch)
  }

  private var storage: Storage
  private let nodeCount: Int

  /// Prepares the queries on a graph; a closure above `memoryLimit` bytes is not built.
  package init(_ graph: DirectedGraph, memoryLimit: Int = Reachability.standardMemoryLimit) {
    nodeCount = graph.nodeCount
    if BitMatrix.byteCount(size: graph.nodeCount) <= memoryLimit {
      storage = .closure(BitMatrix(closureOf: graph))
    } else {
      storage = .search(PathSearch(graph))
    }
  }

  /// The closure, when it was small enough to be built.
  var closure: BitMatrix? {
    if case .closure(let matrix) = storage { return matrix }
    return nil
  }

  /// Whether a path of at least one edge leads from `u` to `v`.
  package func reaches(_ u: Int, _ v: Int) -> Bool {
    switch storage {
    case .closure(let matrix): matrix[u, v]
    case .search(let search): search.reaches(u, v)
    }
  }

  /// Whether `u` and `v` are different nodes that no path joins in either direction.
  package func areUnordered(_ u: Int, _ v: Int) -> Bool {
    u != v && !reaches(u, v) && !reaches(v, u)
  }

  /// All nodes unordered with `node`, ascending.
  ///
  /// O(n) with a closure, O(n + m) without.
  package func unorderedNodes(with node: Int) -> [Int] {
    switch storage {
    case .closure:
      (0..<nodeCount).filter { areUnordered(node, $0) }
    case .search(let search):
      search.unorderedNodes(with: node)
    }
  }

  /// Those of some nodes that are unordered with `node`, in the order given.
  ///
  /// O(their number) with a closure, O(n + m) without.
  func unordered(with node: Int, among others: [Int]) -> [Int] {
    if case .closure = storage { return others.filter { areUnordered(node, $0) } }
    let unordered = Set(unorderedNodes(with: node))
    return others.filter { unordered.contains($0) }
  }

  /// Adds an edge.
  ///
  /// O(n²/64) with a closure, less when few nodes lead to its source.
  package mutating func insert(_ edge: DirectedGraph.Edge) {
    let current = storage
    // Otherwise what is changed would be shared, and copied first.
    storage = .closure(BitMatrix(size: 0))
    switch consume current {
    case .closure(var matrix):
      matrix.insert(edge)
      storage = .closure(matrix)
    case .search(var search):
      search.insert(edge)
      storage = .search(search)
    }
  }
}
