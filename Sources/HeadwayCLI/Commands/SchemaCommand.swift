import ArgumentParser
import OutsideWorld
import PipelineLoading
import PipelineModel

/// `headway schema`.
struct SchemaCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of pipeline files and configuration files.")

  @Argument(
    help: ArgumentHelp("pipeline or configuration; both when left out.", valueName: "file"))
  var file: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    try output.product(try text())
    return .clean
  }

  private func text() throws(InputProblem) -> String {
    guard let file else { return Self.both }
    guard let schema = FileSchema(rawValue: file) else {
      let known = FileSchema.allCases.map(\.rawValue)
      throw InputProblem(
        "there is no schema of '\(file.shortened)'",
        help: NearestName.of(file, among: known).map { "did you mean '\($0)'?" }
          ?? "the schemas are: \(known.joined(separator: ", "))")
    }
    return schema.text
  }

  /// One document that takes either file.
  ///
  /// Each schema is a resource of its own by its `$id`, so that the references inside it stay true.
  private static var both: String {
    let definitions = FileSchema.allCases.map { schema in
      let text = schema.text.trimmingBlanks().dropFirst()
      let lines = "{\n  \"$id\": \"\(schema.rawValue)\",\(text)"
      return "    \"\(schema.rawValue)\": " + indented(lines)
    }
    let choices = FileSchema.allCases.map { "{\"$ref\": \"\($0.rawValue)\"}" }
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Files of Headway",
        "anyOf": [\(choices.joined(separator: ", "))],
        "$defs": {
      \(definitions.joined(separator: ",\n"))
        }
      }

      """
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
  }
}
