import Analysis
import TestSupport
import Testing

/// Every rule about Kedro is judged by its own examples, in a real project.
struct PreflightExampleTests {
  struct Case: CustomTestStringConvertible {
    let rule: Rule
    let release: KedroRelease

    var testDescription: String { "\(rule.name), Kedro \(release.rawValue)" }
  }

  static let cases = Rule.all.filter { $0.bad.kind == .kedro }.flatMap { rule in
    KedroRelease.allCases.map { Case(rule: rule, release: $0) }
  }

  /// All rules but the one on cpus, which are judged only where they are meant.
  private static let rules = Rule.all.filter { $0.code != "HW202" }

  @Test(arguments: cases)
  func `the bad example gives this rule and nothing else`(of asked: Case) async throws {
    let project = try ShopProject(asked.release, asked.rule.bad)
    let findings = try await project.findings(of: Self.rules)
    #expect(findings.map(\.code) == [asked.rule.code], "\(findings.map(\.message))")
    #expect(findings.first?.severity == asked.rule.severity)
    #expect(findings.first?.location != nil)
    #expect(findings.first?.help?.isEmpty == false)
  }

  @Test(arguments: cases)
  func `the good example gives nothing`(of asked: Case) async throws {
    let project = try ShopProject(asked.release, asked.rule.good)
    let findings = try await project.findings(of: Self.rules)
    #expect(findings.isEmpty, "\(findings.map(\.message))")
  }
}
