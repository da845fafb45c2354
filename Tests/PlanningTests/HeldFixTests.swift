import Analysis
import PipelineModel
import Planning
import TestSupport
import Testing

/// Fixes count the data that is held in memory between nodes.
struct HeldFixTests {
  private static let story = """
    machine: {memory: 4GiB}
    datasets: {raw: {size: 2GiB}}
    nodes:
      load: {outputs: [raw], memory: 1GiB}
      clean: {inputs: [raw], outputs: [data/clean.csv], memory: 1GiB}
      D: {memory: 3GiB}
    """

  @Test func `an edge says which data is held`() throws {
    let analysis = try PipelineText(Self.story).analysis()
    let fix = try EdgeFix.search(analysis)
    #expect(fix.isProvenFewest && fix.edges.count == 1)
    let edge = try #require(fix.edges.first)
    #expect(
      edge.why == "without it D may run while raw (2 GiB) is held: 5 GiB of 4 GiB"
        && edge.prevents == [2])
    #expect(analysis.adding(fix.edges).verdicts.first?.state == .safe)
  }

  @Test func `a finding has its fix`() throws {
    let analysis = try PipelineText(Self.story).analysis()
    let fix = try EdgeFix.search(analysis)
    let found = fix.attached(to: analysis.findings(of: [.memoryOverlap]), of: analysis)
    #expect(found.map(\.fixes.count) == [1])
  }

  @Test func `a plan counts what is held`() throws {
    let plan = try Plan.make(try PipelineText(Self.story).analysis())
    #expect(plan.peak["memory"] == Double(3 << 30))
    #expect(plan.verdicts.map(\.verdict) == ["safe"])
  }

  @Test func `what no order can fit is said with both figures`() throws {
    let text = """
      machine: {memory: 4GiB}
      datasets: {a: {size: 2GiB}, b: {size: 1GiB}}
      nodes:
        A: {outputs: [a], memory: 1GiB}
        B: {inputs: [a], outputs: [b], memory: 2GiB}
      """
    let own = #expect(throws: FixProblem.self) {
      try EdgeFix.search(try PipelineText(text).analysis())
    }
    #expect(
      own?.message
        == "no order helps: B alone needs 5 GiB of 4 GiB with a (2 GiB) and b (1 GiB)")
    let beside = """
      machine: {memory: 4GiB}
      datasets: {a: {size: 3GiB}, b: {size: 2GiB}}
      nodes:
        A: {outputs: [a], memory: 0}
        B: {after: [A], outputs: [b], memory: 1GiB}
        C: {after: [B], inputs: [a], memory: 0}
      """
    let problem = #expect(throws: FixProblem.self) {
      try EdgeFix.search(try PipelineText(beside).analysis())
    }
    #expect(
      problem?.message
        == "no order helps: at best B runs while a (3 GiB) and b (2 GiB) are held, which takes "
        + "6 GiB of 4 GiB")
    let split = try SplitFix.search(try PipelineText(beside).analysis())
    #expect(split.unpersisted == ["a"])
  }

  @Test func `the size of held data is part of a plan`() throws {
    let analysis = try PipelineText(Self.story).analysis()
    let plan = try Plan.make(analysis)
    let larger = Self.story.replacing("size: 2GiB", with: "size: 1GiB")
    let changes = plan.changes(since: try PipelineText(larger).analysis())
    #expect(changes == ["the node clean has changed", "the node load has changed"])
  }

  @Test(arguments: 1...120 as ClosedRange<UInt64>)
  func `edges make every state fit, and none is idle`(seed: UInt64) throws {
    let text = RandomHeldPipeline(seed: seed, nodes: 6).text
    let analysis = try PipelineText(text).analysis()
    let capacity = try #require(analysis.limits.capacities[.memory])
    for objective in FixObjective.allCases {
      let fix: EdgeFix
      do throws(FixProblem) {
        fix = try EdgeFix.search(analysis, minimize: objective)
      } catch {
        #expect(fits(analysis.pipeline, capacity) == false, "seed \(seed): \(error)\n\(text)")
        return
      }
      let fixed = analysis.adding(fix.edges)
      #expect(fixed.hazards.isEmpty && fixed.graph.order != nil, "seed \(seed)\n\(text)")
      #expect(EveryState(fixed.pipeline).worst() <= capacity, "seed \(seed)\n\(text)")
      for index in fix.edges.indices {
        var fewer = fix.edges
        let edge = fewer.remove(at: index)
        #expect(
          !analysis.adding(fewer).hazards.isEmpty,
          "seed \(seed), \(objective): \(edge) can be left out\n\(text)")
        #expect(edge.why.hasPrefix("without it "), "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `stages fit with the data that stays inside them`(seed: UInt64) throws {
    let text = RandomHeldPipeline(seed: seed, nodes: 6).text
    let analysis = try PipelineText(text).analysis()
    let capacity = try #require(analysis.limits.capacities[.memory])
    guard let fix = try? SplitFix.search(analysis) else { return }
    #expect(fix.stages.flatMap(\.self).sorted() == Array(analysis.pipeline.nodes.indices))
    let crossing = Set(fix.unpersisted)
    for stage in fix.stages {
      var alone = analysis.pipeline
      alone.nodes = stage.map { analysis.pipeline.nodes[$0] }
      alone.datasets = alone.datasets.filter { !crossing.contains($0.key) }
      #expect(EveryState(alone).worst() <= capacity, "seed \(seed): \(stage)\n\(text)")
    }
  }

  /// Whether some sequence of single nodes fits.
  private func fits(_ pipeline: Pipeline, _ capacity: Int64) -> Bool {
    func extend(_ sequence: [Int]) -> Bool {
      if let last = sequence.last, need(last, after: sequence.dropLast(), in: pipeline) > capacity {
        return false
      }
      if sequence.count == pipeline.nodes.count { return true }
      return pipeline.nodes.indices.contains { node in
        let done = Set(sequence.map { pipeline.nodes[$0].name })
        let made = Set(sequence.flatMap { pipeline.nodes[$0].outputs.map(\.name) })
        let all = Set(pipeline.nodes.flatMap { $0.outputs.map(\.name) })
        let isReady =
          pipeline.nodes[node].after.allSatisfy { done.contains($0.name) }
          && pipeline.nodes[node].inputs.allSatisfy {
            made.contains($0.name) || !all.contains($0.name)
          }
        return !sequence.contains(node) && isReady && extend(sequence + [node])
      }
    }
    return extend([])
  }

  /// What a node takes beside the data that others left.
  private func need(_ node: Int, after done: ArraySlice<Int>, in pipeline: Pipeline) -> Int64 {
    let nodes = pipeline.nodes
    let begun = done + [node]
    let held = pipeline.datasets.values.filter { dataset in
      let readers = nodes.indices.filter { nodes[$0].inputs.map(\.name).contains(dataset.name) }
      return dataset.location == .memory
        && begun.contains { nodes[$0].outputs.map(\.name).contains(dataset.name) }
        && (readers.isEmpty || readers.contains { !done.contains($0) })
    }
    return held.reduce(nodes[node].demand.amount(of: .memory) ?? 0) { $0 + ($1.size ?? 0) }
  }
}
