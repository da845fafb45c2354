import Analysis
import PipelineModel
import TestSupport
import Testing

struct StructureRuleTests {
  @Test func `a circle is told with what closes it`() throws {
    let finding = try PipelineText(
      """
      nodes:
        A: {inputs: [z], outputs: [x]}
        B: {inputs: [x], after: [A]}
        C: {after: [B], outputs: [z]}
      """
    ).finding(of: .dependencyCycle)
    #expect(finding.message == "A → B → C → A wait for each other in a circle")
    #expect(finding.datasets == ["x", "z"])
    #expect(
      finding.related.map(\.message) == [
        "B reads x, which A writes", "C is after B", "A reads z, which C writes",
      ])
  }

  @Test func `circles that share no node are told apart`() throws {
    let findings = try PipelineText(
      """
      nodes:
        A: {after: [B]}
        B: {after: [A]}
        C: {after: [D]}
        D: {after: [C]}
        E: {after: [E]}
      """
    ).findings(of: [.dependencyCycle])
    #expect(
      findings.map(\.message) == [
        "A → B → A wait for each other in a circle", "C → D → C wait for each other in a circle",
        "E waits for itself",
      ])
  }

  @Test func `a long circle is shortened`() throws {
    let nodes = (0..<30).map { "  n\($0): {after: [n\(($0 + 29) % 30)]}\n" }.joined()
    let finding = try PipelineText("nodes:\n" + nodes).finding(of: .dependencyCycle)
    #expect(
      finding.message
        == "n0 → n1 → n2 → n3 → n4 → … 24 more … → n29 → n0 wait for each other in a circle")
    #expect(finding.nodes.count == 30)
  }

  @Test func `every node of a name is pointed at`() throws {
    let finding = try PipelineText("nodes:\n  A: {}\n  A: {}\n  A: {}\n")
      .finding(of: .duplicateNode)
    #expect(finding.message == "3 nodes are named A")
    #expect(finding.location?.start.line == 3)
    #expect(finding.related.map(\.location.start.line) == [2, 4])
  }

  @Test func `an unknown name far from all others lists them`() throws {
    let finding = try PipelineText("nodes: {alpha: {after: [zzz]}, beta: {}}")
      .finding(of: .unknownNode)
    #expect(finding.message == "alpha is to run after zzz, which is not a node")
    #expect(finding.help == "the nodes are alpha and beta")
  }

  @Test func `three writers of a dataset are one finding`() throws {
    let finding = try PipelineText(
      "nodes: {A: {outputs: [x]}, B: {outputs: [x]}, C: {outputs: [x]}}"
    ).finding(of: .outputWrittenTwice)
    #expect(finding.message == "A, B and C all write x")
    #expect(finding.related.map(\.message) == ["A writes it too", "C writes it too"])
  }
}
