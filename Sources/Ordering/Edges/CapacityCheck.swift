/// Tells whether every antichain of an order fits the capacities, resource by resource.
struct CapacityCheck: Sendable {
  /// A resource of which all nodes together want more than there is.
  struct Contested: Sendable {
    let resource: Int
    /// The nodes that take some, in a topological order of the problem.
    let takers: [Int]
    /// Data that takes some while it is held.
    let held: [HeldDataset]
    /// Whether no two takers fit together, so that they must be ordered one after another.
    let isExclusive: Bool
  }

  /// Up to this many nodes a closure (128 KiB) is cheaper than searching for paths.
  private static let closureLimit = 1_024

  let problem: SchedulingProblem
  /// What one search for a state of nodes and held data may take beyond its first flow.
  let stateSteps: Int
  let contested: [Contested]
  /// What one check costs, in elementary steps.
  let cost: Int

  init(_ problem: SchedulingProblem, budget: SearchBudget) {
    self.problem = problem
    stateSteps = budget.stateSteps
    contested = problem.demands.indices.compactMap { resource in
      let amounts = problem.demands[resource]
      let capacity = problem.capacities[resource]
      let held = problem.held?.resource == resource ? problem.held?.datasets ?? [] : []
      let taken = amounts.reduce(Int64(0)) { $0.saturatingAdd($1) }
      let total = held.reduce(taken) { $0.saturatingAdd($1.size) }
      guard total > capacity else { return nil }
      let takers = problem.order.topologicalOrder.filter { amounts[$0] > 0 }
      let smallest = takers.map { amounts[$0] }.sorted().prefix(2)
      let isExclusive =
        held.isEmpty && smallest.reduce(Int64(0)) { $0.saturatingAdd($1) } > capacity
      return Contested(
        resource: resource, takers: takers, held: held, isExclusive: isExclusive)
    }
    let size = problem.nodeCount + problem.order.graph.edgeCount
    cost = 4 * size * (1 + contested.count)
  }

  /// A set that may overlap under `order` and does not fit; nil when every set fits.
  ///
  /// The set is minimal: without any one of its nodes and datasets it would fit.
  func overload(in order: PartialOrder) -> (resource: Int, set: LiveState)? {
    var steps = 0
    return overload(in: order, steps: &steps)
  }

  /// The same; adds what data took beyond ``cost`` to `steps`.
  ///
  /// - Parameter budget: how much is searched for a state of held data that can be, ``stateSteps``
  ///   when nil; with 0 the set may hold data that is gone.
  func overload(
    in order: PartialOrder, steps: inout Int, budget: Int? = nil
  ) -> (resource: Int, set: LiveState)? {
    if contested.isEmpty { return nil }
    let isSmall = problem.nodeCount <= Self.closureLimit
    let closure = isSmall ? BitMatrix(closureOf: order.graph) : nil
    var position: [Int] = []
    for item in contested {
      let found: LiveState?
      if !item.held.isEmpty {
        found = state(of: item, in: order, steps: &steps, budget: budget)
      } else if item.isExclusive {
        if position.isEmpty { position = order.positions() }
        let takers = item.takers.sorted { position[$0] < position[$1] }
        found = state(
          of: unorderedNeighbours(among: takers, in: order, closure: closure), item.resource)
      } else {
        found = LiveState(order.heaviestAntichain(weights: problem.demands[item.resource]))
      }
      if let found, let set = minimalOverload(within: found, of: item.resource) {
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

  /// A state of nodes and held data above the capacity; nil when there is none.
  func state(
    of item: Contested, in order: PartialOrder, steps: inout Int, budget: Int? = nil
  ) -> LiveState? {
    order.state(
      above: problem.capacities[item.resource], weights: problem.demands[item.resource],
      held: item.held, steps: &steps, budget: budget ?? stateSteps)
  }

  /// Nodes alone, as a state.
  func state(of nodes: [Int], _ resource: Int) -> LiveState {
    LiveState(nodes: nodes, datasets: [], weights: problem.demands[resource], held: [])
  }

  /// The heaviest nodes and datasets of a state, as many as it takes to exceed the capacity.
  func minimalOverload(within state: LiveState, of resource: Int) -> LiveState? {
    let amounts = problem.demands[resource]
    let held = problem.held?.datasets ?? []
    let parts =
      state.nodes.map { (weight: amounts[$0], isNode: true, index: $0) }
      + state.datasets.map { (weight: held[$0].size, isNode: false, index: $0) }
    var (nodes, datasets): ([Int], [Int]) = ([], [])
    var total: Int64 = 0
    for part in parts.sorted(by: { ($1.weight, $0.index) < ($0.weight, $1.index) }) {
      if part.isNode { nodes.append(part.index) } else { datasets.append(part.index) }
      total = total.saturatingAdd(part.weight)
      if total > problem.capacities[resource] {
        return LiveState(nodes: nodes, datasets: datasets, weights: amounts, held: held)
      }
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
