import PipelineModel

extension Rule {
  package static let duplicateNode = Rule(
    code: "HW102", name: "duplicate-node", group: .structure, severity: .error,
    summary: "Several nodes have the same name.",
    why: """
      A node is known by its name: in 'after', in what was measured in earlier runs, in the log \
      and when a run is continued. With two of a name none of these can tell which is meant, and \
      most YAML readers silently drop one of them.
      """,
    remedy: "Rename one of them, or remove it when it is a copy that was left behind.",
    bad: RuleExample(
      """
      nodes:
        train: {run: ./train.sh, inputs: [data/x.csv], outputs: [model_a]}
        train: {run: ./train.sh --deep, inputs: [data/x.csv], outputs: [model_b]}
      """),
    good: RuleExample(
      """
      nodes:
        train: {run: ./train.sh, inputs: [data/x.csv], outputs: [model_a]}
        train_deep: {run: ./train.sh --deep, inputs: [data/x.csv], outputs: [model_b]}
      """),
    check: { context in
      let repeated = context.graph.nodesByName.filter { $0.value.count > 1 }
      return repeated.sorted { $0.key < $1.key }.map { name, nodes in
        Observation(
          "\(Prose.count(nodes.count, "node")) are named \(name)",
          nodes: [name], location: context.place(of: nodes[1]),
          related: context.places(of: [nodes[0]] + nodes.dropFirst(2)) { _ in
            "also named \(name)"
          },
          help: "give every node a name of its own")
      }
    })
}
