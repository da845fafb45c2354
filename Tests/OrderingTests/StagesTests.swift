import Ordering
import Testing

@Suite struct StagesTests {
  @Test func `the light nodes come together and the heavy one after them`() throws {
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 4, edges: []), durations: [60, 60, 60, 30],
      demands: [[1, 1, 1, 16]], capacities: [16])
    let found = problem.stages()
    #expect(found.stages == [[0, 1, 2], [3]] && found.makespan == 90 && found.isProvenFewest)
  }

  @Test func `ordered nodes share a stage`() throws {
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 3, edges: [Edge(0, 1), Edge(1, 2)]), durations: [1, 2, 3],
      demands: [[5, 5, 5]], capacities: [5])
    #expect(problem.stages().stages == [[0, 1, 2]])
  }

  @Test func `nothing needs no stage`() throws {
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 0, edges: []), durations: [], demands: [[]], capacities: [1])
    #expect(problem.stages().stages.isEmpty)
  }

  @Test(arguments: 1...60)
  func `small problems get the fewest stages and then the least makespan`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let problem = try random.problem(nodeCount: 2 + random.below(4), percent: random.below(40))
    let found = problem.stages()
    try expectSound(found, for: problem, seed: seed)
    let truth = BruteForce(problem.order.graph)
    #expect(found.isProvenFewest)
    let best = fewest(problem, truth)
    #expect(found.stages.count == best.count, "seed \(seed)")
    #expect(found.makespan == best.makespan, "seed \(seed)")
  }

  @Test(arguments: 1...12)
  func `larger problems get safe stages`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let problem = try random.problem(
      nodeCount: SchedulingProblem.exactStageLimit + 1 + random.below(3), percent: 15)
    let found = problem.stages(budget: smallBudget)
    try expectSound(found, for: problem, seed: seed)
    #expect(found == problem.stages(budget: smallBudget), "seed \(seed)")
    let hurried = problem.stages(budget: SearchBudget(schedules: 1, steps: 0))
    try expectSound(hurried, for: problem, seed: seed)
    #expect(hurried.stages.count >= found.stages.count, "seed \(seed)")
  }

  /// Each node once, edges never backward, every antichain inside a stage fits.
  private func expectSound(
    _ found: StageSequence, for problem: SchedulingProblem, seed: Int
  ) throws {
    #expect(found.stages.flatMap(\.self).sorted() == Array(0..<problem.nodeCount), "seed \(seed)")
    #expect(found.stages.allSatisfy { $0 == $0.sorted() && !$0.isEmpty }, "seed \(seed)")
    var stageOf = [Int](repeating: 0, count: problem.nodeCount)
    for (index, stage) in found.stages.enumerated() { for node in stage { stageOf[node] = index } }
    #expect(
      problem.order.graph.edges.allSatisfy { stageOf[$0.source] <= stageOf[$0.target] },
      "seed \(seed)")
    let truth = BruteForce(problem.order.graph)
    var makespan: Int64 = 0
    for stage in found.stages {
      #expect(isSafe(stage, problem, truth), "seed \(seed): \(stage)")
      makespan += truth.longestPath(within: stage, durations: problem.durations)
    }
    #expect(found.makespan == makespan, "seed \(seed)")
  }

  private func isSafe(_ stage: [Int], _ problem: SchedulingProblem, _ truth: BruteForce) -> Bool {
    let inside = stage.reduce(0) { $0 | 1 << $1 }
    return truth.antichains.allSatisfy { set in
      set & ~inside != 0
        || zip(problem.demands, problem.capacities).allSatisfy { truth.weight(set, $0) <= $1 }
    }
  }

  /// Every assignment of nodes to stages.
  private func fewest(
    _ problem: SchedulingProblem, _ truth: BruteForce
  ) -> (count: Int, makespan: Int64) {
    let nodes = problem.nodeCount
    for count in 1...nodes {
      var best: Int64?
      var stageOf = [Int](repeating: 0, count: nodes)
      var code = 0
      let codes = (0..<nodes).reduce(1) { total, _ in total * count }
      while code < codes {
        var rest = code
        for node in 0..<nodes {
          stageOf[node] = rest % count
          rest /= count
        }
        code += 1
        guard problem.order.graph.edges.allSatisfy({ stageOf[$0.source] <= stageOf[$0.target] })
        else { continue }
        let stages = (0..<count).map { index in (0..<nodes).filter { stageOf[$0] == index } }
        guard stages.allSatisfy({ isSafe($0, problem, truth) }) else { continue }
        let makespan = stages.reduce(0) {
          $0 + truth.longestPath(within: $1, durations: problem.durations)
        }
        best = min(best ?? .max, makespan)
      }
      if let best { return (count, best) }
    }
    return (nodes, 0)
  }
}
