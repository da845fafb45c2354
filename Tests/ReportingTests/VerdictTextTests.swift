import Analysis
import PipelineModel
import Reporting
import TestSupport
import Testing

struct VerdictTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String
    var workers: Int?

    init(_ text: String, _ expected: String, workers: Int? = nil) {
      self.text = text
      self.expected = expected
      self.workers = workers
    }

    var testDescription: String { expected }
  }

  @Test(arguments: [
    Case(
      "{machine: {memory: 4GiB}, nodes: {A: {memory: 3GiB}, B: {memory: 1GiB}}}",
      "memory: safe — every schedule fits: at most 4 GiB of 4 GiB (A, B)"),
    Case(
      "{machine: {memory: 3GiB}, nodes: {A: {memory: 3GiB}, B: {memory: 1GiB}}}",
      "memory: safe — every schedule fits with at most 1 worker: at most 3 GiB of 3 GiB (A)",
      workers: 1),
    Case(
      "{machine: {memory: 3GiB}, nodes: {A: {memory: 3GiB}, B: {memory: 1GiB}}}",
      "memory: unsafe — 4 GiB of 3 GiB (A, B)"),
    Case(
      "{machine: {memory: 3GiB}, nodes: {A: {memory: 3GiB}, B: {memory: 1}}}",
      "memory: unsafe — 3221225473 B of 3221225472 B (A, B)"),
    Case(
      "{nodes: {A: {memory: 3GiB}, B: {memory: 1GiB}}}",
      "memory: unknown — nobody said what the machine has ('machine:' or --memory); what is "
        + "known takes up to 4 GiB (A, B)"),
    Case(
      "{machine: {memory: 4GiB}, nodes: {A: {}, B: {memory: 1GiB}}}",
      "memory: unknown — A does not say what it takes; what is known takes up to 1 GiB of 4 GiB "
        + "(B)"),
    Case(
      "{machine: {memory: 4GiB}, nodes: {A: {}, B: {}}}",
      "memory: unknown — no node says what it takes"),
    Case(
      "{machine: {memory: 4GiB}, datasets: {raw: {size: 2GiB}}, nodes: {A: {memory: 1GiB, "
        + "outputs: [raw]}, B: {memory: 1GiB, inputs: [raw]}, C: {memory: 2GiB, after: [A]}}}",
      "memory: unsafe — 5 GiB of 4 GiB (B, C, holding raw (2 GiB))"),
    Case(
      "{machine: {memory: 4GiB}, datasets: {raw: {size: 2GiB}}, nodes: {A: {memory: 0, "
        + "outputs: [raw]}}}",
      "memory: safe — every schedule fits: at most 2 GiB of 4 GiB (holding raw (2 GiB))"),
    Case(
      "{nodes: {A: {}, B: {}}}",
      "memory: unknown — nobody said what the machine has ('machine:' or --memory), and no node "
        + "says what it takes"),
  ])
  func `a verdict is worded exactly`(sample: Case) throws {
    let analysis = try PipelineText(sample.text).analysis(workers: sample.workers)
    let verdict = try #require(analysis.verdicts.first)
    #expect(VerdictText.line(for: verdict, of: analysis, style: .plain) == sample.expected)
  }

  @Test func `a bound that does not meet the peak is said to be open`() throws {
    let analysis = try PipelineText("{nodes: {A: {memory: 3GiB}}}").analysis()
    let verdict = Verdict(
      resource: .memory, state: .unknown, capacity: 4 << 30, workers: 2, peak: 3 << 30,
      bound: 5 << 30, witness: [0], undeclared: [])
    #expect(
      VerdictText.line(for: verdict, of: analysis, style: .plain)
        == "memory: unknown — the worst with at most 2 workers lies between 3 GiB (A) and 5 GiB, "
        + "of 4 GiB")
  }

  @Test func `a circle has no verdict`() throws {
    let analysis = try PipelineText(
      "{name: p, nodes: {A: {after: [B]}, B: {after: [A]}}}"
    ).analysis()
    #expect(
      VerdictText.of(analysis, style: .plain) == """
        p (pipeline.yaml): 2 nodes, 2 edges
          no verdict: the nodes wait for each other in a circle

        """)
  }
}
