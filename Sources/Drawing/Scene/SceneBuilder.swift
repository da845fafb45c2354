import Analysis
import PipelineModel
import Planning

/// Decides what of a pipeline is drawn.
struct SceneBuilder {
  let analysis: PipelineAnalysis
  let added: [AddedEdge]
  /// By node index: its stage from 1, or nil.
  let stages: [Int?]
  let options: DrawingOptions
  /// What still may overlap under the added edges and the stages.
  let hazards: [Hazard]
  let visible: Neighbourhood
  let words: Wording

  init(
    analysis: PipelineAnalysis, added: [AddedEdge], stages: [[Int]], options: DrawingOptions
  ) {
    self.analysis = analysis
    self.added = options.show.contains(.order) ? added : []
    self.options = options
    // What is not shown has no effect on what is.
    let shown = options.show.contains(.stages) || options.group == .stage ? stages : []
    var stageOf = [Int?](repeating: nil, count: analysis.pipeline.nodes.count)
    for (number, nodes) in shown.enumerated() {
      for node in nodes where stageOf.indices.contains(node) { stageOf[node] = number + 1 }
    }
    self.stages = stageOf
    hazards =
      options.show.contains(.hazards)
      ? RemainingHazards(analysis, added: self.added, stages: shown).hazards : []
    visible = Neighbourhood(analysis, added: self.added, hazards: hazards, focus: options.focus)
    words = Wording(analysis: analysis)
  }

  func scene() -> Scene {
    let links = HazardLinks(
      hazards.filter { $0.nodes.contains(where: visible.contains) }, analysis: analysis,
      words: words, isVisible: visible.contains)
    let nodes = visible.nodes.map(node)
    let datasets = datasets()
    let edges = edges(between: datasets)
    let groups = groups(datasets)
    return Scene(
      nodes: nodes, datasets: datasets.map(\.drawn), edges: edges, links: links.links,
      hazards: links.hazards, groups: groups,
      rows: IslandRows(
        nodes: nodes, datasets: datasets.map { .dataset($0.drawn.rank) }, edges: edges,
        groups: groups),
      caption: caption())
  }

  private func caption() -> Caption {
    let all = analysis.pipeline.nodes.count
    let shown = visible.nodes.count
    let nodes =
      shown == all ? Prose.count(all, "node") : "\(shown) of \(Prose.count(all, "node"))"
    let open = analysis.pipeline.unresolved.count
    return Caption(
      title: DisplayText.clean(analysis.pipeline.name, limit: 60),
      subtitle: nodes + (open == 0 ? "" : ", \(Prose.count(open, "part")) not resolved"),
      verdicts: VerdictLines(analysis, added: added, stages: stages).lines)
  }

  private func node(_ index: Int) -> DrawnNode {
    let node = analysis.pipeline.nodes[index]
    var details = options.show.contains(.demand) ? words.demand(of: index) : []
    if let stage = stages[index], grouping != .stage { details.append("stage \(stage)") }
    let mine = hazards.filter { $0.nodes.contains(index) }
    let tooltip = words.tooltip(of: index, stage: stages[index], hazards: mine)
    return DrawnNode(
      index: index, name: shortName(of: node), details: details,
      isHazardous: !mine.isEmpty || options.show.contains(.hazards) && words.isOversized(index),
      tooltip: tooltip)
  }

  /// The name without the namespace that the frame around it already says.
  private func shortName(of node: Node) -> String {
    let frame = grouping == .namespace ? node.namespace.map { [$0] } ?? [] : []
    let shown = DisplayText.clean(node.name.without(prefix: frame))
    return shown.isEmpty ? "(no name)" : shown
  }

  var grouping: DrawingOptions.Grouping {
    options.group ?? (stages.contains { $0 != nil } ? .stage : .none)
  }
}
