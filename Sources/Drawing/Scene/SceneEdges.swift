import Analysis
import PipelineModel

extension SceneBuilder {
  /// Data edges through the datasets that are shown, or else from node to node; then order.
  func edges(between datasets: [UsedDataset]) -> [DrawnEdge] {
    let data = options.show.contains(.datasets) ? dataEdges(through: datasets) : directEdges()
    return data + orderEdges()
  }

  private func dataEdges(through datasets: [UsedDataset]) -> [DrawnEdge] {
    datasets.flatMap { dataset in
      let vertex = Vertex.dataset(dataset.drawn.rank)
      let written = dataset.writers.map { node in
        DrawnEdge(
          from: .node(node), to: vertex, kind: .data,
          tooltip: words.edge(writer: node, dataset: dataset.name))
      }
      let read = dataset.readers.map { node in
        DrawnEdge(
          from: vertex, to: .node(node), kind: .data,
          tooltip: words.edge(reader: node, dataset: dataset.name))
      }
      return written + read
    }
  }

  /// One edge for two nodes, however many datasets pass between them.
  private func directEdges() -> [DrawnEdge] {
    struct Pair: Hashable {
      let from: Int
      let to: Int
    }
    var order: [Pair] = []
    var datasets: [Pair: [String]] = [:]
    for edge in analysis.graph.edges where visible.contains(edge.from) && visible.contains(edge.to)
    {
      guard case .data(let name) = edge.kind else { continue }
      let pair = Pair(from: edge.from, to: edge.to)
      if datasets[pair] == nil { order.append(pair) }
      datasets[pair, default: []].append(name)
    }
    return order.map { pair in
      DrawnEdge(
        from: .node(pair.from), to: .node(pair.to), kind: .data,
        tooltip: words.edge(from: pair.from, to: pair.to, datasets: datasets[pair] ?? []))
    }
  }

  private func orderEdges() -> [DrawnEdge] {
    guard options.show.contains(.order) else { return [] }
    var edges: [DrawnEdge] = []
    for edge in analysis.graph.edges where visible.contains(edge.from) && visible.contains(edge.to)
    {
      let kind: DrawnEdge.Kind
      switch edge.kind {
      case .data: continue
      case .order: kind = .order
      case .added: kind = .added
      }
      let tooltip = words.order(from: edge.from, to: edge.to, why: nil)
      edges.append(
        DrawnEdge(from: .node(edge.from), to: .node(edge.to), kind: kind, tooltip: tooltip))
    }
    for edge in added where visible.contains(edge.from) && visible.contains(edge.to) {
      let tooltip = words.order(from: edge.from, to: edge.to, why: edge.why)
      edges.append(
        DrawnEdge(from: .node(edge.from), to: .node(edge.to), kind: .added, tooltip: tooltip))
    }
    return edges
  }
}
