import PipelineModel

/// The rules that were asked for.
package struct RuleSelection: Sendable {
  /// By ascending code.
  package let rules: [Rule]

  /// Chooses rules by codes, names, groups, prefixes of codes (`HW2`) or `all`.
  ///
  /// Nothing selected is the default rules; what is ignored is left out in any case. A word may be
  /// a list with commas. `sources` are for the code frame of an unknown word.
  package init(
    select: [Reference] = [], ignore: [Reference] = [], sources: [String: SourceText] = [:]
  ) throws(InputProblem) {
    let selected = try Self.codes(of: select, sources: sources)
    let ignored = try Self.codes(of: ignore, sources: sources)
    rules = Rule.all.filter { rule in
      (select.isEmpty ? rule.isDefault : selected.contains(rule.code))
        && !ignored.contains(rule.code)
    }
  }

  /// Whether cpus are to be judged like memory: only for the rule that is about them.
  package var judgesCpus: Bool { contains(.cpuOverlap) }

  package func contains(_ rule: Rule) -> Bool { rules.contains { $0.code == rule.code } }

  /// The codes that words stand for.
  package static func codes(
    of words: [Reference], sources: [String: SourceText] = [:]
  ) throws(InputProblem) -> Set<String> {
    var codes: Set<String> = []
    for reference in words {
      for part in reference.name.split(separator: ",") {
        let word = String(part).trimmingBlanks()
        let meant = rules(meantBy: word)
        guard !meant.isEmpty else { throw problem(word, reference, sources) }
        codes.formUnion(meant.map(\.code))
      }
    }
    return codes
  }

  /// The rule of a code or a name.
  package static func rule(_ word: String) throws(InputProblem) -> Rule {
    if let rule = Rule.named(word) { return rule }
    throw InputProblem(
      "there is no rule '\(word.shortened)'",
      help: NearestName.of(word, among: Rule.all.flatMap { [$0.code, $0.name] })
        .map { "did you mean '\($0)'?" } ?? "'headway rules' lists them all")
  }

  private static func rules(meantBy word: String) -> [Rule] {
    let lower = word.lowercased()
    if lower == "all" { return Rule.all }
    if let rule = Rule.named(word) { return [rule] }
    let code = word.uppercased()
    return Rule.all.filter { rule in
      rule.group.rawValue == lower || (code.hasPrefix("HW") && rule.code.hasPrefix(code))
    }
  }

  private static func problem(
    _ word: String, _ reference: Reference, _ sources: [String: SourceText]
  ) -> InputProblem {
    let known = Rule.all.flatMap { [$0.code, $0.name, $0.group.rawValue] }
    return InputProblem(
      "there is no rule or group '\(word.shortened)'", span: reference.span,
      source: reference.span.flatMap { sources[$0.file] },
      help: NearestName.of(word, among: known).map { "did you mean '\($0)'?" }
        ?? "'headway rules' lists them all")
  }
}
