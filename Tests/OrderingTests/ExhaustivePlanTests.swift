import Ordering
import Testing

/// Edges and stages compared with brute force: on all small graphs with all small demands, then on
/// many random ones with several resources and locks.
@Suite struct ExhaustivePlanTests {
  private static let parts = 64

  @Test(arguments: 0..<parts)
  func `small graphs with all demands up to 3 get safe edges and the fewest stages`(
    part: Int
  ) throws {
    for nodeCount in 1...5 {
      for (number, graph) in allLabelledGraphs(nodeCount: nodeCount).enumerated()
      where number % Self.parts == part {
        let truth = BruteForce(graph)
        let stages = StageBruteForce(truth)
        for code in 0..<1 << (2 * nodeCount) {
          let demands = (0..<nodeCount).map { Int64(code >> (2 * $0) & 3) }
          let problem = try SchedulingProblem(
            graph: graph, durations: demands.map { 4 - $0 }, demands: [demands],
            capacities: [Int64(3 + code % 3)])
          let fault = fault(of: problem, stages, objectives: [code % 2 == 0 ? .edges : .makespan])
          #expect(fault == nil, "\(graph.edges) \(demands)")
        }
      }
    }
  }

  @Test(arguments: 0..<100)
  func `random graphs of up to 14 nodes get safe edges and the fewest stages`(part: Int) throws {
    for seed in (100 * part + 1)...(100 * part + 100) {
      var random = TestRandom(seed: seed)
      let problem = try random.problem(nodeCount: 1 + random.below(14), percent: random.below(40))
      let stages = StageBruteForce(BruteForce(problem.order.graph))
      let fault = fault(of: problem, stages, objectives: [.edges, .makespan])
      #expect(fault == nil, "seed \(seed)")
    }
  }

  /// What is wrong with the fixes of a problem, if anything.
  private func fault(
    of problem: SchedulingProblem, _ truth: StageBruteForce,
    objectives: [OrderingEdges.Objective]
  ) -> String? {
    for objective in objectives {
      let fix = problem.orderingEdges(minimize: objective, budget: smallBudget)
      if let fault = fault(of: fix.edges.map(\.edge), for: problem) { return fault }
    }
    let found = problem.stages()
    return found.isProvenFewest && found.stages.count == truth.fewest(problem)
      ? nil : "stages \(found)"
  }

  /// Not enough edges, or one too many.
  private func fault(of edges: [Edge], for problem: SchedulingProblem) -> String? {
    let planned = problem.order.graph.adding(edges)
    if PartialOrder(planned) == nil { return "a cycle by \(edges)" }
    if !BruteForce(planned).isSafe(problem) { return "not safe with \(edges)" }
    let superfluous = edges.first { BruteForce(planned.removing([$0])).isSafe(problem) }
    return superfluous.map { "\($0) can go from \(edges)" }
  }
}
