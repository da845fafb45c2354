import ArgumentParser
import OutsideWorld
import PipelineModel
import Tracing

/// `--trace` and `--trace=try`.
struct TraceOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Trace what each node opens, makes, moves and removes.",
      discussion: "--trace=try runs untraced where that is not possible."))
  var trace = false

  // An option with a value that may be left out would take PATH for it, so this is a flag of its own.
  @Flag(name: .customLong("trace-try"), help: .hidden)
  var tries = false

  /// The command line with `--trace=try` of `run` as the parser knows it.
  static func spelledOut(_ arguments: [String]) -> [String] {
    guard arguments.first == "run" else { return arguments }
    return arguments.map { $0 == "--trace=try" ? "--trace-try" : $0 }
  }

  /// The tracer, when one is wanted.
  ///
  /// Throws when there is none and the run must not go on without.
  func strace(in world: World, _ output: CommandOutput) async throws(InputProblem) -> Strace? {
    guard trace || tries else { return nil }
    do throws(Strace.Obstacle) { return try await Strace.find(in: world) } catch {
      guard tries else { throw InputProblem(error.message, help: error.help) }
      output.note("\(error.message): the run goes on untraced (\(error.help))")
      return nil
    }
  }
}
