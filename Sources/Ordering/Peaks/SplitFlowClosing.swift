extension SplitFlow {
  /// The flow of another graph on the same nodes with the same weights, less what flowed on edges
  /// that are gone.
  ///
  /// O(n + m + what the cancelled flow passes).
  func moved(to other: DirectedGraph) -> SplitFlow {
    var old = self
    for node in 0..<graph.nodeCount {
      for number in Int(graph.starts[node])..<Int(graph.starts[node + 1])
      where old.flow[number] > 0 {
        let edge = DirectedGraph.Edge(node, Int(graph.targets[number]))
        if other.number(of: edge) == nil { old.close(edge, number: number) }
      }
    }
    var moved = SplitFlow(of: old, on: other)
    for node in 0..<graph.nodeCount {
      for number in Int(graph.starts[node])..<Int(graph.starts[node + 1])
      where old.flow[number] > 0 {
        let edge = DirectedGraph.Edge(node, Int(graph.targets[number]))
        if let place = other.number(of: edge) { moved.flow[place] = old.flow[number] }
      }
    }
    return moved
  }

  /// Takes an edge out of the graph, and whatever flows on it out of the flow.
  ///
  /// The flow stays a flow, in general no longer a maximum. O(what the cancelled flow passes).
  mutating func close(_ edge: DirectedGraph.Edge, number: Int) {
    if closed.isEmpty { closed = [Bool](repeating: false, count: graph.edgeCount) }
    closed[number] = true
    let amount = flow[number]
    guard amount > 0 else { return }
    flow[number] = 0
    total -= amount
    cancelUpstream(of: edge.source, amount)
    cancelDownstream(of: edge.target, amount)
  }

  /// Lets less arrive at out(node): of its own supply first, then of what passes through it.
  mutating func cancelUpstream(of node: Int, _ amount: Int64) { cancel([(node, amount)]) }

  /// Lets less arrive at in(node) from its predecessors.
  mutating func cancelArriving(at node: Int, _ amount: Int64) {
    var senders: [(node: Int, amount: Int64)] = []
    cancelArriving(at: node, amount, &senders)
    cancel(senders)
  }

  private mutating func cancel(_ waiting: [(node: Int, amount: Int64)]) {
    var waiting = waiting
    while let (node, amount) = waiting.popLast() {
      let own = min(amount, limit(of: node) - supply[node])
      supply[node] += own
      through[node] -= amount - own
      cancelArriving(at: node, amount - own, &waiting)
    }
  }

  private mutating func cancelArriving(
    at node: Int, _ amount: Int64, _ senders: inout [(node: Int, amount: Int64)]
  ) {
    var rest = amount
    for slot in Int(graph.ends[node])..<Int(graph.ends[node + 1]) where rest > 0 {
      let edge = Int(graph.incomingEdge[slot])
      let part = min(rest, flow[edge])
      if part == 0 { continue }
      flow[edge] -= part
      rest -= part
      senders.append((Int(graph.sources[slot]), part))
    }
  }

  /// Lets less leave in(node): to its own sink first, then through it.
  private mutating func cancelDownstream(of node: Int, _ amount: Int64) {
    var waiting = [(node: node, amount: amount)]
    while let (node, amount) = waiting.popLast() {
      let own = min(amount, limit(of: node) - sink[node])
      sink[node] += own
      var rest = amount - own
      through[node] -= rest
      for edge in Int(graph.starts[node])..<Int(graph.starts[node + 1]) where rest > 0 {
        let part = min(rest, flow[edge])
        if part == 0 { continue }
        flow[edge] -= part
        rest -= part
        waiting.append((Int(graph.targets[edge]), part))
      }
    }
  }
}
