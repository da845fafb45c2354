/// The fewest stages by dynamic programming over the sets of nodes closed under predecessors.
///
/// Nodes are renumbered by topological position, so that a set is a bit mask in which everything
/// a node needs has lower bits.
struct ExactStages {
  private struct Step {
    var stages = Int.max
    var makespan = Int64.max
    var stage = 0
  }

  private let problem: SchedulingProblem
  private let budget: SearchBudget
  private let count: Int
  private let names: [Int]
  /// For each node, as masks: everything before it, everything unordered with it.
  private var before: [Int] = []
  private var beside: [Int] = []
  /// Whether stages fit with their data, as far as it was asked.
  private var holding: [Int: Bool] = [:]
  /// Whether that was told of each.
  private var isCertain = true

  init(problem: SchedulingProblem, budget: SearchBudget) {
    self.problem = problem
    self.budget = budget
    count = problem.nodeCount
    names = problem.order.topologicalOrder
    let paths = Reachability(problem.order.graph)
    before = (0..<count).map { node in mask { paths.reaches(names[$0], names[node]) } }
    beside = (0..<count).map { node in mask { paths.areUnordered(names[$0], names[node]) } }
  }

  private func mask(where isMember: (Int) -> Bool) -> Int {
    (0..<count).reduce(0) { isMember($1) ? $0 | 1 << $1 : $0 }
  }

  mutating func run() -> StageSequence {
    let isSafe = safeSets()
    let length = criticalPaths()
    let all = 1 << count - 1
    // From the end: what is left to do after each closed set.
    var rest = [Step](repeating: Step(), count: 1 << count)
    rest[all] = Step(stages: 0, makespan: 0)
    for done in (0..<all).reversed() where isClosed(done) {
      let open = all & ~done
      var stage = open
      while stage > 0 {
        if isSafe[stage] && rest[done | stage].stages < .max && holds(stage) {
          let after = rest[done | stage]
          consider(
            Step(stages: after.stages + 1, makespan: after.makespan + length[stage], stage: stage),
            for: &rest[done])
        }
        stage = (stage - 1) & open
      }
    }
    return StageSequence(
      stages: stages(from: rest), makespan: rest[0].makespan, isProvenFewest: isCertain,
      isCutShort: false)
  }

  private mutating func holds(_ stage: Int) -> Bool {
    if problem.held == nil { return true }
    if let known = holding[stage] { return known }
    var steps = 0
    let answer = problem.holds(stage: members(of: stage), budget: budget.stateSteps, steps: &steps)
    if answer == nil { isCertain = false }
    holding[stage] = answer == true
    return answer == true
  }

  private func isClosed(_ set: Int) -> Bool {
    (0..<count).allSatisfy { set >> $0 & 1 == 0 || before[$0] & ~set == 0 }
  }

  /// Fewer stages, then less time, then a stage with the smaller nodes.
  private func consider(_ step: Step, for best: inout Step) {
    if (step.stages, step.makespan) > (best.stages, best.makespan) { return }
    if (step.stages, step.makespan) == (best.stages, best.makespan)
      && precedence(of: step.stage) <= precedence(of: best.stage)
    {
      return
    }
    best = step
  }

  /// The mask with the smallest node as the highest bit.
  private func precedence(of stage: Int) -> Int {
    members(of: stage).reduce(0) { $0 | 1 << (count - 1 - $1) }
  }

  private func members(of set: Int) -> [Int] {
    (0..<count).filter { set >> $0 & 1 == 1 }.map { names[$0] }
  }

  private func stages(from rest: [Step]) -> [[Int]] {
    var stages: [[Int]] = []
    var done = 0
    while done < 1 << count - 1 && rest[done].stage != 0 {
      stages.append(members(of: rest[done].stage).sorted())
      done |= rest[done].stage
    }
    return stages
  }

  /// For each set whether all its antichains fit, by the peak without its last node and with it.
  private func safeSets() -> [Bool] {
    var isSafe = [Bool](repeating: true, count: 1 << count)
    for (amounts, capacity) in zip(problem.demands, problem.capacities) {
      var peak = [Int64](repeating: 0, count: 1 << count)
      for set in 1..<1 << count {
        let last = Int.bitWidth - 1 - set.leadingZeroBitCount
        let others = set & ~(1 << last)
        let with = amounts[names[last]].saturatingAdd(peak[others & beside[last]])
        peak[set] = max(peak[others], with)
        if peak[set] > capacity { isSafe[set] = false }
      }
    }
    return isSafe
  }

  /// For each set the longest path inside it.
  private func criticalPaths() -> [Int64] {
    var length = [Int64](repeating: 0, count: 1 << count)
    for set in 1..<1 << count {
      let last = Int.bitWidth - 1 - set.leadingZeroBitCount
      let others = set & ~(1 << last)
      let with = problem.durations[names[last]] + length[others & before[last]]
      length[set] = max(length[others], with)
    }
    return length
  }
}
