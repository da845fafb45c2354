/// Makes one schedule out of two.
struct Crossing: Sendable {
  private let durations: [Int64]
  /// The share of all capacities that each node takes.
  private let loads: [Double]
  /// How many stretches are compared.
  private let attempts: Int

  init(_ problem: SchedulingProblem) {
    durations = problem.durations
    loads = problem.needs.map { needs in
      needs.reduce(0) { $0 + Double($1.amount) / Double(max(1, problem.capacities[$1.resource])) }
    }
    attempts = min(8, max(1, problem.nodeCount / 15))
  }

  /// Ranks for the scheme in the other direction: a busy stretch as in `one`, the nodes before and
  /// after it as in `other`, and now and then a node moved at random.
  func rank(
    of one: Schedule, and other: Schedule, using random: inout SplitMix64
  ) -> [Int64] {
    let stretch = busyStretch(of: one, using: &random)
    let beyond = 2 * max(one.makespan, other.makespan) + 1
    var rank = one.start
    for node in rank.indices {
      let end = one.start[node] + durations[node]
      if end > stretch.lowerBound && one.start[node] < stretch.upperBound {
        rank[node] = -end
        continue
      }
      let place = other.start[node] + durations[node]
      rank[node] = -place
      if place <= stretch.lowerBound { rank[node] += beyond }
      if place > stretch.upperBound { rank[node] -= beyond }
    }
    disturb(&rank, of: one, using: &random)
    return rank
  }

  /// About one node in two is moved, by at most an eighth of the makespan.
  private func disturb(
    _ rank: inout [Int64], of schedule: Schedule, using random: inout SplitMix64
  ) {
    let reach = schedule.makespan / 8 + 1
    let chance = UInt64.max / UInt64(max(1, rank.count)) / 5 * 3
    for node in rank.indices where random.next() < chance {
      rank[node] += Int64.random(in: -reach...reach, using: &random)
    }
  }

  /// Of several stretches of a quarter to three quarters of the makespan the one with most work.
  private func busyStretch(
    of schedule: Schedule, using random: inout SplitMix64
  ) -> Range<Int64> {
    let makespan = schedule.makespan
    let length = makespan / 4 + Int64.random(in: 0...max(0, makespan / 2), using: &random)
    var best: (work: Double, start: Int64) = (-1, 0)
    for _ in 0..<attempts {
      let start = Int64.random(in: 0...max(0, makespan - length), using: &random)
      if attempts == 1 { return start..<start + length }
      var work = 0.0
      for node in durations.indices {
        let end = min(schedule.start[node] + durations[node], start + length)
        let shared = end - max(schedule.start[node], start)
        if shared > 0 { work += Double(shared) * loads[node] }
      }
      if work > best.work { best = (work, start) }
    }
    return best.start..<best.start + length
  }
}

extension SplitMix64 {
  /// A number from 0 up to and without `bound`.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
