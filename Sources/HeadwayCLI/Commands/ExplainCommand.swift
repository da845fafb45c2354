import Analysis
import ArgumentParser
import OutsideWorld
import PipelineModel
import Reporting

/// `headway explain RULE`.
struct ExplainCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what a rule finds, why it matters, and how to mend it.")

  @Argument(help: "A code or a name, such as HW201 or memory-overlap.")
  var rule: String

  @Option(help: "How to print: text or json.")
  var format = "text"

  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    let rule = try RuleSelection.rule(rule)
    let isJSON = try RulesCommand.isJSON(format)
    try output.product(
      isJSON
        ? rule.json.text() + "\n" : RuleText.explanation(of: rule, style: output.outputStyle))
    return .clean
  }
}

/// `headway rules`.
struct RulesCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists all rules.")

  @Option(help: "How to print: text or json.")
  var format = "text"

  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    let isJSON = try Self.isJSON(format)
    try output.product(
      isJSON
        ? Rule.json(of: Rule.all).text() + "\n"
        : RuleText.table(of: Rule.all, style: output.outputStyle))
    return .clean
  }

  static func isJSON(_ format: String) throws(InputProblem) -> Bool {
    guard ["text", "json"].contains(format) else {
      throw InputProblem("--format is text or json, not '\(format.shortened)'")
    }
    return format == "json"
  }
}
