import Analysis
import Ordering
import PipelineModel

extension Plan {
  /// Proves a plan: order edges that take every hazard away, and a good schedule under them.
  package static func make(
    _ analysis: PipelineAnalysis, budget: SearchBudget = .standard
  ) throws(FixProblem) -> Plan {
    let edges = try EdgeFix.search(analysis, minimize: .makespan, budget: budget)
    let split = try SplitFix.search(analysis, budget: budget)
    var plan = try make(analysis, adding: edges.edges, stages: split.stages, budget: budget)
    plan.makespanBound = edges.makespanBound
    plan.isCutShort = edges.isCutShort || split.isCutShort
    return plan
  }

  /// A plan for a runner that admits nodes by what is free: capacities and locks hold without
  /// edges, so only races are ordered, and a failed node stops no more than it must.
  ///
  /// Without stages.
  package static func admitted(_ analysis: PipelineAnalysis) throws(FixProblem) -> Plan {
    try make(
      analysis, adding: try EdgeFix.againstRaces(analysis).edges, stages: [], budget: .standard)
  }

  private static func make(
    _ analysis: PipelineAnalysis, adding added: [AddedEdge], stages: [[Int]],
    budget: SearchBudget
  ) throws(FixProblem) -> Plan {
    let forecast = try Forecast(analysis, added: added, budget: budget)
    return Plan(
      pipeline: analysis.pipeline.name, digest: PipelineDigest.of(analysis),
      limits: PlanLimits(
        capacities: written(analysis.limits.capacities), workers: analysis.limits.workers),
      nodes: nodes(analysis, forecast), edges: edges(analysis, added),
      stages: stages.map { analysis.names($0) },
      makespan: forecast.makespan, peak: forecast.peaks, verdicts: forecast.verdicts)
  }

  /// What a plan rests on and what is so no longer, a line each; empty when it still holds.
  package func changes(since analysis: PipelineAnalysis) -> [String] {
    if digest == PipelineDigest.of(analysis) { return [] }
    var changes: [String] = []
    if pipeline != analysis.pipeline.name {
      changes.append("the pipeline is '\(analysis.pipeline.name)', not '\(pipeline)'")
    }
    let planned = Dictionary(nodes.map { ($0.name, $0) }) { first, _ in first }
    let present = Dictionary(analysis.pipeline.nodes.map { ($0.name, $0) }) { first, _ in first }
    for name in planned.keys.sorted() where present[name] == nil {
      changes.append("the node \(name) is gone")
    }
    for (name, node) in present.sorted(by: { $0.key < $1.key }) {
      guard let old = planned[name] else {
        changes.append("the node \(name) is new")
        continue
      }
      if old.digest != PipelineDigest.of(node, in: analysis.pipeline) {
        changes.append("the node \(name) has changed")
      }
    }
    changes += changedLimits(since: analysis.limits)
    return changes.isEmpty ? ["the order of the nodes has changed"] : changes
  }

  private func changedLimits(since present: Limits) -> [String] {
    var changes: [String] = []
    let resources = Set(limits.capacities.keys.map(Resource.init)).union(present.capacities.keys)
    for resource in resources.sorted() {
      let planned = limits.capacities[resource.name].map {
        Int64(($0 * Double(resource.unitsPerOne)).rounded())
      }
      let now = present.capacities[resource]
      guard planned != now else { continue }
      let words = [now, planned].map { $0.map(resource.described) ?? "not known" }
      changes.append("the machine's \(resource) is \(words[0]), and was \(words[1])")
    }
    if limits.workers != present.workers {
      let words = [present.workers, limits.workers].map { $0.map(String.init) ?? "any number" }
      changes.append("the number of workers is \(words[0]), and was \(words[1])")
    }
    return changes
  }

  private static func nodes(_ analysis: PipelineAnalysis, _ forecast: Forecast) -> [PlannedNode] {
    analysis.pipeline.nodes.enumerated().map { index, node in
      PlannedNode(
        name: node.name, digest: PipelineDigest.of(node, in: analysis.pipeline),
        demand: written(node.demand.amounts.mapValues(\.value)),
        locks: node.demand.locks.map(\.value), start: forecast.start[index],
        end: forecast.end[index], durationKnown: node.demand.duration != nil)
    }
  }

  private static func edges(
    _ analysis: PipelineAnalysis, _ added: [AddedEdge]
  ) -> [PlannedEdge] {
    let names = analysis.pipeline.nodes.map(\.name)
    // What a node reads of its own is a finding, not an order.
    let own = analysis.graph.edges.filter { $0.from != $0.to }.map { edge in
      switch edge.kind {
      case .data(let dataset):
        PlannedEdge(
          from: names[edge.from], to: names[edge.to], kind: .data,
          why: "\(names[edge.to]) reads \(dataset)")
      case .order, .added:
        PlannedEdge(
          from: names[edge.from], to: names[edge.to], kind: .order,
          why: "\(names[edge.to]) is declared to run after \(names[edge.from])")
      }
    }
    return own
      + added.map {
        PlannedEdge(from: names[$0.from], to: names[$0.to], kind: .added, why: $0.why)
      }
  }

  /// Amounts in the numbers that users write.
  static func written(_ amounts: [Resource: Int64]) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: amounts.map { resource, amount in
        (resource.name, Double(amount) / Double(resource.unitsPerOne))
      })
  }
}
