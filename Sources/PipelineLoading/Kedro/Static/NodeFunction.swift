import PythonReading

/// The function of a node, as far as it can be known without running anything.
struct NodeFunction {
  let value: Value

  /// `function`, `lambda`, `partial`, `generator` or `callable`.
  var kind: String {
    switch value {
    case .function(let function):
      if function.syntax.isLambda { return "lambda" }
      if let wrapped = function.attributes["__wrapped__"], function.syntax.isLambda {
        return NodeFunction(value: wrapped).kind
      }
      return function.syntax.isGenerator ? "generator" : "function"
    case .partial: return "partial"
    case .method(_, .function(let function)):
      return function.syntax.isGenerator ? "generator" : "function"
    case .native, .external, .unknown: return "function"
    case .foreign(let decorated as DecoratedFunction):
      return NodeFunction(value: .function(decorated.function)).kind
    case .foreign(let ordered as OrderedFunction):
      return NodeFunction(value: ordered.function).kind == "generator" ? "generator" : "callable"
    default: return "callable"
    }
  }

  /// The function's own names, where they are known for sure.
  struct Names {
    let name: String
    let module: String
  }

  /// `__name__` and `__module__`.
  var names: Names? {
    switch value {
    case .function(let function):
      let name = function.attributes["__name__"] ?? .string(function.syntax.name)
      let module = function.attributes["__module__"] ?? .string(function.module.name)
      guard let name = name.string, let module = module.string else { return nil }
      return Names(name: name, module: module)
    case .method(_, .function(let function)):
      return NodeFunction(value: .function(function)).names
    case .native(let native): return Names(name: native.name, module: native.module)
    case .foreign(let ordered as OrderedFunction):
      return NodeFunction(value: ordered.function).names
    case .type(let type): return Names(name: type.name, module: type.module)
    case .partial(let partial):
      guard let name = partial.attributes["__name__"]?.string,
        let module = partial.attributes["__module__"]?.string
      else { return nil }
      return Names(name: name, module: module)
    default: return nil
    }
  }

  /// The function inside partials and wrappers, as people call it.
  var shown: Names {
    switch value {
    case .partial(let partial): return NodeFunction(value: partial.function).shown
    case .foreign(let ordered as OrderedFunction):
      return NodeFunction(value: ordered.function).shown
    case .function(let function):
      if let wrapped = function.attributes["__wrapped__"], wrapped.key != value.key {
        return NodeFunction(value: wrapped).shown
      }
    default: break
    }
    if let names { return names }
    switch value {
    case .external(let name):
      let parts = name.split(separator: ".").map(String.init)
      return Names(name: parts.last ?? name, module: parts.dropLast().joined(separator: "."))
    case .foreign(let decorated as DecoratedFunction):
      return Names(name: decorated.function.syntax.name, module: decorated.function.module.name)
    case .instance(let instance):
      return Names(name: instance.type.name, module: instance.type.module)
    default: return Names(name: "?", module: "")
    }
  }

  /// Why Python cannot send it to another process: `lambda`, `nested` or `replaced`; nil when
  /// nothing is known to be in the way.
  var obstacle: String? { obstacle(depth: 0) }

  private func obstacle(depth: Int) -> String? {
    if depth > 20 { return nil }
    switch value {
    case .function(let function): return Self.obstacle(ofNamed: function)
    case .native(let native): return native.module == LanguageTool.module ? "nested" : nil
    case .foreign(let ordered as OrderedFunction):
      return NodeFunction(value: ordered.function).obstacle(depth: depth + 1)
    case .partial(let partial):
      let held = [partial.function] + partial.arguments.all
      return held.lazy.filter(\.isFunction)
        .compactMap { NodeFunction(value: $0).obstacle(depth: depth + 1) }.first
    case .method(.instance(let instance), _), .instance(let instance):
      return instance.type.qualifiedName.contains("<locals>") ? "nested" : nil
    default: return nil
    }
  }

  /// Pickle sends a function by its name, so that must lead to it.
  private static func obstacle(ofNamed function: FunctionObject) -> String? {
    let name = function.attributes["__qualname__"]?.string ?? function.qualifiedName
    if name.hasSuffix("<lambda>") { return "lambda" }
    if name.contains("<locals>") { return "nested" }
    let module = function.attributes["__module__"]?.string ?? function.module.name
    var holders = [function.module]
    if case .function(let wrapped)? = function.attributes["__wrapped__"] {
      holders.append(wrapped.module)
    }
    guard let holder = holders.first(where: { $0.name == module }), !name.contains("."),
      let found = holder[name], found.unknown == nil
    else { return nil }
    return found.key == Value.function(function).key ? nil : "replaced"
  }

  /// What tells functions apart, inside partials and wrappers; nil when that is not known.
  var identity: Key? {
    switch value {
    case .partial(let partial): return NodeFunction(value: partial.function).identity
    case .foreign(let ordered as OrderedFunction):
      return NodeFunction(value: ordered.function).identity
    case .function(let function):
      if let wrapped = function.attributes["__wrapped__"], wrapped.key != value.key {
        return NodeFunction(value: wrapped).identity
      }
      return .object(ObjectIdentifier(function.syntax))
    case .method(_, .function(let function)): return .object(ObjectIdentifier(function.syntax))
    case .foreign(let decorated as DecoratedFunction):
      return .object(ObjectIdentifier(decorated.function.syntax))
    default: return value.unknown == nil ? value.key : nil
    }
  }

  /// Inputs in the order in which the function takes them: by its signature when they are given by
  /// argument.
  func ordered(_ inputs: DatasetNames) -> [String] {
    guard case .mapping(let pairs) = inputs, let order = signature else { return inputs.written }
    let rank = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
    let known = pairs.filter { rank[$0.key] != nil }
      .sorted { (rank[$0.key] ?? 0) < (rank[$1.key] ?? 0) }
    return (known + pairs.filter { rank[$0.key] == nil }).map(\.dataset)
  }

  /// The names of the parameters in order, when they are known.
  private var signature: [String]? {
    switch value {
    case .function(let function):
      let parameters = function.syntax.parameters
      return parameters.positionalOnly + parameters.positional + parameters.keywordOnly
    case .method(_, .function(let function)):
      return NodeFunction(value: .function(function)).signature.map { Array($0.dropFirst()) }
    case .partial(let partial):
      return NodeFunction(value: partial.function).signature.map {
        Array($0.dropFirst(partial.arguments.positional.count))
      }
    case .foreign(let ordered as OrderedFunction):
      return NodeFunction(value: ordered.function).signature
    case .instance(let instance):
      guard case .function(let function)? = instance.type.member("__call__") else { return nil }
      return NodeFunction(value: .function(function)).signature.map { Array($0.dropFirst()) }
    default: return nil
    }
  }
}

extension Value {
  fileprivate var isFunction: Bool {
    switch self {
    case .function, .partial, .method: true
    default: false
    }
  }
}
