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
    rows += caption.verdicts.map(Self.verdict)
    if let telling, !telling.sentences.isEmpty { rows += Self.numbered(telling) }
    // Tables of their own, or the samples of one row would pull those of another apart.
    let samples = Self.samples(of: scene, telling: telling)
    rows += samples.map { Self.table($0, spacing: 2) }
    let cells = rows.enumerated().map { number, row in
      let padding = number < rows.count - samples.count ? 3 : 0
      return "<tr><td align=\"left\" cellpadding=\"\(padding)\">\(row)</td></tr>"
    }
    let space = "<tr><td height=\"14\"></td></tr>"
    html = Self.table(space + cells.joined())
  }

  private static func verdict(_ line: Caption.VerdictLine) -> String {
    let text = DotHTML.escaped(line.text)
    return switch line.tone {
    case .plain: text
    case .faint: DotHTML.font(text, color: Palette.faintInk)
    case .safe: DotHTML.font("<b>\(text)</b>", color: Palette.addedEdge)
    case .unsafe: DotHTML.font("<b>\(text)</b>", color: Palette.hazard)
    }
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

  /// Rows of samples.
  private static func samples(of scene: Scene, telling: HazardTelling?) -> [String] {
    let samples = Sample.allCases.filter { $0.occurs(in: scene, telling: telling) }.map { sample in
      "<td align=\"left\">\(sample.html)</td>"
        + "<td align=\"left\">\(DotHTML.escaped(sample.rawValue))&#160;&#160;&#160;</td>"
    }
    return stride(from: 0, to: samples.count, by: samplesInRow).map { start in
      let row = samples[start..<min(start + samplesInRow, samples.count)].joined()
      return "<tr>\(row)\(slack)</tr>"
    }
  }

  /// A table is as wide as the cell around it, and shares what is too much evenly among its columns:
  /// many empty ones take nearly all of it.
  private static let slack = String(repeating: "<td cellpadding=\"0\"></td>", count: 40)

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
    case .dataEdge: arrow("⟶", color: Palette.dataEdge)
    case .orderEdge: arrow("<b>⟶</b>", color: Palette.orderEdge)
    case .addedEdge: arrow("<b>⇢</b>", color: Palette.addedEdge)
    case .hazard: line(Palette.hazard)
    }
  }

  private func box(_ fill: Color, line: Color, style: String) -> String {
    Legend.table(
      "<tr><td width=\"22\" height=\"10\" fixedsize=\"true\"></td></tr>",
      look: "border=\"1\" style=\"\(style)\" color=\"\(line.light)\" bgcolor=\"\(fill.light)\"")
  }

  /// One letter: line and head of two pieces stand apart in some fonts.
  private func arrow(_ letter: String, color: Color) -> String {
    let cell = "width=\"30\" height=\"14\" fixedsize=\"true\""
    let text = DotHTML.font(letter, size: 13, color: color)
    return Legend.table("<tr><td \(cell)>\(text)</td></tr>")
  }

  /// The lower edge of a cell.
  private func line(_ color: Color) -> String {
    let cell = "width=\"26\" height=\"6\" fixedsize=\"true\""
    let stroke = "border=\"2\" sides=\"b\" style=\"dashed\" color=\"\(color.light)\""
    return Legend.table("<tr><td \(cell) \(stroke)></td></tr><tr><td \(cell)></td></tr>")
  }
}
