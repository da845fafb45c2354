import Analysis
import Ordering
import PipelineModel

/// What a run is expected to look like: when each node starts and ends, and what all take.
struct Forecast {
  /// Seconds from the start of the run, by node.
  let start: [Double]
  let end: [Double]
  let makespan: Double
  /// Largest total demand of any order that the edges allow, in the numbers users write.
  let peaks: [String: Double]
  let verdicts: [PlannedVerdict]

  init(
    _ analysis: PipelineAnalysis, added: [AddedEdge], budget: SearchBudget
  ) throws(FixProblem) {
    let ordered = analysis.adding(added)
    let pipeline = analysis.pipeline
    let durations = PlanningProblem.durations(of: pipeline)
    let starts = try Self.starts(ordered, durations, budget)
    let unit = PlanningProblem.unitsPerSecond
    let ends = zip(starts, durations).map { $0 + $1 }
    start = starts.map { Double($0) / unit }
    end = ends.map { Double($0) / unit }
    makespan = Double(ends.max() ?? 0) / unit
    verdicts = ordered.verdicts.map(PlannedVerdict.init)
    peaks = Plan.written(
      Dictionary(uniqueKeysWithValues: ordered.verdicts.map { ($0.resource, $0.peak) }))
  }

  /// When each node starts.
  ///
  /// What is proved to fit in any case holds nothing back; the rest, such as cpus and workers, is
  /// shared out by a search.
  private static func starts(
    _ analysis: PipelineAnalysis, _ durations: [Int64], _ budget: SearchBudget
  ) throws(FixProblem) -> [Int64] {
    let pipeline = analysis.pipeline
    guard let order = analysis.graph.order else {
      throw .cycle(analysis.names(analysis.graph.graph.shortestCycle() ?? []))
    }
    let safe = Set(analysis.verdicts.filter { $0.state == .safe }.map(\.resource))
    let capacities = analysis.limits.capacities.filter { !safe.contains($0.key) }
      .sorted { $0.key < $1.key }
    var demands = capacities.map { resource, _ in
      pipeline.nodes.map { $0.demand.amount(of: resource) ?? 0 }
    }
    var limits = capacities.map(\.value)
    if let workers = analysis.limits.workers, workers < pipeline.nodes.count {
      demands.append(pipeline.nodes.map { _ in 1 })
      limits.append(Int64(workers))
    }
    // A runner keeps locks that no edge keeps.
    for case .lock(let name) in analysis.hazards.map(\.kind) {
      demands.append(
        pipeline.nodes.map { $0.demand.locks.contains { $0.value == name } ? 1 : 0 })
      limits.append(1)
    }
    guard !limits.isEmpty else { return order.earliestStart(durations: durations) }
    do throws(SchedulingError) {
      let problem = try SchedulingProblem(
        graph: analysis.graph.graph, durations: durations, demands: demands, capacities: limits)
      return problem.bestSchedule(budget: budget).schedule.start
    } catch {
      throw Self.problem(error, analysis, capacities)
    }
  }

  private static func problem(
    _ error: SchedulingError, _ analysis: PipelineAnalysis,
    _ capacities: [(key: Resource, value: Int64)]
  ) -> FixProblem {
    switch error {
    case .exceedsCapacity(let node, let row) where row < capacities.count:
      let (resource, capacity) = capacities[row]
      let need = analysis.pipeline.nodes[node].demand.amount(of: resource) ?? 0
      return .oversized(
        node: analysis.pipeline.nodes[node].name,
        need: "\(resource.described(need)) of \(resource.described(capacity))")
    case .cycle(let nodes): return .cycle(analysis.names(nodes))
    default: return .cycle([])
    }
  }
}

extension PlannedVerdict {
  fileprivate init(_ verdict: Verdict) {
    let unit = Double(verdict.resource.unitsPerOne)
    self.init(
      resource: verdict.resource.name, verdict: verdict.state.rawValue,
      capacity: verdict.capacity.map { Double($0) / unit }, peak: Double(verdict.peak) / unit)
  }
}

extension PipelineAnalysis {
  /// The same pipeline with order edges added, analysed again.
  package func adding(_ edges: [AddedEdge]) -> PipelineAnalysis {
    var changed = pipeline
    for edge in edges {
      changed.nodes[edge.to].after.append(Reference(pipeline.nodes[edge.from].name))
    }
    return edges.isEmpty ? self : PipelineAnalysis(changed, limits: limits)
  }
}
