import Analysis
import PipelineModel
import TestSupport
import Testing

@testable import Planning

struct `Fixes by a split` {
  private func names(_ fix: SplitFix, _ analysis: PipelineAnalysis) -> [[String]] {
    fix.stages.map { analysis.names($0) }
  }

  @Test func `the waiting pipeline takes two stages`() throws {
    let analysis = try PipelineText(
      """
      machine: {memory: 8GiB}
      nodes:
        A: {memory: 1GiB, duration: 60s}
        B: {memory: 1GiB, duration: 60s}
        C: {memory: 1GiB, duration: 60s}
        D: {memory: 7.5GiB, duration: 30s}

      """
    ).analysis()
    let fix = try SplitFix.search(analysis)
    #expect(Set(names(fix, analysis)) == [["A", "B", "C"], ["D"]])
    #expect(fix.makespan == 90 && fix.isProvenFewest)
  }

  @Test func `what is safe is one stage, and nothing is none`() throws {
    let analysis = try PipelineText("nodes:\n  A: {}\n  B: {}\n").analysis()
    #expect(names(try SplitFix.search(analysis), analysis) == [["A", "B"]])
    let empty = try PipelineText("nodes: {}\n").analysis()
    #expect(try SplitFix.search(empty).stages.isEmpty)
  }

  @Test func `a reader never shares a stage with the writer it does not know of`() throws {
    let analysis = try PipelineText(
      """
      datasets: {x: {path: t}, y: {path: t}}
      nodes:
        before: {outputs: [p/1]}
        reader: {inputs: [y, p/1], outputs: [p/2]}
        writer: {outputs: [x]}
        later: {inputs: [p/2]}

      """
    ).analysis()
    let fix = try SplitFix.search(analysis)
    #expect(names(fix, analysis) == [["before", "writer"], ["reader", "later"]])
    #expect(!fix.isProvenFewest)
  }

  @Test func `a Kedro dataset in memory must not cross`() throws {
    let memory = Demand(amounts: [.memory: Declared(2 << 30, origin: .overlay)])
    func node(_ name: String, _ inputs: [String], _ outputs: [String]) -> Node {
      Node(
        name: name, inputs: inputs.map { Reference($0) }, outputs: outputs.map { Reference($0) },
        demand: memory)
    }
    let datasets = [
      Dataset(name: "kept", location: .path("kept.csv")), Dataset(name: "held", location: .memory),
      Dataset(name: "both@a", location: .path("both")),
      Dataset(name: "both@b", location: .path("both")),
      Dataset(name: "params:x", location: .parameter),
    ]
    let pipeline = Pipeline(
      name: "p", kind: .kedro, source: ".",
      nodes: [
        node("A", ["params:x"], ["kept", "held", "both@a"]),
        node("B", ["kept"], []), node("C", ["held", "both@b"], []),
      ],
      datasets: Dictionary(uniqueKeysWithValues: datasets.map { ($0.name, $0) }))
    let analysis = PipelineAnalysis(pipeline, limits: Limits(capacities: [.memory: 3 << 30]))
    let fix = try SplitFix.search(analysis)
    let stages = names(fix, analysis)
    let crosses = stages.first?.contains("C") != true
    #expect(stages.count == 2)
    #expect(fix.unpersisted == (crosses ? ["held"] : []))
  }
}
