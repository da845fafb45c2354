import PipelineModel

extension Rule {
  package static let sharedLocation = Rule(
    code: "HW303", name: "shared-location", group: .race, severity: .warning,
    summary: "Two dataset names stand for one place that is written; only other edges keep order.",
    why: """
      Today some path of edges orders the nodes that meet at the place. The names differ, so \
      nothing keeps it so: whoever drops or moves one of those edges makes a race, and no runner \
      will say so.
      """,
    remedy: "Use one name for the place, so that the edge comes from the data itself.",
    bad: RuleExample(
      """
      datasets:
        features: {path: data/features.csv}
        training_table: {path: data/features.csv}
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [features]}
        train: {run: ./train.sh, inputs: [training_table], outputs: [model], after: [build]}
      """),
    good: RuleExample(
      """
      datasets:
        features: {path: data/features.csv}
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [features]}
        train: {run: ./train.sh, inputs: [features], outputs: [model]}
      """),
    check: SharedLocation.check)
}

/// Looks for places with several names that some node writes and that no race is about.
private enum SharedLocation {
  static func check(_ context: AnalysisContext) -> [Observation] {
    let raced = Set(context.analysis.races.races.filter { $0.reason == nil }.flatMap(\.places))
    return RaceAnalysis.sharedPlaces(of: context.pipeline).compactMap { place, names in
      guard !raced.contains(place) else { return nil }
      let used = names.filter { isUsed($0, in: context.graph) }
      let writers = Set(names.flatMap { context.graph.writers[$0] ?? [] })
      let users = writers.union(names.flatMap { context.graph.readers[$0] ?? [] }).sorted()
      guard used.count > 1, !writers.isEmpty else { return nil }
      if let writer = writingTwice(used, in: context.graph) {
        return overwriting(place.shown, used, by: writer, in: context)
      }
      // To change a file in place takes two names.
      let isUpdated = used.contains {
        context.graph.readers[$0]?.contains(where: writers.contains) == true
      }
      guard users.count > 1, !isUpdated else { return nil }
      return observation(place.shown, used, users: users, in: context)
    }
  }

  /// The first node that writes the place under two names, and so over its own output.
  private static func writingTwice(_ names: [String], in graph: PipelineGraph) -> Int? {
    var seen: Set<Int> = []
    let again = names.flatMap { graph.writers[$0] ?? [] }.filter { !seen.insert($0).inserted }
    return again.min()
  }

  private static func overwriting(
    _ place: String, _ names: [String], by writer: Int, in context: AnalysisContext
  ) -> Observation {
    let node = context.analysis.names([writer])
    let written = names.filter { context.graph.writers[$0]?.contains(writer) == true }
    let spans = written.compactMap { context.pipeline.datasets[$0]?.span }
    return Observation(
      "\(Prose.list(node)) writes \(Prose.list(written)) to one place, \(place): the last one "
        + "overwrites the others",
      nodes: node, datasets: written, location: spans.last ?? context.place(of: writer),
      related: spans.dropLast().map { RelatedPlace("the same place", at: $0) },
      help: "give each of them a path of its own")
  }

  private static func isUsed(_ name: String, in graph: PipelineGraph) -> Bool {
    graph.writers[name] != nil || graph.readers[name] != nil
  }

  private static func observation(
    _ place: String, _ names: [String], users: [Int], in context: AnalysisContext
  ) -> Observation {
    let spans = names.compactMap { name in
      context.pipeline.datasets[name]?.span.map { (name, $0) }
    }
    return Observation(
      "\(Prose.list(names)) are one place, \(place), which "
        + "\(context.list(users)) share",
      nodes: context.analysis.names(users), datasets: names,
      location: spans.last?.1 ?? users.last.flatMap { context.place(of: $0) },
      related: spans.dropLast().map { RelatedPlace("\($0.0) is the same place", at: $0.1) },
      help: "use one name for it, so that the data itself orders the nodes")
  }
}
