import ArgumentParser
import Ordering
import OutsideWorld
import PipelineModel

/// How long the best order is searched for.
struct SearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Most schedules that are tried (default: \(SearchBudget.standard.schedules)).",
      valueName: "n"))
  var schedules: Int?

  @Option(
    help: ArgumentHelp(
      "Most steps of any other search (default: \(SearchBudget.standard.steps)); with them grows "
        + "how many sets, pairs and circles are looked at.",
      valueName: "n"))
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "What chance is drawn from (default: \(SearchBudget.standard.seed)).", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Stop searching after this time, such as 10s (default: none). What is found by then depends "
        + "on the machine.", valueName: "time"))
  var timeLimit: String?

  /// The budget that was asked for; the time runs from now.
  func budget(in world: World) throws(InputProblem) -> SearchBudget {
    var budget = SearchBudget.standard
    if let schedules {
      guard schedules > 0 else {
        throw InputProblem("--schedules must be at least 1, not \(schedules)")
      }
      budget.schedules = schedules
    }
    if let steps {
      guard steps >= 0 else { throw InputProblem("--steps must not be negative") }
      budget.steps = steps
    }
    if let seed { budget.seed = seed }
    guard let timeLimit else { return budget }
    let seconds: Double
    do throws(QuantityProblem) { seconds = try TimeSpan.parse(timeLimit) } catch {
      throw InputProblem("--time-limit: \(error.message)")
    }
    let clock = world.clock
    let end = clock.elapsed() + seconds
    budget.isTimeUp = { clock.elapsed() >= end }
    return budget
  }

  /// Says that the time limit, not the budget, ended the search.
  func tellCutShort(_ output: CommandOutput) {
    guard let timeLimit else { return }
    output.note(
      "the search was stopped after \(timeLimit.shortened): with more time a better answer may be "
        + "found")
  }
}
