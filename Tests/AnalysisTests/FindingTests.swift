import Analysis
import PipelineModel
import TestSupport
import Testing

struct FindingTests {
  private static let text = """
    machine: {memory: 16GiB}
    nodes:
      A: {memory: 9GiB}
      B: {memory: 9GiB}
    """

  @Test func `a fingerprint does not move with lines`() throws {
    let finding = try PipelineText(Self.text).finding(of: .memoryOverlap)
    let moved = try PipelineText("# a comment\n\n" + Self.text).finding(of: .memoryOverlap)
    #expect(finding.location != moved.location)
    #expect(finding.fingerprint == moved.fingerprint)
    #expect(finding.fingerprint.wholeMatch(of: /[0-9a-f]{16}/) != nil)
  }

  @Test func `a fingerprint tells rules and nodes apart`() throws {
    let finding = try PipelineText(Self.text).finding(of: .memoryOverlap)
    let other = try PipelineText(Self.text.replacing("B:", with: "C:"))
      .finding(of: .memoryOverlap)
    #expect(finding.fingerprint != other.fingerprint)
  }

  @Test func `findings come in the order of the file`() throws {
    let findings = try PipelineText(
      """
      nodes:
        A: {after: [x], inputs: [lost]}
        B: {inputs: [lost_too], after: [y]}
      """
    ).findings(of: Rule.all.reversed())
    #expect(findings.map(\.code) == ["HW104", "HW401", "HW401", "HW104"])
  }

  @Test func `a finding names the page of its rule`() throws {
    let finding = try PipelineText(Self.text).finding(of: .memoryOverlap)
    #expect(finding.url == Rule.memoryOverlap.url)
    #expect(finding.url.hasSuffix("/memory-overlap"))
  }
}
