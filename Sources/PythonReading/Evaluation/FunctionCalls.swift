extension Evaluator {
  func call(
    _ function: FunctionObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    if let memory = function.memory, watcher == nil {
      return try memory.call(function, given, self, at: place)
    }
    return try callAnew(function, given, at: place)
  }

  /// Calls a function, whatever it remembers.
  func callAnew(
    _ function: FunctionObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    let body = function.syntax.body
    if let replaced = function.replaced { return .unknown(replaced) }
    if function.syntax.isAsync {
      watcher?.missed("coroutines are not followed", at: place)
      return unknown("an async function is called", at: place)
    }
    guard callDepth < 400 else {
      throw failure("RecursionError", "maximum recursion depth exceeded", at: place)
    }
    let id = ObjectIdentifier(function)
    if tentative > 0, openCalls[id, default: 0] > 2 {
      // It may call itself for ever, for when it stops is not known.
      let unknown = Unknown(
        "how often \(function.syntax.name)() calls itself is not known", at: place)
      for argument in given.all { doubt(argument, unknown) }
      unknownsMade += 1
      return .unknown(unknown)
    }
    openCalls[id, default: 0] += 1
    callDepth += 1
    defer {
      callDepth -= 1
      openCalls[id, default: 1] -= 1
    }
    let frame = Frame(
      .function, module: function.module, names: function.syntax.scope, parent: function.closure,
      qualifiedName: function.qualifiedName, function: function)
    try bind(given, to: function, frame, at: place)
    if function.syntax.isGenerator {
      return try iterator("\(function.syntax.name)()", owned: frame, at: place) {
        (_) throws(Stop) in _ = try execute(body, frame)
      }
    }
    let flow = try execute(body, frame)
    switch flow {
    case .returning(let value): return value
    case .uncertainReturn(let unknown), .uncertainTurn(let unknown): return .unknown(unknown)
    case .next, .breaking, .continuing: return .none
    }
  }

  private func bind(
    _ given: CallArguments, to function: FunctionObject, _ frame: Frame, at place: Place
  ) throws(Stop) {
    let parameters = function.syntax.parameters
    let names = parameters.positionalOnly + parameters.positional
    var keywords = given.keywords
    if let rest = given.rest {
      for value in given.all { mayBe(rest, value) }
      return bind(given, rest, names, parameters, frame)
    }
    for (index, name) in names.enumerated() {
      if given.positional.indices.contains(index) {
        if keywords.contains(where: { $0.name == name }), parameters.positional.contains(name) {
          throw failure(
            "TypeError", "\(function.syntax.name)() got multiple values for argument '\(name)'",
            at: place)
        }
        frame[name] = given.positional[index]
      } else if parameters.positional.contains(name),
        let found = keywords.firstIndex(where: { $0.name == name })
      {
        frame[name] = keywords.remove(at: found).value
      } else if index >= names.count - function.defaults.count {
        frame[name] = function.defaults[index - (names.count - function.defaults.count)]
      } else {
        throw failure(
          "TypeError",
          "\(function.syntax.name)() missing required argument '\(name)'", at: place)
      }
    }
    let surplus = Array(given.positional.dropFirst(names.count))
    if let name = parameters.variadic {
      frame[name] = .tuple(surplus)
    } else if !surplus.isEmpty {
      throw failure(
        "TypeError",
        "\(function.syntax.name)() takes \(names.count) positional arguments but "
          + "\(given.positional.count) were given", at: place)
    }
    try bindKeywords(&keywords, given.orderReason, to: function, frame, at: place)
  }

  private func bindKeywords(
    _ keywords: inout [(name: String, value: Value)], _ orderReason: Unknown?,
    to function: FunctionObject,
    _ frame: Frame, at place: Place
  ) throws(Stop) {
    let parameters = function.syntax.parameters
    for name in parameters.keywordOnly {
      if let found = keywords.firstIndex(where: { $0.name == name }) {
        frame[name] = keywords.remove(at: found).value
      } else if let value = function.keywordDefaults[name] {
        frame[name] = value
      } else {
        throw failure(
          "TypeError", "\(function.syntax.name)() missing required argument '\(name)'", at: place)
      }
    }
    if let name = parameters.keywordVariadic {
      let dict = DictObject()
      for keyword in keywords { dict.set(keyword.name, keyword.value) }
      if let orderReason { dict.hideOrder(orderReason) }
      frame[name] = .dict(dict)
    } else if let first = keywords.first {
      throw failure(
        "TypeError",
        "\(function.syntax.name)() got an unexpected keyword argument '\(first.name)'",
        at: place)
    }
  }

  /// Binds what is known when `*` or `**` brought more.
  private func bind(
    _ given: CallArguments, _ rest: Unknown, _ names: [String], _ parameters: ParameterSyntax,
    _ frame: Frame
  ) {
    let certain = given.positional.prefix { $0.restUnknown == nil }
    for (index, name) in (names + parameters.keywordOnly).enumerated() {
      let value = certain.indices.contains(index) ? certain[index] : given.keyword(name)
      frame[name] = value ?? .unknown(rest)
    }
    if let name = parameters.variadic {
      frame[name] = .tuple(Array(certain.dropFirst(names.count)) + [.rest(rest)])
    }
    if let name = parameters.keywordVariadic {
      let dict = DictObject()
      dict.blur(rest)
      for keyword in given.keywords where !names.contains(keyword.name) {
        dict.set(keyword.name, keyword.value)
      }
      frame[name] = .dict(dict)
    }
  }
}
