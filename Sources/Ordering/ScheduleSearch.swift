extension SchedulingProblem {
  /// No schedule is shorter than this.
  ///
  /// The most of: the critical path, the work that each resource has to do, and the nodes too
  /// large to overlap, one after another. O((n + m) · resources).
  package var makespanLowerBound: Int64 {
    var bound = order.criticalPath(durations: durations)
    for (amounts, capacity) in zip(demands, capacities) where capacity > 0 {
      var work: Int128 = 0
      var alone: Int64 = 0
      for (amount, duration) in zip(amounts, durations) {
        work += Int128(amount) * Int128(duration)
        if amount > capacity / 2 { alone += duration }
      }
      let rounds = (work + Int128(capacity) - 1) / Int128(capacity)
      bound = max(bound, alone, Int64(clamping: rounds))
    }
    return bound
  }

  /// The latest finish of each node that keeps the critical path: the priority that serves both
  /// schemes best.
  package func latestFinish() -> [Int64] {
    let remaining = order.longestRemainingPath(durations: durations)
    let horizon = remaining.max() ?? 0
    return (0..<nodeCount).map { horizon - remaining[$0] + durations[$0] }
  }

  /// A short schedule: sampling around the latest finish, each sample improved forward and
  /// backward.
  ///
  /// Noise is up to 30, 15 or 8 % of the critical path, serial and parallel scheme in turn, then
  /// double justification (Valls, Ballestín, Quintanilla 2005) while it gains. Stops when the lower
  /// bound is met. Same problem, budget and seed: same schedule.
  ///
  /// - Parameters:
  ///   - budget: how many schedules may be built, each pass of an improvement counted.
  ///   - seed: what the noise is drawn from.
  package func bestSchedule(budget: Int = 1_000, seed: UInt64 = 1) -> Schedule {
    var search = ScheduleSearch(problem: self, seed: seed)
    return search.run(budget: budget)
  }
}

/// Builds one schedule after another and keeps the best.
struct ScheduleSearch {
  let problem: SchedulingProblem
  private let backward: SchedulingProblem
  private let latestFinish: [Int64]
  private let criticalPath: Int64
  private var random: SplitMix64
  /// How many schedules were built.
  private(set) var built = 0

  init(problem: SchedulingProblem, seed: UInt64) {
    self.problem = problem
    backward = problem.under(problem.order.reversed())
    latestFinish = problem.latestFinish()
    criticalPath = problem.order.criticalPath(durations: problem.durations)
    random = SplitMix64(seed: seed)
  }

  mutating func run(budget: Int) -> Schedule {
    let bound = problem.makespanLowerBound
    var best = sample(0)
    var number = 1
    while best.makespan > bound && built < budget {
      let next = sample(number)
      if next.makespan < best.makespan { best = next }
      number += 1
    }
    return best
  }

  /// The schedule of one sample, improved; the first two are without noise.
  mutating func sample(_ number: Int) -> Schedule {
    built += 1
    let priority = number < 2 ? latestFinish : noisyPriority(number)
    let first =
      number.isMultiple(of: 2)
      ? problem.parallelSchedule(priority: priority) : problem.serialSchedule(priority: priority)
    return improved(first)
  }

  /// The schedule pushed to the right and to the left for as long as that makes it shorter.
  mutating func improved(_ schedule: Schedule) -> Schedule {
    var best = schedule
    while true {
      let right = backward.serialSchedule(priority: negatedEnds(best))
      let left = problem.serialSchedule(priority: negatedEnds(right))
      built += 2
      guard left.makespan < best.makespan else { return best }
      best = left
    }
  }

  private func negatedEnds(_ schedule: Schedule) -> [Int64] {
    zip(schedule.start, problem.durations).map { -($0 + $1) }
  }

  private mutating func noisyPriority(_ number: Int) -> [Int64] {
    let percent: Int64 = [30, 15, 8][number / 2 % 3]
    let reach = max(1, criticalPath / 100 * percent + criticalPath % 100 * percent / 100)
    return latestFinish.map { $0 + Int64.random(in: -reach...reach, using: &random) }
  }
}

extension PartialOrder {
  /// The order turned round.
  ///
  /// O(m log m + n).
  func reversed() -> PartialOrder {
    PartialOrder(graph: graph.reversed(), topologicalOrder: topologicalOrder.reversed())
  }
}
