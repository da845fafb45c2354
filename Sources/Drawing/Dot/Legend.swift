/// The table below the picture: what it is, the verdicts, and a sample of everything that occurs in
/// it, and of nothing else.
///
/// It is the label of the graph, so it has no part in the layout.
struct Legend {
  let html: String

  private static let samplesInRow = 4

  init(_ scene: Scene, telling: HazardTelling?) {
    let caption = scene.caption
    let head = [caption.title, caption.subtitle].filter { !$0.isEmpty }.joined(separator: ": ")
    var rows = ["<b>\(DotHTML.escaped(head))</b>"]
    rows += caption.verdicts.map { line in
      let text = DotHTML.escaped(line.text)
      return line.isUnsafe ? DotHTML.font("<b>\(text)</b>", color: Palette.hazard) : text
    }
    if let telling, !telling.sentences.isEmpty { rows += Self.numbered(telling) }
    // A table of its own, or long lines above would pull the samples apart.
    let samples = Self.samples(of: scene, telling: telling)
    if !samples.isEmpty { rows.append(Self.table(samples, spacing: 3)) }
    let cells = rows.enumerated().map { number, row in
      let padding = number == rows.count - 1 && !samples.isEmpty ? 0 : 3
      return "<tr><td align=\"left\" cellpadding=\"\(padding)\">\(row)</td></tr>"
    }
    html = Self.table(cells.joined())
  }

  /// What stands at the corner of a box, and before its sentence.
  static func badge(_ text: String) -> String {
    let words = DotHTML.font("<b>\(DotHTML.escaped(text))</b>", size: 10, color: Palette.ground)
    let size = "width=\"\(badgeWidth(text))\" height=\"\(badgeHeight)\" fixedsize=\"true\""
    return table(
      "<tr><td \(size)>\(words)</td></tr>",
      look: "border=\"0\" bgcolor=\"\(Palette.hazard.light)\"")
  }

  /// Wide enough for any font, in points.
  static func badgeWidth(_ text: String) -> Int { 7 * text.unicodeScalars.count + 6 }

  static let badgeHeight = 13

  private static func numbered(_ telling: HazardTelling) -> [String] {
    let lines = telling.sentences.enumerated().map { number, sentence in
      "<tr><td>\(badge("\(number + 1)"))</td>"
        + "<td align=\"left\">&#160;\(DotHTML.escaped(sentence))</td></tr>"
    }
    var rows = [
      "boxes with the same number must not run at the same time:",
      table(lines.joined(), spacing: 2),
    ]
    if telling.untold > 0 {
      rows.append("and \(telling.untold) more; every node in a hazard is outlined")
    }
    return rows
  }

  private static func samples(of scene: Scene, telling: HazardTelling?) -> String {
    let samples = Sample.allCases.filter { $0.occurs(in: scene, telling: telling) }.map { sample in
      "<td align=\"left\">\(sample.html)</td>"
        + "<td align=\"left\">\(DotHTML.escaped(sample.rawValue))&#160;&#160;&#160;</td>"
    }
    return stride(from: 0, to: samples.count, by: samplesInRow).map { start in
      "<tr>\(samples[start..<min(start + samplesInRow, samples.count)].joined())</tr>"
    }.joined()
  }

  static func table(_ rows: String, spacing: Int = 0, look: String = "border=\"0\"") -> String {
    "<table \(look) cellborder=\"0\" cellspacing=\"0\" cellpadding=\"\(spacing)\">\(rows)</table>"
  }
}

/// A kind of thing in a picture; the raw value is what the legend says.
enum Sample: String, CaseIterable {
  case node
  case hazardousNode = "node in a hazard"
  case storedDataset = "stored dataset"
  case memoryDataset = "dataset in memory"
  case unknownDataset = "dataset, place not known"
  case dataEdge = "data"
  case orderEdge = "order"
  case addedEdge = "added order"
  case hazard = "must not overlap"

  func occurs(in scene: Scene, telling: HazardTelling?) -> Bool {
    switch self {
    case .node: scene.nodes.contains { !$0.isHazardous }
    case .hazardousNode: scene.nodes.contains { $0.isHazardous }
    case .storedDataset: scene.datasets.contains { $0.kind == .stored }
    case .memoryDataset: scene.datasets.contains { $0.kind == .inMemory }
    case .unknownDataset: scene.datasets.contains { $0.kind == .unknown }
    case .dataEdge: scene.edges.contains { $0.kind == .data }
    case .orderEdge: scene.edges.contains { $0.kind == .order }
    case .addedEdge: scene.edges.contains { $0.kind == .added }
    case .hazard: telling?.links.isEmpty == false
    }
  }

  var html: String {
    switch self {
    case .node: box(Palette.node, line: Palette.nodeLine, style: "rounded")
    case .hazardousNode: box(Palette.hazardNode, line: Palette.hazard, style: "rounded,dashed")
    case .storedDataset: box(Palette.dataset, line: Palette.datasetLine, style: "solid")
    case .memoryDataset: box(Palette.dataset, line: Palette.datasetLine, style: "dashed")
    case .unknownDataset: box(Palette.dataset, line: Palette.datasetLine, style: "dotted")
    case .dataEdge: line(Palette.dataEdge, width: 1, style: "solid", head: "►")
    case .orderEdge: line(Palette.orderEdge, width: 2, style: "solid", head: ">")
    case .addedEdge: line(Palette.addedEdge, width: 2, style: "dashed", head: ">")
    case .hazard: line(Palette.hazard, width: 2, style: "dashed", head: nil)
    }
  }

  private func box(_ fill: Color, line: Color, style: String) -> String {
    Legend.table(
      "<tr><td width=\"22\" height=\"10\" fixedsize=\"true\"></td></tr>",
      look: "border=\"1\" style=\"\(style)\" color=\"\(line.light)\" bgcolor=\"\(fill.light)\"")
  }

  /// The lower edge of a cell, and the head as a letter beside it.
  private func line(_ color: Color, width: Int, style: String, head: String?) -> String {
    let cell = "width=\"26\" height=\"6\" fixedsize=\"true\""
    let stroke = "border=\"\(width)\" sides=\"b\" style=\"\(style)\" color=\"\(color.light)\""
    let arrow = head.map {
      "<td rowspan=\"2\"><b>\(DotHTML.font(DotHTML.escaped($0), color: color))</b></td>"
    }
    return Legend.table(
      "<tr><td \(cell) \(stroke)></td>\(arrow ?? "")</tr><tr><td \(cell)></td></tr>")
  }
}
