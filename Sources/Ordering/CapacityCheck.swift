/// Tells whether every antichain of an order fits the capacities, resource by resource.
struct CapacityCheck: Sendable {
  /// A resource of which all nodes together want more than there is.
  struct Contested: Sendable {
    let resource: Int
    /// The nodes that take some, in a topological order of the problem.
    let takers: [Int]
    /// Whether no two takers fit together, so that they must be ordered one after another.
    let isExclusive: Bool
  }

  /// Up to this many nodes a closure (128 KiB) is cheaper than searching for paths.
  private static let closureLimit = 1_024

  let problem: SchedulingProblem
  let contested: [Contested]
  /// What one check costs, in elementary steps.
  let cost: Int

  init(_ problem: SchedulingProblem) {
    self.problem = problem
    contested = problem.demands.indices.compactMap { resource in
      let amounts = problem.demands[resource]
      let capacity = problem.capacities[resource]
      let total = amounts.reduce(Int64(0)) { $0.saturatingAdd($1) }
      guard total > capacity else { return nil }
      let takers = problem.order.topologicalOrder.filter { amounts[$0] > 0 }
      let smallest = takers.map { amounts[$0] }.sorted().prefix(2)
      let isExclusive = smallest.reduce(Int64(0)) { $0.saturatingAdd($1) } > capacity
      return Contested(resource: resource, takers: takers, isExclusive: isExclusive)
    }
    cost = 4 * (problem.nodeCount + problem.order.graph.edgeCount) * (1 + contested.count)
  }

  /// A set that may overlap under `order` and does not fit; nil when every set fits.
  ///
  /// The set is minimal: without any one of its nodes it would fit.
  func overload(in order: PartialOrder) -> (resource: Int, set: Antichain)? {
    if contested.isEmpty { return nil }
    let isSmall = problem.nodeCount <= Self.closureLimit
    let closure = isSmall ? BitMatrix(closureOf: order.graph) : nil
    var position: [Int] = []
    for item in contested {
      let found: [Int]
      if item.isExclusive {
        if position.isEmpty { position = order.positions() }
        let takers = item.takers.sorted { position[$0] < position[$1] }
        found = unorderedNeighbours(among: takers, in: order, closure: closure)
      } else {
        found = order.heaviestAntichain(weights: problem.demands[item.resource]).nodes
      }
      if let set = minimalOverload(within: found, of: item.resource) {
        return (item.resource, set)
      }
    }
    return nil
  }

  /// Two nodes that follow each other in the topological order without a path, if there are any.
  private func unorderedNeighbours(
    among takers: [Int], in order: PartialOrder, closure: BitMatrix?
  ) -> [Int] {
    for (first, second) in zip(takers, takers.dropFirst()) {
      let isOrdered = closure?[first, second] ?? order.leads(from: first, to: second)
      if !isOrdered { return [first, second] }
    }
    return []
  }

  /// The heaviest nodes of a set, as many as it takes to exceed the capacity.
  func minimalOverload(within nodes: [Int], of resource: Int) -> Antichain? {
    let amounts = problem.demands[resource]
    var kept: [Int] = []
    var total: Int64 = 0
    for node in nodes.sorted(by: { (amounts[$1], $0) < (amounts[$0], $1) }) {
      kept.append(node)
      total = total.saturatingAdd(amounts[node])
      if total > problem.capacities[resource] { return Antichain(of: kept, weights: amounts) }
    }
    return nil
  }
}

extension PartialOrder {
  /// The place of each node in the topological order.
  ///
  /// O(n).
  func positions() -> [Int] {
    var position = [Int](repeating: 0, count: graph.nodeCount)
    for (index, node) in topologicalOrder.enumerated() { position[node] = index }
    return position
  }

  /// Whether a path leads from one node to another, by search.
  ///
  /// O(n + m).
  func leads(from source: Int, to target: Int) -> Bool {
    var seen = [Bool](repeating: false, count: graph.nodeCount)
    var stack = [source]
    while let node = stack.popLast() {
      for next in graph.successors(of: node) where !seen[next] {
        if next == target { return true }
        seen[next] = true
        stack.append(next)
      }
    }
    return false
  }
}
