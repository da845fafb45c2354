import PipelineModel

extension Rule {
  package static let nodeExceedsMachine = Rule(
    code: "HW205", name: "node-exceeds-machine", group: .overlap, severity: .error,
    summary: "A node needs more than the machine has, even when it runs alone.",
    why: """
      No order and no split can help: the node fails on this machine whenever it runs. 'headway \
      run' refuses to start such a pipeline.
      """,
    remedy: """
      Run it on a larger machine, let the node work in portions, or correct the demand when it is \
      a guess: 'headway history' shows what was measured.
      """,
    bad: RuleExample(
      """
      machine: {memory: 8GiB}
      nodes:
        train: {run: ./train.sh, inputs: [data/x.csv], memory: 15GiB}
      """),
    good: RuleExample(
      """
      machine: {memory: 16GiB}
      nodes:
        train: {run: ./train.sh, inputs: [data/x.csv], memory: 15GiB}
      """),
    check: { context in
      context.pipeline.nodes.flatMap { node in
        node.demand.amounts.sorted { $0.key < $1.key }.compactMap { resource, need in
          guard let capacity = context.analysis.limits.capacities[resource],
            need.value > capacity
          else { return nil }
          let of = resource == .memory ? " of memory" : ""
          return Observation(
            "\(node.name) needs \(resource.described(need.value))\(of), more than the machine's "
              + resource.described(capacity),
            nodes: [node.name], location: need.span ?? node.place,
            related: [context.capacityPlace(of: resource, capacity)].compactMap(\.self),
            help: "no order helps: use a larger machine, or lower what \(node.name) takes")
        }
      }
    })
}
