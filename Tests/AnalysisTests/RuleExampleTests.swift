import Analysis
import TestSupport
import Testing

/// Every rule is judged by its own examples.
struct RuleExampleTests {
  /// All rules, except that cpus are judged only where they are meant.
  private static func rules(for rule: Rule) -> [Rule] {
    Rule.all.filter { $0.code != "HW202" || rule.code == "HW202" }
  }

  /// Those of native pipelines; Kedro's are told by `PreflightExampleTests`.
  private static let native = Rule.all.filter { $0.bad.kind == .native }.map(\.code)

  @Test(arguments: native)
  func `the bad example gives this rule and nothing else`(code: String) throws {
    let rule = try #require(Rule.named(code))
    let findings = try PipelineText(rule.bad).findings(of: Self.rules(for: rule))
    #expect(findings.map(\.code) == [code], "\(findings.map(\.message))")
    #expect(findings.first?.location != nil)
    #expect(findings.first?.help?.isEmpty == false)
  }

  @Test(arguments: native)
  func `the good example gives nothing`(code: String) throws {
    let rule = try #require(Rule.named(code))
    let findings = try PipelineText(rule.good).findings(of: Self.rules(for: rule))
    #expect(findings.isEmpty, "\(findings.map(\.message))")
  }

  @Test(arguments: Rule.all.map(\.code))
  func `what a rule says of itself keeps to the form`(code: String) throws {
    let rule = try #require(Rule.named(code))
    #expect(rule.code.wholeMatch(of: /HW[1-6]\d\d/) != nil)
    #expect(rule.code.hasPrefix(rule.group.prefix))
    #expect(rule.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
    for text in [rule.summary, rule.why, rule.remedy] {
      #expect(text.hasSuffix("."), "\(text)")
      #expect(!text.contains("\n"))
      #expect(!text.contains("  "))
    }
    #expect(rule.summary.count <= 100)
  }

  @Test func `codes and names are given once and in order`() {
    let codes = Rule.all.map(\.code)
    #expect(codes == Set(codes).sorted())
    #expect(Set(Rule.all.map(\.name)).count == codes.count)
  }
}
