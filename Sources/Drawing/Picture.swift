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

  /// The picture as DOT with graphviz's usual attributes, tooltips included.
  package func dot() -> String { laidOutDot(tooltips: true) }

  /// More shapes than this are laid out with less care.
  static let mostShapesWithCare = 1000
  /// More shapes than this are not laid out.
  static let mostShapes = 3000

  /// DOT in which hazards know which nodes are level: for that the picture is laid out once without
  /// them. A picture that is large, or that libgvc refuses, goes without.
  func laidOutDot(tooltips: Bool) -> String {
    guard scene.shapeCount <= Self.mostShapesWithCare else {
      return DotPicture(scene: scene, effort: .fast, places: nil, tooltips: tooltips).text()
    }
    let places = scene.hazards.isEmpty ? nil : try? placesWithoutHazards()
    return DotPicture(scene: scene, effort: .full, places: places, tooltips: tooltips).text()
  }

  private func placesWithoutHazards() throws(DrawingError) -> Places {
    let bare = Scene(
      nodes: scene.nodes, datasets: scene.datasets, edges: scene.edges, hazards: [],
      unlinkedHazards: scene.unlinkedHazards, groups: scene.groups, caption: scene.caption)
    let dot = DotPicture(scene: bare, effort: .full, places: nil, tooltips: false).text()
    return Places(plain: try Graphviz.render(dot, as: .plain))
  }

  /// The DOT to render, when it is not too large.
  func renderableDot() throws(DrawingError) -> String {
    guard scene.shapeCount <= Self.mostShapes else {
      throw .tooLarge(
        nodes: scene.nodes.count, datasets: scene.datasets.count, limit: Self.mostShapes)
    }
    return laidOutDot(tooltips: false)
  }
}
