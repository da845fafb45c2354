/// Nodes with an order, durations and demands, and the capacities they share.
///
/// Every resource is one row: memory, cpus, a named unit. A lock, or two nodes that must not
/// overlap, is a resource of capacity 1 of which those nodes demand 1. Holding a problem proves
/// that the order has no cycle and that each node fits by itself, so a solution exists.
package struct SchedulingProblem: Sendable {
  /// What must finish before what.
  package let order: PartialOrder
  /// How long each node takes, in any unit.
  package let durations: [Int64]
  /// `demands[resource][node]`: what a node takes while it runs.
  package let demands: [[Int64]]
  /// What there is of each resource.
  package let capacities: [Int64]
  /// The resources of which each node takes some, with the amount.
  let needs: [[(resource: Int, amount: Int64)]]

  /// Makes a problem of parts that fit together.
  ///
  /// - Throws: ``SchedulingError`` when the graph has a cycle, the parts differ in size, an amount
  ///   is negative, durations add up to more than an eighth of Int64, or a node needs more than
  ///   there is.
  package init(
    graph: DirectedGraph, durations: [Int64], demands: [[Int64]], capacities: [Int64]
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
    self.init(order: order, durations: durations, demands: demands, capacities: capacities)
  }

  /// For parts known to fit together.
  init(order: PartialOrder, durations: [Int64], demands: [[Int64]], capacities: [Int64]) {
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
      order: order, durations: durations, demands: demands, capacities: capacities)
  }

  /// The heaviest antichain of each resource: what each could be asked for at worst, whatever the
  /// schedule.
  package func peaks() -> [Antichain] {
    demands.map { order.heaviestAntichain(weights: $0) }
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
}
