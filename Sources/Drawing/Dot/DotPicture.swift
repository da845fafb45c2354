import PipelineModel

/// Writes a scene as DOT.
struct DotPicture {
  let scene: Scene
  let purpose: Purpose

  enum Purpose: Sendable {
    /// Plain DOT with tooltips, for whatever reads it.
    case reading
    /// To find out where shapes go: without hazards.
    case placing
    /// To be drawn by this program, with hazards along curves.
    case drawing(HazardCurves)
  }

  /// More shapes than this are laid out with less care: in half the time, with straight edges.
  static let mostShapesWithCare = 1000

  func text() -> String {
    var dot = DotText()
    dot.open("digraph pipeline")
    dot.statement("graph", graphAttributes)
    dot.statement("node", Self.nodeDefaults)
    dot.statement("edge", Self.edgeDefaults)
    for group in scene.groups.enumerated() { frame(group.element, name: "\(group.offset)", in: &dot) }
    for node in scene.nodes { dot.statement("n\(node.index)", attributes(of: node)) }
    for dataset in scene.datasets { dot.statement("d\(dataset.rank)", attributes(of: dataset)) }
    for (number, edge) in scene.edges.enumerated() {
      dot.statement("\(edge.from.id) -> \(edge.to.id)", attributes(of: edge, number: number))
    }
    stageOrder(in: &dot)
    hazards(in: &dot)
    dot.close()
    return dot.text
  }

  private func hazards(in dot: inout DotText) {
    if case .placing = purpose { return }
    for (number, link) in scene.hazards.enumerated() {
      dot.statement("n\(link.from) -> n\(link.to)", attributes(of: link, number: number))
    }
  }

  /// SVG takes its tooltips from the scene itself.
  private func tooltip(_ text: String) -> [(String, DotValue)] {
    if case .reading = purpose { [("tooltip", .words(text))] } else { [] }
  }

  static let font = "Helvetica,Arial,sans-serif"
}

// MARK: - Defaults

extension DotPicture {
  private var graphAttributes: [(String, DotValue)] {
    var attributes: [(String, DotValue)] = [
      ("bgcolor", "\(Palette.ground.light)"), ("fontname", "\(Self.font)"), ("fontsize", "11"),
      ("fontcolor", "\(Palette.ink.light)"), ("labelloc", "b"), ("labeljust", "l"),
      ("nodesep", "0.35"), ("ranksep", "0.6"), ("pad", "0.2"), ("outputorder", "nodesfirst"),
      ("label", .html(Legend(scene).html)),
    ]
    attributes += tooltip(scene.caption.title)
    guard scene.shapeCount > Self.mostShapesWithCare else { return attributes }
    return attributes + [
      ("nslimit", "0.1"), ("nslimit1", "1"), ("mclimit", "0.01"), ("splines", "line"),
    ]
  }

  private static let nodeDefaults: [(String, DotValue)] = [
    ("shape", "box"), ("style", "rounded,filled"), ("color", "\(Palette.nodeLine.light)"),
    ("fillcolor", "\(Palette.node.light)"), ("fontcolor", "\(Palette.ink.light)"),
    ("fontname", "\(font)"), ("fontsize", "13"), ("height", "0.4"),
  ]

  private static let edgeDefaults: [(String, DotValue)] = [
    ("color", "\(Palette.dataEdge.light)"), ("arrowsize", "0.7"), ("fontname", "\(font)"),
    ("fontsize", "10"),
  ]
}

// MARK: - Shapes

extension DotPicture {
  private func attributes(of node: DrawnNode) -> [(String, DotValue)] {
    let lines = DisplayText.lines(node.name, width: 32)
    let details = node.details.map {
      DotHTML.font(DotHTML.escaped($0), size: 10, color: Palette.faintInk)
    }
    let label = (lines.map(DotHTML.escaped) + details).joined(separator: "<br/>")
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
    return attributes + tooltip(node.tooltip)
  }

  /// Widths come from a table for one font: a viewer's own may be an eighth wider.
  /// In thousandths of an inch.
  private func margin(_ lines: [String], least: Int, each: Int) -> DotValue {
    let longest = lines.map(\.unicodeScalars.count).max() ?? 0
    return "\(Decimals.described(Int64(least + each * longest))),0.\(least < 100 ? "05" : "08")"
  }

  private func attributes(of dataset: DrawnDataset) -> [(String, DotValue)] {
    let look: (name: String, shape: String, style: String) =
      switch dataset.kind {
      case .stored: ("stored", "cylinder", "filled")
      case .inMemory: ("memory", "ellipse", "filled,dashed")
      case .unknown: ("unknown", "ellipse", "filled,dotted")
      }
    let lines = DisplayText.lines(dataset.name, width: 24)
    return [
      ("id", "d\(dataset.rank)"), ("class", "dataset \(look.name)"), ("shape", "\(look.shape)"),
      ("style", "\(look.style)"), ("color", "\(Palette.datasetLine.light)"),
      ("fillcolor", "\(Palette.dataset.light)"), ("fontcolor", "\(Palette.datasetInk.light)"),
      ("fontsize", "10"), ("height", "0.3"), ("margin", margin(lines, least: 90, each: 5)),
      ("label", .html(lines.map(DotHTML.escaped).joined(separator: "<br/>"))),
    ] + tooltip(dataset.tooltip)
  }

  private func frame(_ group: DrawnGroup, name: String, in dot: inout DotText) {
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

// MARK: - Lines

extension DotPicture {
  private func attributes(of edge: DrawnEdge, number: Int) -> [(String, DotValue)] {
    let look: [(String, DotValue)] =
      switch edge.kind {
      case .data: []
      case .order:
        [("color", "\(Palette.orderEdge.light)"), ("penwidth", "1.5"), ("arrowhead", "vee")]
      case .added:
        [
          ("color", "\(Palette.addedEdge.light)"), ("penwidth", "1.8"), ("arrowhead", "vee"),
          ("style", "dashed"),
        ]
      }
    return [("id", "e\(number)"), ("class", "\(edge.kind)")] + look + tooltip(edge.tooltip)
  }

  /// Undirected, and without a say in the ranks.
  private func attributes(of link: HazardLink, number: Int) -> [(String, DotValue)] {
    var attributes: [(String, DotValue)] = [
      ("id", "h\(number)"), ("class", "hazard"), ("dir", "none"), ("constraint", "false"),
      ("style", "dashed"), ("color", "\(Palette.hazard.light)"), ("penwidth", "1.6"),
    ]
    if link.label != nil { attributes.append(("fontcolor", "\(Palette.hazard.light)")) }
    if case .drawing(let curves) = purpose, let curve = curves.curves[number] {
      attributes.append(("curve", "\(curve.written)"))
      if let label = link.label, let place = curves.labels[number] {
        attributes += [("label", .html(onGround(label))), ("lp", "\(place.written)")]
      }
    } else if let label = link.label {
      attributes.append(("xlabel", .words(label)))
    }
    return attributes + tooltip(link.tooltip)
  }

  /// A label that hides the line it stands on.
  private func onGround(_ label: String) -> String {
    Legend.table(
      "<tr><td>\(DotHTML.escaped(label))</td></tr>", spacing: 1,
      look: "border=\"0\" bgcolor=\"\(Palette.ground.light)\"")
  }

  /// A point that nobody sees between two stages puts one below the other.
  private func stageOrder(in dot: inout DotText) {
    let stages = scene.groups.filter { $0.kind == .stage }
    for (number, (earlier, later)) in zip(stages, stages.dropFirst()).enumerated() {
      let name = "s\(number)"
      dot.statement(name, [
        ("shape", "point"), ("style", "invis"), ("width", "0"), ("height", "0"), ("label", ""),
      ])
      for member in earlier.members {
        dot.statement("\(member.id) -> \(name)", [("style", "invis"), ("weight", "4")])
      }
      for member in later.members {
        dot.statement("\(name) -> \(member.id)", [("style", "invis"), ("weight", "4")])
      }
    }
  }
}
