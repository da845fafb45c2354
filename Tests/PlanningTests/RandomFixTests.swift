import Analysis
import PipelineModel
import TestSupport
import Testing

@testable import Planning

struct `Fixes of random pipelines` {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `edges take every hazard away, and none is idle`(seed: UInt64) throws {
    let text = RandomPipeline(seed: seed, nodes: 7).text
    let analysis = try PipelineText(text).analysis()
    for objective in FixObjective.allCases {
      guard
        let fix = try found(
          seed, text,
          { () throws(FixProblem) in
            try EdgeFix.search(analysis, minimize: objective)
          })
      else { return }
      let fixed = analysis.adding(fix.edges)
      #expect(fixed.hazards.isEmpty, "seed \(seed), \(objective)\n\(text)")
      #expect(fixed.graph.order != nil, "seed \(seed)")
      #expect(fix.makespanAfter >= fix.makespanBefore, "seed \(seed)")
      for index in fix.edges.indices {
        var fewer = fix.edges
        let edge = fewer.remove(at: index)
        let without = analysis.adding(fewer)
        #expect(
          !without.hazards.isEmpty, "seed \(seed), \(objective): \(edge) can be left out\n\(text)")
        #expect(edge.prevents.count > 1 && edge.why.hasPrefix("without it "), "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `every stage of a split is safe, and stages follow the order`(seed: UInt64) throws {
    let text = RandomPipeline(seed: seed, nodes: 9).text
    let analysis = try PipelineText(text).analysis()
    guard
      let fix = try found(
        seed, text,
        { () throws(FixProblem) in
          try SplitFix.search(analysis)
        })
    else { return }
    #expect(fix.stages.flatMap(\.self).sorted() == Array(analysis.pipeline.nodes.indices))
    var stageOf = [Int](repeating: 0, count: analysis.pipeline.nodes.count)
    for (number, stage) in fix.stages.enumerated() {
      for node in stage { stageOf[node] = number }
      var alone = analysis.pipeline
      alone.nodes = stage.map { analysis.pipeline.nodes[$0] }
      let hazards = PipelineAnalysis(alone, limits: analysis.limits).hazards
      #expect(hazards.isEmpty, "seed \(seed), stage \(number)\n\(text)")
    }
    for edge in analysis.graph.edges {
      #expect(stageOf[edge.from] <= stageOf[edge.to], "seed \(seed)\n\(text)")
    }
    for case .readWrite(_, let writer) in analysis.races.hazards.map(\.kind) {
      for hazard in analysis.races.hazards where hazard.nodes.contains(writer) {
        guard case .readWrite(_, writer) = hazard.kind else { continue }
        let reader = hazard.nodes.first { $0 != writer } ?? writer
        #expect(stageOf[writer] < stageOf[reader], "seed \(seed)\n\(text)")
      }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a plan holds for what it was made of`(seed: UInt64) throws {
    let text = RandomPipeline(seed: seed, nodes: 7).text
    let analysis = try PipelineText(text).analysis(workers: seed % 3 == 0 ? 2 : nil)
    guard let plan = try found(seed, text, { () throws(FixProblem) in try Plan.make(analysis) })
    else { return }
    #expect(plan.changes(since: analysis).isEmpty)
    #expect(!plan.verdicts.contains { $0.verdict == "unsafe" }, "seed \(seed)\n\(text)")
    let times = Dictionary(uniqueKeysWithValues: plan.nodes.map { ($0.name, $0) })
    for edge in plan.edges {
      let (from, to) = (try #require(times[edge.from]), try #require(times[edge.to]))
      #expect(from.end <= to.start, "seed \(seed): \(edge)\n\(text)")
      #expect(!edge.why.isEmpty)
    }
    #expect(plan.nodes.map(\.end).max() == plan.makespan)
    for moment in plan.nodes.map(\.start) {
      let running = plan.nodes.filter { $0.start <= moment && moment < $0.end }
      #expect(running.count <= plan.limits.workers ?? .max, "seed \(seed)")
      for (resource, capacity) in plan.limits.capacities {
        let total = running.reduce(0) { $0 + ($1.demand[resource] ?? 0) }
        #expect(total <= capacity, "seed \(seed): \(resource) at \(moment)\n\(text)")
      }
    }
  }

  /// What a search finds; nil when no order exists, which random places and edges can lead to.
  private func found<Fix>(
    _ seed: UInt64, _ text: String, _ search: () throws(FixProblem) -> Fix
  ) throws -> Fix? {
    do throws(FixProblem) { return try search() } catch {
      switch error {
      case .crowded: Issue.record("seed \(seed): few nodes\n\(text)")
      case .cycle(let names), .contradictory(let names):
        #expect(names.count > 1, "seed \(seed)\n\(text)")
      case .oversized, .tooMuchHeld: Issue.record("seed \(seed): every node fits alone\n\(text)")
      }
      return nil
    }
  }
}
