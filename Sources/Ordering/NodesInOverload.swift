extension PartialOrder {
  /// The nodes that take some of a resource and may run while more is asked for than there is.
  ///
  /// For each node the heaviest antichain that contains it is compared with the capacity. One flow
  /// serves all: from its end only what the one node changes is sent on, and no further than the
  /// answer needs. A set that was found answers for all its nodes. At worst one flow a node.
  package func nodesInOverload(weights: [Int64], capacity: Int64) -> [Int] {
    var flow = SplitFlow(order: self, weights: weights)
    flow.maximise()
    let worst = Antichain(of: flow.cut(), weights: weights)
    let excess = worst.weight.subtractingReportingOverflow(max(0, capacity)).partialValue
    guard excess > 0 else { return [] }
    var isIn = [Bool](repeating: false, count: graph.nodeCount)
    for node in worst.nodes { isIn[node] = true }
    for node in 0..<graph.nodeCount where weights[node] > 0 && !isIn[node] {
      var forced = flow
      forced.force(node)
      if forced.maximise(limit: excess) < excess {
        for member in forced.cut() where weights[member] > 0 { isIn[member] = true }
      }
    }
    return isIn.indices.filter { isIn[$0] }
  }
}
