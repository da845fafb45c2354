import ArgumentParser
import OutsideWorld
import PipelineModel

/// The command line.
package struct Headway: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "headway",
    abstract: "Proves which nodes of a pipeline may run at the same time and fit, and acts on it.",
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Look", subcommands: [LintCommand.self, DrawCommand.self, PlanCommand.self]),
      CommandGroup(name: "Act", subcommands: [FixCommand.self, RunCommand.self]),
      CommandGroup(
        name: "Know",
        subcommands: [
          ExplainCommand.self, RulesCommand.self, HistoryCommand.self, ExportCommand.self,
          SchemaCommand.self, CompletionsCommand.self, TraceCommand.self,
        ]),
    ])

  package init() {}

  /// Runs one command line and returns the exit status of the process.
  package static func run(_ arguments: [String], in world: World) async -> Int32 {
    let parsed: any ParsableCommand
    do { parsed = try parseAsRoot(TraceOption.spelledOut(arguments)) } catch {
      return report(error, arguments, in: world)
    }
    guard let command = parsed as? any HeadwayCommand else {
      return help(parsed, in: world)
    }
    let output = CommandOutput(world, command.output)
    do throws(InputProblem) {
      return try await command.execute(in: world, output).code
    } catch {
      output.error(error)
      return ExitStatus.unusable.code
    }
  }

  /// No command, or the library's own command that prints help: both tell by throwing it.
  private static func help(_ command: any ParsableCommand, in world: World) -> Int32 {
    var command = command
    do { try command.run() } catch { return report(error, [], in: world) }
    return ExitStatus.clean.code
  }

  /// Help and version are asked for and go to standard output; a wrong command line is not.
  private static func report(
    _ error: any Error, _ arguments: [String], in world: World
  ) -> Int32 {
    let message = fullMessage(for: error)
    if exitCode(for: error).isSuccess {
      return print(message.trimmingBlanks() + "\n", in: world)
    }
    let suggestion = suggestion(for: arguments)
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.first.map { $0.hasPrefix("Error: ") ? $0.dropFirst(7) : $0 } ?? ""
    var rest = lines.dropFirst().joined(separator: "\n").trimmingBlanks()
    if rest.hasPrefix("Help: ") { rest = rest.dropFirst(6).description.trimmingBlanks() }
    let problem = InputProblem(String(first), help: suggestion ?? (rest.isEmpty ? nil : rest))
    CommandOutput(world).error(problem)
    return ExitStatus.unusable.code
  }

  private static func suggestion(for arguments: [String]) -> String? {
    let names = configuration.subcommands.map { $0._commandName }
    guard let first = arguments.first, !first.hasPrefix("-"), !names.contains(first) else {
      return nil
    }
    return NearestName.of(first, among: names).map { "did you mean 'headway \($0)'?" }
      ?? "the commands are: \(names.joined(separator: ", "))"
  }

  private static func print(_ text: String, in world: World) -> Int32 {
    do { try world.console.output.write(text) } catch { return ExitStatus.unusable.code }
    return ExitStatus.clean.code
  }
}
