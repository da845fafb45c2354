import PipelineModel

/// Writes a scene as DOT.
struct DotPicture {
  let scene: Scene
  let purpose: Purpose
  let arrangement: Arrangement

  /// How the layout goes about its work.
  struct Arrangement: Sendable, Equatable {
    /// Whether parts that no edge joins are laid out one by one, and packed, not set in one row.
    var isPacked = false
    /// Whether what one shape leads to stands from left to right as in the pipeline.
    var keepsOrder = false
  }

  enum Purpose: Sendable {
    /// Plain DOT with tooltips, for whatever reads it.
    case reading
    /// To find out where shapes go: without hazards.
    case placing
    /// To be drawn by this program, with hazards as they were found to be clear in that layout, in
    /// so many dots per inch.
    case drawing(HazardTelling, dpi: Int?)
  }

  /// How hazards are told; nil while that is not known.
  let telling: HazardTelling?

  init(scene: Scene, purpose: Purpose, arrangement: Arrangement = Arrangement()) {
    self.scene = scene
    self.arrangement = arrangement
    self.purpose = purpose
    telling =
      switch purpose {
      case .reading: HazardTelling(scene, places: nil)
      case .placing: nil
      case .drawing(let telling, _): telling
      }
  }

  var isDrawing: Bool { if case .drawing = purpose { true } else { false } }

  /// Whether the layout is made with less care: in half the time or less, with straight edges.
  var isHasty: Bool { scene.shapeCount > 1000 || scene.edges.count > 3000 }

  func text() -> String {
    var dot = DotText()
    dot.open("digraph pipeline")
    dot.statement("graph", graphAttributes)
    dot.statement("node", Self.nodeDefaults)
    dot.statement("edge", Self.edgeDefaults)
    for group in scene.groups.enumerated() {
      frame(group.element, name: "\(group.offset)", in: &dot)
    }
    for node in scene.nodes { dot.statement("n\(node.index)", attributes(of: node)) }
    for dataset in scene.datasets { dot.statement("d\(dataset.rank)", attributes(of: dataset)) }
    for (number, edge) in scene.edges.enumerated() {
      dot.statement("\(edge.from.id) -> \(edge.to.id)", attributes(of: edge, number: number))
    }
    stageOrder(in: &dot)
    for step in scene.rows.steps {
      let ranks = ("minlen", DotValue.plain("\(step.ranks)"))
      dot.statement("\(step.upper.id) -> \(step.lower.id)", [("style", "invis"), ranks])
    }
    hazards(in: &dot)
    dot.close()
    return dot.text
  }

  /// SVG takes its tooltips from the scene itself.
  func tooltip(_ text: String) -> [(String, DotValue)] {
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
      ("label", .html(Legend(scene, telling: telling).html)),
    ]
    attributes += tooltip(scene.caption.title)
    if case .drawing(_, let dpi) = purpose, let dpi { attributes.append(("dpi", "\(dpi)")) }
    if arrangement.isPacked { attributes += [("pack", "28"), ("packmode", "graph")] }
    // With datasets, those say it: the order of what a node writes matters less than short edges.
    if arrangement.keepsOrder, scene.datasets.isEmpty { attributes.append(("ordering", "out")) }
    guard isHasty else { return attributes }
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
