import PipelineModel

extension Rule {
  package static let cpuOverlap = Rule(
    code: "HW202", name: "cpu-overlap", group: .overlap, severity: .warning, isDefault: false,
    summary: "Nodes that may run at the same time want more processors than the machine has.",
    why: """
      Too few processors make a run slower, they do not make it fail; so this rule is off by \
      default. It matters for nodes that time out, or that start a thread for every processor \
      they see. A node that does not say what it wants counts as one processor.
      """,
    remedy: """
      Order some of the nodes, split the run into stages, or limit the number of workers. \
      'headway run' starts no more than the processors allow.
      """,
    bad: RuleExample(
      """
      machine: {cpus: 4}
      nodes:
        fit_a: {run: ./fit.sh a, inputs: [data/x.csv], cpus: 3}
        fit_b: {run: ./fit.sh b, inputs: [data/x.csv], cpus: 3}
      """),
    good: RuleExample(
      """
      machine: {cpus: 4}
      nodes:
        fit_a: {run: ./fit.sh a, inputs: [data/x.csv], cpus: 2}
        fit_b: {run: ./fit.sh b, inputs: [data/x.csv], cpus: 2}
      """),
    check: { $0.overloads { $0 == .cpus } })
}
