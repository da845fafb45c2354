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
  /// Hazards need a layout to be drawn over: a first one tells where shapes go, and the second is
  /// the same.
  func drawn(as output: Graphviz.Output) throws(DrawingError) -> [UInt8] {
    guard scene.shapeCount <= Self.mostShapes, scene.edges.count <= Self.mostEdges else {
      throw .tooLarge(
        nodes: scene.nodes.count, datasets: scene.datasets.count, edges: scene.edges.count)
    }
    let curves = try hazardCurves(metrics: output.metrics)
    let purpose = DotPicture.Purpose.drawing(curves, dpi: output.isPNG ? dpi : nil)
    return try Graphviz.render(DotPicture(scene: scene, purpose: purpose).text(), as: output)
  }

  private func hazardCurves(metrics: Graphviz.Metrics) throws(DrawingError) -> HazardCurves? {
    guard !scene.hazards.isEmpty else { return nil }
    let bare = DotPicture(scene: scene, purpose: .placing).text()
    let places = Places(plain: try Graphviz.render(bare, as: .plain(metrics)))
    return HazardCurves(scene.hazards, places: places)
  }

  /// Sharp on today's screens while the picture is small; a large one must fit into memory.
  private var dpi: Int { scene.shapeCount <= 200 ? 144 : scene.shapeCount <= 1000 ? 96 : 60 }
}
