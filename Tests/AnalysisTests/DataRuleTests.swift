import Analysis
import PipelineModel
import TestSupport
import Testing

/// The rules on races, missing dependencies and what is not needed.
struct DataRuleTests {
  @Test func `a race tells who writes and who reads under which names`() throws {
    let finding = try PipelineText(
      """
      datasets:
        out: {path: d/x.csv}
        in: {path: d/x.csv}
      nodes:
        R: {inputs: [in]}
        W: {outputs: [out]}
      """
    ).finding(of: .readWriteRace)
    #expect(
      finding.message
        == "R reads d/x.csv as in while W may be writing it as out: the edge W → R is missing")
    #expect(finding.nodes == ["W", "R"])
    #expect(finding.datasets == ["out", "in"])
    #expect(finding.location?.start.line == 5)
    #expect(
      finding.related.map(\.message) == [
        "W writes it as out", "out is at d/x.csv", "in is at d/x.csv",
      ])
    #expect(finding.help == "let R read out, or add 'after: [W]' to R")
  }

  @Test func `a path that stands for itself is not named twice`() throws {
    let finding = try PipelineText(
      "{datasets: {a: {path: x.csv}}, nodes: {W: {outputs: [x.csv]}, V: {outputs: [a]}}}"
    ).finding(of: .writeWriteRace)
    #expect(finding.message == "W and V both write x.csv (as a), and nothing orders them")
  }

  @Test func `a shared place that only readers use is fine`() throws {
    let text = try PipelineText(
      """
      datasets: {a: {path: x.csv}, b: {path: x.csv}}
      nodes: {R: {inputs: [a]}, S: {inputs: [b], after: [R]}}
      """)
    #expect(text.findings(of: Rule.all).isEmpty)
  }

  @Test func `an after implied by a longer path is redundant`() throws {
    let finding = try PipelineText(
      "nodes: {A: {}, B: {after: [A]}, C: {after: [A, B]}}"
    ).finding(of: .redundantOrder)
    #expect(finding.message == "C waits for A anyway: other edges lead there")
  }

  @Test func `all readers of a missing input are one finding`() throws {
    let finding = try PipelineText(
      "{datasets: {lost: {size: 1GiB}}, nodes: {A: {inputs: [lost]}, B: {inputs: [lost]}}}"
    ).finding(of: .inputNeverProduced)
    #expect(finding.message == "nothing writes lost, which A and B read")
    #expect(finding.help == "give lost a 'path:' under 'datasets:', or let a node write it")
  }

  @Test(arguments: [
    ("catalogued", true), ("params:alpha", true), ("params:lost", true), ("parameters", true),
    ("in_memory", true), ("written", true), ("transcoded@b", true), ("lost", false),
    ("never_seen", false),
  ])
  func `Kedro's inputs come from the catalog, the parameters or a node`(
    input: String, isThere: Bool
  ) throws {
    let datasets = [
      Dataset(name: "catalogued", location: .path("x.csv")),
      Dataset(name: "params:alpha", location: .parameter, declared: false),
      Dataset(name: "in_memory", location: .memory),
      Dataset(name: "written", location: .memory, declared: false),
      Dataset(name: "transcoded@a", location: .path("y.csv")),
      Dataset(name: "transcoded@b", location: .memory, declared: false),
      Dataset(name: "lost", location: .memory, declared: false),
    ]
    let pipeline = Pipeline(
      name: "p", kind: .kedro, source: "p",
      nodes: [
        Node(name: "A", outputs: [Reference("written")]),
        Node(name: "B", inputs: [Reference(input)]),
      ],
      datasets: Dictionary(uniqueKeysWithValues: datasets.map { ($0.name, $0) }))
    let findings = PipelineAnalysis(pipeline, limits: Limits())
      .findings(of: [.inputNeverProduced])
    #expect(findings.map(\.datasets) == (isThere ? [] : [[input]]))
    let help = "add \(input) to the catalog, or let a node write it"
    #expect(findings.first?.help == (isThere ? nil : help))
  }

  @Test func `many pairs that race for one place are told as one`() throws {
    let nodes = (0..<6).map { "  w\($0): {outputs: [d\($0)]}\n" }.joined()
    let reading = (0..<6).map { "  r\($0): {inputs: [e\($0)]}\n" }.joined()
    let datasets = (0..<6).map { "  d\($0): {path: x.csv}\n  e\($0): {path: x.csv}\n" }.joined()
    let text = try PipelineText("datasets:\n\(datasets)nodes:\n\(nodes)\(reading)")
    let writing = try text.finding(of: .writeWriteRace)
    #expect(
      writing.message
        == "w0, w1, w2, w3, w4 and w5 all write x.csv, and nothing orders 15 pairs of "
        + "them, such as w0 and w1")
    #expect(writing.nodes == (0..<6).map { "w\($0)" })
    #expect(writing.datasets == (0..<6).map { "d\($0)" })
    let read = try text.finding(of: .readWriteRace)
    #expect(
      read.message == "r0, r1, r2, r3, r4 and r5 read x.csv while w0, w1, w2, w3, w4 and w5 may be "
        + "writing it: 36 edges are missing, such as w0 → r0")
    #expect(read.nodes.count == 12 && read.related.count == 12)
  }

  @Test func `where not all pairs were compared there are at least so many`() throws {
    let nodes = (0..<150).map { "  w\($0): {outputs: [d\($0)]}\n" }.joined()
    let datasets = (0..<150).map { "  d\($0): {path: x.csv}\n" }.joined()
    let finding = try PipelineText("datasets:\n\(datasets)nodes:\n\(nodes)")
      .finding(of: .writeWriteRace)
    #expect(finding.message.contains("nothing orders at least 149 pairs of them"))
    #expect(finding.nodes.count == 150 && finding.related.count == 10)
  }
}
