/// Where a layout put the shapes of a picture.
struct Places: Sendable {
  private(set) var boxes: [Vertex: Box] = [:]
  /// Of the whole layout, in points.
  private(set) var width = 0.0
  private(set) var height = 0.0

  /// Reads graphviz's plain format, whose lengths are inches: `graph scale width height`,
  /// `node n3 x y width height …`.
  init(plain: [UInt8]) {
    for line in plain.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 6).prefix(6)
        .map { String(decoding: $0, as: UTF8.self) }
      if words.count == 4, words[0] == "graph", let wide = Double(words[2]),
        let high = Double(words[3])
      {
        (width, height) = (wide * 72, high * 72)
      }
      guard words.count == 6, words[0] == "node", let vertex = Vertex(id: words[1]) else {
        continue
      }
      let lengths = words[2...].compactMap(Double.init).map { $0 * 72 }
      guard lengths.count == 4 else { continue }
      boxes[vertex] = Box(
        center: Point(x: lengths[0], y: lengths[1]), width: lengths[2], height: lengths[3])
    }
  }

  init(boxes: [Vertex: Box]) { self.boxes = boxes }

  /// How much wider the layout is than a screen would have it: 1 is three times as wide as high.
  var stretch: Double { width / max(1, 3 * height) }

  subscript(node: Int) -> Box? { boxes[.node(node)] }
}

extension Vertex {
  /// The vertex that is called `n3` or `d3`.
  init?(id: String) {
    guard let number = Int(id.dropFirst()), number >= 0 else { return nil }
    switch id.first {
    case "n": self = .node(number)
    case "d": self = .dataset(number)
    default: return nil
    }
  }
}
