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
      let curve = best(link, leavingAt: starts[index], enteringAt: ends[index])
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

  private func best(
    _ link: SlantedLink, leavingAt start: Double, enteringAt end: Double
  ) -> Curve {
    var best: (cost: Double, curve: Curve)?
    for candidate in Self.candidates(link, start: start, end: end) {
      let cost = cost(of: candidate.curve, link: link) + candidate.bend / 10
      if cost < best?.cost ?? .infinity { best = (cost, candidate.curve) }
    }
    return best?.curve ?? Curve(from: link.upper.center)
  }

  /// Through the bottom of the upper box or the side that faces the lower one, likewise into the
  /// lower box; straight and bent more and more.
  private static func candidates(
    _ link: SlantedLink, start: Double, end: Double
  ) -> [(curve: Curve, bend: Double)] {
    let fall = link.upper.bottom - link.lower.top
    let isRight = link.lower.center.x > link.upper.center.x
    let below = Point(x: start, y: link.upper.bottom)
    let above = Point(x: end, y: link.lower.top)
    let beside = Point(x: isRight ? link.upper.right : link.upper.left, y: link.upper.center.y)
    let before = Point(x: isRight ? link.lower.left : link.lower.right, y: link.lower.center.y)
    func curve(_ from: Point, _ first: Point, _ second: Point, _ to: Point) -> Curve {
      var curve = Curve(from: from)
      curve.curve(first, second, to: to)
      return curve
    }
    var candidates = [0.0, 30, -30, 60, -60, 100, -100, 150, -150, 210, -210, 280, -280].map {
      let first = Point(x: below.x + $0, y: below.y - fall * 0.35)
      let second = Point(x: above.x + $0, y: above.y + fall * 0.35)
      return (curve: curve(below, first, second, above), bend: abs($0))
    }
    let away = (before.x - beside.x) * 0.4
    guard (away > 0) == isRight else { return candidates }
    let outOf = Point(x: beside.x + away, y: beside.y)
    let into = Point(x: before.x - away, y: before.y)
    let down = Point(x: below.x, y: below.y - fall * 0.5)
    let up = Point(x: above.x, y: above.y + fall * 0.5)
    candidates.append((curve(beside, outOf, up, above), 20))
    candidates.append((curve(below, down, into, before), 20))
    candidates.append((curve(beside, outOf, into, before), 30))
    return candidates
  }

  /// How long a curve is and how much of it runs over boxes, its own two only where it enters and
  /// leaves.
  private func cost(of curve: Curve, link: SlantedLink) -> Double {
    let samples = curve.samples(48).dropFirst(2).dropLast(2)
    guard let left = samples.map(\.x).min(), let right = samples.map(\.x).max() else { return 0 }
    let near = obstacles.filter {
      $0.right > left - 4 && $0.left < right + 4 && $0.top > link.lower.bottom
        && $0.bottom < link.upper.top
    }
    var cost = 0.0
    for (point, next) in zip(samples, samples.dropFirst()) {
      let (across, along) = (next.x - point.x, next.y - point.y)
      cost += (across * across + along * along).squareRoot() / 5
      if near.contains(where: { $0.contains(point, margin: 3) }) { cost += 10 }
    }
    return cost
  }

  private static func label(of curve: Curve) -> Point {
    let samples = curve.samples(2)
    return samples[samples.count / 2]
  }
}
