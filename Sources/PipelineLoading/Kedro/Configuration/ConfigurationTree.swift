import PipelineModel

/// The values of one environment, each with what it stands in, so that one can ask for another.
struct ConfigurationTree: Sendable {
  private(set) var nodes: [Node] = []

  /// The mapping that all others stand in.
  static let root = 0

  struct Node: Sendable {
    var content: Content
    /// What it stands in; nil for the root.
    let parent: Int?
    /// Its name in what it stands in.
    let name: String
    let place: ConfigurationPlace?
  }

  enum Content: Sendable {
    case value(ConfigurationValue)
    case template([Interpolation.Piece])
    case list([Int])
    case mapping(ConfigurationKeys, [Int])
  }

  /// Reads every template, so that a faulty one is refused even where nobody asks for it.
  init(_ root: ConfigurationNode, in sources: ConfigurationSources) throws(InputProblem) {
    _ = try add(root, named: "", in: nil, sources)
  }

  private mutating func add(
    _ node: ConfigurationNode, named name: String, in parent: Int?,
    _ sources: ConfigurationSources
  ) throws(InputProblem) -> Int {
    let index = nodes.count
    nodes.append(
      Node(content: .value(.null), parent: parent, name: name, place: node.place))
    switch node.content {
    case .value(let value): nodes[index].content = .value(value)
    case .template(let text):
      do throws(InterpolationFault) {
        nodes[index].content = .template(try InterpolationParser.pieces(of: text))
      } catch {
        throw sources.problem(
          "'\(text.shortened)' is no interpolation of OmegaConf: \(error.message)",
          at: node.place)
      }
    case .list(let items):
      var children: [Int] = []
      for (offset, item) in items.enumerated() {
        children.append(try add(item, named: String(offset), in: index, sources))
      }
      nodes[index].content = .list(children)
    case .mapping(let fields):
      var keys = ConfigurationKeys()
      var children: [Int] = []
      children.reserveCapacity(fields.fields.count)
      for field in fields.fields {
        keys.append(field.key)
        children.append(try add(field.value, named: field.key.text, in: index, sources))
      }
      nodes[index].content = .mapping(keys, children)
    }
    return index
  }

  /// The dotted path of a value.
  func path(of index: Int) -> String {
    var names: [String] = []
    var current = index
    while let parent = nodes[current].parent {
      names.append(nodes[current].name)
      current = parent
    }
    return names.reversed().joined(separator: ".")
  }

  /// The list or mapping that a value stands in, so many levels up.
  func container(of index: Int, up levels: Int) -> Int? {
    var current: Int? = index
    for _ in 0..<levels { current = current.flatMap { nodes[$0].parent } }
    return current
  }

  /// What stands under a name in a list or mapping; nil when there is nothing.
  func child(_ name: String, of index: Int) -> Int? {
    switch nodes[index].content {
    case .list(let items):
      guard let number = Int(name) else { return nil }
      let place = number < 0 ? number + items.count : number
      return items.indices.contains(place) ? items[place] : nil
    case .mapping(let keys, let children):
      let place = keys.index(of: .string(name)) ?? Int(name).flatMap { keys.index(of: .int($0)) }
      return place.map { children[$0] }
    default: return nil
    }
  }

  /// The names in a mapping; empty for all else.
  func names(in index: Int) -> [String] {
    if case .mapping(let keys, _) = nodes[index].content { return keys.all.map(\.text) }
    return []
  }
}
