extension DotPicture {
  func attributes(of edge: DrawnEdge, number: Int) -> [(String, DotValue)] {
    let look: [(String, DotValue)] =
      switch edge.kind {
      case .data: []
      case .order:
        [("color", "\(Palette.orderEdge.light)"), ("penwidth", "1.5"), ("arrowhead", "vee")]
      case .added:
        [
          ("color", "\(Palette.addedEdge.light)"), ("penwidth", "1.8"), ("arrowhead", "vee"),
          ("style", "dashed"),
        ]
      }
    return [("id", "e\(number)"), ("class", "\(edge.kind)")] + look + tooltip(edge.tooltip)
  }

  func hazards(in dot: inout DotText) {
    guard let telling else { return }
    for (number, link) in scene.links.enumerated() where telling.links.contains(number) {
      dot.statement(
        "n\(link.from) -> n\(link.to)", attributes(of: link, number: number, telling: telling))
    }
    guard isDrawing else { return }
    for badge in telling.badges {
      guard let place = telling.place(of: badge) else { continue }
      dot.statement(
        "n\(badge.node) -> n\(badge.node)",
        [
          ("id", "b\(badge.node)"), ("class", "badge"), ("dir", "none"),
          ("color", "transparent"), ("curve", "\(Self.spot(place))"),
          ("label", .html(Legend.badge(badge.text))), ("lp", "\(place.written)"),
        ])
    }
  }

  /// A curve that goes nowhere: a badge is the label of a line that nobody sees.
  private static func spot(_ place: Point) -> String {
    var curve = Curve(from: place)
    curve.line(to: place)
    return curve.written
  }

  /// Undirected, and without a say in the ranks.
  private func attributes(
    of link: HazardLink, number: Int, telling: HazardTelling
  ) -> [(String, DotValue)] {
    var attributes: [(String, DotValue)] = [
      ("id", "h\(number)"), ("class", "hazard"), ("dir", "none"), ("constraint", "false"),
      ("style", "dashed"), ("color", "\(Palette.hazard.light)"), ("penwidth", "1.6"),
    ]
    if link.label != nil { attributes.append(("fontcolor", "\(Palette.hazard.light)")) }
    if let curves = telling.curves, let curve = curves.curves[number] {
      let seen = curve.moved { telling.seen($0, from: link.from) }
      attributes.append(("curve", "\(seen.written)"))
      if let label = link.label, let place = curves.labels[number] {
        let place = telling.seen(place, from: link.from)
        attributes += [("label", .html(onGround(label))), ("lp", "\(place.written)")]
      }
    } else if let label = link.label {
      attributes.append(("xlabel", .words(label)))
    }
    return attributes + tooltip(link.tooltip)
  }

  /// A label that hides the line it stands on.
  private func onGround(_ label: String) -> String {
    let width = HazardCurves.width(ofLabel: label)
    return Legend.table(
      "<tr><td width=\"\(Int(width))\">\(DotHTML.escaped(label))</td></tr>", spacing: 1,
      look: "border=\"0\" bgcolor=\"\(Palette.ground.light)\"")
  }

  /// A point that nobody sees between two stages puts one below the other.
  func stageOrder(in dot: inout DotText) {
    let stages = scene.groups.filter { $0.kind == .stage }
    for (number, (earlier, later)) in zip(stages, stages.dropFirst()).enumerated() {
      let name = "s\(number)"
      dot.statement(
        name,
        [
          ("shape", "point"), ("style", "invis"), ("width", "0"), ("height", "0"), ("label", ""),
        ])
      for member in earlier.members {
        dot.statement("\(member.id) -> \(name)", [("style", "invis"), ("weight", "4")])
      }
      for member in later.members {
        dot.statement("\(name) -> \(member.id)", [("style", "invis"), ("weight", "4")])
      }
    }
  }
}
