import Ordering

/// The fewest safe stages by trying every way to go on from every set of nodes that can be done.
struct StageBruteForce {
  private let truth: BruteForce
  private let all: Int
  /// What must be done before each node, as bit masks.
  private let before: [Int]

  init(_ truth: BruteForce) {
    self.truth = truth
    all = 1 << truth.nodeCount - 1
    before = (0..<truth.nodeCount).map { node in
      (0..<truth.nodeCount).reduce(0) { truth.reach[$1][node] ? $0 | 1 << $1 : $0 }
    }
  }

  func fewest(_ problem: SchedulingProblem) -> Int {
    let isUnsafe = unsafeSets(problem)
    var fewest = [Int](repeating: .max, count: all + 1)
    fewest[0] = 0
    // A set is a larger number than any of its parts.
    for done in 0...all where fewest[done] < .max {
      let open = all & ~done
      var stage = open
      while stage > 0 {
        if !isUnsafe[stage] && isClosed(done | stage) {
          fewest[done | stage] = min(fewest[done | stage], fewest[done] + 1)
        }
        stage = (stage - 1) & open
      }
    }
    return fewest[all]
  }

  private func isClosed(_ set: Int) -> Bool {
    var rest = set
    while rest != 0 {
      if before[rest.trailingZeroBitCount] & ~set != 0 { return false }
      rest &= rest - 1
    }
    return true
  }

  /// Whether each set has an antichain in it that does not fit.
  private func unsafeSets(_ problem: SchedulingProblem) -> [Bool] {
    var isUnsafe = [Bool](repeating: false, count: all + 1)
    for (amounts, capacity) in zip(problem.demands, problem.capacities) {
      for set in truth.antichains where truth.weight(set, amounts) > capacity {
        isUnsafe[set] = true
      }
    }
    for set in isUnsafe.indices where !isUnsafe[set] {
      var rest = set
      while rest != 0 && !isUnsafe[set] {
        isUnsafe[set] = isUnsafe[set & ~(rest & -rest)]
        rest &= rest - 1
      }
    }
    return isUnsafe
  }
}
