import Analysis
import PipelineModel

/// A rule in words, for `explain`.
package enum RuleText {
  /// What a rule finds, why it matters, a bad and a good example, how to mend it.
  ///
  /// Ends with a line end.
  package static func explanation(of rule: Rule, style: Style) -> String {
    let head =
      style.paint("\(rule.code) \(rule.name)", .strong)
      + " (\(rule.group.rawValue), "
      + style.paint(rule.severity.rawValue, Style.role(of: rule.severity))
      + (rule.isDefault ? ")" : ", off by default)")
    let parts = [
      head,
      wrapped(rule.summary, style),
      title("Why it matters", style) + wrapped(rule.why, style),
      title("Bad", style) + indented(rule.bad.pipeline),
      title("Good", style) + indented(rule.good.pipeline),
      title("How to mend it", style) + wrapped(rule.remedy, style),
      rule.url,
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Every rule, a line each.
  ///
  /// Ends with a line end.
  package static func table(of rules: [Rule], style: Style) -> String {
    let width = rules.map(\.name.count).max() ?? 0
    return rules.map { rule in
      let severity = style.paint(
        ShownText.fitted(rule.severity.rawValue, to: 7), Style.role(of: rule.severity))
      let note = rule.isDefault ? "" : " (off by default)"
      return style.paint(rule.code, .strong) + "  " + ShownText.fitted(rule.name, to: width)
        + "  \(severity)  \(rule.summary)\(note)\n"
    }.joined()
  }

  private static func title(_ text: String, _ style: Style) -> String {
    style.paint(text, .strong) + "\n"
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }

  /// The text in lines of at most 80 columns.
  private static func wrapped(_ text: String, _ style: Style) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > min(80, style.columns) {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
