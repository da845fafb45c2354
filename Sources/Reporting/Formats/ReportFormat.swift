import PipelineModel

/// A form that a report can take.
package struct ReportFormat: Sendable {
  /// As it is given to `--format`.
  package let name: String
  /// What it is good for, in a few words.
  package let summary: String
  /// The whole report; ends with a line end unless it is empty.
  package let render: @Sendable (LintReport, Style) -> String

  init(
    name: String, summary: String, render: @escaping @Sendable (LintReport, Style) -> String
  ) {
    self.name = name
    self.summary = summary
    self.render = render
  }

  /// Every form, by name.
  ///
  /// A new one is a file beside this and a line here.
  package static let all: [ReportFormat] = [.concise, .full, .json]

  /// The form of a name.
  package static func named(_ name: String) throws(InputProblem) -> ReportFormat {
    if let format = all.first(where: { $0.name == name }) { return format }
    let names = all.map(\.name)
    throw InputProblem(
      "there is no format '\(name.shortened)'",
      help: NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
        ?? "the formats are: \(names.joined(separator: ", "))")
  }
}
