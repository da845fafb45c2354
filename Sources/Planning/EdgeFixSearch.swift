import Analysis
import Ordering
import PipelineModel

extension EdgeFix {
  /// The fewest order edges, or the least delaying ones, after which no hazard is left: schedule,
  /// chain, prune.
  ///
  /// No edge that is kept could be left out.
  package static func search(
    _ analysis: PipelineAnalysis, minimize: FixObjective = .edges,
    budget: SearchBudget = .standard
  ) throws(FixProblem) -> EdgeFix {
    let problem = try PlanningProblem(analysis, budget: budget)
    let found = problem.scheduling.orderingEdges(
      minimize: minimize == .edges ? .edges : .makespan, budget: budget)
    let missing = problem.neededDependencies(
      beside: found.edges.map(\.edge) + found.untested)
    let edges =
      missing + found.edges.map { problem.added($0) } + found.untested.map { problem.untested($0) }
    let durations = PlanningProblem.durations(of: analysis.pipeline)
    let before = analysis.graph.order?.criticalPath(durations: durations) ?? 0
    return EdgeFix(
      edges: edges.sorted { ($0.from, $0.to) < ($1.from, $1.to) },
      makespanBefore: Double(before) / PlanningProblem.unitsPerSecond,
      makespanAfter: Double(found.makespanAfter) / PlanningProblem.unitsPerSecond,
      isProvenFewest: found.isProvenFewest,
      makespanBound: Double(found.makespanBound) / PlanningProblem.unitsPerSecond,
      isCutShort: found.isCutShort)
  }

  /// Only the edges that keep races apart: all that a runner has to add that admits nodes by what
  /// is free and by locks.
  package static func againstRaces(
    _ analysis: PipelineAnalysis, budget: SearchBudget = .standard
  ) throws(FixProblem) -> EdgeFix {
    var pipeline = analysis.pipeline
    for index in pipeline.nodes.indices { pipeline.nodes[index].demand.locks = [] }
    return try search(PipelineAnalysis(pipeline, limits: Limits()), budget: budget)
  }
}

/// What a fix is to have little of.
package enum FixObjective: String, Sendable, CaseIterable {
  case edges
  case makespan
}

extension PlanningProblem {
  /// The missing dependencies that nothing else implies.
  fileprivate func neededDependencies(beside others: [DirectedGraph.Edge]) -> [AddedEdge] {
    let names = analysis.names
    let implied = Set(PartialOrder(graph.adding(others))?.redundantEdges() ?? [])
    return missing.filter { !implied.contains(DirectedGraph.Edge($0.writer, $0.reader)) }.map {
      let pair = names([$0.writer, $0.reader])
      return AddedEdge(
        from: $0.writer, to: $0.reader,
        why: "without it \(pair[1]) may read \($0.place) before \(pair[0]) has written it",
        prevents: [$0.writer, $0.reader].sorted())
    }
  }

  fileprivate func added(_ found: OrderingEdges.Justified) -> AddedEdge {
    let nodes = Prose.list(analysis.names(found.prevented.nodes))
    let reason =
      switch rows[found.resource].kind {
      case .resource(let resource):
        "without it \(overlap(found.prevented)): "
          + "\(resource.described(found.prevented.weight)) of "
          + resource.described(rows[found.resource].capacity)
      case .lock(let name): "without it \(nodes) may overlap, and each holds the lock \(name)"
      case .place(let place): "without it \(nodes) may write \(place) at the same time"
      }
    return AddedEdge(
      from: found.edge.source, to: found.edge.target, why: reason,
      prevents: found.prevented.nodes)
  }

  fileprivate func untested(_ edge: DirectedGraph.Edge) -> AddedEdge {
    AddedEdge(
      from: edge.source, to: edge.target,
      why: "kept untested: the time was up before it was known whether it is needed",
      prevents: [])
  }

  /// `A and B may overlap`, `D may run while raw (2 GiB) is held`.
  private func overlap(_ state: LiveState) -> String {
    let nodes = Prose.list(analysis.names(state.nodes))
    let data = Self.held(state, analysis)
    let held = "\(Prose.list(data)) \(data.count == 1 ? "is" : "are") held"
    if data.isEmpty { return "\(nodes) may overlap" }
    if state.nodes.isEmpty { return "\(Prose.list(data)) may be held at the same time" }
    return "\(nodes) may \(state.nodes.count == 1 ? "run" : "overlap") while \(held)"
  }
}
