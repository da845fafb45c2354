/// How much work a search may do.
///
/// Schedules and steps make a result that is the same every time; a time limit does not.
package struct SearchBudget: Sendable {
  /// How many schedules are built, at most; fewer when a lower bound is met.
  package var schedules: Int
  /// How much is searched beyond schedules: elementary steps of graph algorithms, at most.
  package var steps: Int
  /// What chance is drawn from.
  package var seed: UInt64
  /// Whether the time is up; asked often.
  package var isTimeUp: @Sendable () -> Bool

  /// Makes a budget: 1,000 schedules, 20 million steps and no time limit unless said otherwise.
  package init(
    schedules: Int = 1_000, steps: Int = 20_000_000, seed: UInt64 = 1,
    isTimeUp: @escaping @Sendable () -> Bool = { false }
  ) {
    self.schedules = schedules
    self.steps = steps
    self.seed = seed
    self.isTimeUp = isTimeUp
  }

  /// What each search may take that judges an order: at most so many workers, data with several
  /// readers, the list of sets that do not fit, a sequence that fits with its data.
  package var proofSteps: Int { steps / 4 }

  /// What one search for a state of nodes and held data may take beyond its first flow, while edges
  /// are tried one by one.
  var stateSteps: Int { steps / 100 }

  /// 1,000 schedules and 20 million steps: well below a second on today's machines.
  package static let standard = SearchBudget()
}

/// Counts the steps of a search against its budget.
struct StepMeter: Sendable {
  /// So many steps pass between two looks at the clock.
  private static let stepsBetweenLooks = 500_000

  /// How many steps are left; none when the time is up.
  private(set) var left: Int
  private var unlooked = 0
  private let isTimeUp: @Sendable () -> Bool

  /// A part of the steps of a budget.
  init(_ budget: SearchBudget, steps: Int) {
    left = steps
    isTimeUp = budget.isTimeUp
  }

  var isSpent: Bool { left <= 0 }

  mutating func spend(_ steps: Int) {
    left -= steps
    unlooked += steps
    guard unlooked > Self.stepsBetweenLooks else { return }
    unlooked = 0
    if isTimeUp() { left = min(left, 0) }
  }
}
