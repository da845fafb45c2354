/// A moment of some schedule: what has started and what has ended.
///
/// Made from elements that are to be in memory: everything that must have happened before they
/// start has happened, and nothing else.
struct LiveMoment {
  private let order: LiveOrder
  /// Nodes that start some element, ascending.
  let starting: [Int]
  private(set) var hasEnded: [Bool]

  /// O(n + m).
  init(_ elements: [Int], in order: LiveOrder) {
    self.order = order
    let parts = order.split(elements)
    starting = Set(parts.nodes + parts.datasets.map { order.held[$0].producer }).sorted()
    let graph = order.base.graph
    hasEnded = [Bool](repeating: false, count: graph.nodeCount)
    var stack = starting
    while let node = stack.popLast() {
      for earlier in graph.predecessors(of: node) where !hasEnded[earlier] {
        hasEnded[earlier] = true
        stack.append(earlier)
      }
    }
  }

  /// The nodes that run.
  var running: [Int] { starting.filter { !hasEnded[$0] } }

  mutating func end(_ node: Int) { hasEnded[node] = true }

  func holds(_ dataset: Int) -> Bool {
    let readers = order.held[dataset].readers
    return readers.isEmpty || readers.contains { !hasEnded[$0] }
  }

  /// All that is in memory, by weight.
  func state() -> LiveState {
    let nodes = running
    var hasStarted = hasEnded
    for node in nodes { hasStarted[node] = true }
    let datasets = order.held.indices.filter {
      order.held[$0].size > 0 && hasStarted[order.held[$0].producer] && holds($0)
    }
    return LiveState(
      nodes: nodes.filter { order.weights[$0] > 0 }, datasets: datasets, weights: order.weights,
      held: order.held)
  }
}
