import ArgumentParser
import OutsideWorld
import PipelineModel

/// `headway completions SHELL`.
struct CompletionsCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints the completion script of a shell.",
    discussion: "For bash: "
      + "headway completions bash > ~/.local/share/bash-completion/completions/headway")

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    guard let known = CompletionShell(rawValue: shell) else {
      let names = CompletionShell.allCases.map(\.rawValue)
      throw InputProblem(
        "there are no completions for '\(shell.shortened)'",
        help: NearestName.of(shell, among: names).map { "did you mean '\($0)'?" }
          ?? "the shells are: \(names.joined(separator: ", "))")
    }
    try output.product(Headway.completionScript(for: known) + "\n")
    return .clean
  }
}
