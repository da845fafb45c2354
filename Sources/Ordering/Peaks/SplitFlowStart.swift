extension SplitFlow {
  /// Fills the empty network greedily.
  ///
  /// Node by node in topological order, each takes for its sink what its ancestors have left, the
  /// nearest first, for as many steps as there are nodes and edges. What was led a long way has to
  /// be led back as far, so more of it costs the flow more than it saves. O(n + m).
  mutating func start(along topologicalOrder: [Int]) {
    var search = SupplySearch(graph)
    for node in topologicalOrder {
      while sink[node] > 0, let origin = search.climb(from: node, supply) {
        let amount = min(sink[node], supply[origin])
        supply[origin] -= amount
        sink[node] -= amount
        total += amount
        for slot in search.way {
          flow[Int(graph.incomingEdge[slot])] += amount
          through[Int(graph.sources[slot])] += amount
        }
        through[origin] -= amount
      }
    }
  }
}

/// Finds ancestors that have something left, while what they have only gets less.
private struct SupplySearch {
  private let graph: DirectedGraph
  /// How many predecessors of each node are known to be dry.
  private var passed: [Int32]
  /// Whether neither the node nor any ancestor has anything left.
  private var isDry: [Bool]
  private var stepsLeft: Int
  /// The edges from the node up to what was found, as positions among the predecessors.
  private(set) var way: [Int] = []

  init(_ graph: DirectedGraph) {
    self.graph = graph
    passed = [Int32](repeating: 0, count: graph.nodeCount)
    isDry = [Bool](repeating: false, count: graph.nodeCount)
    stepsLeft = graph.nodeCount + graph.edgeCount
  }

  /// An ancestor of `start` with something left, and the way to it; nil when there is none.
  mutating func climb(from start: Int, _ supply: [Int64]) -> Int? {
    way.removeAll(keepingCapacity: true)
    var node = start
    while stepsLeft > 0 {
      stepsLeft -= 2
      let slots = Int(graph.ends[node])..<Int(graph.ends[node + 1])
      if let slot = slots.first(where: { supply[Int(graph.sources[$0])] > 0 }) {
        way.append(slot)
        return Int(graph.sources[slot])
      }
      if let slot = nextOpen(slots, of: node) {
        way.append(slot)
        node = Int(graph.sources[slot])
      } else if way.popLast() != nil {
        isDry[node] = true
        node = way.last.map { Int(graph.sources[$0]) } ?? start
      } else {
        return nil
      }
    }
    return nil
  }

  /// The first predecessor that is not dry.
  private mutating func nextOpen(_ slots: Range<Int>, of node: Int) -> Int? {
    var slot = slots.lowerBound + Int(passed[node])
    while slot < slots.upperBound && isDry[Int(graph.sources[slot])] { slot += 1 }
    passed[node] = Int32(slot - slots.lowerBound)
    return slot < slots.upperBound ? slot : nil
  }
}
