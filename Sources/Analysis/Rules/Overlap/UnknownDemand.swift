import PipelineModel

extension Rule {
  package static let unknownDemand = Rule(
    code: "HW206", name: "unknown-demand", group: .overlap, severity: .error,
    summary: "The machine's memory is known, but not what some nodes take of it.",
    why: """
      A proof that every schedule fits needs a figure for every node. Without it the verdict is \
      unknown, never safe, and an overlap that does not fit may go unseen.
      """,
    remedy: """
      Give the nodes a 'memory:', in the pipeline file or under 'nodes:' in headway.yaml (a name, \
      a glob or 'tag:NAME' covers many at once), or measure it: run the pipeline once with \
      'headway run'.
      """,
    bad: RuleExample(
      """
      machine: {memory: 16GiB}
      nodes:
        load: {run: ./load.sh, inputs: [data/x.csv], memory: 1GiB}
        train: {run: ./train.sh, inputs: [data/x.csv]}
      """),
    good: RuleExample(
      """
      machine: {memory: 16GiB}
      nodes:
        load: {run: ./load.sh, inputs: [data/x.csv], memory: 1GiB}
        train: {run: ./train.sh, inputs: [data/x.csv], memory: 8GiB}
      """),
    check: { context in
      guard let capacity = context.analysis.limits.capacities[.memory] else { return [] }
      let nodes = context.pipeline.nodes
      let unknown = nodes.indices.filter { nodes[$0].demand.amount(of: .memory) == nil }
      guard let first = unknown.first else { return [] }
      let have = unknown.count == 1 ? "has" : "have"
      return [
        Observation(
          "\(context.list(unknown)) \(have) no known memory demand, so nothing proves that every "
            + "schedule fits \(ByteSize.described(capacity))",
          nodes: context.analysis.names(unknown), location: context.place(of: first),
          related: context.places(of: Array(unknown.dropFirst())) {
            "\($0.name) does not say either"
          },
          help: "give each a 'memory:' "
            + (context.pipeline.kind == .native ? "here or " : "")
            + "under 'nodes:' in headway.yaml")
      ]
    })
}
