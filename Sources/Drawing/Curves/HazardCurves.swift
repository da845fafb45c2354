/// The lines of hazards: drawn over a finished layout, so that they have no say in it.
struct HazardCurves: Sendable {
  /// In the order of the links; nil where a node has no place.
  private(set) var curves: [Curve?]
  /// Where the label of a link goes.
  private(set) var labels: [Point?]
  /// Whether a line is short, runs over no box, and has room for its label.
  private(set) var isClear: [Bool]

  /// Lines that are longer, in points, are not followed by the eye.
  static let longest = 640.0

  /// Lays out the lines of `chosen` links, all of them if nil.
  init(_ links: [HazardLink], places: Places, chosen: Set<Int>? = nil) {
    curves = [Curve?](repeating: nil, count: links.count)
    labels = [Point?](repeating: nil, count: links.count)
    isClear = [Bool](repeating: false, count: links.count)
    var rows: [Int: [LevelLink]] = [:]
    var slanted: [SlantedLink] = []
    for (number, link) in links.enumerated() where chosen?.contains(number) ?? true {
      guard let from = places[link.from], let to = places[link.to] else { continue }
      if abs(from.center.y - to.center.y) < 1 {
        let ends = from.center.x <= to.center.x ? (from, to) : (to, from)
        let level = LevelLink(number: number, left: ends.0, right: ends.1)
        rows[Int(from.center.y.rounded()), default: []].append(level)
      } else {
        let ends = from.center.y >= to.center.y ? (from, to) : (to, from)
        slanted.append(SlantedLink(number: number, upper: ends.0, lower: ends.1))
      }
    }
    let obstacles = Array(places.boxes.values)
    for (_, links) in rows.sorted(by: { $0.key < $1.key }) {
      take(LevelArcs(links, places: places).arcs, obstacles: obstacles)
    }
    take(SlantedLines(slanted, places: places).lines, obstacles: obstacles)
    placeLabels(of: links, obstacles: obstacles)
  }

  /// Wide enough for any font, in points.
  static func width(ofLabel text: String) -> Double {
    6 * Double(text.unicodeScalars.count) + 8
  }

  private mutating func take(_ lines: [DrawnCurve], obstacles: [Box]) {
    for line in lines {
      curves[line.number] = line.curve
      labels[line.number] = line.label
      isClear[line.number] =
        line.curve.length <= Self.longest && !line.curve.runs(over: obstacles)
    }
  }

  /// Moves labels along their lines until none lies over a box or over another label; a line
  /// without such a place is not clear.
  private mutating func placeLabels(of links: [HazardLink], obstacles: [Box]) {
    var taken: [Box] = []
    for (number, link) in links.enumerated() {
      guard let text = link.label, let curve = curves[number], let label = labels[number] else {
        continue
      }
      let width = Self.width(ofLabel: text)
      func box(_ point: Point) -> Box { Box(center: point, width: width, height: 14) }
      let free = ([label] + curve.fromMiddle).first { place in
        let mine = box(place)
        return !taken.contains { $0.overlaps(mine) } && !obstacles.contains { $0.overlaps(mine) }
      }
      if free == nil { isClear[number] = false }
      let place = free ?? label
      labels[number] = place
      if isClear[number] { taken.append(box(place)) }
    }
  }
}

/// The line of one link.
struct DrawnCurve {
  let number: Int
  let curve: Curve
  let label: Point
}

extension Curve {
  /// Nearly, in points.
  fileprivate var length: Double {
    let points = samples(12)
    return zip(points, points.dropFirst()).map { point, next in
      ((next.x - point.x) * (next.x - point.x) + (next.y - point.y) * (next.y - point.y))
        .squareRoot()
    }.reduce(0, +)
  }

  /// Whether it crosses a box; its ends lie on the sides of two.
  fileprivate func runs(over boxes: [Box]) -> Bool {
    let points = samples(24)
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let low = points.map(\.y).min(), let high = points.map(\.y).max()
    else { return false }
    let whole = Box(left: left - 1, bottom: low - 1, right: right + 1, top: high + 1)
    let near = boxes.filter { $0.overlaps(whole) }
    return points.contains { point in near.contains { $0.contains(point, margin: -0.5) } }
  }

  /// Places along it, from the middle to the ends, which belong to boxes.
  fileprivate var fromMiddle: [Point] {
    let points = samples(8)
    let middle = points.count / 2
    return (1...max(1, points.count / 3)).flatMap { step in
      [middle - step, middle + step].filter(points.indices.contains).map { points[$0] }
    }
  }
}
