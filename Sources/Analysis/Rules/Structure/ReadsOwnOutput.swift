import PipelineModel

extension Rule {
  package static let readsOwnOutput = Rule(
    code: "HW105", name: "reads-own-output", group: .structure, severity: .error,
    summary: "A node reads a dataset that it writes itself.",
    why: """
      The node would have to wait for its own end. When the file is already there from an earlier \
      run it goes unnoticed, and every run changes its own input: the result depends on how often \
      the pipeline ran. Kedro refuses such a node.
      """,
    remedy: "Write the result to a new dataset, and let later nodes read that one.",
    bad: RuleExample(
      """
      datasets:
        table: {path: data/table.csv}
      nodes:
        clean: {run: ./clean.sh, inputs: [table], outputs: [table]}
      """),
    good: RuleExample(
      """
      datasets:
        table: {path: data/table.csv}
        table_clean: {path: data/table_clean.csv}
      nodes:
        clean: {run: ./clean.sh, inputs: [table], outputs: [table_clean]}
      """),
    check: { context in
      context.graph.edges.compactMap { edge in
        guard edge.from == edge.to, let dataset = edge.dataset else { return nil }
        let name = context.pipeline.nodes[edge.to].name
        let reads = context.inputSpan(of: edge.to, naming: dataset)
        let writes = context.outputSpan(of: edge.to, naming: dataset)
        return Observation(
          "\(name) reads \(dataset), which it writes itself",
          nodes: [name], datasets: [dataset], location: reads ?? context.place(of: edge.to),
          related: writes.flatMap { $0 == reads ? nil : [RelatedPlace("written here", at: $0)] }
            ?? [],
          help: "write the result to a new dataset")
      }
    })
}
