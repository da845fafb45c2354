import PipelineModel

/// Fills in the interpolations of one environment, as OmegaConf does under Kedro.
///
/// Every value is made once, so that it takes O(values) however they are tangled.
struct InterpolationResolver {
  let tree: ConfigurationTree
  let sources: ConfigurationSources
  let context: Context
  /// Names of runtime parameters that were asked for and have no value.
  private(set) var missingRuntimeParameters: Set<String> = []

  private var targets: [Int: Target] = [:]
  private var made: [Int: (value: ConfigurationValue, weight: Int)] = [:]
  /// What is being made, from the outside to the inside.
  private var open: [Int] = []

  /// What interpolations can ask for beyond the environment itself.
  struct Context: Sendable {
    /// Nil while the globals themselves are read.
    let globals: ConfigurationMapping?
    let runtimeParameters: ConfigurationMapping
    /// Nil when it is not known which there are.
    let customResolvers: Set<String>?
  }

  /// What an interpolation leads to.
  enum Target: Sendable {
    /// A value of the tree that is no interpolation.
    case node(Int)
    case value(ConfigurationValue)
  }

  private static let mostLevels = 250
  private static let mostValues = 200_000

  init(_ tree: ConfigurationTree, _ sources: ConfigurationSources, _ context: Context) {
    self.tree = tree
    self.sources = sources
    self.context = context
  }

  /// Everything, with all interpolations filled in.
  mutating func resolved() throws(InputProblem) -> ConfigurationMapping {
    try value(of: ConfigurationTree.root).value.mapping ?? ConfigurationMapping()
  }

  func problem(_ message: String, at node: Int, help: String? = nil) -> InputProblem {
    sources.problem(message, at: tree.nodes[node].place, help: help)
  }

  mutating func noteMissing(_ name: String) { missingRuntimeParameters.insert(name) }

  // MARK: Values

  /// A value and how many values it holds.
  private mutating func value(
    of node: Int
  ) throws(InputProblem) -> (value: ConfigurationValue, weight: Int) {
    if let known = made[node] { return known }
    try enter(node)
    let result = try make(node)
    open.removeLast()
    guard result.weight <= Self.mostValues else {
      throw problem("the interpolations in here stand for too many values", at: node)
    }
    made[node] = result
    return result
  }

  private mutating func make(
    _ node: Int
  ) throws(InputProblem) -> (value: ConfigurationValue, weight: Int) {
    switch tree.nodes[node].content {
    case .value(let value): return (value, 1)
    case .template:
      open.removeLast()
      defer { open.append(node) }
      switch try target(of: node) {
      case .value(let value): return (value, Self.weight(of: value))
      case .node(let other):
        if open.contains(other) { throw circle(through: other, from: node) }
        return try value(of: other)
      }
    case .list(let items):
      var values: [ConfigurationValue] = []
      var weight = 1
      for item in items {
        let (value, more) = try value(of: item)
        values.append(value)
        weight += more
      }
      return (.list(values), weight)
    case .mapping(let keys, let children):
      var mapping = ConfigurationMapping()
      var weight = 1
      for (key, child) in zip(keys.all, children) {
        let (value, more) = try value(of: child)
        mapping[key] = value
        weight += more
      }
      return (.mapping(mapping), weight)
    }
  }

  private static func weight(of value: ConfigurationValue) -> Int {
    switch value {
    case .string(let text): 1 + text.utf8.count / 64
    case .list(let items): items.reduce(1) { $0 + weight(of: $1) }
    case .mapping(let mapping): mapping.values.reduce(1) { $0 + weight(of: $1) }
    default: 1
    }
  }

  mutating func value(of target: Target) throws(InputProblem) -> ConfigurationValue {
    switch target {
    case .value(let value): value
    case .node(let node): try value(of: node).value
    }
  }

  // MARK: Interpolations

  /// What a value leads to: itself when it is no interpolation.
  mutating func target(of node: Int) throws(InputProblem) -> Target {
    guard case .template(let pieces) = tree.nodes[node].content else { return .node(node) }
    if let known = targets[node] { return known }
    try enter(node)
    defer { open.removeLast() }
    let target: Target
    if pieces.count == 1, case .interpolation(let only) = pieces[0] {
      target = try evaluate(only, at: node)
    } else {
      target = .value(try text(of: pieces, at: node))
    }
    targets[node] = target
    return target
  }

  private mutating func enter(_ node: Int) throws(InputProblem) {
    if open.contains(node) { throw circle(through: node, from: node) }
    guard open.count < Self.mostLevels else {
      throw problem("the interpolations nest deeper than \(Self.mostLevels) levels", at: node)
    }
    open.append(node)
  }

  private func circle(through node: Int, from asking: Int) -> InputProblem {
    let start = open.firstIndex(of: node) ?? 0
    let around = open[start...] + (asking == node ? [] : [asking])
    let names = (around + [node]).map { "'\(tree.path(of: $0).shortened)'" }
    return problem(
      "the interpolations go in a circle: \(names.joined(separator: " needs "))", at: asking)
  }

  mutating func evaluate(
    _ interpolation: Interpolation, at node: Int
  ) throws(InputProblem) -> Target {
    switch interpolation {
    case .node(let dots, let steps):
      var path = ConfigurationPath(dots: dots)
      for step in steps {
        switch step {
        case .key(let key): path.add(key)
        case .nested(let inner, let isBracketed):
          switch try key(inner, at: node) {
          case .success(let key): path.add(expanding: key, isBracketed: isBracketed)
          case .failure(let reason): return .value(.unknown(reason.text))
          }
        }
      }
      return try found(path, at: node)
    case .resolver(let name, let arguments): return try call(name, arguments, at: node)
    }
  }

  /// Why something is not known.
  struct Reason: Error { let text: String }

  /// A key that another interpolation gives.
  mutating func key(
    _ interpolation: Interpolation, at node: Int
  ) throws(InputProblem) -> Result<String, Reason> {
    let value = try value(of: try evaluate(interpolation, at: node))
    switch value {
    case .string(let text): return .success(text)
    case .int(let number): return .success(String(number))
    case .unknown(let reason): return .failure(Reason(text: reason))
    default:
      throw problem(
        "an interpolation inside another must give a text or a whole number, "
          + "not \(value.described)", at: node)
    }
  }

  /// A text put together.
  mutating func text(
    of pieces: [Interpolation.Piece], at node: Int
  ) throws(InputProblem) -> ConfigurationValue {
    var text = ""
    var unknown: String?
    for piece in pieces {
      switch piece {
      case .text(let plain): text += plain
      case .interpolation(let inner):
        let value = try value(of: try evaluate(inner, at: node))
        if let more = value.pythonText {
          text += more
        } else {
          unknown = value.unknownReason ?? "\(value.described) stands in the middle of a text"
        }
      }
      guard text.utf8.count <= Self.mostValues else {
        throw problem("the interpolations make this text too long", at: node)
      }
    }
    return unknown.map { .unknown($0) } ?? .string(text)
  }
}
