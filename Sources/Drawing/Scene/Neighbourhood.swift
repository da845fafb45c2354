import Analysis
import Planning

/// The nodes that a picture shows.
struct Neighbourhood {
  /// By ascending index.
  let nodes: [Int]
  private let isShown: [Bool]

  func contains(_ node: Int) -> Bool { isShown.indices.contains(node) && isShown[node] }

  /// Everything, or what is at most `depth` steps from the focus along edges, against them, or
  /// along hazards.
  ///
  /// O(nodes + edges + hazards).
  init(
    _ analysis: PipelineAnalysis, added: [AddedEdge], hazards: [Hazard],
    focus: DrawingOptions.Focus?
  ) {
    let count = analysis.pipeline.nodes.count
    guard let focus, (0..<count).contains(focus.node) else {
      nodes = Array(0..<count)
      isShown = [Bool](repeating: true, count: count)
      return
    }
    var neighbours = [[Int]](repeating: [], count: count)
    let pairs = analysis.graph.edges.map { ($0.from, $0.to) } + added.map { ($0.from, $0.to) }
    for (from, to) in pairs {
      neighbours[from].append(to)
      neighbours[to].append(from)
    }
    for hazard in hazards {
      for node in hazard.nodes { neighbours[node] += hazard.nodes }
    }
    var shown = [Bool](repeating: false, count: count)
    shown[focus.node] = true
    var frontier = [focus.node]
    for _ in 0..<max(0, min(focus.depth, count)) {
      var next: [Int] = []
      for neighbour in frontier.flatMap({ neighbours[$0] }) where !shown[neighbour] {
        shown[neighbour] = true
        next.append(neighbour)
      }
      frontier = next
    }
    isShown = shown
    nodes = shown.indices.filter { shown[$0] }
  }
}
