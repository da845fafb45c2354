/// Looks for the best edges that make a problem's order fit its capacities.
struct EdgePlanner {
  /// A state that would not fit.
  typealias Obstacle = (resource: Int, state: LiveState)

  /// A set of added edges, ascending, and the critical path with them.
  struct Candidate {
    let edges: [DirectedGraph.Edge]
    let makespan: Int64
    /// What is known to stand in the way of leaving an edge out.
    let obstacles: [DirectedGraph.Edge: Obstacle]
    /// Edges that were kept because the time was up before they were tried without.
    let untested: Set<DirectedGraph.Edge>
  }

  let problem: SchedulingProblem
  let check: CapacityCheck
  let objective: OrderingEdges.Objective
  /// The pairs that may be ordered one way only; together with the problem's edges acyclic.
  let orientations: [DirectedGraph.Edge]
  let budget: SearchBudget
  var meter: StepMeter
  var isProvenFewest = false
  /// No order that fits has a shorter critical path.
  private(set) var makespanBound: Int64

  init(
    problem: SchedulingProblem, objective: OrderingEdges.Objective,
    orientations: [DirectedGraph.Edge], budget: SearchBudget
  ) {
    self.problem = problem
    self.objective = objective
    self.orientations = Self.consistent(orientations, with: problem.order)
    self.budget = budget
    check = CapacityCheck(problem, budget: budget)
    makespanBound = problem.order.criticalPath(durations: problem.durations)
    meter = StepMeter(budget, steps: budget.steps)
  }

  /// The wishes that can be met together, the earlier ones first.
  private static func consistent(
    _ wishes: [DirectedGraph.Edge], with order: PartialOrder
  ) -> [DirectedGraph.Edge] {
    if wishes.isEmpty { return [] }
    var paths = Reachability(order.graph)
    return wishes.filter { wish in
      if wish.source == wish.target || paths.reaches(wish.target, wish.source) { return false }
      paths.insert(wish)
      return true
    }
  }

  /// The best candidate found within the budget.
  mutating func run() -> Candidate {
    guard check.overload(in: problem.order) != nil else {
      isProvenFewest = true
      return candidate([])
    }
    var best = firstCandidate()
    best = improved(best)
    if objective == .edges {
      var search = FewestEdgesSearch(planner: self, best: best)
      search.run()
      best = search.best
      isProvenFewest = search.isComplete
    }
    return best
  }

  func candidate(
    _ edges: [DirectedGraph.Edge], obstacles: [DirectedGraph.Edge: Obstacle] = [:],
    untested: Set<DirectedGraph.Edge> = []
  ) -> Candidate {
    let order = problem.order.adding(edges)
    return Candidate(
      edges: edges.sorted(),
      makespan: order?.criticalPath(durations: problem.durations) ?? .max, obstacles: obstacles,
      untested: untested)
  }

  /// Whether the first candidate serves the objective better than the second.
  func isBetter(_ left: Candidate, than right: Candidate) -> Bool {
    let counts = (left.edges.count, right.edges.count)
    let spans = (left.makespan, right.makespan)
    if objective == .edges && counts.0 != counts.1 { return counts.0 < counts.1 }
    if spans.0 != spans.1 { return spans.0 < spans.1 }
    if counts.0 != counts.1 { return counts.0 < counts.1 }
    return left.edges.lexicographicallyPrecedes(right.edges)
  }

  /// Whether an edge would order a pair against its wished orientation.
  func turnsRound(_ edge: DirectedGraph.Edge, paths: Reachability) -> Bool {
    orientations.contains { wish in
      (wish.target == edge.source || paths.reaches(wish.target, edge.source))
        && (wish.source == edge.target || paths.reaches(edge.target, wish.source))
    }
  }

  /// The edges of which it is not known whether they are needed: where no fewer do, all are.
  func untested(of candidate: Candidate) -> Set<DirectedGraph.Edge> {
    isProvenFewest ? [] : candidate.untested
  }

  /// Every edge that was tested with a set that it keeps from overlapping.
  ///
  /// What pruning met in the way of an edge is not sought again: the edges dropped after it only
  /// made more sets overlap.
  func justified(_ candidate: Candidate) -> [OrderingEdges.Justified] {
    let untested = untested(of: candidate)
    let tested = candidate.edges.filter { !untested.contains($0) }
    let isKnown = tested.allSatisfy { candidate.obstacles[$0] != nil }
    let order = isKnown ? nil : problem.order.adding(candidate.edges)
    var proof = order.flatMap { SafetyProof(of: $0, check: check) }
    return tested.compactMap { edge in
      guard let obstacle = candidate.obstacles[edge] ?? proof?.close(edge),
        let set = check.minimalOverload(within: obstacle.state, of: obstacle.resource)
      else { return nil }
      return OrderingEdges.Justified(edge: edge, resource: obstacle.resource, prevented: set)
    }
  }

  /// The candidate that is left when each edge, in turn, is dropped if everything fits without it;
  /// nil when the edges are not enough.
  ///
  /// Dropping edges only adds antichains, so what was needed once stays needed, and one pass
  /// leaves none that can be removed; when the time is up, the rest is left in.
  mutating func pruned(_ edges: [DirectedGraph.Edge]) -> Candidate? {
    guard let whole = problem.order.adding(edges) else { return nil }
    let implied = Set(whole.redundantEdges())
    let open = edges.filter { !implied.contains($0) && !problem.order.graph.contains($0) }
    let order = PartialOrder(
      graph: problem.order.graph.adding(open), topologicalOrder: whole.topologicalOrder)
    guard var proof = SafetyProof(of: order, check: check) else { return nil }
    let needed = NeededEdges(of: order, check: check)
    var obstacles: [DirectedGraph.Edge: Obstacle] = [:]
    var untested: Set<DirectedGraph.Edge> = []
    for edge in open {
      if budget.isTimeUp() {
        untested.insert(edge)
      } else {
        obstacles[edge] = needed.obstacle(to: edge) ?? proof.close(edge)
      }
    }
    meter.spend(4 * (order.graph.nodeCount + order.graph.edgeCount) + 2 * proof.steps)
    return candidate(
      Array(obstacles.keys) + untested, obstacles: obstacles, untested: untested)
  }

  /// The best of several schedules chained and pruned.
  private mutating func firstCandidate() -> Candidate {
    let guided = guidedProblem()
    var random = SplitMix64(seed: budget.seed)
    var best: Candidate?
    for edges in chains(of: guided) where best == nil || !meter.isSpent {
      for round in 0..<4 where best == nil || !meter.isSpent {
        let sequence: [DirectedGraph.Edge] =
          switch round {
          case 0: edges.reversed()
          case 1: edges.sorted()
          case 2: edges.sorted(by: >)
          default: edges.shuffled(using: &random)
          }
        guard let found = pruned(sequence) else { break }
        if best.map({ isBetter(found, than: $0) }) ?? true { best = found }
      }
    }
    return best ?? oneByOne(guided.sequences.first ?? guided.order.topologicalOrder)
  }

  /// The edges of several schedules, each enough to make the order safe.
  private mutating func chains(of guided: SchedulingProblem) -> [[DirectedGraph.Edge]] {
    let schedules = schedules(of: guided)
    guard guided.held != nil else {
      return schedules.map { guided.chain($0) + orientations }
    }
    return liveChains(of: guided, schedules)
  }

  /// Every node after the one before it, as far as is needed: safe, because each fits alone, or
  /// the sequence is known to fit.
  private mutating func oneByOne(_ sequence: [Int]) -> Candidate {
    let edges = zip(sequence, sequence.dropFirst()).map { DirectedGraph.Edge($0, $1) }
    return pruned(edges) ?? candidate(edges)
  }

  /// The problem with the wished orientations as edges and no node without duration, so that no
  /// two nodes that share a resource stand at one moment.
  private func guidedProblem() -> SchedulingProblem {
    let durations = problem.durations.map { max(1, $0) }
    let order = problem.order.adding(orientations) ?? problem.order
    guard let held = problem.held, !orientations.isEmpty else {
      return SchedulingProblem(
        order: order, durations: durations, demands: problem.demands,
        capacities: problem.capacities, held: problem.held, sequences: problem.sequences)
    }
    let guided = try? SchedulingProblem.sequences(
      in: order, held, problem.demands[held.resource], problem.capacities[held.resource],
      budget)
    // Wishes under which no sequence fits are left out.
    return SchedulingProblem(
      order: guided == nil ? problem.order : order, durations: durations,
      demands: problem.demands, capacities: problem.capacities, held: held,
      sequences: guided ?? problem.sequences)
  }

  /// Schedules that differ in kind: short ones, and ones with heavy nodes first or last.
  private mutating func schedules(of guided: SchedulingProblem) -> [Schedule] {
    var search = budget
    search.schedules = scheduleBudget
    let best = guided.bestSchedule(budget: search)
    // The guided problem gives every node a duration.
    let isSame = guided.durations == problem.durations
    makespanBound = isSame ? best.lowerBound : problem.makespanLowerBound
    var found = [best.schedule]
    let load = guided.relativeLoads()
    let remaining = guided.order.longestRemainingPath(durations: guided.durations)
    let numbers = (0..<Int64(guided.nodeCount)).map { $0 }
    let priorities = [load, load.map(-), numbers, remaining, remaining.map(-)]
    for priority in priorities {
      found.append(guided.serialSchedule(priority: priority))
      found.append(guided.parallelSchedule(priority: priority))
    }
    var seen: Set<Schedule> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// Fewer schedules for large problems, whose schedules take longer to build.
  private var scheduleBudget: Int {
    min(budget.schedules, max(4, budget.steps / max(1, 16 * problem.nodeCount)))
  }
}

extension SchedulingProblem {
  /// For each node the largest share of a capacity that it takes, in millionths.
  func relativeLoads() -> [Int64] {
    needs.map { needs in
      needs.map { need in
        Int64(Double(need.amount) / Double(max(1, capacities[need.resource])) * 1_000_000)
      }.max() ?? 0
    }
  }
}
