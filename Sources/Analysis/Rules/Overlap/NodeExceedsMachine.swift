import PipelineModel

extension Rule {
  package static let nodeExceedsMachine = Rule(
    code: "HW205", name: "node-exceeds-machine", group: .overlap, severity: .error,
    summary: "A node needs more than the machine has, even when it runs alone.",
    why: """
      No order and no split can help: the node fails on this machine whenever it runs. 'headway \
      run' refuses to start such a pipeline. Data that it reads or writes and that is held in \
      memory counts with it, as far as its size is known.
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
      context.pipeline.nodes.indices.flatMap { index in
        context.amounts(of: index).compactMap { context.excess(of: index, $0, $1) }
      }
    })
}

extension AnalysisContext {
  /// What a node declares, and memory when only its data is known to take some.
  fileprivate func amounts(of index: Int) -> [(Resource, Declared<Int64>?)] {
    let declared = pipeline.nodes[index].demand.amounts
    var amounts = declared.sorted { $0.key < $1.key }.map { ($0.key, Optional($0.value)) }
    if declared[.memory] == nil && !analysis.held.used(by: index).isEmpty {
      amounts.insert((.memory, nil), at: 0)
    }
    return amounts
  }

  fileprivate func excess(
    of index: Int, _ resource: Resource, _ declared: Declared<Int64>?
  ) -> Observation? {
    let node = pipeline.nodes[index]
    let held = resource == .memory ? analysis.held.used(by: index) : []
    let own = declared?.value ?? 0
    let need = held.isEmpty ? own : analysis.held.need(of: index, amount: own)
    guard let capacity = analysis.limits.capacities[resource], need > capacity else { return nil }
    let of = resource == .memory ? " of memory" : ""
    let names = own > capacity ? [] : analysis.held.names(held)
    let data =
      names.isEmpty
      ? "" : " with \(Prose.list(names.map(analysis.held.described))), which it reads or writes"
    let shown = names.isEmpty ? own : need
    return Observation(
      "\(node.name) needs \(resource.described(shown))\(of)\(data), more than the machine's "
        + resource.described(capacity),
      nodes: [node.name], datasets: names, location: declared?.span ?? node.place,
      related: [capacityPlace(of: resource, capacity)].compactMap(\.self),
      help: "no order helps: use a larger machine, or lower what \(node.name) takes")
  }
}
