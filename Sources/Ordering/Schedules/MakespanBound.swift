extension SchedulingProblem {
  /// No schedule is shorter than this.
  ///
  /// The most of: the critical path; for each resource the work of the nodes that start late and
  /// have much behind them, between the time before and the time after; the same for nodes so large
  /// that no two of them overlap, one after another (energy and one-machine bounds with heads and
  /// tails; Carlier 1982, Baptiste, Le Pape, Nuijten 1999). O(resources · n · (log n + heads looked
  /// at)), at most 64 heads.
  package var makespanLowerBound: Int64 {
    let heads = order.earliestStart(durations: durations)
    let remaining = order.longestRemainingPath(durations: durations)
    var bound = remaining.max() ?? 0
    for (amounts, capacity) in zip(demands, capacities) where capacity > 0 {
      let takers = amounts.indices.filter { amounts[$0] > 0 && durations[$0] > 0 }
        .sorted { (remaining[$1] - durations[$1], $0) < (remaining[$0] - durations[$0], $1) }
      let windows = Windows(
        heads: heads, tails: zip(remaining, durations).map { $0 - $1 }, durations: durations)
      bound = max(
        bound, windows.bound(of: takers, capacity: capacity) { amounts[$0] },
        windows.bound(of: takers.filter { amounts[$0] > capacity / 2 }, capacity: 1) { _ in 1 })
    }
    return bound
  }
}

/// The times before and after which nodes cannot run.
private struct Windows {
  /// More heads than these are not looked at.
  private static let headLimit = 64

  let heads: [Int64]
  let tails: [Int64]
  let durations: [Int64]

  /// The most, over all heads and tails, of the head, the work of what starts no earlier and has no
  /// less after it, and the tail.
  ///
  /// - Parameter nodes: by descending tail.
  func bound(of nodes: [Int], capacity: Int64, amount: (Int) -> Int64) -> Int64 {
    let all = Set(nodes.map { heads[$0] }).sorted()
    let step = max(1, all.count / Self.headLimit)
    var bound: Int64 = 0
    for index in stride(from: 0, to: all.count, by: step) {
      var work: Int128 = 0
      for node in nodes where heads[node] >= all[index] {
        work += Int128(amount(node)) * Int128(durations[node])
        let rounds = (work + Int128(capacity) - 1) / Int128(capacity)
        bound = max(
          bound, Int64(clamping: Int128(all[index]) + rounds + Int128(tails[node])))
      }
    }
    return bound
  }
}
