import PipelineModel

/// Finding other values of the environment.
extension InterpolationResolver {
  /// What a way through the values leads to.
  enum Finding {
    case found(Target)
    /// Nothing stands under the step of that number.
    case nothing(step: Int, in: Int?)
    /// What the step of that number leads into holds no other values.
    case noContainer(step: Int)
    /// The way leads above the outermost mapping.
    case outside
  }

  /// What an interpolation asks for; a problem when there is nothing.
  mutating func found(_ path: ConfigurationPath, at node: Int) throws(InputProblem) -> Target {
    switch try look(path, from: node) {
    case .found(let target):
      if case .node(let other) = target, isNotGiven(other) {
        throw problem(
          "'\(path.described.shortened)' has no value: it is written as '???'", at: node)
      }
      return target
    case .outside:
      throw problem("'\(path.described)' leads out of the configuration", at: node)
    case .noContainer(let step):
      let parts = path.parts[..<step].joined(separator: ".")
      throw problem(
        "'\(parts.shortened)' holds no other values, so that there is no "
          + "'\(path.described.shortened)'", at: node)
    case .nothing(let step, let container):
      let part = path.parts[step]
      let known = container.map { tree.names(in: $0) } ?? []
      let nearest = NearestName.of(part, among: known).map { name in
        (path.parts[..<step] + [name] + path.parts[(step + 1)...]).joined(separator: ".")
      }
      let dots = String(repeating: ".", count: path.dots)
      throw problem(
        "the interpolation key '\(path.described.shortened)' is not found", at: node,
        help: nearest.map { "did you mean '\(dots)\($0)'?" })
    }
  }

  /// Whether a value is written as `???`, OmegaConf's word for a value that is still to come.
  func isNotGiven(_ node: Int) -> Bool {
    if case .value(.string("???")) = tree.nodes[node].content { return true }
    return false
  }

  mutating func look(
    _ path: ConfigurationPath, from node: Int
  ) throws(InputProblem) -> Finding {
    let start =
      path.dots == 0 ? ConfigurationTree.root : tree.container(of: node, up: path.dots)
    guard let start else { return .outside }
    var current = Target.node(start)
    for (step, part) in path.parts.enumerated() {
      switch current {
      case .value(.unknown): return .found(current)
      case .value(let value):
        guard let inner = Self.child(part, of: value) else {
          return value.isContainer
            ? .nothing(step: step, in: nil) : .noContainer(step: step)
        }
        current = .value(inner)
      case .node(let container):
        if case .value(.unknown(let reason)) = tree.nodes[container].content {
          return .found(.value(.unknown(reason)))
        }
        if case .value = tree.nodes[container].content { return .noContainer(step: step) }
        guard let child = tree.child(part, of: container) else {
          return .nothing(step: step, in: container)
        }
        current = try target(of: child)
      }
    }
    return .found(current)
  }

  /// What stands under a name in a list or mapping.
  static func child(_ name: String, of value: ConfigurationValue) -> ConfigurationValue? {
    switch value {
    case .mapping(let mapping): return mapping[name] ?? Int(name).flatMap { mapping[.int($0)] }
    case .list(let items):
      guard let number = Int(name) else { return nil }
      let place = number < 0 ? number + items.count : number
      return items.indices.contains(place) ? items[place] : nil
    default: return nil
    }
  }

  /// What a dotted path leads to in a mapping: nil when there is nothing.
  static func select(
    _ path: String, in mapping: ConfigurationMapping
  ) -> ConfigurationValue? {
    var current = ConfigurationValue.mapping(mapping)
    for part in ConfigurationPath(path).parts {
      if case .unknown = current { return current }
      guard let inner = child(part, of: current) else { return nil }
      current = inner
    }
    return current == .string("???") ? nil : current
  }
}
