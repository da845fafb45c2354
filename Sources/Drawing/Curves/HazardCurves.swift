/// The lines of hazards: drawn over a finished layout, so that they have no say in it.
struct HazardCurves: Sendable {
  /// In the order of the links; nil where a node has no place.
  private(set) var curves: [Curve?]
  /// Where the label of a link goes.
  private(set) var labels: [Point?]

  init(_ links: [HazardLink], places: Places) {
    curves = [Curve?](repeating: nil, count: links.count)
    labels = [Point?](repeating: nil, count: links.count)
    var rows: [Int: [LevelLink]] = [:]
    var slanted: [SlantedLink] = []
    for (number, link) in links.enumerated() {
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
    for (_, links) in rows.sorted(by: { $0.key < $1.key }) {
      for arc in LevelArcs(links, places: places).arcs {
        curves[arc.number] = arc.curve
        labels[arc.number] = arc.label
      }
    }
    for line in SlantedLines(slanted, places: places).lines {
      curves[line.number] = line.curve
      labels[line.number] = line.label
    }
    separateLabels(of: links)
  }

  /// Moves labels along their lines until none lies over another, as far as that goes.
  private mutating func separateLabels(of links: [HazardLink]) {
    var taken: [Box] = []
    for (number, link) in links.enumerated() {
      guard let text = link.label, let curve = curves[number], let label = labels[number] else {
        continue
      }
      let width = 6 * Double(text.unicodeScalars.count) + 6
      func box(_ point: Point) -> Box { Box(center: point, width: width, height: 14) }
      let samples = curve.samples(8)
      let candidates =
        [label]
        + [12, 10, 14, 9, 15, 4, 20].compactMap {
          samples.indices.contains($0) ? samples[$0] : nil
        }
      let free = candidates.first { place in
        !taken.contains { $0.overlaps(box(place)) }
      }
      let place = free ?? label
      labels[number] = place
      taken.append(box(place))
    }
  }
}

/// The line of one link.
struct DrawnCurve {
  let number: Int
  let curve: Curve
  let label: Point
}
