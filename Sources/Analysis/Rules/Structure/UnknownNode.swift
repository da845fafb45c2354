import PipelineModel

extension Rule {
  package static let unknownNode = Rule(
    code: "HW104", name: "unknown-node", group: .structure, severity: .error,
    summary: "'after' names a node that the pipeline does not have.",
    why: """
      The order that was asked for does not exist: both nodes may run at the same time, and \
      nobody notices until they do.
      """,
    remedy: "Correct the name, or drop it when the node is gone.",
    bad: RuleExample(
      """
      nodes:
        load: {run: ./load.sh, outputs: [data/a.csv]}
        report: {run: ./report.sh, after: [laod]}
      """),
    good: RuleExample(
      """
      nodes:
        load: {run: ./load.sh, outputs: [data/a.csv]}
        report: {run: ./report.sh, after: [load]}
      """),
    check: { context in
      let known = context.graph.nodesByName
      let unknown = context.pipeline.nodes.flatMap { node in
        node.after.filter { known[$0.name] == nil }.map { (node, $0) }
      }
      guard !unknown.isEmpty else { return [] }
      var guesses = NameGuesses(among: known.keys)
      let all = "the nodes are \(Prose.list(known.keys.sorted()))"
      return unknown.map { node, reference in
        Observation(
          "\(node.name) is to run after \(reference.name), which is not a node",
          nodes: [node.name], location: reference.span ?? node.place,
          help: guesses.nearest(to: reference.name).map { "did you mean '\($0)'?" } ?? all)
      }
    })
}
