import Analysis
import PipelineModel
import TestSupport
import Testing

/// Verdicts of random pipelines against every set of nodes that may run together.
struct VerdictPropertyTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the verdict agrees with trying every set`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let sample = RandomPipeline(using: &random)
    let analysis = PipelineAnalysis(sample.pipeline, limits: sample.limits)
    let verdict = try #require(analysis.verdicts.first)
    let worst = sample.worst(in: analysis.graph)
    let isSafe = worst <= sample.capacity
    #expect(verdict.peak <= worst, "seed \(seed)")
    #expect(verdict.bound.map { $0 >= worst } ?? false, "seed \(seed)")
    if sample.limits.workers == nil { #expect(verdict.peak == worst, "seed \(seed)") }
    #expect(verdict.state != (isSafe ? .unsafe : .safe), "seed \(seed)")
    let witness = verdict.witness.reduce(0) { $0 + sample.weights[$1] }
    #expect(witness == verdict.peak, "seed \(seed)")
    for hazard in analysis.hazards {
      #expect(hazard.nodes.count <= sample.limits.workers ?? .max, "seed \(seed)")
      #expect(sample.isAntichain(hazard.nodes, in: analysis.graph), "seed \(seed)")
      #expect(
        hazard.nodes.reduce(0) { $0 + sample.weights[$1] } > sample.capacity, "seed \(seed)")
    }
  }
}

private struct RandomPipeline {
  let pipeline: Pipeline
  let limits: Limits
  let weights: [Int64]
  let capacity: Int64

  init(using random: inout SeededRandom) {
    let count = Int.random(in: 1...8, using: &random)
    let weights = (0..<count).map { _ in Int64.random(in: 0...9, using: &random) }
    let nodes = (0..<count).map { index in
      let after = (0..<index).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
      return Node(
        name: "n\(index)", after: after.map { Reference("n\($0)") },
        demand: Demand(amounts: [.memory: Declared(weights[index], origin: .pipeline)]))
    }
    capacity = Int64.random(in: 9...25, using: &random)
    limits = Limits(
      capacities: [.memory: capacity],
      workers: Bool.random(using: &random) ? nil : Int.random(in: 1...4, using: &random))
    pipeline = Pipeline(name: "p", kind: .native, source: "p", nodes: nodes, datasets: [:])
    self.weights = weights
  }

  /// The most that nodes which may run together take.
  func worst(in graph: PipelineGraph) -> Int64 {
    (0..<(1 << weights.count)).map { mask -> Int64 in
      let nodes = weights.indices.filter { mask >> $0 & 1 == 1 }
      guard nodes.count <= limits.workers ?? .max, isAntichain(nodes, in: graph) else { return 0 }
      return nodes.reduce(0) { $0 + weights[$1] }
    }.max() ?? 0
  }

  func isAntichain(_ nodes: [Int], in graph: PipelineGraph) -> Bool {
    nodes.allSatisfy { one in
      nodes.allSatisfy { $0 == one || graph.reachability.areUnordered(one, $0) }
    }
  }
}
