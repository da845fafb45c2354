import PipelineModel

extension Rule {
  package static let resourceOverlap = Rule(
    code: "HW203", name: "resource-overlap", group: .overlap, severity: .error,
    summary: "Nodes that may run at the same time need more of a named unit than there is.",
    why: """
      Units such as GPUs, licences or database sessions are few. Nothing orders the nodes, so \
      some schedule runs all of them at once, and one of them fails or waits for a unit that the \
      others hold.
      """,
    remedy: """
      Order the nodes, or split the run into stages: 'headway fix' proposes either. 'headway run' \
      needs no change: it never hands out more units than there are.
      """,
    bad: RuleExample(
      """
      machine: {gpu: 1}
      nodes:
        train_a: {run: ./train.sh a, inputs: [data/x.csv], resources: {gpu: 1}}
        train_b: {run: ./train.sh b, inputs: [data/x.csv], resources: {gpu: 1}}
      """),
    good: RuleExample(
      """
      machine: {gpu: 1}
      nodes:
        train_a: {run: ./train.sh a, inputs: [data/x.csv], resources: {gpu: 1}}
        train_b:
          run: ./train.sh b
          inputs: [data/x.csv]
          after: [train_a]
          resources: {gpu: 1}
      """),
    check: { $0.overloads { $0 != .memory && $0 != .cpus } })
}
