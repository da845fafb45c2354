import PipelineModel

extension Rule {
  package static let datasetNeverUsed = Rule(
    code: "HW501", name: "dataset-never-used", group: .hygiene, severity: .info,
    isDefault: false,
    summary: "A dataset is declared, and no node of the pipeline reads or writes it.",
    why: """
      It is left over, or a node names it differently. Off by default, because one catalog often \
      serves several pipelines.
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
      let used = Set(pipeline.nodes.flatMap { $0.inputs + $0.outputs }.map(\.name))
      return pipeline.datasets.values.sorted { $0.name < $1.name }.compactMap { dataset in
        guard dataset.declared, dataset.location != .parameter, !used.contains(dataset.name)
        else { return nil }
        return Observation(
          "no node of \(pipeline.name) reads or writes \(dataset.name)",
          datasets: [dataset.name], location: dataset.span,
          help: "remove it, or correct the name where it is used")
      }
    })
}
