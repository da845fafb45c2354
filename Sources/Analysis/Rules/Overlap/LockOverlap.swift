import PipelineModel

extension Rule {
  package static let lockOverlap = Rule(
    code: "HW204", name: "lock-overlap", group: .overlap, severity: .error,
    summary: "Nodes that may run at the same time hold the same lock.",
    why: """
      A lock names a thing that only one running node may hold: a warehouse, a file that is \
      written in place. 'headway run' keeps it, other runners know nothing of it, and nothing in \
      the pipeline orders the nodes.
      """,
    remedy: """
      Order the nodes one after another, so that every runner keeps the lock; 'headway fix' \
      proposes the edges.
      """,
    bad: RuleExample(
      """
      nodes:
        load: {run: ./load.sh, inputs: [data/x.csv], locks: [warehouse]}
        compact: {run: ./compact.sh, inputs: [data/y.csv], locks: [warehouse]}
      """),
    good: RuleExample(
      """
      nodes:
        load: {run: ./load.sh, inputs: [data/x.csv], locks: [warehouse]}
        compact: {run: ./compact.sh, inputs: [data/y.csv], locks: [warehouse], after: [load]}
      """),
    check: { context in
      (context.analysis.overlap?.hazards ?? []).compactMap { hazard in
        guard case .lock(let lock) = hazard.kind, let last = hazard.nodes.last else { return nil }
        let both = hazard.nodes.count == 2 ? "both" : "all"
        return Observation(
          "\(context.list(hazard.nodes)) may run at the same time and \(both) hold the lock "
            + lock,
          nodes: context.analysis.names(hazard.nodes), location: context.place(of: last),
          related: hazard.nodes.compactMap { context.lockPlace(of: $0, lock) },
          help: "order them one after another: 'headway fix' proposes the edges")
      }
    })
}

extension AnalysisContext {
  fileprivate func lockPlace(of index: Int, _ lock: String) -> RelatedPlace? {
    let node = pipeline.nodes[index]
    let declared = node.demand.locks.first { $0.value == lock }
    return (declared?.span ?? node.place).map { RelatedPlace("\(node.name) holds it", at: $0) }
  }
}
