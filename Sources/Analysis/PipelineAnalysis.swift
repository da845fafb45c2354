import PipelineModel

/// Everything that is known about a pipeline without running it.
package struct PipelineAnalysis: Sendable {
  package let pipeline: Pipeline
  package let limits: Limits
  package let graph: PipelineGraph
  /// What is held in memory between nodes.
  package let held: HeldData
  /// Nil when the nodes wait for each other in a circle: then no schedule exists.
  package let overlap: OverlapAnalysis?
  package let races: RaceAnalysis

  package init(_ pipeline: Pipeline, limits: Limits) {
    self.pipeline = pipeline
    self.limits = limits
    let graph = PipelineGraph(pipeline)
    let held = HeldData(pipeline, graph: graph)
    overlap = graph.order.map {
      OverlapAnalysis(
        pipeline, order: $0, paths: graph.reachability, held: held, limits: limits)
    }
    races = RaceAnalysis(pipeline, graph: graph, limits: limits)
    self.graph = graph
    self.held = held
  }

  /// One for every resource that was judged; none when there is a cycle.
  package var verdicts: [Verdict] { overlap?.verdicts ?? [] }

  /// Everything unordered that must not overlap.
  package var hazards: [Hazard] { (overlap?.hazards ?? []) + races.hazards }

  /// Runs rules.
  ///
  /// Sorted by place, then code, then message.
  package func findings(of rules: [Rule]) -> [Finding] {
    let context = AnalysisContext(analysis: self)
    let findings = rules.flatMap { rule in
      rule.check(context).map { observation in
        Finding(
          rule: rule, pipeline: pipeline.name,
          observation: rule.restsOnAllNodes ? observation.doubted(of: pipeline) : observation)
      }
    }
    return findings.sorted { $0.precedes($1) }
  }

  /// The names of nodes.
  package func names(_ nodes: [Int]) -> [String] { nodes.map { pipeline.nodes[$0].name } }
}

extension Rule {
  /// Whether nodes that are not known could undo what it finds.
  fileprivate var restsOnAllNodes: Bool {
    switch group {
    case .overlap, .race, .missingDependency: true
    case .structure, .hygiene, .runner: false
    }
  }
}

extension Observation {
  /// The same, with what is to be said where a part of the pipeline is not known.
  fileprivate func doubted(of pipeline: Pipeline) -> Observation {
    let count = pipeline.unresolved.count
    guard count > 0 else { return self }
    let parts = "\(Prose.count(count, "part")) of the pipeline \(count == 1 ? "is" : "are")"
    let doubt = "\(parts) not resolved (HW106), and may change this"
    var doubted = self
    doubted.help = help.map { "\($0); \(doubt)" } ?? doubt
    return doubted
  }
}

extension Finding {
  /// The order in which findings are shown.
  package func precedes(_ other: Finding) -> Bool {
    let mine = (location?.file ?? "", location?.start.offset ?? 0, code)
    let theirs = (other.location?.file ?? "", other.location?.start.offset ?? 0, other.code)
    if mine != theirs { return mine < theirs }
    return (message, pipeline) < (other.message, other.pipeline)
  }
}
