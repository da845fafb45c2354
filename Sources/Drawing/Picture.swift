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

  /// Lays the picture out and renders it. Hazards need a layout to be drawn over: a first one tells
  /// where shapes go, and the second is the same.
  func drawn(as output: Graphviz.Output) throws(DrawingError) -> [UInt8] {
    guard scene.shapeCount <= Self.mostShapes else {
      throw .tooLarge(
        nodes: scene.nodes.count, datasets: scene.datasets.count, limit: Self.mostShapes)
    }
    let bare = DotPicture(scene: scene, purpose: .placing).text()
    guard !scene.hazards.isEmpty else { return try Graphviz.render(bare, as: output) }
    let places = Places(plain: try Graphviz.render(bare, as: .plain(output.metrics)))
    let curves = HazardCurves(scene.hazards, places: places)
    let dot = DotPicture(scene: scene, purpose: .drawing(curves)).text()
    return try Graphviz.render(dot, as: output)
  }
}
