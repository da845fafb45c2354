import Analysis
import PipelineModel
import TestSupport
import Testing

@testable import Planning

struct `Fixes by edges` {
  private func fix(
    _ text: String, minimize: FixObjective = .edges
  ) throws -> (analysis: PipelineAnalysis, fix: EdgeFix, names: [String]) {
    let analysis = try PipelineText(text).analysis()
    let fix = try EdgeFix.search(analysis, minimize: minimize)
    return (analysis, fix, analysis.named(fix.edges.map { ($0.from, $0.to) }))
  }

  @Test func `the waiting pipeline takes three edges, each with its reason and its price`() throws {
    let (analysis, fix, _) = try fix(
      """
      machine: {memory: 8GiB}
      nodes:
        A: {memory: 1GiB, duration: 1m}
        B: {memory: 1GiB, duration: 1m}
        C: {memory: 1GiB, duration: 1m}
        D: {memory: 7.5GiB, duration: 30s}

      """)
    let heavy = analysis.node("D")
    #expect(fix.edges.count == 3 && fix.isProvenFewest)
    #expect(fix.edges.allSatisfy { $0.from == heavy } || fix.edges.allSatisfy { $0.to == heavy })
    #expect(
      Set(fix.edges.map(\.why)) == [
        "without it A and D may overlap: 8.5 GiB of 8 GiB",
        "without it B and D may overlap: 8.5 GiB of 8 GiB",
        "without it C and D may overlap: 8.5 GiB of 8 GiB",
      ])
    #expect((fix.makespanBefore, fix.makespanAfter) == (60, 90))
  }

  @Test func `a lock, a place and a named unit are given as reasons`() throws {
    let (_, fix, _) = try fix(
      """
      machine: {gpu: 1}
      datasets: {x: {path: data/t.csv}, y: {path: data/t.csv}}
      nodes:
        A: {locks: [db]}
        B: {locks: [db]}
        C: {outputs: [x]}
        D: {outputs: [y]}
        E: {resources: {gpu: 1}}
        F: {resources: {gpu: 0.5}}

      """)
    #expect(
      fix.edges.map(\.why) == [
        "without it A and B may overlap, and each holds the lock db",
        "without it C and D may write data/t.csv at the same time",
        "without it E and F may overlap: 1.5 gpu of 1 gpu",
      ])
  }

  @Test func `a reader waits for the writer, whichever comes first in the file`() throws {
    let (_, fix, names) = try fix(
      """
      datasets: {x: {path: data/t.csv}, y: {path: data/t.csv}}
      nodes:
        reader: {inputs: [y], duration: 9s}
        writer: {outputs: [x]}

      """)
    #expect(names == ["writer-reader"])
    #expect(
      fix.edges[0].why == "without it reader may read data/t.csv before writer has written it")
  }

  @Test func `a missing dependency that other edges imply is left out`() throws {
    let (_, _, names) = try fix(
      """
      datasets: {x: {path: t}, y: {path: t}, p: {path: u}, q: {path: u}, r: {path: t}}
      nodes:
        first: {outputs: [x]}
        second: {inputs: [y], outputs: [p]}
        third: {inputs: [q, r]}

      """)
    #expect(names == ["first-second", "second-third"])
  }

  @Test func `nothing is ordered that capacity is not known for`() throws {
    let (_, fix, _) = try fix("nodes:\n  A: {memory: 9GiB}\n  B: {memory: 9GiB}\n  C: {}\n")
    #expect(fix.edges.isEmpty && fix.isProvenFewest)
  }

  @Test func `many writers of one place stand in one row`() throws {
    let datasets = (0..<60).map { "  d\($0): {path: data/all.csv}\n" }.joined()
    let nodes = (0..<60).map { "  n\($0): {outputs: [d\($0)]}\n" }.joined()
    let analysis = try PipelineText("datasets:\n\(datasets)nodes:\n\(nodes)").analysis()
    #expect(try PlanningProblem(analysis).rows.count == 1)
    #expect(try EdgeFix.search(analysis).edges.count == 59)
  }

  @Test(arguments: [3, 30])
  func `who writes a folder is ordered with those who write into it, and they are not`(
    count: Int
  ) throws {
    let datasets = (0..<count).map { "  d\($0): {path: data/d\($0).csv}\n" }.joined()
    let nodes = (0..<count).map { "  n\($0): {outputs: [d\($0)]}\n" }.joined()
    let analysis = try PipelineText(
      "datasets:\n  all: {path: data}\n\(datasets)nodes:\n  A: {outputs: [all]}\n\(nodes)"
    ).analysis()
    let all = analysis.node("A")
    let edges = try EdgeFix.search(analysis).edges
    #expect(edges.count == count)
    #expect(edges.allSatisfy { $0.from == all || $0.to == all })
  }

  @Test func `the longest of durations can be added up`() throws {
    let nodes = (0..<200).map { "  n\($0): {locks: [l], duration: 11000000d}\n" }.joined()
    let analysis = try PipelineText("nodes:\n\(nodes)").analysis()
    #expect(try PlanningProblem(analysis).scheduling.nodeCount == 200)
  }

  @Test(arguments: [
    (
      "machine: {memory: 4GiB}\nnodes:\n  A: {memory: 8GiB}\n",
      FixProblem.oversized(node: "A", need: "8 GiB of 4 GiB")
    ),
    ("nodes:\n  A: {after: [B]}\n  B: {after: [A]}\n", .cycle(["A", "B"])),
    (
      "datasets: {a: {path: x}, b: {path: x}, c: {path: y}, d: {path: y}}\n"
        + "nodes:\n  A: {outputs: [a], inputs: [c]}\n  B: {outputs: [d], inputs: [b]}\n",
      .contradictory(["B", "A"])
    ),
  ])
  func `what no order mends is said`(text: String, problem: FixProblem) throws {
    let analysis = try PipelineText(text).analysis()
    #expect(throws: problem) { try EdgeFix.search(analysis) }
    #expect(throws: problem) { try SplitFix.search(analysis) }
    #expect(throws: problem) { try Plan.make(analysis) }
    #expect(!problem.message.contains("  ") && !problem.message.isEmpty)
  }

  @Test func `a finding gets its part of the fix`() throws {
    let (analysis, fix, _) = try fix(
      """
      machine: {memory: 3GiB}
      nodes:
        A: {memory: 2GiB}
        B: {memory: 2GiB}
        C: {memory: 1MiB, locks: [l]}
        D: {memory: 1MiB, locks: [l]}

      """)
    let findings = fix.attached(to: analysis.findings(of: Rule.defaults), of: analysis)
    let fixes = findings.map { "\($0.code) \($0.fixes.map(\.title))" }
    #expect(
      fixes == [
        "HW201 [\"run B after A\"]", "HW204 [\"run D after C\"]",
      ] || fixes.count == 2 && findings.allSatisfy { $0.fixes.count == 1 })
    let other = PipelineAnalysis(analysis.pipeline, limits: Limits())
    #expect(fix.attached(to: other.findings(of: [.datasetNeverUsed]), of: analysis).isEmpty)
  }

  /// So many that not all pairs are compared.
  private func crowd(reading: Bool) -> String {
    let nodes = (0..<120).map { node in
      "  n\(node): {\(reading && node > 100 ? "inputs" : "outputs"): [d\(node)]}\n"
    }
    let datasets = (0..<120).map { "  d\($0): {path: out.csv}\n" }
    return "datasets:\n\(datasets.joined())nodes:\n\(nodes.joined())"
  }

  @Test func `all of very many writers of one place are ordered`() throws {
    let (analysis, fix, _) = try fix(crowd(reading: false))
    #expect(fix.edges.count == 119)
    #expect(analysis.adding(fix.edges).hazards.isEmpty)
  }

  @Test func `very many writers and readers of one place are refused`() throws {
    #expect(throws: FixProblem.crowded(place: "out.csv", nodes: 120)) {
      _ = try fix(crowd(reading: true))
    }
  }
}
