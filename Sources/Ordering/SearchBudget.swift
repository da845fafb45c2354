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

  /// 1,000 schedules and 20 million steps: well below a second on today's machines.
  package static let standard = SearchBudget()
}
