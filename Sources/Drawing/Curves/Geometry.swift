/// A place in points, y upwards, as graphviz counts.
struct Point: Hashable, Sendable {
  var x: Double
  var y: Double

  /// `12.5,-3`: hundredths are fine enough, and the same on every machine.
  var written: String { "\(Self.written(x)),\(Self.written(y))" }

  /// A length with two digits after the point.
  static func written(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = abs(hundredths % 100)
    let sign = hundredths < 0 ? "-" : ""
    return "\(sign)\(abs(hundredths) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

/// The space that a shape takes.
struct Box: Sendable {
  let left: Double
  let bottom: Double
  let right: Double
  let top: Double

  init(left: Double, bottom: Double, right: Double, top: Double) {
    self.left = left
    self.bottom = bottom
    self.right = right
    self.top = top
  }

  init(center: Point, width: Double, height: Double) {
    left = center.x - width / 2
    right = center.x + width / 2
    bottom = center.y - height / 2
    top = center.y + height / 2
  }

  var center: Point { Point(x: (left + right) / 2, y: (bottom + top) / 2) }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && bottom < other.top && other.bottom < top
  }

  func contains(_ point: Point, margin: Double) -> Bool {
    point.x > left - margin && point.x < right + margin
      && point.y > bottom - margin && point.y < top + margin
  }
}

/// Cubic Bézier curves joined end to end: a point, then three for each.
struct Curve: Sendable {
  private(set) var points: [Point]

  init(from start: Point) { points = [start] }

  mutating func curve(_ first: Point, _ second: Point, to end: Point) {
    points += [first, second, end]
  }

  mutating func line(to end: Point) {
    let start = points[points.count - 1]
    curve(Self.between(start, end, 1.0 / 3), Self.between(start, end, 2.0 / 3), to: end)
  }

  private static func between(_ left: Point, _ right: Point, _ part: Double) -> Point {
    Point(x: left.x + (right.x - left.x) * part, y: left.y + (right.y - left.y) * part)
  }

  var written: String { points.map(\.written).joined(separator: " ") }

  /// The same curve elsewhere.
  func moved(_ move: (Point) -> Point) -> Curve {
    var curve = self
    curve.points = points.map(move)
    return curve
  }

  /// `count` points along each cubic, evenly in its parameter.
  func samples(_ count: Int) -> [Point] {
    stride(from: 0, to: points.count - 1, by: 3).flatMap { start in
      (0...count).map { step in
        point(ofCubicAt: start, part: Double(step) / Double(count))
      }
    }
  }

  private func point(ofCubicAt start: Int, part: Double) -> Point {
    let rest = 1 - part
    let weights = [
      rest * rest * rest, 3 * rest * rest * part, 3 * rest * part * part, part * part * part,
    ]
    var sum = Point(x: 0, y: 0)
    for (weight, point) in zip(weights, points[start..<start + 4]) {
      sum.x += weight * point.x
      sum.y += weight * point.y
    }
    return sum
  }
}
