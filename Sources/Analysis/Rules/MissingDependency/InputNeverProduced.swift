import PipelineModel

extension Rule {
  package static let inputNeverProduced = Rule(
    code: "HW401", name: "input-never-produced", group: .missingDependency, severity: .error,
    summary: "A node reads a dataset that nothing writes and nobody declared.",
    why: """
      The node fails as soon as it loads its inputs, often after hours of work of others. Most of \
      the time the name is misspelt, so the edge that should come from its writer is missing too. \
      A catch-all pattern in Kedro's catalog gives any name a file and so hides the slip: an input \
      that only such a pattern knows, and that is nearly the name of another dataset, is a warning. \
      So is one that only another run environment declares.
      """,
    remedy: """
      Correct the name, or say where the data is: a 'path:' under 'datasets:', or an entry in \
      Kedro's catalog.
      """,
    bad: RuleExample(
      """
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [features]}
        train: {run: ./train.sh, inputs: [featuers], outputs: [model]}
      """),
    good: RuleExample(
      """
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [features]}
        train: {run: ./train.sh, inputs: [features], outputs: [model]}
      """),
    check: { context in
      let missing = context.missingInputs
      guard !missing.isEmpty else { return HiddenSlips.check(context) }
      var guesses = context.guesses
      return missing.map { name, readers in
        Observation(
          "nothing writes \(name), which \(context.list(readers)) "
            + (readers.count == 1 ? "reads" : "read"),
          nodes: context.analysis.names(readers), datasets: [name],
          location: context.inputPlace(of: readers[0], naming: name),
          related: readers.dropFirst().compactMap { reader in
            context.inputPlace(of: reader, naming: name).map {
              RelatedPlace("\(context.pipeline.nodes[reader].name) reads it too", at: $0)
            }
          },
          help: context.helpElsewhere(name) ?? context.help(forMissing: name, &guesses),
          severity: context.helpElsewhere(name) == nil ? nil : .warning)
      } + HiddenSlips.check(context)
    })
}

extension AnalysisContext {
  /// What to do about a name that other run environments of a Kedro project have.
  func helpElsewhere(_ name: String) -> String? {
    guard let names = pipeline.project.elsewhere[name], let first = names.min() else { return nil }
    let environments = names.count == 1 ? "environment" : "environments"
    return
      "only the \(environments) \(Prose.list(names.sorted())) \(names.count == 1 ? "has" : "have") "
      + "it: run with --env \(first)"
  }

  /// Names that are read and have no source, sorted, each with its readers.
  fileprivate var missingInputs: [(name: String, readers: [Int])] {
    let forms =
      pipeline.kind == .native
      ? [:] : Dictionary(grouping: pipeline.datasets.values) { pipeline.edgeName(of: $0.name) }
    return graph.readers.filter { graph.writers[$0.key] == nil && !hasSource($0.key, forms) }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether a dataset is there before the run starts.
  ///
  /// Kedro's transcoded names share an edge name: one that is declared is enough.
  private func hasSource(_ edgeName: String, _ forms: [String: [Dataset]]) -> Bool {
    let forms = pipeline.datasets[edgeName].map { [$0] } ?? forms[edgeName] ?? []
    return forms.contains { dataset in
      switch dataset.location {
      case .parameter, .path, .glob, .uri, .table: true
      case .memory, .unknown: pipeline.kind == .kedro && dataset.declared
      }
    } || (pipeline.kind == .kedro && isParameter(edgeName))
  }

  private func isParameter(_ name: String) -> Bool {
    name == "parameters" || name.hasPrefix("params:")
  }

  /// Among what is written or declared.
  fileprivate var guesses: NameGuesses {
    NameGuesses(
      among: Set(graph.writers.keys).union(
        pipeline.datasets.values.filter(\.declared).map { pipeline.edgeName(of: $0.name) }))
  }

  fileprivate func help(forMissing name: String, _ guesses: inout NameGuesses) -> String {
    if let nearest = guesses.nearest(to: name) { return "did you mean '\(nearest)'?" }
    switch pipeline.kind {
    case .native: return "give \(name) a 'path:' under 'datasets:', or let a node write it"
    case .kedro: return "add \(name) to the catalog, or let a node write it"
    }
  }
}
