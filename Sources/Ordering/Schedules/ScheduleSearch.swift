/// A short schedule and what is known of shorter ones.
package struct FoundSchedule: Hashable, Sendable {
  /// The shortest schedule that was found.
  package let schedule: Schedule
  /// No schedule is shorter than this.
  package let lowerBound: Int64
  /// Whether the time was up before the budget was spent: another run may find a shorter one.
  package let isCutShort: Bool

  /// Whether no schedule is shorter.
  package var isOptimal: Bool { schedule.makespan == lowerBound }
}

extension SchedulingProblem {
  /// A short schedule: a genetic search over schedules, then a search of the ends of the best one.
  ///
  /// See ``ScheduleSearch`` and ``SuffixSearch``. Stops when the lower bound is met. Same problem,
  /// budget and seed without a time limit: same schedule.
  package func bestSchedule(budget: SearchBudget = .standard) -> FoundSchedule {
    var search = ScheduleSearch(problem: self, budget: budget)
    return search.run()
  }

  /// The latest finish of each node that keeps the critical path: the priority that serves both
  /// schemes best.
  package func latestFinish() -> [Int64] {
    let remaining = order.longestRemainingPath(durations: durations)
    let horizon = remaining.max() ?? 0
    return (0..<nodeCount).map { horizon - remaining[$0] + durations[$0] }
  }
}

/// Two populations of schedules, one pushed to the left and one to the right, each bred from the
/// other (Debels, Vanhoucke 2005).
///
/// The first population is sampled around the latest finish (Kolisch 1996) by both schemes in turn.
/// A child takes a busy stretch of one parent and what comes before and after it from the other;
/// it is built from the other end, which improves it as double justification does (Valls,
/// Ballestín, Quintanilla 2005). Of the two children of a pair the shorter one is kept.
struct ScheduleSearch {
  /// A schedule in its own direction.
  struct Member {
    let schedule: Schedule
    let isBackward: Bool
  }

  private let problem: SchedulingProblem
  private let budget: SearchBudget
  private let bound: Int64
  private let crossing: Crossing
  private var forward: SerialScheme
  private var backward: SerialScheme
  private var random: SplitMix64
  private var best: Member?
  private var built = 0

  init(problem: SchedulingProblem, budget: SearchBudget) {
    self.problem = problem
    self.budget = budget
    bound = problem.makespanLowerBound
    crossing = Crossing(problem)
    forward = SerialScheme(problem)
    backward = SerialScheme(problem.reversed())
    random = SplitMix64(seed: budget.seed)
  }

  mutating func run() -> FoundSchedule {
    evolve()
    let evolved = bestForward()
    var suffixes = SuffixSearch(problem, lower: bound, budget: budget)
    let polished = suffixes.run(from: evolved)
    let isOptimal = suffixes.isComplete || polished.makespan <= bound
    return FoundSchedule(
      schedule: polished, lowerBound: isOptimal ? polished.makespan : bound,
      isCutShort: !isOptimal && budget.isTimeUp())
  }

  private var isDone: Bool {
    guard let best else { return false }
    return built >= budget.schedules || best.schedule.makespan <= bound || budget.isTimeUp()
  }

  /// Larger for small problems, which breed themselves to a standstill otherwise.
  private var populationSize: Int {
    let wanted = 60.0 * Double(budget.schedules).squareRoot() / Double(max(1, problem.nodeCount))
    return max(4, min(budget.schedules / 6, max(10, Int(min(200, wanted)))))
  }

  private mutating func evolve() {
    var parents = sampled(populationSize)
    var elders: [Member] = []
    while !isDone {
      var children: [Member] = []
      for index in parents.indices where !isDone {
        let child = child(of: index, among: parents)
        let isKept =
          index < elders.count && random.below(4) != 0
          && elders[index].schedule.makespan < child.schedule.makespan
        children.append(isKept ? elders[index] : child)
      }
      if children.count < parents.count { return }
      elders = parents
      parents = children
    }
  }

  /// Schedules around the latest finish, the first two without noise.
  private mutating func sampled(_ count: Int) -> [Member] {
    let latestFinish = problem.latestFinish()
    let criticalPath = problem.order.criticalPath(durations: problem.durations)
    var members: [Member] = []
    for number in 0..<count where !isDone {
      var rank = latestFinish
      if number > 1 {
        let percent: Int64 = [30, 15, 8][number / 2 % 3]
        let reach = max(1, criticalPath / 100 * percent + criticalPath % 100 * percent / 100)
        for node in rank.indices { rank[node] += Int64.random(in: -reach...reach, using: &random) }
      }
      if number.isMultiple(of: 2) {
        built += 1
        members.append(
          noted(Member(schedule: problem.parallelSchedule(priority: rank), isBackward: false)))
      } else {
        members.append(member(rank: rank, isBackward: false))
      }
    }
    return members
  }

  /// The shorter child of a member and the better one of two others.
  private mutating func child(of index: Int, among parents: [Member]) -> Member {
    let one = parents[index].schedule
    let (first, second) = (other(than: index, parents.count), other(than: index, parents.count))
    let isFirst = parents[first].schedule.makespan <= parents[second].schedule.makespan
    let mate = parents[isFirst ? first : second].schedule
    let isBackward = !parents[index].isBackward
    let left = member(
      rank: crossing.rank(of: one, and: mate, using: &random), isBackward: isBackward)
    let right = member(
      rank: crossing.rank(of: mate, and: one, using: &random), isBackward: isBackward)
    return left.schedule.makespan <= right.schedule.makespan ? left : right
  }

  private mutating func other(than index: Int, _ count: Int) -> Int {
    let choice = random.below(max(1, count - 1))
    return choice < index ? choice : min(choice + 1, count - 1)
  }

  private mutating func member(rank: [Int64], isBackward: Bool) -> Member {
    built += 1
    let schedule = isBackward ? backward.schedule(rank: rank) : forward.schedule(rank: rank)
    return noted(Member(schedule: schedule, isBackward: isBackward))
  }

  private mutating func noted(_ member: Member) -> Member {
    if best.map({ member.schedule.makespan < $0.schedule.makespan }) ?? true { best = member }
    return member
  }

  private mutating func bestForward() -> Schedule {
    guard let best else { return problem.parallelSchedule(priority: problem.latestFinish()) }
    guard best.isBackward else { return best.schedule }
    return forward.schedule(rank: best.schedule.negatedEnds(problem.durations))
  }
}

extension Schedule {
  /// The ranks by which the scheme in the other direction takes the nodes in turn.
  func negatedEnds(_ durations: [Int64]) -> [Int64] {
    zip(start, durations).map { -($0 + $1) }
  }
}

extension SchedulingProblem {
  /// The problem turned round: what ran last runs first.
  func reversed() -> SchedulingProblem { under(order.reversed()) }
}

extension PartialOrder {
  /// The order turned round.
  ///
  /// O(m log m + n).
  func reversed() -> PartialOrder {
    PartialOrder(graph: graph.reversed(), topologicalOrder: topologicalOrder.reversed())
  }
}
