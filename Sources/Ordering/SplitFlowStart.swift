extension SplitFlow {
  /// Fills the empty network greedily, in two sweeps of O(n + m).
  ///
  /// Forward: each node takes what its predecessors have left, first for itself, then, where it
  /// is their last successor, to hand it on. Backward: what found no taker goes back to where it
  /// came from. On chains and trees of successors the result is already a maximum; elsewhere it
  /// saves Dinic's algorithm most of its long searches.
  mutating func start(along topologicalOrder: [Int]) {
    var position = [Int32](repeating: 0, count: graph.nodeCount)
    for (index, node) in topologicalOrder.enumerated() { position[node] = Int32(index) }
    var last = [Int32](repeating: -1, count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      for next in graph.successors(of: node) { last[node] = max(last[node], position[next]) }
    }
    for node in topologicalOrder { take(into: node, isLast: { last[$0] == position[node] }) }
    for node in topologicalOrder.reversed() where through[node] > 0 { giveBack(from: node) }
    total = zip(weights, sink).reduce(0) { $0 + $1.0 - $1.1 }
  }

  /// Moves what the predecessors have left to `node`; `supply` holds what each node can still
  /// send, its own and what was handed to it.
  private mutating func take(into node: Int, isLast: (Int) -> Bool) {
    for slot in Int(graph.ends[node])..<Int(graph.ends[node + 1]) {
      let source = Int(graph.sources[slot])
      guard supply[source] > 0 else { continue }
      let kept = min(supply[source], sink[node])
      let handedOn = isLast(source) ? supply[source] - kept : 0
      supply[source] -= kept + handedOn
      sink[node] -= kept
      supply[node] += handedOn
      through[node] += handedOn
      flow[Int(graph.incomingEdge[slot])] += kept + handedOn
    }
  }

  /// Returns what was handed to `node` and found no taker.
  private mutating func giveBack(from node: Int) {
    var excess = min(supply[node], through[node])
    supply[node] -= excess
    through[node] -= excess
    for slot in Int(graph.ends[node])..<Int(graph.ends[node + 1]) where excess > 0 {
      let edge = Int(graph.incomingEdge[slot])
      let returned = min(excess, flow[edge])
      flow[edge] -= returned
      supply[Int(graph.sources[slot])] += returned
      excess -= returned
    }
  }
}
