import Analysis
import Ordering
import PipelineModel

/// A pipeline's hazards as a problem of scheduling: every lock and every pair that writes one
/// place is a resource of which there is one.
struct PlanningProblem {
  let analysis: PipelineAnalysis
  /// What each row of the problem's demands stands for.
  let rows: [Row]
  /// Pairs that must be ordered writer before reader: dependencies that are missing.
  let missing: [MissingDependency]
  /// The pipeline's own order and the missing dependencies.
  let graph: DirectedGraph
  let scheduling: SchedulingProblem

  /// Durations are kept in thousandths of a second.
  static let unitsPerSecond = 1000.0
  /// What a node without a duration counts as.
  static let unknownDuration = 1.0
  /// Thirty years: the durations of a million nodes can be added up.
  static let longestDuration = 1e9

  struct Row {
    let kind: Kind
    let demands: [Int64]
    let capacity: Int64

    enum Kind {
      case resource(Resource)
      case lock(String)
      case place(String)
    }
  }

  /// The reader of a place must wait for its writer, by index.
  struct MissingDependency {
    let writer: Int
    let reader: Int
    let place: String
  }

  /// - Parameters:
  ///   - isInStages: whether only stages are sought: what crosses a border between them is
  ///     persisted, and not held.
  ///   - budget: how much is searched for a sequence that fits with its data.
  init(
    _ analysis: PipelineAnalysis, isInStages: Bool = false, budget: SearchBudget = .standard
  ) throws(FixProblem) {
    guard analysis.graph.order != nil else {
      throw .cycle(analysis.names(analysis.graph.graph.shortestCycle() ?? []))
    }
    self.analysis = analysis
    missing = try Self.missingDependencies(analysis)
    graph = analysis.graph.graph.adding(missing.map { DirectedGraph.Edge($0.writer, $0.reader) })
    rows = Self.rows(analysis)
    do throws(SchedulingError) {
      scheduling = try SchedulingProblem(
        graph: graph, durations: Self.durations(of: analysis.pipeline),
        demands: rows.map(\.demands), capacities: rows.map(\.capacity),
        held: Self.held(analysis, rows), isInStages: isInStages, budget: budget)
    } catch {
      throw Self.problem(error, analysis, rows)
    }
  }

  /// Predicted running times of nodes.
  static func durations(of pipeline: Pipeline) -> [Int64] {
    pipeline.nodes.map {
      let seconds = $0.demand.duration?.value ?? unknownDuration
      return max(1, Int64((min(seconds, longestDuration) * unitsPerSecond).rounded()))
    }
  }

  // MARK: Races

  private static func missingDependencies(
    _ analysis: PipelineAnalysis
  ) throws(FixProblem) -> [MissingDependency] {
    var reachability = analysis.graph.reachability
    var missing: [MissingDependency] = []
    // Only neighbours of it were compared, so some edge that is missing may not be known.
    if let crowded = analysis.races.races.first(where: { !$0.isWhole && !$0.readers.isEmpty }) {
      throw .crowded(place: crowded.place, nodes: crowded.writers.count + crowded.readers.count)
    }
    for hazard in analysis.races.hazards {
      guard case .readWrite(let place, let writer) = hazard.kind,
        let reader = hazard.nodes.first(where: { $0 != writer })
      else { continue }
      if reachability.reaches(writer, reader) { continue }
      guard !reachability.reaches(reader, writer) else {
        throw .contradictory(analysis.names([writer, reader]))
      }
      reachability.insert(DirectedGraph.Edge(writer, reader))
      missing.append(MissingDependency(writer: writer, reader: reader, place: place))
    }
    return missing
  }

  // MARK: Rows

  private static func rows(_ analysis: PipelineAnalysis) -> [Row] {
    let nodes = analysis.pipeline.nodes
    var rows: [Row] = []
    for verdict in analysis.verdicts {
      guard let capacity = verdict.capacity, verdict.state == .unsafe else { continue }
      let demands = nodes.map { $0.demand.amount(of: verdict.resource) ?? 0 }
      rows.append(Row(kind: .resource(verdict.resource), demands: demands, capacity: capacity))
    }
    for case .lock(let name) in (analysis.overlap?.hazards ?? []).map(\.kind) {
      let demands = nodes.map { node in
        node.demand.locks.contains { $0.value == name } ? Int64(1) : 0
      }
      rows.append(Row(kind: .lock(name), demands: demands, capacity: 1))
    }
    return rows + places(analysis)
  }

  /// The data that memory is shared with, where memory does not fit.
  private static func held(_ analysis: PipelineAnalysis, _ rows: [Row]) -> HeldDemand? {
    let memory = rows.firstIndex { row in
      if case .resource(.memory) = row.kind { true } else { false }
    }
    return memory.map { HeldDemand(resource: $0, datasets: analysis.held.datasets) }
  }

  /// Rows for every place that unordered nodes write.
  ///
  /// Writers of a place that are not in one of its hazards are ordered already, so one row stands
  /// for all its pairs. Where places only have something in common, those of the narrower ones may
  /// meet each other.
  private static func places(_ analysis: PipelineAnalysis) -> [Row] {
    analysis.races.races.flatMap { race -> [Row] in
      let pairs = race.hazards.filter(\.isWriteWrite)
      guard !pairs.isEmpty else { return [] }
      guard race.reason == nil else {
        return stars(pairs, at: race.place, nodeCount: analysis.pipeline.nodes.count)
      }
      let writers = race.isWhole ? Set(pairs.flatMap(\.nodes)) : Set(race.writers)
      var demands = [Int64](repeating: 0, count: analysis.pipeline.nodes.count)
      for writer in writers { demands[writer] = 1 }
      return [Row(kind: .place(race.place), demands: demands, capacity: 1)]
    }
  }

  /// A row for each node that many pairs have in common: it takes as much as all others together.
  private static func stars(_ pairs: [Hazard], at place: String, nodeCount: Int) -> [Row] {
    var left = pairs.map(\.nodes)
    var rows: [Row] = []
    while !left.isEmpty {
      var counts: [Int: Int] = [:]
      for node in left.joined() { counts[node, default: 0] += 1 }
      let center = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? left[0][0]
      let others = left.filter { $0.contains(center) }.joined().filter { $0 != center }
      var demands = [Int64](repeating: 0, count: nodeCount)
      for other in others { demands[other] = 1 }
      demands[center] = Int64(Set(others).count)
      rows.append(Row(kind: .place(place), demands: demands, capacity: demands[center]))
      left.removeAll { $0.contains(center) }
    }
    return rows
  }

  private static func problem(
    _ error: SchedulingError, _ analysis: PipelineAnalysis, _ rows: [Row]
  ) -> FixProblem {
    switch error {
    case .exceedsCapacity(let node, let row):
      guard case .resource(let resource) = rows[row].kind else { return .cycle([]) }
      let need = resource.described(rows[row].demands[node])
      let name = analysis.pipeline.nodes[node].name
      return .oversized(
        node: name, need: "\(need) of \(resource.described(rows[row].capacity))")
    case .exceedsCapacityWithData(let node, let row, let state):
      let data = Prose.list(held(state, analysis))
      let need = Resource.memory.described(state.weight, of: rows[row].capacity)
      return .oversized(
        node: analysis.pipeline.nodes[node].name, need: "\(need) with \(data)")
    case .noSequence(let row, let state, let isProven):
      return .tooMuchHeld(
        node: analysis.names(state.nodes).first ?? "", datasets: held(state, analysis),
        need: Resource.memory.described(state.weight, of: rows[row].capacity), isProven: isProven)
    default: return .cycle([])
    }
  }

  /// What a state holds, each with its size.
  static func held(_ state: LiveState, _ analysis: PipelineAnalysis) -> [String] {
    analysis.held.names(state.datasets).map(analysis.held.described)
  }
}
