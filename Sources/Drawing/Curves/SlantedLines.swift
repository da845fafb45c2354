/// A link between nodes of two ranks.
struct SlantedLink {
  let number: Int
  let upper: Box
  let lower: Box
}

/// Curves from the bottom of one box to the top of another, bent aside as far as it takes to pass
/// the boxes between.
struct SlantedLines {
  private(set) var lines: [DrawnCurve] = []

  private let obstacles: [Box]

  /// Complexity: links × bends × boxes between.
  init(_ links: [SlantedLink], places: Places) {
    // The order of a dictionary must not show: only counts and extremes are taken from it.
    obstacles = Array(places.boxes.values)
    let starts = Self.spread(links, end: \.upper, other: \.lower)
    let ends = Self.spread(links, end: \.lower, other: \.upper)
    for (index, link) in links.enumerated() {
      let from = Point(x: starts[index], y: link.upper.bottom)
      let to = Point(x: ends[index], y: link.lower.top)
      let curve = best(link, from: from, to: to)
      lines.append(
        DrawnCurve(number: link.number, curve: curve, label: Self.label(of: curve)))
    }
  }

  /// Spreads the ends of lines over the side of a box, in the order of their other ends.
  private static func spread(
    _ links: [SlantedLink], end: KeyPath<SlantedLink, Box>, other: KeyPath<SlantedLink, Box>
  ) -> [Double] {
    var places = links.map { $0[keyPath: end].center.x }
    let byBox = Dictionary(grouping: links.indices) { links[$0][keyPath: end].center }
    for (_, indices) in byBox {
      let sorted = indices.sorted {
        let mine = links[$0][keyPath: other].center.x
        let theirs = links[$1][keyPath: other].center.x
        return (mine, $0) < (theirs, $1)
      }
      for (rank, index) in sorted.enumerated() {
        let box = links[index][keyPath: end]
        let room = max(4, (box.right - box.left) / 2 - 14)
        let aside = links[index][keyPath: other].center.x < box.center.x ? -1.0 : 1.0
        let shift =
          sorted.count == 1
          ? aside * min(12, room)
          : room * (2 * Double(rank) / Double(sorted.count - 1) - 1)
        places[index] += shift
      }
    }
    return places
  }

  private func best(_ link: SlantedLink, from start: Point, to end: Point) -> Curve {
    let fall = start.y - end.y
    var best: (cost: Double, curve: Curve)?
    for bend in [0.0, 30, -30, 60, -60, 100, -100, 150, -150, 210, -210, 280, -280] {
      var curve = Curve(from: start)
      curve.curve(
        Point(x: start.x + bend, y: start.y - fall * 0.35),
        Point(x: end.x + bend, y: end.y + fall * 0.35), to: end)
      let cost = cost(of: curve, link: link) + abs(bend) / 10
      if cost < best?.cost ?? .infinity { best = (cost, curve) }
    }
    return best?.curve ?? Curve(from: start)
  }

  /// How much of a curve runs over boxes, its own two only where it enters and leaves.
  private func cost(of curve: Curve, link: SlantedLink) -> Double {
    let samples = curve.samples(48).dropFirst(2).dropLast(2)
    guard let left = samples.map(\.x).min(), let right = samples.map(\.x).max() else { return 0 }
    let near = obstacles.filter {
      $0.right > left - 4 && $0.left < right + 4 && $0.top > link.lower.bottom
        && $0.bottom < link.upper.top
    }
    return samples.reduce(0) { cost, point in
      cost + (near.contains { $0.contains(point, margin: 3) } ? 10 : 0)
    }
  }

  private static func label(of curve: Curve) -> Point {
    let samples = curve.samples(2)
    return samples[samples.count / 2]
  }
}
