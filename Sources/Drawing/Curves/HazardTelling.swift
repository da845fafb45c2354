/// How each hazard of a picture is told: by lines where all of them are short and clear, or else by
/// a number at its boxes and a sentence in the legend.
struct HazardTelling: Sendable {
  /// A small number at the corner of a node.
  struct Badge: Sendable, Equatable {
    let node: Int
    /// `1`, `1 2 3`, or `1 2 +5`.
    let text: String
  }

  /// Links that are drawn.
  let links: Set<Int>
  /// Those in their places, once there is a layout.
  let curves: HazardCurves?
  /// What the legend says, numbered from 1.
  let sentences: [String]
  /// Hazards without a line and without a number: the outlines of their nodes have to do.
  let untold: Int
  /// By ascending node.
  let badges: [Badge]

  private let places: Places?

  /// More sentences are not read.
  static let mostSentences = 12

  /// - Parameter places: Nil when something else lays the picture out: then every line is taken for
  ///   clear.
  init(_ scene: Scene, places: Places?) {
    let all = places.map { HazardCurves(scene.links, places: $0) }
    var links: Set<Int> = []
    var others: [DrawnHazard] = []
    for hazard in scene.hazards {
      if let mine = hazard.links, mine.allSatisfy({ all?.isClear[$0] ?? true }) {
        links.formUnion(mine)
      } else {
        others.append(hazard)
      }
    }
    let numbered = others.prefix(Self.mostSentences)
    curves = places.map { HazardCurves(scene.links, places: $0, chosen: links) }
    sentences = numbered.map(\.words)
    untold = others.count - numbered.count
    badges = Self.badges(of: Array(numbered))
    self.links = links
    self.places = places
  }

  private static func badges(of hazards: [DrawnHazard]) -> [Badge] {
    var numbers: [Int: [Int]] = [:]
    for (number, hazard) in hazards.enumerated() {
      for node in hazard.nodes { numbers[node, default: []].append(number + 1) }
    }
    return numbers.sorted { $0.key < $1.key }.map { node, numbers in
      let shown = numbers.count > 3 ? 2 : numbers.count
      var words = numbers.prefix(shown).map { "\($0)" }
      if numbers.count > shown { words.append("+\(numbers.count - shown)") }
      return Badge(node: node, text: words.joined(separator: " "))
    }
  }

  /// The middle of a badge: over the upper right corner of its box, seen from the box's middle.
  func place(of badge: Badge) -> Point? {
    guard let box = places?[badge.node] else { return nil }
    let right = (box.right - box.left) / 2 + 8
    let width = Double(Legend.badgeWidth(badge.text))
    return Point(x: right - width / 2, y: (box.top - box.bottom) / 2 + 4)
  }

  /// How much higher the legend is by the sentences, nearly, in points.
  var height: Double { sentences.isEmpty ? 0 : 18 * Double(sentences.count + 2) }

  /// Where a place of the layout lies, seen from the middle of a node.
  func seen(_ point: Point, from node: Int) -> Point {
    let middle = places?[node]?.center ?? Point(x: 0, y: 0)
    return Point(x: point.x - middle.x, y: point.y - middle.y)
  }
}
