/// Improves a schedule by searching its ends exhaustively: everything from some moment on is free,
/// everything before stays.
///
/// The end of the schedule is made longer until the search of it takes too many steps or finds a
/// shorter schedule; then the same from the other end, until neither helps (large neighbourhoods
/// by decomposition: Palpant, Artigues, Michelon 2004). When the whole schedule is searched to the
/// end, none is shorter.
struct SuffixSearch {
  /// How many more nodes each longer end has.
  private static let growth = 4
  /// One end may use so great a part of the steps.
  private static let share = 8

  private let directions: [SchedulingProblem]
  private let lower: Int64
  private let budget: SearchBudget
  private var stepsLeft: Int
  /// Whether it is proved that no schedule is shorter.
  private(set) var isComplete = false

  init(_ problem: SchedulingProblem, lower: Int64, budget: SearchBudget) {
    directions = [problem, problem.reversed()]
    self.lower = lower
    self.budget = budget
    stepsLeft = budget.steps / 4
  }

  /// The schedule after all improvements.
  mutating func run(from schedule: Schedule) -> Schedule {
    var current = schedule
    var side = 0
    var vain = 0
    while vain < 3 && isOpen(current) {
      // When neither end helps, all of it is searched with the steps that are left.
      let found =
        vain < 2
        ? shorter(than: current, in: directions[side])
        : searched(current, in: directions[side], from: 0, steps: stepsLeft)
      vain = found == nil ? vain + 1 : 0
      current = turned(found ?? current, from: side)
      side = 1 - side
    }
    return side == 0 ? current : turned(current, from: side)
  }

  private func isOpen(_ schedule: Schedule) -> Bool {
    stepsLeft > 0 && !isComplete && schedule.makespan > lower && !budget.isTimeUp()
  }

  /// The schedule pushed to the other end, never longer.
  private func turned(_ schedule: Schedule, from side: Int) -> Schedule {
    directions[1 - side].serialSchedule(
      priority: schedule.negatedEnds(directions[side].durations))
  }

  /// A shorter schedule by the search of longer and longer ends.
  private mutating func shorter(
    than schedule: Schedule, in problem: SchedulingProblem
  ) -> Schedule? {
    let latest = schedule.start.sorted(by: >)
    var size = 3 * Self.growth
    var isExhausted = false
    while isOpen(schedule) && !isExhausted {
      let time = size >= latest.count ? 0 : latest[size - 1]
      let allowed = min(stepsLeft, budget.steps / 4 / Self.share)
      let before = stepsLeft
      if let found = searched(schedule, in: problem, from: time, steps: allowed) { return found }
      isExhausted = before - stepsLeft >= allowed
      size += Self.growth
    }
    return nil
  }

  /// A shorter schedule that is the same before some time.
  private mutating func searched(
    _ schedule: Schedule, in problem: SchedulingProblem, from time: Int64, steps: Int
  ) -> Schedule? {
    let own = SearchBudget(steps: steps, isTimeUp: budget.isTimeUp)
    guard
      var search = TreeSearch(
        problem, known: schedule, keepingBefore: time, lower: lower, budget: own)
    else {
      stepsLeft -= steps
      return nil
    }
    let found = search.run()
    stepsLeft -= min(steps, steps - search.meter.left + problem.nodeCount)
    if !search.meter.isSpent && time <= 0 && found == nil { isComplete = true }
    return found.map { Schedule(start: $0, durations: problem.durations) }
  }
}
