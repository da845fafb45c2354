import PipelineModel

/// How a command tells that it cannot go on with what it was given.
package enum ProblemText {
  /// `error: message`, the place with its line, and what to do.
  ///
  /// Ends with a line end.
  package static func of(_ problem: InputProblem, style: Style) -> String {
    var lines = [
      style.paint("error:", .error) + " "
        + style.paint(ShownText.of(problem.message), .strong)
    ]
    let places = problem.span.map { [Annotation(span: $0, labels: [], isPrimary: true)] } ?? []
    let sources = problem.source.map { [$0.file: $0] } ?? [:]
    let frame = CodeFrame(places, sources: sources, style: style, role: .error)
    lines += frame.lines
    if problem.help != nil, frame.lines.count > 1 { lines.append(frame.ruler) }
    let help = problem.help?.split(separator: "\n", omittingEmptySubsequences: true) ?? []
    for (index, line) in help.enumerated() {
      lines.append(
        index == 0 ? frame.note("help", String(line)) : "    " + ShownText.of(String(line)))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A line that the user should know of: `note: …`, for standard error.
  package static func note(_ text: String, style: Style) -> String {
    style.paint("note:", .info) + " " + ShownText.of(text) + "\n"
  }

  /// A line that warns: `warning: …`, for standard error.
  package static func warning(_ text: String, style: Style) -> String {
    style.paint("warning:", .warning) + " " + ShownText.of(text) + "\n"
  }
}
