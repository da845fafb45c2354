/// Fills stages greedily and improves them, for problems too large to search to the end.
struct StageFilling {
  private let problem: SchedulingProblem
  private let budget: SearchBudget
  private var meter: StepMeter

  init(problem: SchedulingProblem, budget: SearchBudget) {
    self.problem = problem
    self.budget = budget
    meter = StepMeter(budget, steps: budget.steps)
  }

  mutating func run() -> StageSequence {
    let bound = problem.stageLowerBound()
    let remaining = problem.order.longestRemainingPath(durations: problem.durations)
    let load = problem.relativeLoads()
    let numbers = (0..<Int64(problem.nodeCount)).map { $0 }
    var best: [[Int]]?
    for priority in [numbers, remaining.map(-), load.map(-), load] {
      for isBackward in [false, true] where best == nil || !meter.isSpent {
        let found = improved(filled(by: priority, isBackward: isBackward))
        if best.map({ isBetter(found, than: $0) }) ?? true { best = found }
      }
    }
    let stages = best ?? []
    return StageSequence(
      stages: stages, makespan: makespan(of: stages), isProvenFewest: stages.count == bound,
      isCutShort: meter.isSpent && budget.isTimeUp())
  }

  private func isBetter(_ left: [[Int]], than right: [[Int]]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    return makespan(of: left) < makespan(of: right)
  }

  private func makespan(of stages: [[Int]]) -> Int64 {
    stages.reduce(0) { $0 + length(of: $1) }
  }

  private func length(of stage: [Int]) -> Int64 {
    part(stage)?.criticalPath(durations: stage.map { problem.durations[$0] }) ?? 0
  }

  private func part(_ stage: [Int]) -> PartialOrder? {
    PartialOrder(problem.order.graph.subgraph(of: stage))
  }

  /// Whether every antichain inside a stage that fits does so with one more node; without steps
  /// left, whether all of it does.
  ///
  /// Of what the node does not take no more is asked than before.
  private mutating func fits(_ stage: [Int], with node: Int) -> Bool {
    let stage = stage + [node]
    var order: PartialOrder?
    for (resource, _) in problem.needs[node] {
      let (amounts, capacity) = (problem.demands[resource], problem.capacities[resource])
      let weights = stage.map { amounts[$0] }
      if weights.reduce(Int64(0), { $0.saturatingAdd($1) }) <= capacity { continue }
      if meter.isSpent { return false }
      meter.spend(32 * stage.count)
      order = order ?? part(stage)
      guard let order, order.heaviestAntichain(weights: weights).weight <= capacity else {
        return false
      }
    }
    if problem.held == nil { return true }
    var steps = stage.count
    defer { meter.spend(steps) }
    return problem.holds(
      stage: stage, budget: meter.isSpent ? 0 : budget.stateSteps, steps: &steps) == true
  }

  /// Stage after stage, each taking every node that may come and still fits, by priority.
  ///
  /// A node that once did not fit into a stage never will, since stages only grow.
  private mutating func filled(by priority: [Int64], isBackward: Bool) -> [[Int]] {
    let graph = isBackward ? problem.order.graph.reversed() : problem.order.graph
    var waiting = (0..<problem.nodeCount).map { graph.predecessors(of: $0).count }
    var ready = MinHeap<Ranked>()
    for node in 0..<problem.nodeCount where waiting[node] == 0 {
      ready.insert(Ranked(rank: priority[node], node: node))
    }
    var stages: [[Int]] = []
    while !ready.isEmpty {
      var stage: [Int] = []
      var later: [Ranked] = []
      while let item = ready.popMin() {
        guard stage.isEmpty || fits(stage, with: item.node) else {
          later.append(item)
          continue
        }
        stage.append(item.node)
        for next in graph.successors(of: item.node) {
          waiting[next] -= 1
          if waiting[next] == 0 { ready.insert(Ranked(rank: priority[next], node: next)) }
        }
      }
      stages.append(stage.sorted())
      for item in later { ready.insert(item) }
    }
    return isBackward ? stages.reversed() : stages
  }

  /// The stages after moving nodes one by one where that empties a stage or saves time.
  private mutating func improved(_ filled: [[Int]]) -> [[Int]] {
    var stages = filled
    var lengths = stages.map { length(of: $0) }
    var gained = true
    while gained && !meter.isSpent {
      gained = false
      for node in 0..<problem.nodeCount where !meter.isSpent {
        if let move = bestMove(of: node, in: stages, lengths: lengths) {
          stages[move.from].removeAll { $0 == node }
          stages[move.to] = (stages[move.to] + [node]).sorted()
          lengths[move.from] = length(of: stages[move.from])
          lengths[move.to] = length(of: stages[move.to])
          gained = true
        }
      }
    }
    return stages.filter { !$0.isEmpty }
  }

  /// The first move of a node that makes all stages together shorter or leaves one empty.
  private mutating func bestMove(
    of node: Int, in stages: [[Int]], lengths: [Int64]
  ) -> (from: Int, to: Int)? {
    guard let from = stages.firstIndex(where: { $0.contains(node) }) else { return nil }
    let rest = stages[from].filter { $0 != node }
    meter.spend(stages[from].count)
    let saved = lengths[from] - length(of: rest)
    guard saved > 0 || rest.isEmpty else { return nil }
    let graph = problem.order.graph
    let floor = stages.lastIndex { $0.contains { graph.contains(.init($0, node)) } } ?? 0
    let ceiling =
      stages.firstIndex { $0.contains { graph.contains(.init(node, $0)) } } ?? stages.count - 1
    for to in floor...max(floor, ceiling) where to != from && !stages[to].isEmpty {
      meter.spend(stages[to].count + 1)
      let added = length(of: stages[to] + [node]) - lengths[to]
      if (rest.isEmpty || added < saved) && fits(stages[to], with: node) { return (from, to) }
    }
    return nil
  }
}
