/// Nodes with an order, durations and demands, and the capacities they share.
///
/// Every resource is one row: memory, cpus, a named unit. A lock, or two nodes that must not
/// overlap, is a resource of capacity 1 of which those nodes demand 1. Holding a problem proves
/// that the order has no cycle and that each node fits by itself, so a solution exists; with data
/// that is held between nodes, that a sequence of all nodes is known that fits.
package struct SchedulingProblem: Sendable {
  /// What must finish before what.
  package let order: PartialOrder
  /// How long each node takes, in any unit.
  package let durations: [Int64]
  /// `demands[resource][node]`: what a node takes while it runs.
  package let demands: [[Int64]]
  /// What there is of each resource.
  package let capacities: [Int64]
  /// Data that is held between nodes.
  package let held: HeldDemand?
  /// Sequences of single nodes that fit, data included; empty when none is held.
  let sequences: [[Int]]
  /// The resources of which each node takes some, with the amount.
  let needs: [[(resource: Int, amount: Int64)]]

  /// Makes a problem of parts that fit together.
  ///
  /// - Parameters:
  ///   - held: data that is held between nodes.
  ///   - isInStages: whether only stages are sought, between which no data is held, so that no
  ///     sequence need fit.
  ///   - budget: how much is searched for a sequence that fits.
  /// - Throws: ``SchedulingError`` when the graph has a cycle, the parts differ in size, an amount
  ///   is negative, durations add up to more than an eighth of Int64, a node needs more than there
  ///   is, or no sequence of nodes is found that fits with its data.
  package init(
    graph: DirectedGraph, durations: [Int64], demands: [[Int64]], capacities: [Int64],
    held: HeldDemand? = nil, isInStages: Bool = false, budget: SearchBudget = .standard
  ) throws(SchedulingError) {
    guard let order = PartialOrder(graph) else {
      throw .cycle(graph.shortestCycle() ?? [])
    }
    guard durations.count == graph.nodeCount, demands.count == capacities.count,
      demands.allSatisfy({ $0.count == graph.nodeCount })
    else { throw .countMismatch }
    if let node = durations.firstIndex(where: { $0 < 0 }) { throw .negativeDuration(node: node) }
    if durations.reduce(Int64(0), { $0.saturatingAdd($1) }) > .max / 8 {
      throw .durationsOutOfRange
    }
    for (resource, amounts) in demands.enumerated() {
      for (node, amount) in amounts.enumerated() {
        if amount < 0 { throw .negativeDemand(node: node, resource: resource) }
        if amount > max(0, capacities[resource]) {
          throw .exceedsCapacity(node: node, resource: resource)
        }
      }
    }
    let counted = held.flatMap { $0.datasets.isEmpty ? nil : $0 }
    var sequences: [[Int]] = []
    if let counted {
      let (amounts, capacity) = (demands[counted.resource], capacities[counted.resource])
      try Self.check(counted, amounts, capacity, isInStages: isInStages)
      if !isInStages {
        sequences = try Self.sequences(in: order, counted, amounts, capacity, budget)
      }
    }
    self.init(
      order: order, durations: durations, demands: demands, capacities: capacities,
      held: counted, sequences: sequences)
  }

  /// For parts known to fit together.
  init(
    order: PartialOrder, durations: [Int64], demands: [[Int64]], capacities: [Int64],
    held: HeldDemand?, sequences: [[Int]]
  ) {
    self.held = held
    self.sequences = sequences
    self.order = order
    self.durations = durations
    self.demands = demands
    self.capacities = capacities
    var needs = [[(resource: Int, amount: Int64)]](repeating: [], count: order.graph.nodeCount)
    for (resource, amounts) in demands.enumerated() {
      for (node, amount) in amounts.enumerated() where amount > 0 {
        needs[node].append((resource, amount))
      }
    }
    self.needs = needs
  }

  /// How many nodes there are.
  package var nodeCount: Int { order.graph.nodeCount }

  /// The same nodes and resources under another order.
  func under(_ order: PartialOrder) -> SchedulingProblem {
    SchedulingProblem(
      order: order, durations: durations, demands: demands, capacities: capacities, held: held,
      sequences: sequences)
  }

  /// The heaviest antichain of each resource: what each could be asked for at worst, whatever the
  /// schedule.
  package func peaks() -> [Antichain] {
    demands.map { order.heaviestAntichain(weights: $0) }
  }
}

extension SchedulingProblem {
  /// Refuses a node that does not fit with what it reads and writes.
  private static func check(
    _ held: HeldDemand, _ amounts: [Int64], _ capacity: Int64, isInStages: Bool
  ) throws(SchedulingError) {
    let own = held.ownNeed(nodeCount: amounts.count, isInStages: isInStages)
    for (node, amount) in amounts.enumerated() {
      guard amount.saturatingAdd(own[node]) > max(0, capacity) else { continue }
      let datasets = held.datasets.indices.filter {
        let dataset = held.datasets[$0]
        if isInStages && !dataset.readers.isEmpty { return false }
        return dataset.producer == node || dataset.readers.contains(node)
      }
      throw .exceedsCapacityWithData(
        node: node, resource: held.resource,
        state: LiveState(
          nodes: [node], datasets: datasets, weights: amounts, held: held.datasets))
    }
  }

  static func sequences(
    in order: PartialOrder, _ held: HeldDemand, _ amounts: [Int64], _ capacity: Int64,
    _ budget: SearchBudget
  ) throws(SchedulingError) -> [[Int]] {
    var search = LiveSequenceSearch(
      order: order, weights: amounts, held: held.datasets, capacity: capacity)
    let found = search.run(budget: budget.proofSteps)
    if let best = found.first, best.worst.weight > capacity {
      throw .noSequence(
        resource: held.resource, state: best.worst, isProven: search.isComplete)
    }
    return found.map(\.nodes)
  }
}

/// Why parts do not make a scheduling problem.
package enum SchedulingError: Error, Hashable, Sendable {
  /// The order has a cycle: these nodes, each before the next, the last before the first.
  case cycle([Int])
  /// Durations, demands and capacities are not of the graph's and of each other's size.
  case countMismatch
  /// A node takes less than no time.
  case negativeDuration(node: Int)
  /// A node takes less than nothing of a resource.
  case negativeDemand(node: Int, resource: Int)
  /// The durations add up to more than can be reckoned with.
  case durationsOutOfRange
  /// A node needs more of a resource than there is, so that it can never run.
  case exceedsCapacity(node: Int, resource: Int)
  /// A node with what it reads and writes, as the state says, needs more than there is.
  case exceedsCapacityWithData(node: Int, resource: Int, state: LiveState)
  /// No sequence of nodes was found that fits with the data between them: the best comes to this
  /// state. Whether none exists is proved or not.
  case noSequence(resource: Int, state: LiveState, isProven: Bool)
}
