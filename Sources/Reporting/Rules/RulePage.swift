import Analysis

/// The page of a rule in the documentation: `docs/rules/NAME.md`.
package enum RulePage {
  /// The page in Markdown.
  ///
  /// Ends with a line end.
  package static func markdown(of rule: Rule) -> String {
    let usage = rule.isDefault ? "on by default" : "off by default: `--select \(rule.name)`"
    return """
      # \(rule.code) `\(rule.name)`

      \(rule.summary)

      Group \(rule.group.rawValue), severity \(rule.severity.rawValue), \(usage).

      ## Why it matters

      \(rule.why)

      ## Bad

      \(shown(rule.bad))

      ## Good

      \(shown(rule.good))

      ## How to mend it

      \(rule.remedy)

      """
  }

  /// Each file of an example in a block, those of a Kedro project under their names.
  private static func shown(_ example: RuleExample) -> String {
    example.files.map { file in
      let text = example.kind == .native ? example.pipeline : file.text
      let block = "```\(language(of: file.name))\n\(text)\n```"
      return example.kind == .native ? block : "`\(file.name)`\n\n\(block)"
    }.joined(separator: "\n\n")
  }

  private static func language(of file: String) -> String {
    switch file.split(separator: ".").last {
    case "py": "python"
    case "sh": "sh"
    case "yaml", "yml": "yaml"
    default: "make"
    }
  }

  /// The list of all rules: `docs/rules/index.md`.
  package static func index(of rules: [Rule]) -> String {
    let rows = rules.map { rule in
      "| \(rule.code) | [`\(rule.name)`](\(rule.name).md) | \(rule.severity.rawValue)"
        + "\(rule.isDefault ? "" : ", off by default") | \(rule.summary) |\n"
    }
    return """
      # Rules

      A finding is printed with its rule's code and name; either is understood wherever a rule is
      named. `headway explain RULE` shows the same page in a terminal.

      | code | name | severity | finds |
      | --- | --- | --- | --- |
      \(rows.joined())
      """
  }
}
