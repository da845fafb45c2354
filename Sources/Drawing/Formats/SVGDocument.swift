/// Graphviz's SVG, made fit for browsers.
///
/// Graphviz writes one element a line, and text between tags holds no `<` and no line end, so lines
/// are what is worked on.
struct SVGDocument {
  private(set) var text = ""
  private let titles: [String: String]
  private let name: String
  /// The id of the group that lines belong to.
  private var group = ""
  /// The middle of the group's shape, where its texts are centred.
  private var middle: String?

  init(_ svg: [UInt8], scene: Scene) {
    titles = Self.titles(of: scene)
    name = scene.caption.title
    for line in String(decoding: svg, as: UTF8.self).split(separator: "\n") { add(line) }
  }

  private mutating func add(_ line: Substring) {
    if Self.dropped.contains(where: line.hasPrefix) || Self.isBlank(line) { return }
    if line.hasPrefix("<g id=\"") {
      group = String(line.dropFirst(7).prefix { $0 != "\"" })
      middle = nil
    }
    if line.hasPrefix("<title>") {
      if let title = titles[group] { text += "<title>\(Self.escaped(title))</title>\n" }
      return
    }
    if middle == nil, Self.holdsLabel(line, in: group) { middle = Self.middle(of: line) }
    var line = String(line)
    if line.hasPrefix("<svg ") { line = "<svg role=\"img\" " + line.dropFirst(5) }
    if line.hasPrefix("<text "), let middle { line = Self.centred(line, on: middle) }
    text += line.replacing("stroke=\"transparent\"", with: "stroke=\"none\"") + "\n"
    if line.hasPrefix(" viewBox=") {
      text += "<title>\(Self.escaped(name))</title>\n<style>\(Self.style)</style>\n"
    }
  }

  /// Comments name the graphviz that is installed; the document type refers to the network.
  private static let dropped = [
    "<!--", "-->", " -->", "<!DOCTYPE", " \"http://www.w3.org/Graphics",
  ]

  /// A text of blanks, such as keeps lines apart.
  private static func isBlank(_ line: Substring) -> Bool {
    guard line.hasPrefix("<text "), line.hasSuffix("</text>") else { return false }
    let words = line.dropLast(7)
    return words.last == ">" || words.hasSuffix("> ") || words.hasSuffix(">&#160;")
  }

  private static func titles(of scene: Scene) -> [String: String] {
    var titles: [String: String] = [:]
    for node in scene.nodes { titles["n\(node.index)"] = node.tooltip }
    for dataset in scene.datasets { titles["d\(dataset.rank)"] = dataset.tooltip }
    for (number, edge) in scene.edges.enumerated() { titles["e\(number)"] = edge.tooltip }
    for (number, link) in scene.links.enumerated() { titles["h\(number)"] = link.tooltip }
    for node in scene.nodes { titles["b\(node.index)"] = node.tooltip }
    func add(_ groups: [DrawnGroup], below name: String) {
      for (number, group) in groups.enumerated() {
        titles["\(name)\(number)"] = group.tooltip
        add(group.inner, below: "\(name)\(number)_")
      }
    }
    add(scene.groups, below: "g")
    return titles
  }

  /// Scalar by scalar: a bracket with an accent on it is one character, and a bracket all the same.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

// MARK: - Texts

extension SVGDocument {
  /// Lines of a label start where they do for one font; a viewer with another one sees them stand
  /// off the middle.
  ///
  /// Anchored in the middle they are right for any font.
  private static func centred(_ line: String, on middle: String) -> String {
    guard let start = line.firstRange(of: "text-anchor=\"start\" x=\"") else { return line }
    let rest = line[start.upperBound...].drop { $0 != "\"" }
    return line[..<start.lowerBound] + "text-anchor=\"middle\" x=\"\(middle)" + rest
  }

  /// Whether a line draws what a label stands in: a node, a dataset, or the ground of a label on
  /// the line of a hazard.
  private static func holdsLabel(_ line: Substring, in group: String) -> Bool {
    switch group.first {
    case "n", "d": true
    case "b", "h": line.hasPrefix("<polygon ") || line.hasPrefix("<path fill=\"#")
    default: false
    }
  }

  /// The middle of a path, polygon or ellipse from left to right; nil for other lines.
  private static func middle(of line: Substring) -> String? {
    if line.hasPrefix("<ellipse ") { return attribute("cx", of: line).map(String.init) }
    let list = line.hasPrefix("<path ") ? attribute("d", of: line) : attribute("points", of: line)
    guard let list, !line.hasPrefix("<text ") else { return nil }
    let pairs = list.split { " MC".contains($0) }
    let places = pairs.compactMap { $0.split(separator: ",").first.flatMap { Double($0) } }
    guard let left = places.min(), let right = places.max() else { return nil }
    return Point.written((left + right) / 2)
  }

  private static func attribute(_ name: String, of line: Substring) -> Substring? {
    guard let start = line.firstRange(of: " \(name)=\"") else { return nil }
    return line[start.upperBound...].prefix { $0 != "\"" }
  }
}

// MARK: - Colours

extension SVGDocument {
  /// A program that knows no such query shows the light colours on their light ground.
  private static let style: String = {
    let rules = Palette.all.map { color in
      let (light, dark) = (color.light, color.dark)
      return "[fill=\"\(light)\"]{fill:\(dark)}[stroke=\"\(light)\"]{stroke:\(dark)}"
    }
    return "@media (prefers-color-scheme:dark){\(rules.joined())}"
  }()
}
