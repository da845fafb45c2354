import PipelineModel

extension Rule {
  package static let outputWrittenTwice = Rule(
    code: "HW103", name: "output-written-twice", group: .structure, severity: .error,
    summary: "Several nodes write the same dataset.",
    why: """
      Whichever node finishes last wins, and the work of the other is lost. A reader of the \
      dataset cannot say whose result it wants. Kedro refuses such a pipeline.
      """,
    remedy: """
      Give each node an output of its own, and let a later node join them when one result is \
      wanted.
      """,
    bad: RuleExample(
      """
      nodes:
        train_small: {run: ./train.sh small, inputs: [data/x.csv], outputs: [model]}
        train_large: {run: ./train.sh large, inputs: [data/x.csv], outputs: [model]}
      """),
    good: RuleExample(
      """
      nodes:
        train_small: {run: ./train.sh small, inputs: [data/x.csv], outputs: [model_small]}
        train_large: {run: ./train.sh large, inputs: [data/x.csv], outputs: [model_large]}
        choose: {run: ./choose.sh, inputs: [model_small, model_large], outputs: [model]}
      """),
    check: { context in
      let repeated = context.graph.writers.filter { $0.value.count > 1 }
      return repeated.sorted { $0.key < $1.key }.map { dataset, writers in
        Observation(
          "\(context.list(writers)) \(writers.count == 2 ? "both" : "all") write \(dataset)",
          nodes: context.analysis.names(writers), datasets: [dataset],
          location: context.outputPlace(of: writers[1], naming: dataset),
          related: ([writers[0]] + writers.dropFirst(2)).compactMap { writer in
            context.outputPlace(of: writer, naming: dataset).map {
              RelatedPlace("\(context.pipeline.nodes[writer].name) writes it too", at: $0)
            }
          },
          help: "give each node an output of its own")
      }
    })
}
