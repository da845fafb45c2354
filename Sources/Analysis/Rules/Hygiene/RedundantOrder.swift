import Ordering
import PipelineModel

extension Rule {
  package static let redundantOrder = Rule(
    code: "HW502", name: "redundant-order", group: .hygiene, severity: .warning,
    summary: "An 'after' says what other edges say already.",
    why: """
      The node waits anyway, for its data or by way of other nodes. An edge that does nothing \
      hides those that do, and stays behind when the pipeline changes.
      """,
    remedy: "Drop the name from 'after'.",
    bad: RuleExample(
      """
      nodes:
        load: {run: ./load.sh, inputs: [data/x.csv], outputs: [table]}
        train: {run: ./train.sh, inputs: [table], outputs: [model], after: [load]}
      """),
    good: RuleExample(
      """
      nodes:
        load: {run: ./load.sh, inputs: [data/x.csv], outputs: [table]}
        train: {run: ./train.sh, inputs: [table], outputs: [model]}
      """),
    check: { context in
      let orders = context.graph.edges.filter { $0.kind == .order && $0.from != $0.to }
      guard let order = context.graph.order, !orders.isEmpty else { return [] }
      let implied = Set(order.redundantEdges())
      var data: [DirectedGraph.Edge: String] = [:]
      for edge in context.graph.edges {
        guard let dataset = edge.dataset else { continue }
        data[DirectedGraph.Edge(edge.from, edge.to)] = dataset
      }
      return orders.compactMap { edge in
        let pair = DirectedGraph.Edge(edge.from, edge.to)
        guard implied.contains(pair) || data[pair] != nil else { return nil }
        return context.redundant(edge, dataset: data[pair])
      }
    })
}

extension AnalysisContext {
  fileprivate func redundant(_ edge: PipelineEdge, dataset: String?) -> Observation {
    let (earlier, later) = (pipeline.nodes[edge.from].name, pipeline.nodes[edge.to].name)
    let reason = dataset.map { "it reads \($0)" } ?? "other edges lead there"
    return Observation(
      "\(later) waits for \(earlier) anyway: \(reason)", nodes: [earlier, later],
      datasets: dataset.map { [$0] } ?? [],
      location: afterSpan(of: edge.to, naming: edge.from) ?? place(of: edge.to),
      help: "drop \(earlier) from 'after'")
  }
}
