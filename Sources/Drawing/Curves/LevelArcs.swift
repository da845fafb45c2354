/// A link between two nodes of one rank.
struct LevelLink {
  let number: Int
  let left: Box
  let right: Box

  var span: ClosedRange<Double> { left.center.x...max(left.center.x, right.center.x) }
}

/// Arcs through the gap below a row of boxes, or above the lowest row: short ones inside long ones,
/// each on a track of its own, so that none hides another or runs behind a box.
struct LevelArcs {
  private(set) var arcs: [DrawnCurve] = []

  /// -1 when the arcs hang below the row, 1 when they stand above it.
  private let side: Double
  /// Where the row's boxes end on that side.
  private let edge: Double
  /// How far arcs may reach from the edge.
  private let reach: Double

  init(_ links: [LevelLink], places: Places) {
    let height = links.first?.left.center.y ?? 0
    let left = links.map(\.left.left).min() ?? 0
    let right = links.map(\.right.right).max() ?? 0
    let boxes = places.boxes.values.filter { $0.right > left && $0.left < right }
    let row = boxes.filter { abs($0.center.y - height) < 1 }
    let below = boxes.filter { $0.center.y < height - 1 }.map(\.top).max()
    let above = boxes.filter { $0.center.y > height + 1 }.map(\.bottom).min()
    side = below == nil ? 1 : -1
    if let below {
      edge = row.map(\.bottom).min() ?? height
      reach = max(10, edge - below - 5)
    } else {
      let top = row.map(\.top).max() ?? height
      edge = top
      reach = max(10, above.map { $0 - top - 5 } ?? 40)
    }
    let tracks = Self.tracks(of: links)
    let feet = Self.feet(of: links)
    let most = tracks.max() ?? 1
    let step = min(11, max(2, (reach - 8) / Double(most)))
    for (index, link) in links.enumerated() {
      let depth = min(reach, 8 + step * Double(tracks[index]))
      arcs.append(arc(link, from: feet[index].left, to: feet[index].right, depth: depth))
    }
  }

  /// The track of each link, from 1: below every track that it spans.
  private static func tracks(of links: [LevelLink]) -> [Int] {
    var tracks = [Int](repeating: 0, count: links.count)
    let bySpan = links.indices.sorted {
      let lengths = [$0, $1].map { links[$0].span.upperBound - links[$0].span.lowerBound }
      return (lengths[0], $0) < (lengths[1], $1)
    }
    for (rank, index) in bySpan.enumerated() {
      let crossed = bySpan[..<rank].filter { links[$0].span.overlaps(links[index].span) }
      tracks[index] = (crossed.map { tracks[$0] }.max() ?? 0) + 1
    }
    return tracks
  }

  /// Where each link leaves its boxes.
  ///
  /// The middle is left to the node's own edges; the farther the other end, the nearer to the
  /// middle, so that arcs of one box do not cross.
  private static func feet(of links: [LevelLink]) -> [(left: Double, right: Double)] {
    var feet = links.map { (left: $0.left.center.x, right: $0.right.center.x) }
    let byLeft = Dictionary(grouping: links.indices, by: { links[$0].left.center.x })
    let byRight = Dictionary(grouping: links.indices, by: { links[$0].right.center.x })
    for indices in byLeft.values {
      let farthestFirst = indices.sorted { links[$0].right.center.x > links[$1].right.center.x }
      for (place, index) in farthestFirst.enumerated() {
        feet[index].left += offset(place, of: indices.count, in: links[index].left)
      }
    }
    for indices in byRight.values {
      let farthestFirst = indices.sorted { links[$0].left.center.x < links[$1].left.center.x }
      for (place, index) in farthestFirst.enumerated() {
        feet[index].right -= offset(place, of: indices.count, in: links[index].right)
      }
    }
    return feet
  }

  private static func offset(_ place: Int, of count: Int, in box: Box) -> Double {
    let outermost = max(4, (box.right - box.left) / 2 - 12)
    let innermost = min(10, outermost)
    guard count > 1 else { return min(16, outermost) }
    let step = min(11, (outermost - innermost) / Double(count - 1))
    return innermost + step * Double(place)
  }

  private func arc(
    _ link: LevelLink, from left: Double, to right: Double, depth: Double
  ) -> DrawnCurve {
    let right = max(left + 8, right)
    let track = edge + side * depth
    let starts = side < 0 ? (link.left.bottom, link.right.bottom) : (link.left.top, link.right.top)
    let radius = min(20, (right - left) / 2)
    let round = 0.4477  // of a radius: what makes a cubic nearly a quarter of an ellipse
    var curve = Curve(from: Point(x: left, y: starts.0))
    curve.curve(
      Point(x: left, y: track + (starts.0 - track) * round),
      Point(x: left + radius * round, y: track), to: Point(x: left + radius, y: track))
    curve.line(to: Point(x: right - radius, y: track))
    curve.curve(
      Point(x: right - radius * round, y: track),
      Point(x: right, y: track + (starts.1 - track) * round), to: Point(x: right, y: starts.1))
    return DrawnCurve(
      number: link.number, curve: curve, label: Point(x: (left + right) / 2, y: track))
  }
}
