import PipelineModel

extension DotPicture {
  func attributes(of node: DrawnNode) -> [(String, DotValue)] {
    let lines = DisplayText.lines(node.name, width: 32)
    let details = node.details.map {
      DotHTML.font(DotHTML.escaped($0), size: 10, color: Palette.faintInk)
    }
    // A thin line apart, or the tails of letters touch what stands below.
    let gap = details.isEmpty ? [] : [DotHTML.font(" ", size: 4)]
    let label = (lines.map(DotHTML.escaped) + gap + details).joined(separator: "<br/>")
    var attributes: [(String, DotValue)] = [
      ("id", "n\(node.index)"), ("class", node.isHazardous ? "hazard" : "calm"),
      ("label", .html(label)), ("margin", margin(lines + node.details, least: 140, each: 6)),
    ]
    if node.isHazardous {
      attributes += [
        ("style", "rounded,filled,dashed"), ("color", "\(Palette.hazard.light)"),
        ("fillcolor", "\(Palette.hazardNode.light)"), ("penwidth", "1.6"),
      ]
    }
    if case .reading = purpose, let badge = telling?.badges.first(where: { $0.node == node.index })
    {
      attributes += [("xlabel", .words(badge.text))]
    }
    return attributes + tooltip(node.tooltip)
  }

  /// Widths come from a table for one font: a viewer's own may be an eighth wider.
  ///
  /// In thousandths of an inch.
  private func margin(_ lines: [String], least: Int, each: Int) -> DotValue {
    let longest = lines.map(\.unicodeScalars.count).max() ?? 0
    return "\(Decimals.described(Int64(least + each * longest))),0.\(least < 100 ? "05" : "08")"
  }

  func attributes(of dataset: DrawnDataset) -> [(String, DotValue)] {
    let look: (name: String, shape: String, style: String) =
      switch dataset.kind {
      case .stored: ("stored", "cylinder", "filled")
      case .inMemory: ("memory", "ellipse", "filled,dashed")
      case .unknown: ("unknown", "ellipse", "filled,dotted")
      }
    let lines = DisplayText.lines(dataset.name, width: 24)
    let ordering: [(String, DotValue)] = arrangement.keepsOrder ? [("ordering", "out")] : []
    return [
      ("id", "d\(dataset.rank)"), ("class", "dataset \(look.name)"), ("shape", "\(look.shape)"),
      ("style", "\(look.style)"), ("color", "\(Palette.datasetLine.light)"),
      ("fillcolor", "\(Palette.dataset.light)"), ("fontcolor", "\(Palette.datasetInk.light)"),
      ("fontsize", "10"), ("height", "0.3"), ("margin", margin(lines, least: 90, each: 5)),
      ("label", .html(lines.map(DotHTML.escaped).joined(separator: "<br/>"))),
    ] + ordering + tooltip(dataset.tooltip)
  }

  func frame(_ group: DrawnGroup, name: String, in dot: inout DotText) {
    dot.open("subgraph cluster_\(name)")
    let attributes: [(String, DotValue)] = [
      ("id", "g\(name)"), ("class", "\(group.kind.rawValue)"), ("label", .words(group.title)),
      ("style", "rounded,filled"), ("color", "\(Palette.frameLine.light)"),
      ("fillcolor", "\(Palette.frame.light)"), ("fontcolor", "\(Palette.faintInk.light)"),
      ("labelloc", "t"), ("labeljust", "l"), ("margin", "12"),
    ]
    dot.statement("graph", attributes + tooltip(group.tooltip))
    for member in group.members { dot.statement(member.id) }
    for (number, inner) in group.inner.enumerated() {
      frame(inner, name: "\(name)_\(number)", in: &dot)
    }
    dot.close()
  }
}
