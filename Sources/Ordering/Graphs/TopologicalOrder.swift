extension DirectedGraph {
  /// The nodes so that every edge leads forward, or nil when there is a cycle.
  ///
  /// Among the nodes that may come next the smallest is taken, so the order is the
  /// lexicographically smallest one. Kahn 1962 with a tree of bits for what is ready:
  /// O(m + n log n), the logarithm to base 64.
  package func topologicalOrder() -> [Int]? {
    var waiting = (0..<nodeCount).map { ends[$0 + 1] - ends[$0] }
    var ready = NodeQueue(nodeCount: nodeCount)
    for node in 0..<nodeCount where waiting[node] == 0 { ready.insert(node) }
    var order: [Int] = []
    order.reserveCapacity(nodeCount)
    while let node = ready.popMin() {
      order.append(node)
      for edge in Int(starts[node])..<Int(starts[node + 1]) {
        let next = Int(targets[edge])
        waiting[next] -= 1
        if waiting[next] == 0 { ready.insert(next) }
      }
    }
    return order.count == nodeCount ? order : nil
  }
}
