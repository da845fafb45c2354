import Analysis
import TestSupport
import Testing

struct SharedLocationTests {
  private static let places = """
    datasets:
      old: {path: data/graph.bin}
      new: {path: data/graph.bin}
    nodes:

    """

  @Test func `a file that a node changes in place may have two names`() throws {
    let text = try PipelineText(
      Self.places + "  update: {inputs: [old], outputs: [new]}\n  use: {inputs: [new]}\n")
    #expect(text.findings(of: [.sharedLocation]).isEmpty)
  }

  @Test func `a node that writes one place twice overwrites itself`() throws {
    let finding = try PipelineText(Self.places + "  train: {outputs: [old, new]}\n")
      .finding(of: .sharedLocation)
    #expect(
      finding.message
        == "train writes new and old to one place, data/graph.bin: the last one overwrites the "
        + "others")
    #expect(finding.nodes == ["train"])
  }

  @Test func `ordered nodes that share a place under two names are told`() throws {
    let finding = try PipelineText(
      Self.places + "  make: {outputs: [old]}\n  use: {inputs: [new], after: [make]}\n"
    ).finding(of: .sharedLocation)
    #expect(finding.nodes == ["make", "use"])
  }
}
