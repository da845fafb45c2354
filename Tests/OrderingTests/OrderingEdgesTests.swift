import Ordering
import Testing

@Suite struct OrderingEdgesTests {
  /// A, B and C are light and slow, D takes nearly all.
  private func story(durations: [Int64] = [60, 60, 60, 30]) throws -> SchedulingProblem {
    try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 4, edges: []), durations: durations,
      demands: [[1, 1, 1, 16]], capacities: [16])
  }

  @Test(arguments: [OrderingEdges.Objective.edges, .makespan])
  func `a heavy node waits for the three light ones`(objective: OrderingEdges.Objective) throws {
    let plan = try story().orderingEdges(minimize: objective)
    #expect(plan.edges.map(\.edge) == [Edge(0, 3), Edge(1, 3), Edge(2, 3)])
    #expect(plan.edges.map(\.prevented.nodes) == [[0, 3], [1, 3], [2, 3]])
    #expect(plan.edges.allSatisfy { $0.prevented.weight == 17 && $0.resource == 0 })
    #expect(plan.makespanBefore == 60 && plan.makespanAfter == 90)
    #expect(plan.isProvenFewest == (objective == .edges))
  }

  @Test func `one edge between a join and a fork replaces many`() throws {
    // 0 and 1 join in 2, 3 forks to 4 and 5; the four outer nodes are heavy.
    let graph = DirectedGraph(
      nodeCount: 6, edges: [Edge(0, 2), Edge(1, 2), Edge(3, 4), Edge(3, 5)])
    let problem = try SchedulingProblem(
      graph: graph, durations: [1, 1, 1, 1, 1, 1], demands: [[2, 2, 0, 0, 2, 2]], capacities: [4])
    let plan = problem.orderingEdges(minimize: .edges)
    #expect(plan.edges.map(\.edge) == [Edge(2, 3)] && plan.isProvenFewest)
  }

  @Test func `a race is oriented as wished and the other way without the wish`() throws {
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 2, edges: []), durations: [1, 1], demands: [[1, 1]],
      capacities: [1])
    let wished = problem.orderingEdges(minimize: .edges, orientations: [Edge(1, 0), Edge(0, 1)])
    #expect(wished.edges.map(\.edge) == [Edge(1, 0)])
    #expect(problem.orderingEdges(minimize: .edges).edges.map(\.edge) == [Edge(0, 1)])
  }

  @Test func `what already fits gets no edges`() throws {
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 3, edges: [Edge(0, 1)]), durations: [1, 2, 3],
      demands: [[4, 4, 4]], capacities: [8])
    let plan = problem.orderingEdges(minimize: .edges)
    #expect(plan.edges.isEmpty && plan.isProvenFewest && plan.makespanAfter == 3)
  }

  @Test(arguments: 1...20)
  func `when the time is up, what was not tested is kept and said`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    // Too large to be searched to the end.
    let demands = random.amounts(80, upTo: 9)
    let problem = try SchedulingProblem(
      graph: random.acyclicGraph(nodeCount: 80, percent: 2),
      durations: random.amounts(80, upTo: 9), demands: [demands], capacities: [12])
    let plan = problem.orderingEdges(minimize: .edges, budget: SearchBudget(isTimeUp: { true }))
    #expect(plan.isCutShort && !plan.untested.isEmpty, "seed \(seed)")
    #expect(plan.edges.isEmpty, "seed \(seed)")
    let order = try #require(problem.order.adding(plan.untested))
    #expect(order.heaviestAntichain(weights: demands).weight <= 12, "seed \(seed)")
    #expect(order.criticalPath(durations: problem.durations) == plan.makespanAfter)
    #expect(problem.orderingEdges(minimize: .edges, budget: smallBudget).untested.isEmpty)
  }

  @Test(arguments: 1...60)
  func `plans are safe, every edge is needed and says what it prevents`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = 3 + random.below(6)
    let problem = try random.problem(nodeCount: count, percent: random.below(40))
    let objective: OrderingEdges.Objective = seed.isMultiple(of: 2) ? .edges : .makespan
    let wishes = seed % 3 == 0 ? [Edge(1, 0), Edge(2, 1)] : []
    let plan = problem.orderingEdges(
      minimize: objective, orientations: wishes, budget: smallBudget)
    let edges = plan.edges.map(\.edge)
    let planned = problem.order.graph.adding(edges)
    let order = try #require(PartialOrder(planned), "seed \(seed): a cycle")
    let truth = BruteForce(planned)
    #expect(truth.isSafe(problem), "seed \(seed)")
    #expect(
      edges == edges.sorted() && planned.edgeCount == problem.order.graph.edgeCount + edges.count)
    for item in plan.edges {
      let without = BruteForce(planned.removing([item.edge]))
      #expect(!without.isSafe(problem), "seed \(seed): \(item.edge) can go")
      #expect(without.isAntichain(item.prevented.nodes), "seed \(seed)")
      let demands = problem.demands[item.resource]
      let weights = item.prevented.nodes.map { demands[$0] }
      #expect(item.prevented.weight == weights.reduce(0, +), "seed \(seed)")
      let capacity = problem.capacities[item.resource]
      #expect(item.prevented.weight > capacity, "seed \(seed)")
      #expect(item.prevented.weight - (weights.min() ?? 0) <= capacity, "seed \(seed)")
    }
    let before = BruteForce(problem.order.graph)
    for wish in wishes where !before.reach[wish.target][wish.source] {
      if wishes.first == wish { #expect(!truth.reach[wish.target][wish.source], "seed \(seed)") }
    }
    #expect(plan.makespanAfter == order.criticalPath(durations: problem.durations))
    let again = problem.orderingEdges(
      minimize: objective, orientations: wishes, budget: smallBudget)
    #expect(again == plan, "seed \(seed)")
  }

  @Test(arguments: 1...40)
  func `no plan has fewer edges, and none as few is shorter`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let problem = try random.problem(nodeCount: 4, percent: random.below(40))
    let plan = problem.orderingEdges(minimize: .edges)
    #expect(plan.isProvenFewest, "seed \(seed)")
    let truth = try #require(bestByTryingAll(problem))
    #expect(plan.edges.map(\.edge) == truth.edges, "seed \(seed)")
    #expect(plan.makespanAfter == truth.makespan, "seed \(seed)")
  }

  /// Every set of extra edges: fewest, then shortest, then lexicographically first.
  private func bestByTryingAll(
    _ problem: SchedulingProblem
  ) -> (edges: [Edge], makespan: Int64)? {
    let base = BruteForce(problem.order.graph)
    let count = problem.nodeCount
    let choices = (0..<count).flatMap { u in
      (0..<count).filter { u != $0 && !base.reach[u][$0] && !base.reach[$0][u] }
        .map { Edge(u, $0) }
    }
    var best: (edges: [Edge], makespan: Int64)?
    for mask in 0..<1 << choices.count where mask.nonzeroBitCount <= best?.edges.count ?? 6 {
      let edges = choices.indices.filter { mask >> $0 & 1 == 1 }.map { choices[$0] }
      let truth = BruteForce(problem.order.graph.adding(edges))
      guard (0..<count).allSatisfy({ !truth.reach[$0][$0] }), truth.isSafe(problem) else {
        continue
      }
      let makespan = truth.longestPath(within: Array(0..<count), durations: problem.durations)
      if let known = best {
        let new = (edges.count, makespan)
        let old = (known.edges.count, known.makespan)
        if new > old || new == old && !edges.lexicographicallyPrecedes(known.edges) { continue }
      }
      best = (edges, makespan)
    }
    return best
  }
}
