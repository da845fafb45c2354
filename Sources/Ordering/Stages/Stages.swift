/// Nodes in groups that run one after another, each group all at once.
package struct StageSequence: Hashable, Sendable {
  /// The nodes of each stage, ascending; stages in the order they run.
  package let stages: [[Int]]
  /// The critical paths inside the stages, added up: how long all takes when each stage waits for
  /// the one before.
  package let makespan: Int64
  /// Whether no smaller number of stages would do.
  package let isProvenFewest: Bool
  /// Whether the time was up before the search was done.
  package let isCutShort: Bool
}

extension SchedulingProblem {
  /// The fewest stages such that each is safe, and of those the least makespan.
  ///
  /// A stage is safe when every antichain inside it fits every capacity, with the data that is made
  /// and read inside it alone: what crosses a border is persisted. Inside a stage the order holds.
  /// Edges never lead to an earlier stage. With precedence this is bin packing, NP-hard
  /// (Garey, Graham, Johnson, Yao 1976): exact by dynamic programming over the sets closed under
  /// predecessors up to ``exactStageLimit`` nodes, O(3ⁿ); beyond that stages are filled greedily
  /// under several priorities from both ends and then improved. Deterministic.
  package func stages(budget: SearchBudget = .standard) -> StageSequence {
    if CapacityCheck(self, budget: budget).overload(in: order) == nil {
      return StageSequence(
        stages: nodeCount == 0 ? [] : [Array(0..<nodeCount)],
        makespan: order.criticalPath(durations: durations), isProvenFewest: true,
        isCutShort: false)
    }
    if nodeCount <= Self.exactStageLimit {
      var search = ExactStages(problem: self, budget: budget)
      return search.run()
    }
    var filling = StageFilling(problem: self, budget: budget)
    return filling.run()
  }

  /// Up to this many nodes the fewest stages are found exactly.
  package static let exactStageLimit = 14

  /// No sequence has fewer stages: unordered nodes that each take more than half of a resource
  /// must all be apart.
  func stageLowerBound() -> Int {
    var bound = nodeCount == 0 ? 0 : 1
    for (amounts, capacity) in zip(demands, capacities) {
      let isHeavy = amounts.map { $0 > capacity / 2 ? Int64(1) : 0 }
      guard isHeavy.contains(1) else { continue }
      bound = max(bound, order.heaviestAntichain(weights: isHeavy).nodes.count)
    }
    return bound
  }
}
