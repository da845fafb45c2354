import PipelineModel

/// The resolvers: Kedro's own, OmegaConf's, and those of the project, which cannot be known.
extension InterpolationResolver {
  mutating func call(
    _ name: [Interpolation.Name], _ arguments: [Interpolation.Argument], at node: Int
  ) throws(InputProblem) -> Target {
    var parts: [String] = []
    for part in name {
      switch part {
      case .text(let text): parts.append(text)
      case .nested(let inner):
        switch try key(inner, at: node) {
        case .success(let text): parts.append(text)
        case .failure(let reason): return .value(.unknown(reason.text))
        }
      }
    }
    var values: [ConfigurationValue] = []
    for argument in arguments { values.append(try value(of: argument, at: node)) }
    return try call(parts.joined(separator: "."), values, at: node)
  }

  private mutating func call(
    _ name: String, _ arguments: [ConfigurationValue], at node: Int
  ) throws(InputProblem) -> Target {
    if let reason = arguments.first?.unknownReason, Self.builtin.contains(name) {
      return .value(.unknown(reason))
    }
    if arguments.count > 2, name == "globals" || name == "runtime_params" {
      throw problem(
        "'\(name)' takes a name and a default, not \(arguments.count) values", at: node,
        help: "write a default that holds a comma in quotes")
    }
    switch name {
    case "globals": return .value(try global(arguments, at: node))
    case "runtime_params": return .value(try runtimeParameter(arguments, at: node))
    case "oc.select": return try select(arguments, at: node)
    case "oc.create": return .value(Self.created(arguments.first))
    case "oc.decode": return .value(try decoded(arguments, at: node))
    case "oc.deprecated":
      let key = try text(arguments.first, of: name, at: node)
      return try found(ConfigurationPath(key), at: node)
    case "oc.dict.keys", "oc.dict.values":
      return .value(try part(name, arguments, at: node))
    case "oc.coerce": return .value(.unknown("'oc.coerce' is Python's own conversion"))
    default: return .value(try custom(name, at: node))
    }
  }

  private static let builtin: Set = [
    "globals", "runtime_params", "oc.select", "oc.create", "oc.decode", "oc.deprecated",
    "oc.dict.keys", "oc.dict.values", "oc.coerce",
  ]

  private func custom(
    _ name: String, at node: Int
  ) throws(InputProblem) -> ConfigurationValue {
    guard let known = context.customResolvers else {
      return .unknown("the resolver '\(name)' may be one of the project's own")
    }
    if known.contains(name) {
      return .unknown(
        name == "oc.env"
          ? "an environment variable of the run is in it"
          : "the resolver '\(name)' is the project's own code")
    }
    let nearest = NearestName.of(name, among: known.union(Self.builtin))
    let isEnvironment = name == "oc.env"
    throw problem(
      isEnvironment
        ? "Kedro has 'oc.env' only for credentials" : "there is no resolver '\(name.shortened)'",
      at: node,
      help: isEnvironment
        ? "register it in CONFIG_LOADER_ARGS of settings.py: custom_resolvers"
        : nearest.map { "did you mean '\($0)'?" })
  }

  // MARK: Kedro's

  private func global(
    _ arguments: [ConfigurationValue], at node: Int
  ) throws(InputProblem) -> ConfigurationValue {
    let name = try text(arguments.first, of: "globals", at: node)
    guard let globals = context.globals else {
      throw problem("'globals' cannot be used in the globals themselves", at: node)
    }
    guard !name.hasPrefix("_") else {
      throw problem("globals cannot give '\(name.shortened)': it starts with '_'", at: node)
    }
    if let value = Self.select(name, in: globals) { return value }
    if arguments.count > 1 { return arguments[1] }
    let nearest = NearestName.of(name, among: globals.paths)
    throw problem(
      "there is no global '\(name.shortened)', and no default is given", at: node,
      help: nearest.map { "did you mean '\($0)'?" })
  }

  private mutating func runtimeParameter(
    _ arguments: [ConfigurationValue], at node: Int
  ) throws(InputProblem) -> ConfigurationValue {
    let name = try text(arguments.first, of: "runtime_params", at: node)
    guard context.globals != nil else {
      throw problem("'runtime_params' cannot be used in globals", at: node)
    }
    if let value = Self.select(name, in: context.runtimeParameters) { return value }
    if arguments.count > 1 { return arguments[1] }
    noteMissing(name)
    return .unknown("the runtime parameter '\(name)' has no value here")
  }

  private func text(
    _ value: ConfigurationValue?, of resolver: String, at node: Int
  ) throws(InputProblem) -> String {
    guard let text = value?.text else {
      throw problem("'\(resolver)' needs a name as its first argument", at: node)
    }
    return text
  }

  // MARK: OmegaConf's

  private mutating func select(
    _ arguments: [ConfigurationValue], at node: Int
  ) throws(InputProblem) -> Target {
    let key = try text(arguments.first, of: "oc.select", at: node)
    if case .found(let target) = try look(ConfigurationPath(key), from: node) {
      guard case .node(let other) = target, isNotGiven(other) else { return target }
    }
    return .value(arguments.count > 1 ? arguments[1] : .null)
  }

  private static func created(_ value: ConfigurationValue?) -> ConfigurationValue {
    switch value {
    case .some(.string): .unknown("'oc.create' reads a text as YAML")
    case .some(let value): value
    case nil: .unknown("'oc.create' makes it")
    }
  }

  private mutating func decoded(
    _ arguments: [ConfigurationValue], at node: Int
  ) throws(InputProblem) -> ConfigurationValue {
    if case .unknown? = arguments.first { return arguments[0] }
    if arguments.first == .null { return .null }
    let text = try text(arguments.first, of: "oc.decode", at: node)
    let argument: Interpolation.Argument
    do throws(InterpolationFault) { argument = try InterpolationParser.argument(text) } catch {
      throw problem("'oc.decode' cannot read '\(text.shortened)': \(error.message)", at: node)
    }
    return try value(of: argument, at: node)
  }

  private mutating func part(
    _ name: String, _ arguments: [ConfigurationValue], at node: Int
  ) throws(InputProblem) -> ConfigurationValue {
    let key = try text(arguments.first, of: name, at: node)
    let value = try value(of: try found(ConfigurationPath(key), at: node))
    if case .unknown = value { return value }
    guard let mapping = value.mapping else {
      throw problem("'\(name)' needs a mapping, not \(value.described)", at: node)
    }
    guard name.hasSuffix("keys") else { return .list(mapping.values) }
    return .list(mapping.keys.map(\.value))
  }

  // MARK: Arguments

  private mutating func value(
    of argument: Interpolation.Argument, at node: Int
  ) throws(InputProblem) -> ConfigurationValue {
    switch argument {
    case .value(let value): return value
    case .interpolation(let inner): return try value(of: try evaluate(inner, at: node))
    case .text(let pieces): return try text(of: pieces, at: node)
    case .list(let items):
      var values: [ConfigurationValue] = []
      for item in items { values.append(try value(of: item, at: node)) }
      return .list(values)
    case .mapping(let entries):
      var mapping = ConfigurationMapping()
      for (key, item) in entries { mapping[key] = try value(of: item, at: node) }
      return .mapping(mapping)
    }
  }
}
