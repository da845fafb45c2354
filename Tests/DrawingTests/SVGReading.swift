import Foundation

@testable import Drawing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a real XML parser finds in an SVG.
final class SVGReading: NSObject, XMLParserDelegate {
  struct Group {
    let id: String
    let classes: Set<String>
    var title: String?
    var texts: [String] = []
    /// Attributes of the shapes in it, in order.
    var shapes: [[String: String]] = []
  }

  private(set) var isWellFormed = false
  private(set) var elements: [String: Int] = [:]
  private(set) var groups: [Group] = []
  /// All texts of the picture.
  private(set) var texts: [String] = []
  private var open: [Int?] = []
  private var characters = ""

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse() && parser.parserError == nil
  }

  func group(_ id: String) -> Group? { groups.first { $0.id == id } }

  func groups(_ classes: String...) -> [Group] {
    groups.filter { $0.classes.isSuperset(of: classes) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    elements[name, default: 0] += 1
    characters = ""
    if name == "g" {
      let classes = Set((attributes["class"] ?? "").split(separator: " ").map(String.init))
      groups.append(Group(id: attributes["id"] ?? "", classes: classes))
      open.append(groups.count - 1)
    } else {
      if let group = open.last ?? nil, name != "title", name != "text" {
        groups[group].shapes.append(attributes)
      }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { characters += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    switch name {
    case "g": open.removeLast()
    case "title": if let group = open.last ?? nil { groups[group].title = characters }
    case "text":
      texts.append(characters)
      if let group = open.last ?? nil { groups[group].texts.append(characters) }
    default: break
    }
    characters = ""
  }
}

extension SVGReading.Group {
  /// The points of its first shape, y downwards.
  var points: [Point] {
    guard let first = shapes.first else { return [] }
    if let x = first["cx"].flatMap(Double.init), let y = first["cy"].flatMap(Double.init) {
      return [Point(x: x, y: y)]
    }
    return (first["d"] ?? first["points"] ?? "").split { " MC".contains($0) }
      .map { $0.split(separator: ",").compactMap { Double($0) } }.filter { $0.count == 2 }
      .map { Point(x: $0[0], y: $0[1]) }
  }

  /// The middle of its first shape.
  var middle: Point? {
    let (across, down) = (points.map(\.x), points.map(\.y))
    guard let left = across.min(), let right = across.max(), let top = down.min(),
      let bottom = down.max()
    else { return nil }
    return Point(x: (left + right) / 2, y: (top + bottom) / 2)
  }

  /// The height of its middle, downwards.
  var height: Double? { middle?.y }
}
