/// SVG that carries its own ground, so it is legible wherever it is put, and turns dark where the
/// reader prefers that. Every shape has an id and classes to be styled and found by, and says in
/// its title what it is.
struct SVGWriter: PictureWriter {
  func bytes(of picture: Picture) throws(DrawingError) -> [UInt8] {
    let drawn = try Graphviz.render(picture.renderableDot(), as: .svg)
    return Array(SVGDocument(drawn, scene: picture.scene).text.utf8)
  }
}

/// Graphviz's SVG, made fit for browsers.
struct SVGDocument {
  private(set) var text = ""
  private let titles: [String: String]
  private let name: String
  /// The id of the group that the next title belongs to.
  private var group = ""

  init(_ svg: [UInt8], scene: Scene) {
    titles = Self.titles(of: scene)
    name = scene.caption.title
    for line in String(decoding: svg, as: UTF8.self).split(separator: "\n") { add(line) }
  }

  /// Graphviz writes one element a line; text between tags holds no `<` and no line end.
  private mutating func add(_ line: Substring) {
    if line.hasPrefix("<!--") || line.hasPrefix("-->") || line.hasPrefix(" -->") { return }
    if line.hasPrefix("<!DOCTYPE") || line.hasPrefix(" \"http://www.w3.org/Graphics") { return }
    if line.hasPrefix("<g id=\"") { group = String(line.dropFirst(7).prefix { $0 != "\"" }) }
    if line.hasPrefix("<title>") {
      guard let title = titles[group] else { return }
      text += "<title>\(Self.escaped(title))</title>\n"
      return
    }
    var line = String(line)
    if line.hasPrefix("<svg ") { line = "<svg role=\"img\" " + line.dropFirst(5) }
    text += line.replacing("stroke=\"transparent\"", with: "stroke=\"none\"") + "\n"
    if line.hasPrefix(" viewBox=") {
      text += "<title>\(Self.escaped(name))</title>\n<style>\(Self.style)</style>\n"
    }
  }

  private static func titles(of scene: Scene) -> [String: String] {
    var titles: [String: String] = [:]
    for node in scene.nodes { titles["n\(node.index)"] = node.tooltip }
    for dataset in scene.datasets { titles["d\(dataset.rank)"] = dataset.tooltip }
    for (number, edge) in scene.edges.enumerated() { titles["e\(number)"] = edge.tooltip }
    for (number, link) in scene.hazards.enumerated() { titles["h\(number)"] = link.tooltip }
    func add(_ groups: [DrawnGroup], below name: String) {
      for (number, group) in groups.enumerated() {
        titles["\(name)\(number)"] = group.tooltip
        add(group.inner, below: "\(name)\(number)_")
      }
    }
    add(scene.groups, below: "g")
    return titles
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// A program that knows no such query shows the light colours on their light ground.
  private static let style: String = {
    let rules = Palette.all.map { color in
      "[fill=\"\(color.light)\"]{fill:\(color.dark)}[stroke=\"\(color.light)\"]{stroke:\(color.dark)}"
    }
    return "@media (prefers-color-scheme:dark){\(rules.joined())}"
  }()
}
