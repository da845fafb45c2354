/// Edges that, added to an order, make every antichain fit every capacity.
package struct OrderingEdges: Hashable, Sendable {
  /// An added edge with what it is there for.
  package struct Justified: Hashable, Sendable {
    /// The edge.
    package let edge: DirectedGraph.Edge
    /// The resource that would run short without it.
    package let resource: Int
    /// What might be in memory or run at one time without the edge: it takes more than there is of
    /// the resource, and would fit without any one of its nodes and datasets.
    package let prevented: LiveState
  }

  /// What the edges are to keep low.
  package enum Objective: Hashable, Sendable {
    /// The number of edges, then the makespan.
    case edges
    /// The makespan, then the number of edges.
    case makespan
  }

  /// The edges, ascending; none can be left out, so none is implied by the others.
  package let edges: [Justified]
  /// Edges that are there too because the time was up before it was known whether they are needed,
  /// ascending; none without a time limit.
  package let untested: [DirectedGraph.Edge]
  /// The critical path without the edges, which no capacity holds back.
  package let makespanBefore: Int64
  /// The critical path with the edges: how long the run takes when nothing else holds it back.
  package let makespanAfter: Int64
  /// No order that fits has a shorter critical path.
  package let makespanBound: Int64
  /// Whether no smaller number of edges would do.
  package let isProvenFewest: Bool
  /// Whether the time was up before the search was done.
  package let isCutShort: Bool
}

extension SchedulingProblem {
  /// Edges after which no schedule that the order allows asks for more than there is.
  ///
  /// Schedule → chain → prune (several schedules, several prunings), then edges tried in place of
  /// several others; small instances are searched to the end for the fewest edges. Of equally good
  /// answers the one whose edges come first in lexicographic order is taken. With data that is
  /// held between nodes, chains are completed along sequences that fit, and every edge is tested
  /// by the heaviest state.
  ///
  /// - Parameters:
  ///   - objective: what comes first, few edges or a short run.
  ///   - orientations: pairs that may only be ordered source before target, such as a writer and
  ///     a reader in the order of the file; a pair that would close a cycle is left out.
  ///   - budget: how much may be tried.
  package func orderingEdges(
    minimize objective: OrderingEdges.Objective, orientations: [DirectedGraph.Edge] = [],
    budget: SearchBudget = .standard
  ) -> OrderingEdges {
    var planner = EdgePlanner(
      problem: self, objective: objective, orientations: orientations, budget: budget)
    let best = planner.run()
    return OrderingEdges(
      edges: planner.justified(best), untested: planner.untested(of: best).sorted(),
      makespanBefore: order.criticalPath(durations: durations),
      makespanAfter: best.makespan, makespanBound: planner.makespanBound,
      isProvenFewest: planner.isProvenFewest,
      isCutShort: !planner.isProvenFewest && budget.isTimeUp())
  }
}
