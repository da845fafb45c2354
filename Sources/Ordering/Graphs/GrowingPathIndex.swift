import Synchronization

/// A ``PathIndex`` to which edges can be added.
///
/// Edges that tell something new are kept aside, and a path is sought from one to the next of
/// them; when there are more than √(n + m) the index is made anew.
struct GrowingPathIndex: Sendable {
  private var base: LazyPathIndex
  private var added: [DirectedGraph.Edge] = []

  init(_ graph: DirectedGraph) {
    base = LazyPathIndex(graph)
  }

  private var size: Int { base.graph.nodeCount + base.graph.edgeCount }

  /// Whether a path of at least one edge leads from `u` to `v`.
  func reaches(_ u: Int, _ v: Int, using memory: inout PathSearch) -> Bool {
    let index = base.index
    if index.reaches(u, v, using: &memory) { return true }
    if added.isEmpty { return false }
    var waiting = added
    var ends = [u]
    while let end = ends.popLast() {
      var left: [DirectedGraph.Edge] = []
      for edge in waiting {
        guard end == edge.source || index.reaches(end, edge.source, using: &memory) else {
          left.append(edge)
          continue
        }
        if edge.target == v || index.reaches(edge.target, v, using: &memory) { return true }
        ends.append(edge.target)
      }
      waiting = left
    }
    return false
  }

  /// For each node whether a path joins it with `node` in either direction.
  ///
  /// O(n + m), for each added edge on a path once more at worst.
  func orderedNodes(with node: Int) -> [Bool] {
    let index = base.index
    var isAfter = [Bool](repeating: false, count: index.graph.nodeCount)
    var isBefore = isAfter
    mark(node, in: index, isForward: true, &isAfter)
    mark(node, in: index, isForward: false, &isBefore)
    return index.place.map { isAfter[Int($0)] || isBefore[Int($0)] }
  }

  private func mark(
    _ node: Int, in index: PathIndex, isForward: Bool, _ isMarked: inout [Bool]
  ) {
    let component = Int(index.place[node])
    index.mark(from: component, isForward: isForward, in: &isMarked)
    var waiting = added
    var isChanged = true
    while isChanged {
      isChanged = false
      waiting.removeAll { edge in
        let (near, far) =
          isForward ? (edge.source, edge.target) : (edge.target, edge.source)
        let place = Int(index.place[near])
        guard place == component || isMarked[place] else { return false }
        isChanged = true
        let other = Int(index.place[far])
        if !isMarked[other] {
          isMarked[other] = true
          index.mark(from: other, isForward: isForward, in: &isMarked)
        }
        return true
      }
    }
  }

  /// Those of some nodes that no path joins with `node`, in the order given.
  func unordered(with node: Int, among others: [Int]) -> [Int] {
    var memory = PathSearch()
    var found: [Int] = []
    for (position, other) in others.enumerated() {
      // Marking all nodes once costs less than to go on looking.
      if 64 * position + memory.looks > size {
        let isOrdered = orderedNodes(with: node)
        return found + others[position...].filter { $0 != node && !isOrdered[$0] }
      }
      if other != node && !reaches(node, other, using: &memory)
        && !reaches(other, node, using: &memory)
      {
        found.append(other)
      }
    }
    return found
  }

  mutating func insert(_ edge: DirectedGraph.Edge) {
    var memory = PathSearch()
    if reaches(edge.source, edge.target, using: &memory) { return }
    added.append(edge)
    guard added.count * added.count > size else { return }
    base = LazyPathIndex(base.graph.adding(added))
    added = []
  }
}

/// A ``PathIndex`` that is built when it is first asked for: many graphs never are.
private final class LazyPathIndex: Sendable {
  let graph: DirectedGraph
  private let built = Mutex<PathIndex?>(nil)

  init(_ graph: DirectedGraph) { self.graph = graph }

  var index: PathIndex {
    built.withLock { index in
      if let index { return index }
      let made = PathIndex(graph)
      index = made
      return made
    }
  }
}
