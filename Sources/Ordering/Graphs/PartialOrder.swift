/// An acyclic graph: what "must finish before" means for a set of nodes.
///
/// Holding one proves that there is no cycle, so nothing that takes it has to check again.
package struct PartialOrder: Sendable {
  /// The graph whose paths are the order.
  package let graph: DirectedGraph
  /// The lexicographically smallest order in which every edge leads forward.
  package let topologicalOrder: [Int]

  /// Makes the order that a graph stands for; nil when the graph has a cycle.
  ///
  /// ``DirectedGraph/shortestCycle(budget:)`` names the cycle.
  ///
  /// O(m + n log n).
  package init?(_ graph: DirectedGraph) {
    guard let order = graph.topologicalOrder() else { return nil }
    self.graph = graph
    topologicalOrder = order
  }

  /// For a graph whose topological order is known.
  init(graph: DirectedGraph, topologicalOrder: [Int]) {
    self.graph = graph
    self.topologicalOrder = topologicalOrder
  }

  /// The order with more edges; nil when they close a cycle.
  ///
  /// O(m + n log n).
  package func adding(_ edges: some Sequence<DirectedGraph.Edge>) -> PartialOrder? {
    PartialOrder(graph.adding(edges))
  }
}

extension PartialOrder {
  /// For each node the longest path that starts with it, its own duration included.
  ///
  /// Sums that leave Int64 stop at its largest value.
  ///
  /// O(n + m).
  package func longestRemainingPath(durations: [Int64]) -> [Int64] {
    var remaining = durations
    for node in topologicalOrder.reversed() {
      var rest: Int64 = 0
      for next in graph.successors(of: node) { rest = max(rest, remaining[next]) }
      remaining[node] = durations[node].saturatingAdd(rest)
    }
    return remaining
  }

  /// For each node the earliest start when nothing but the order holds it back.
  ///
  /// O(n + m).
  package func earliestStart(durations: [Int64]) -> [Int64] {
    var start = [Int64](repeating: 0, count: graph.nodeCount)
    for node in topologicalOrder {
      let end = start[node].saturatingAdd(durations[node])
      for next in graph.successors(of: node) { start[next] = max(start[next], end) }
    }
    return start
  }

  /// The length of the longest path: the makespan when capacities never bind.
  ///
  /// O(n + m).
  package func criticalPath(durations: [Int64]) -> Int64 {
    longestRemainingPath(durations: durations).max() ?? 0
  }
}

extension Int64 {
  /// The sum, or the end of the range on the side where it leaves Int64.
  func saturatingAdd(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    if overflow { return other < 0 ? .min : .max }
    return sum
  }
}
