import Analysis
import Planning

/// A drawing of a pipeline: its nodes and datasets, what orders them, and what must not overlap.
package struct Picture: Sendable {
  let scene: Scene

  /// - Parameters:
  ///   - analysis: The pipeline with its hazards and verdicts.
  ///   - added: Order edges that a fix or a plan adds. Hazards that they solve are not drawn.
  ///   - stages: Node indices of stages that run one after another; hazards between two stages are
  ///     solved too.
  package init(
    analysis: PipelineAnalysis, added: [AddedEdge] = [], stages: [[Int]] = [],
    options: DrawingOptions = DrawingOptions()
  ) {
    let builder = SceneBuilder(analysis: analysis, added: added, stages: stages, options: options)
    scene = builder.scene()
  }

  /// The picture as DOT for other programs, tooltips included; nothing is laid out for it.
  package func dot() -> String { DotPicture(scene: scene, purpose: .reading).text() }

  /// More shapes than this are not laid out.
  static let mostShapes = 3000
  /// More edges than this are not laid out.
  static let mostEdges = 8000

  /// Lays the picture out and renders it.
  ///
  /// Hazards are drawn over a layout, how sharp a PNG may be depends on its size, and of several
  /// layouts the best is taken: first ones tell, and the last is the same but for a longer legend.
  func drawn(as output: Graphviz.Output) throws(DrawingError) -> [UInt8] {
    guard scene.shapeCount <= Self.mostShapes, scene.edges.count <= Self.mostEdges else {
      throw .tooLarge(
        nodes: scene.nodes.count, datasets: scene.datasets.count, edges: scene.edges.count)
    }
    let isNeeded = !scene.hazards.isEmpty || output.isPNG
    let search = ArrangementSearch(scene: scene, metrics: output.metrics)
    let found = try search.result(isNeeded: isNeeded)
    let telling = HazardTelling(scene, places: found?.places)
    var dpi: Int?
    if output.isPNG, let places = found?.places {
      dpi = try Self.dotsPerInch(width: places.width, height: places.height + telling.height)
    }
    let dot = DotPicture(
      scene: scene, purpose: .drawing(telling, dpi: dpi),
      arrangement: found?.arrangement ?? DotPicture.Arrangement()
    ).text()
    return try Graphviz.render(dot, as: output)
  }

  /// As sharp as today's screens, less when the picture is so large that cairo cannot hold it
  /// (32,767 dots a side) or that it takes more than 256 MiB.
  ///
  /// Throws when nobody could read what is left. Lengths are in points.
  static func dotsPerInch(width: Double, height: Double) throws(DrawingError) -> Int {
    // Room for the margin and for arcs that reach over the edge.
    let (width, height) = (width / 72 + 2, height / 72 + 2)
    let fitting = min(144, 32_000 / max(width, height), (6.4e7 / (width * height)).squareRoot())
    guard fitting >= 48 else { throw .tooWide(inches: Int(max(width, height))) }
    return Int(fitting)
  }
}
