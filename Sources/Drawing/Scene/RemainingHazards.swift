import Analysis
import Ordering
import PipelineModel
import Planning

/// The hazards that are left once edges are added and stages run one after another: what is solved
/// must not be drawn as if it were not.
struct RemainingHazards {
  let hazards: [Hazard]

  /// Complexity: one minimum flow for each hazard of three or more nodes.
  init(_ analysis: PipelineAnalysis, added: [AddedEdge], stages: [[Int]]) {
    let all = analysis.hazards
    var edges = added.map { DirectedGraph.Edge($0.from, $0.to) }
    let users = analysis.held.datasets.flatMap { $0.readers + [$0.producer] }
    edges += Self.barriers(between: stages, among: Set(all.flatMap(\.nodes) + users))
    guard !edges.isEmpty, let order = analysis.graph.order?.adding(edges) else {
      hazards = all
      return
    }
    let paths = Reachability(order.graph)
    var stageOf: [Int: Int] = [:]
    for (number, stage) in stages.enumerated() {
      for node in stage { stageOf[node] = number }
    }
    let held = analysis.held.within { stageOf[$0] }
    hazards = all.compactMap { hazard in
      if !hazard.datasets.isEmpty {
        return Self.remainder(of: hazard, holding: held, in: order, of: analysis.pipeline)
      }
      guard hazard.nodes.count > 2 else {
        let isSolved = hazard.nodes.contains { node in
          hazard.nodes.contains { paths.reaches(node, $0) }
        }
        return isSolved ? nil : hazard
      }
      return Self.remainder(of: hazard, in: order, of: analysis.pipeline)
    }
  }

  /// The heaviest part of a hazard that still may overlap, when that is still too much.
  private static func remainder(
    of hazard: Hazard, in order: PartialOrder, of pipeline: Pipeline
  ) -> Hazard? {
    var weights = [Int64](repeating: 0, count: pipeline.nodes.count)
    for node in hazard.nodes { weights[node] = hazard.kind.weight(of: pipeline.nodes[node]) }
    let left = order.heaviestAntichain(weights: weights)
    guard left.nodes.count > 1 else { return nil }
    guard case .overload(let resource, _, let capacity) = hazard.kind else {
      return Hazard(hazard.kind, nodes: left.nodes)
    }
    guard left.weight > capacity else { return nil }
    return Hazard(.overload(resource, need: left.weight, capacity: capacity), nodes: left.nodes)
  }

  /// The heaviest part of a hazard whose data still is held beside its nodes, when that is still
  /// too much.
  private static func remainder(
    of hazard: Hazard, holding held: HeldData, in order: PartialOrder, of pipeline: Pipeline
  ) -> Hazard? {
    guard case .overload(let resource, _, let capacity) = hazard.kind else { return hazard }
    var weights = [Int64](repeating: 0, count: pipeline.nodes.count)
    for node in hazard.nodes { weights[node] = hazard.kind.weight(of: pipeline.nodes[node]) }
    let mine = held.only(hazard.datasets)
    let left = order.heaviestState(weights: weights, held: mine.datasets).witness
    guard left.weight > capacity else { return nil }
    return Hazard(
      .overload(resource, need: left.weight, capacity: capacity), nodes: left.nodes,
      datasets: mine.names(left.datasets))
  }

  /// Every hazardous node of a stage before every one of the next stage that has any.
  private static func barriers(
    between stages: [[Int]], among nodes: Set<Int>
  ) -> [DirectedGraph.Edge] {
    let stages = stages.map { $0.filter(nodes.contains) }.filter { !$0.isEmpty }
    return zip(stages, stages.dropFirst()).flatMap { earlier, later in
      earlier.flatMap { node in later.map { DirectedGraph.Edge(node, $0) } }
    }
  }
}

extension Hazard.Kind {
  /// What a node adds to the hazard: bytes, thousandths, or one holder.
  func weight(of node: Node) -> Int64 {
    if case .overload(let resource, _, _) = self { return node.demand.amount(of: resource) ?? 0 }
    return 1
  }
}
