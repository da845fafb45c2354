import ArgumentParser
import OutsideWorld
import PipelineModel

/// A command of headway: it gets the world passed in and says how it ended.
protocol HeadwayCommand: ParsableCommand, Sendable {
  var output: OutputOptions { get }
  /// Throws what makes the input unusable; writes nothing then.
  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus
}

/// How a command ended.
enum ExitStatus: Sendable, Equatable {
  case clean
  /// Findings at or above the limit, a failed node, or a fix that would change something.
  case found
  /// Usage, configuration or unreadable input.
  case unusable
  /// Ended as the command that it ran.
  case command(code: Int32)
  /// Ended by a signal.
  case interrupted(signal: Int32)

  var code: Int32 {
    switch self {
    case .clean: 0
    case .found: 1
    case .unusable: 2
    case .command(let code): code
    case .interrupted(let signal): 128 + signal
    }
  }
}
