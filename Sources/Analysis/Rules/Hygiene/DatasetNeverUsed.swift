import PipelineModel

extension Rule {
  package static let datasetNeverUsed = Rule(
    code: "HW501", name: "dataset-never-used", group: .hygiene, severity: .info,
    isDefault: false,
    summary: "A dataset is declared, and no node of the pipeline reads or writes it.",
    why: """
      It is left over, or a node names it differently. Of a Kedro project all registered pipelines \
      count, not only the chosen ones. Off by default, because entries are also read by notebooks \
      and by hand.
      """,
    remedy: "Remove the entry, or correct the name where it is used.",
    bad: RuleExample(
      """
      datasets:
        raw: {path: data/raw.csv}
        old_raw: {path: data/old_raw.csv}
      nodes:
        load: {run: ./load.sh, inputs: [raw], outputs: [table]}
      """),
    good: RuleExample(
      """
      datasets:
        raw: {path: data/raw.csv}
      nodes:
        load: {run: ./load.sh, inputs: [raw], outputs: [table]}
      """),
    check: { context in
      let pipeline = context.pipeline
      let isKedro = pipeline.kind == .kedro
      // A pipeline that Kedro left out may use anything.
      guard !isKedro || pipeline.project.isTold && pipeline.project.isComplete else { return [] }
      let used = context.usedNames
      return pipeline.datasets.values.sorted { $0.name < $1.name }.compactMap { dataset in
        let name = pipeline.edgeName(of: dataset.name)
        guard dataset.declared, dataset.location != .parameter, !used.contains(name)
        else { return nil }
        return Observation(
          "no node of \(isKedro ? "any pipeline" : pipeline.name) reads or writes "
            + dataset.name,
          datasets: [dataset.name], location: dataset.span,
          help: "remove it, or correct the name where it is used")
      }
    })
}

extension AnalysisContext {
  /// By the name that edges are formed by.
  fileprivate var usedNames: Set<String> {
    Set(graph.readers.keys).union(graph.writers.keys)
      .union(pipeline.project.read).union(pipeline.project.written)
  }
}
