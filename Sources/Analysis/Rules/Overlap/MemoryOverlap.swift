import PipelineModel

extension Rule {
  package static let memoryOverlap = Rule(
    code: "HW201", name: "memory-overlap", group: .overlap, severity: .error,
    summary: "Nodes that may run at the same time need more memory than the machine has.",
    why: """
      Nothing orders the nodes, so some schedule runs all of them at once, and then the system \
      kills one of them. Whether it happens depends on timing: the pipeline works on one machine \
      and fails on another, or only when a cache is warm. Data that is held in memory between \
      nodes counts too, as far as its size is known: from its producer's start to its last \
      reader's end, and until the run ends when nobody reads it.
      """,
    remedy: """
      Order the heavy node after the others ('after', or a dummy dataset in Kedro), or split the \
      run into stages. 'headway fix' proposes the fewest edges, with their price, and writes \
      them. 'headway run' needs no change: it never starts what does not fit.
      """,
    bad: RuleExample(
      """
      machine: {memory: 16GiB}
      nodes:
        A: {run: ./a.sh, inputs: [data/x.csv], memory: 1GiB}
        B: {run: ./b.sh, inputs: [data/x.csv], memory: 1GiB}
        D: {run: ./d.sh, inputs: [data/x.csv], memory: 15GiB}
      """),
    good: RuleExample(
      """
      machine: {memory: 16GiB}
      nodes:
        A: {run: ./a.sh, inputs: [data/x.csv], memory: 1GiB}
        B: {run: ./b.sh, inputs: [data/x.csv], memory: 1GiB}
        D: {run: ./d.sh, inputs: [data/x.csv], after: [A], memory: 15GiB}
      """),
    check: { $0.overloads { $0 == .memory } })
}
