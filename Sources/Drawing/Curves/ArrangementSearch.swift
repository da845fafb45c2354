/// Looks for the arrangement that makes a picture easy to read: tries layouts and looks at them.
struct ArrangementSearch {
  let scene: Scene
  let metrics: Graphviz.Metrics

  /// A layout, and how it came about.
  struct Result {
    var arrangement: DotPicture.Arrangement
    var places: Places
  }

  /// Pictures with more shapes are not looked through for crossings.
  static let mostShapesInOrder = 60
  /// Ribbons narrower than this, in points, fit a screen.
  static let narrowest = 1600.0

  /// Nil when nobody needs to know where things are.
  ///
  /// - Parameter isNeeded: Whether hazards or the format ask for places anyway.
  func result(isNeeded: Bool) throws(DrawingError) -> Result? {
    let isBroken = partCount > 1
    let isSmall = scene.shapeCount <= Self.mostShapesInOrder && scene.groups.isEmpty
    guard isNeeded || isBroken || isSmall else { return nil }
    var best = try layout(DotPicture.Arrangement())
    if isBroken, best.places.width > Self.narrowest, best.places.stretch > 1 {
      let packed = try layout(DotPicture.Arrangement(isPacked: true))
      if packed.places.stretch < best.places.stretch { best = packed }
    }
    guard isSmall else { return best }
    var arrangement = best.arrangement
    arrangement.keepsOrder = true
    let ordered = try layout(arrangement)
    let isWorse =
      crossings(ordered.places) > crossings(best.places)
      || ordered.places.width > best.places.width * 1.2
    return isWorse ? best : ordered
  }

  private func layout(_ arrangement: DotPicture.Arrangement) throws(DrawingError) -> Result {
    let dot = DotPicture(scene: scene, purpose: .placing, arrangement: arrangement).text()
    let plain = try Graphviz.render(dot, as: .plain(metrics))
    return Result(arrangement: arrangement, places: Places(plain: plain))
  }

  /// How many parts there are that no edge joins.
  var partCount: Int {
    var heads: [Vertex: Vertex] = [:]
    func head(_ vertex: Vertex) -> Vertex {
      var vertex = vertex
      while let next = heads[vertex] { vertex = next }
      return vertex
    }
    let pairs =
      scene.edges.map { ($0.from, $0.to) } + scene.rows.steps.map { ($0.upper, $0.lower) }
    var count = scene.shapeCount
    for (from, to) in pairs {
      let ends = (head(from), head(to))
      guard ends.0 != ends.1 else { continue }
      heads[ends.0] = ends.1
      count -= 1
    }
    return count
  }

  /// How many pairs of edges cross, taken for straight.
  ///
  /// O(edges²).
  func crossings(_ places: Places) -> Int {
    let lines = scene.edges.compactMap { edge -> (Point, Point)? in
      guard let from = places.boxes[edge.from], let to = places.boxes[edge.to] else { return nil }
      return (from.center, to.center)
    }
    var count = 0
    for (index, line) in lines.enumerated() {
      for other in lines[..<index] where Self.cross(line, other) { count += 1 }
    }
    return count
  }

  private static func cross(_ line: (Point, Point), _ other: (Point, Point)) -> Bool {
    func side(_ point: Point, of line: (Point, Point)) -> Double {
      (line.1.x - line.0.x) * (point.y - line.0.y) - (line.1.y - line.0.y) * (point.x - line.0.x)
    }
    return side(other.0, of: line) * side(other.1, of: line) < -1e-6
      && side(line.0, of: other) * side(line.1, of: other) < -1e-6
  }
}
