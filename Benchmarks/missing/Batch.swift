import Analysis
import PipelineLoading
import PipelineModel
import TestSupport

/// Mutations of one flow, kind by kind in turn.
struct Batch {
  let shape: Flow.Shape
  let nodes: Int
  let mutations: Int
  let seed: UInt64

  struct Result {
    let batch: Batch
    var kinds: [Alias: Tally] = [:]
    /// Pipelines with nothing taken out, and what was found in them.
    var wholePipelines = 0
    var falseFindings = 0

    var isRight: Bool {
      falseFindings == 0 && kinds.values.allSatisfy { $0.missed == 0 && $0.wrong == 0 }
    }
  }

  func result(_ locations: LocationReader) -> Result {
    var random = SeededRandom(seed: seed)
    let flow = Flow(shape, nodes: nodes, &random)
    var edges = flow.edges.shuffled(using: &random)
    var result = Result(batch: self)
    var pipelines: [Alias.Storage: FlowingPipeline] = [:]
    for storage in Alias.Storage.allCases {
      let pipeline = FlowingPipeline(flow, storage, locations)
      pipelines[storage] = pipeline
      result.wholePipelines += 1
      result.falseFindings +=
        PipelineAnalysis(pipeline.whole, limits: Limits())
        .findings(of: Rule.all.filter { $0.group == .race || $0.group == .missingDependency }).count
    }
    // Batches begin with another kind each, so that small ones cover all of them together.
    let kinds = Alias.allCases.indices.map {
      Alias.allCases[($0 + Int(seed)) % Alias.allCases.count]
    }
    for index in 0..<mutations {
      let alias = kinds[index % kinds.count]
      if index > 0, index % edges.count == 0 { edges.shuffle(using: &random) }
      let edge = edges[index % edges.count]
      guard let pipeline = pipelines[alias.storage] else { continue }
      let tally = Tally(
        pipeline.without(edge, by: alias), expected: pipeline.expected(edge, alias),
        writers: alias == .writer ? [edge.from, edge.to] : [edge.from])
      result.kinds[alias] = (result.kinds[alias] ?? Tally()) + tally
      if tally.missed + tally.wrong > 0 { report(alias, edge) }
    }
    return result
  }

  private func report(_ alias: Alias, _ edge: (from: Int, to: Int)) {
    print(
      "seed \(seed), \(shape.rawValue), \(nodes) nodes: n\(edge.from) to n\(edge.to) by "
        + alias.rawValue)
  }
}
