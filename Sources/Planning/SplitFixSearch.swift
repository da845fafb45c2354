import Analysis
import Ordering
import PipelineModel

extension SplitFix {
  /// The fewest stages such that each is safe on its own.
  package static func search(
    _ analysis: PipelineAnalysis, budget: SearchBudget = .standard
  ) throws(FixProblem) -> SplitFix {
    let problem = try PlanningProblem(analysis, isInStages: true, budget: budget)
    let sequence = problem.scheduling.stages(budget: budget)
    let stages = problem.separated(sequence.stages)
    let wasSeparated = stages.count != sequence.stages.count
    return SplitFix(
      stages: stages, makespan: problem.makespan(of: stages),
      unpersisted: unpersisted(stages, analysis),
      isProvenFewest: sequence.isProvenFewest && !wasSeparated,
      isCutShort: sequence.isCutShort)
  }

  /// Datasets that one stage writes and a later one reads, and that do not outlive a run.
  private static func unpersisted(
    _ stages: [[Int]], _ analysis: PipelineAnalysis
  ) -> [String] {
    var stageOf: [Int: Int] = [:]
    for (index, stage) in stages.enumerated() {
      for node in stage { stageOf[node] = index }
    }
    let inMemory = Set(
      analysis.pipeline.datasets.values.lazy.filter { $0.location == .memory }
        .map { analysis.pipeline.edgeName(of: $0.name) })
    var names: Set<String> = []
    for edge in analysis.graph.edges where stageOf[edge.from] != stageOf[edge.to] {
      if case .data(let name) = edge.kind, inMemory.contains(name) { names.insert(name) }
    }
    return names.sorted()
  }
}

extension PlanningProblem {
  /// Stages are not told of the missing dependencies, so a writer and its reader must not stand in
  /// one: such a stage is cut by the number of missing dependencies on the longest way to a node.
  fileprivate func separated(_ stages: [[Int]]) -> [[Int]] {
    guard !missing.isEmpty, let order = PartialOrder(graph) else { return stages }
    let added = Set(missing.map { DirectedGraph.Edge($0.writer, $0.reader) })
    return stages.flatMap { stage in
      let members = Set(stage)
      var level: [Int: Int] = [:]
      for node in order.topologicalOrder where members.contains(node) {
        level[node] =
          graph.predecessors(of: node).filter(members.contains).map {
            (level[$0] ?? 0) + (added.contains(DirectedGraph.Edge($0, node)) ? 1 : 0)
          }.max() ?? 0
      }
      let count = (level.values.max() ?? 0) + 1
      return (0..<count).map { wanted in stage.filter { level[$0] == wanted } }
        .filter { !$0.isEmpty }
    }
  }

  /// Seconds that stages take one after another when each runs as wide as it may.
  fileprivate func makespan(of stages: [[Int]]) -> Double {
    let durations = Self.durations(of: analysis.pipeline)
    let total = stages.reduce(Int64(0)) { sum, stage in
      let order = PartialOrder(graph.subgraph(of: stage))
      return sum + (order?.criticalPath(durations: stage.map { durations[$0] }) ?? 0)
    }
    return Double(total) / Self.unitsPerSecond
  }
}
