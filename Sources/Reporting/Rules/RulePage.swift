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

      ```yaml
      \(rule.bad.pipeline)
      ```

      ## Good

      ```yaml
      \(rule.good.pipeline)
      ```

      ## How to mend it

      \(rule.remedy)

      """
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
