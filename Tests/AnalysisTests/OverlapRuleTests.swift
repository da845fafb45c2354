import Analysis
import PipelineModel
import TestSupport
import Testing

struct OverlapRuleTests {
  @Test func `a set is told with its figures and where they come from`() throws {
    let finding = try PipelineText(
      """
      machine: {memory: 16GiB}
      nodes:
        A: {memory: 1GiB}
        B: {memory: 1GiB}
        C: {memory: 1GiB}
        D: {memory: 15GiB}
      """
    ).finding(of: .memoryOverlap)
    #expect(
      finding.message == "A, B, C and D may run at the same time and need 18 GiB of 16 GiB")
    #expect(finding.nodes == ["A", "B", "C", "D"])
    #expect(finding.location?.start.line == 6)
    #expect(
      finding.related.map(\.message) == [
        "A takes 1 GiB (pipeline file)", "B takes 1 GiB (pipeline file)",
        "C takes 1 GiB (pipeline file)", "D takes 15 GiB (pipeline file)",
        "the machine has 16 GiB",
      ])
  }

  @Test(arguments: [
    // D fits beside one of the light ones.
    ("{A: {memory: 1}, B: {memory: 1}, D: {memory: 15}}", "order D after A, or split"),
    ("{A: {memory: 2}, B: {memory: 2}, D: {memory: 15}}", "order D after A and B, or split"),
    ("{A: {memory: 1}, B: {memory: 9}, D: {memory: 9}}", "order D after B, or split"),
    // The others do not fit among themselves: no order of D alone helps.
    ("{A: {memory: 9}, B: {memory: 9}, D: {memory: 9}}", "add order edges or split"),
  ])
  func `the help names the fewest nodes to wait for`(nodes: String, help: String) throws {
    let finding = try PipelineText("{machine: {memory: 16}, nodes: \(nodes)}")
      .finding(of: .memoryOverlap)
    #expect(finding.help?.hasPrefix(help) == true, "\(finding.help ?? "")")
  }

  @Test func `figures that look alike are given in bytes`() {
    #expect(Resource.memory.described(1 << 30 | 1, of: 1 << 30) == "1073741825 B of 1073741824 B")
    #expect(Resource.memory.described(2 << 30, of: 1 << 30) == "2 GiB of 1 GiB")
    #expect(Resource("gpu").described(2500, of: 2000) == "2.5 of 2 gpu")
  }

  @Test func `sets that are not listed are counted`() throws {
    // Two long chains, each pair of links over capacity: far more pairs than are listed.
    let chains = ["a", "b"].flatMap { chain in
      (0..<8).map { link in
        let after = link == 0 ? "" : ", after: [\(chain)\(link - 1)]"
        return "  \(chain)\(link): {memory: 3\(after)}\n"
      }
    }
    let text = try PipelineText("machine: {memory: 5}\nnodes:\n" + chains.joined())
    let findings = text.findings(of: [.memoryOverlap])
    #expect(findings.count == OverlapAnalysis.listedSets)
    let counted = findings.filter { $0.message.contains("other") }
    #expect(counted.count == 1)
    let end = "need 6 B of 5 B, and so do at least 59 other sets"
    #expect(counted.first?.message.hasSuffix(end) == true)
  }

  @Test func `a lock is told with every holder`() throws {
    let finding = try PipelineText(
      "nodes: {A: {locks: [db]}, B: {locks: [db]}, C: {locks: [db]}}"
    ).finding(of: .lockOverlap)
    #expect(finding.message == "A, B and C may run at the same time and all hold the lock db")
    #expect(finding.related.map(\.message) == ["A holds it", "B holds it", "C holds it"])
  }

  @Test func `a node that exceeds the machine is told for every resource`() throws {
    let findings = try PipelineText(
      """
      machine: {memory: 1GiB, cpus: 2, gpu: 1}
      nodes: {A: {memory: 2GiB, cpus: 4, resources: {gpu: 1}}}
      """
    ).findings(of: [.nodeExceedsMachine])
    #expect(
      findings.map(\.message) == [
        "A needs 2 GiB of memory, more than the machine's 1 GiB",
        "A needs 4 cpus, more than the machine's 2 cpus",
      ])
  }

  @Test func `it is told of nodes in a circle as well`() throws {
    let findings = try PipelineText(
      "{machine: {memory: 1}, nodes: {A: {after: [B], memory: 2}, B: {after: [A], memory: 1}}}"
    ).findings(of: Rule.defaults)
    #expect(findings.map(\.code) == ["HW101", "HW205"])
  }

  @Test func `unknown demands are one finding`() throws {
    let finding = try PipelineText(
      "{machine: {memory: 1GiB}, nodes: {A: {}, B: {memory: 1GiB}, C: {}}}"
    ).finding(of: .unknownDemand)
    #expect(
      finding.message
        == "A and C have no known memory demand, so nothing proves that every schedule fits 1 GiB")
    #expect(finding.nodes == ["A", "C"])
    #expect(finding.related.map(\.message) == ["C does not say either"])
  }

  @Test func `without a capacity unknown demands are no finding`() throws {
    #expect(try PipelineText("nodes: {A: {}}").findings(of: [.unknownDemand]).isEmpty)
  }
}
