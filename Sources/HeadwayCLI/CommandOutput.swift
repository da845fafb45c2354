import OutsideWorld
import PipelineModel
import Reporting

/// Where a command prints: what it makes to standard output, notes and errors to standard error.
struct CommandOutput: Sendable {
  let console: Console
  let isQuiet: Bool
  let isVerbose: Bool
  /// Colours for each stream.
  let outputStyle: Style
  let errorStyle: Style

  init(_ world: World, _ options: OutputOptions = OutputOptions.parsed) {
    console = world.console
    isQuiet = options.quiet
    isVerbose = options.verbose
    let environment = world.environment
    outputStyle = Style(
      isColoured: options.usesColor(terminal: console.outputIsTerminal, environment),
      columns: console.width)
    errorStyle = Style(
      isColoured: options.usesColor(terminal: console.errorIsTerminal, environment),
      columns: console.width)
  }

  /// Prints what the command makes.
  func product(_ text: String) throws(InputProblem) { try product(Array(text.utf8)) }

  func product(_ bytes: [UInt8]) throws(InputProblem) {
    do throws(FileProblem) { try console.output.write(bytes) } catch {
      throw InputProblem("\(error)")
    }
  }

  /// Tells the user something about how it went.
  ///
  /// A lost note is no failure.
  func note(_ text: String) {
    if isQuiet { return }
    try? console.error.write(ProblemText.note(text, style: errorStyle))
  }

  /// Tells only those who asked for more.
  func detail(_ text: String) {
    if isVerbose { note(text) }
  }

  func error(_ problem: InputProblem) {
    try? console.error.write(ProblemText.of(problem, style: errorStyle))
  }
}

extension OutputOptions {
  /// What holds when the command line could not be read.
  static var parsed: OutputOptions {
    (try? OutputOptions.parse([])) ?? OutputOptions()
  }
}
