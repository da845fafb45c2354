import Analysis

extension Rule {
  /// The rule, whole.
  package var json: JSONValue {
    [
      "code": .string(code), "name": .string(name), "group": .string(group.rawValue),
      "severity": .string(severity.rawValue), "default": .bool(isDefault),
      "summary": .string(summary), "why": .string(why), "remedy": .string(remedy),
      "bad": .string(bad.pipeline), "good": .string(good.pipeline), "url": .string(url),
    ]
  }

  /// Rules for programs: `rules --format json`.
  package static func json(of rules: [Rule]) -> JSONValue {
    ["schemaVersion": 1, "rules": .array(rules.map(\.json))]
  }
}
