import Ordering
import Testing

/// Edges and stages compared with brute force on all small graphs and on many random ones.
@Suite struct ExhaustivePlanTests {
  @Test(arguments: 0..<64)
  func `every graph of up to five nodes gets safe edges and the fewest stages`(part: Int) throws {
    for nodeCount in 1...5 {
      for (number, graph) in allLabelledGraphs(nodeCount: nodeCount).enumerated()
      where number % 64 == part {
        var random = TestRandom(seed: graph.hashableSeed)
        let problem = try random.problem(on: graph)
        if let fault = fault(ofEdges: problem) { Issue.record("\(fault): \(graph.edges)") }
        let stages = problem.stages()
        #expect(stages.isProvenFewest, "\(graph.edges)")
        #expect(stages.stages.count == fewestStages(problem), "\(graph.edges)")
      }
    }
  }

  @Test(arguments: 0..<100)
  func `random graphs of up to 14 nodes get safe edges of which none can go`(part: Int) throws {
    for seed in (100 * part + 1)...(100 * part + 100) {
      var random = TestRandom(seed: seed)
      let problem = try random.problem(nodeCount: 1 + random.below(14), percent: random.below(40))
      if let fault = fault(ofEdges: problem) { Issue.record("\(fault): seed \(seed)") }
    }
  }

  @Test(arguments: 0..<100)
  func `random graphs of up to nine nodes get the fewest stages`(part: Int) throws {
    for seed in (100 * part + 1)...(100 * part + 100) {
      var random = TestRandom(seed: seed)
      let problem = try random.problem(nodeCount: 1 + random.below(9), percent: random.below(40))
      let found = problem.stages()
      #expect(found.isProvenFewest && found.stages.count == fewestStages(problem), "seed \(seed)")
    }
  }

  /// What is wrong with the edges of a problem: not enough, or one too many.
  private func fault(ofEdges problem: SchedulingProblem) -> String? {
    for objective in [OrderingEdges.Objective.edges, .makespan] {
      let edges = problem.orderingEdges(minimize: objective, budget: smallBudget).edges.map(\.edge)
      let planned = problem.order.graph.adding(edges)
      guard let order = PartialOrder(planned) else { return "a cycle by \(edges)" }
      if !BruteForce(order.graph).isSafe(problem) { return "not safe with \(edges)" }
      for edge in edges where BruteForce(planned.removing([edge])).isSafe(problem) {
        return "\(edge) can go from \(edges)"
      }
    }
    return nil
  }

  /// The fewest safe stages: every number of stages, every way to begin, set by set.
  private func fewestStages(_ problem: SchedulingProblem) -> Int {
    let truth = BruteForce(problem.order.graph)
    let all = 1 << problem.nodeCount - 1
    var isSafe = [Bool](repeating: true, count: all + 1)
    for (amounts, capacity) in zip(problem.demands, problem.capacities) {
      let tooMuch = truth.antichains.filter { truth.weight($0, amounts) > capacity }
      for set in isSafe.indices where tooMuch.contains(where: { $0 & set == $0 }) {
        isSafe[set] = false
      }
    }
    let nodes = 0..<problem.nodeCount
    var before = [Int](repeating: 0, count: problem.nodeCount)
    for node in nodes {
      for earlier in nodes where truth.reach[earlier][node] { before[node] |= 1 << earlier }
    }
    var isClosed = [Bool](repeating: true, count: all + 1)
    for set in isClosed.indices {
      for node in nodes where set >> node & 1 == 1 && before[node] & ~set != 0 {
        isClosed[set] = false
      }
    }
    var count = 0
    var reached = isClosed.map { _ in false }
    reached[0] = true
    while !reached[all] {
      count += 1
      var next = reached
      for done in reached.indices where reached[done] {
        var stage = all & ~done
        while stage > 0 {
          if isSafe[stage] && isClosed[done | stage] { next[done | stage] = true }
          stage = (stage - 1) & all & ~done
        }
      }
      reached = next
    }
    return count
  }
}
