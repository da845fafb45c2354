extension Evaluator {
  func evaluateCall(
    _ function: Expression, _ arguments: [Expression], _ keywords: [Expression.Keyword],
    _ frame: Frame, at place: Place
  ) throws(Stop) -> Value {
    if case .name("super") = function.kind, frame["super"] == nil {
      return try superProxy(arguments, frame, at: place)
    }
    let callee = try evaluate(function, frame)
    if case .attribute(let base, let name) = function.kind, callee.unknown != nil,
      !Self.readingMethods.contains(name), case .name = base.kind,
      let unknown = try evaluate(base, frame).unknown
    {
      change(behind: unknown)
    } else if case .attribute(_, let name) = function.kind, let unknown = callee.unknown,
      !Self.readingMethods.contains(name)
    {
      change(behind: unknown)
    }
    var given = CallArguments()
    for value in try evaluateItems(arguments, frame) {
      if case .rest(let rest) = value { given.rest = given.rest ?? rest }
      given.positional.append(value)
    }
    for keyword in keywords {
      let value = try evaluate(keyword.value, frame)
      if let name = keyword.name {
        given.keywords.append((name, value))
      } else {
        try spread(value, into: &given, at: place)
      }
    }
    if case .attribute(_, let name) = function.kind, let unknown = callee.unknown {
      try tellWatcher(of: function, unknown, given, at: place)
      try callMethods([name], behind: unknown, given, at: place)
    }
    if case .native(let native) = callee, native.module == "builtins" {
      switch native.name {
      case "globals": return namespace(nil, frame.module, at: place)
      case "locals": return namespace(frame, frame.module, at: place)
      case "vars" where given.all.isEmpty && given.rest == nil:
        return namespace(frame, frame.module, at: place)
      default: break
      }
    }
    if case .external("builtins.exec") = callee {
      let unknown = Unknown("what exec() does is not read", at: place)
      frame.module["*"] = .unknown(unknown)
      doubt(.module(frame.module), unknown)
      for argument in given.all { doubt(argument, unknown) }
      return .none
    }
    return try call(callee, given, at: place)
  }

  /// Methods that change nothing whatever they belong to.
  private static let readingMethods: Set = [
    "get", "items", "keys", "values", "copy", "upper", "lower", "strip", "split", "join", "format",
    "startswith", "endswith", "replace", "index", "count", "info", "debug", "warning", "error",
  ]

  private func namespace(_ frame: Frame?, _ module: ModuleObject, at place: Place) -> Value {
    guard let frame, frame.kind != .module else {
      var values = module.globals
      for name in ["__builtins__", "__loader__", "__spec__"] where values[name] == nil {
        values[name] = unknown("\(name) of a module is not read", at: place)
      }
      return .dict(names(values, shownOf: module, at: place))
    }
    let dict = names(frame.all, shownOf: frame, at: place)
    // What is written to those of a function is lost.
    if frame.kind != .type { dict.mirrored = nil }
    return .dict(dict)
  }

  func spread(
    _ value: Value, into given: inout CallArguments, at place: Place
  ) throws(Stop) {
    switch value {
    case .instance(let instance) where instance.type.isMapping:
      if case .dict? = instance.payload, instance.type.inherited("__iter__") == nil {
        return try spread(instance.payload ?? .none, into: &given, at: place)
      }
      given.rest =
        given.rest
        ?? Unknown("\(instance.type.name) gives its keys in its own way", at: place)
    case .dict(let dict):
      if let rest = dict.rest { given.rest = given.rest ?? rest }
      given.orderReason = given.orderReason ?? dict.orderReason
      for entry in dict.items {
        guard let name = entry.key.string else {
          throw failure("TypeError", "keywords must be strings", at: place)
        }
        if given.keyword(name) != nil {
          throw failure(
            "TypeError", "got multiple values for keyword argument '\(name)'", at: place)
        }
        given.keywords.append((name, entry.value))
      }
    case .unknown(let unknown), .rest(let unknown): given.rest = given.rest ?? unknown
    case .external(let name):
      given.rest = given.rest ?? Unknown("\(name) is not read", at: place)
    default:
      throw failure("TypeError", "argument after ** must be a mapping", at: place)
    }
  }

  /// Calls a value.
  package func call(
    _ callee: Value, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    try step(at: place)
    let result: Value
    do throws(Stop) {
      result = try deeper(at: place) { () throws(Stop) in try dispatch(callee, given, at: place) }
    } catch {
      guard case .unresolved(let unknown) = error else { throw error }
      unknownsMade += 1
      return .unknown(unknown)
    }
    return result
  }

  private func dispatch(
    _ callee: Value, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    switch callee {
    case .function(let function): return try call(function, given, at: place)
    case .native(let native):
      if let changed = native.changed { return .unknown(changed) }
      let result = try native.body(self, given, place)
      guard watcher != nil, case .unknown(let unknown) = result,
        !Self.handingOn.contains(native.name)
      else { return result }
      return .unknown(unknown.further)
    case .partial(let partial):
      var all = partial.arguments
      all.positional += given.positional
      all.rest = all.rest ?? given.rest
      all.replace(given.keywords)
      return try call(partial.function, all, at: place)
    case .method(let receiver, .function(let function)):
      var all = given
      all.positional.insert(receiver, at: 0)
      return try call(function, all, at: place)
    case .method(let receiver, .builtin(let name)):
      return try callMethod(name, of: receiver, given, at: place)
    case .type(let type): return try instantiate(type, given, at: place)
    case .instance(let instance):
      guard let method = instance.type.inherited("__call__") else {
        if let unknown = instance.type.externalBase { return .unknown(unknown) }
        throw failure(
          "TypeError", "'\(instance.type.name)' object is not callable", at: place)
      }
      var all = given
      all.positional.insert(callee, at: 0)
      return try call(method, all, at: place)
    case .foreign(let object):
      if let result = try object.call("__call__", given, self, at: place) { return result }
      throw failure("TypeError", "'\(object.typeName)' object is not callable", at: place)
    case .external(let name): return try callLibrary(name, given, at: place)
    case .unknown(let unknown), .rest(let unknown):
      unknownsMade += 1
      if let function = watcher?.function(behind: unknown) {
        _ = try tentatively(unknown) { () throws(Stop) in
          _ = try call(function, given, at: place)
        }
      }
      for argument in given.all {
        doubt(argument, unknown)
        try mayCall(argument, unknown, at: place)
      }
      try callAll(behind: unknown, given, at: place)
      return .unknown(unknown)
    default:
      throw failure("TypeError", "'\(callee.typeName)' object is not callable", at: place)
    }
  }

  /// What a function of a library returns is not known; some do something to what they are given.
  private func callLibrary(
    _ name: String, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    let result = Unknown("what \(name)() returns is not known", at: place)
    let changed = Unknown("\(name)() changes it", at: place)
    let isChanging = Self.changing.contains(where: name.hasPrefix)
    let isHolding = Self.holding.contains(where: name.hasPrefix)
    let isCalling = watcher != nil || Self.calling.contains(where: name.hasPrefix)
    watcher?.called(name, given, giving: result, at: place)
    if ["os.chdir", "os.fchdir", "contextlib.chdir"].contains(name) { hasMovedAway = true }
    for argument in given.all {
      if isHolding { mayBe(result, argument) }
      switch argument {
      case .iterator: doubt(argument, changed)
      case .function, .partial, .method:
        if isCalling { try mayCall(argument, changed, at: place) }
      default:
        if isChanging { doubt(argument, changed) }
        guard name == "contextlib.closing" else { continue }
        _ = try tentatively(changed) { () throws(Stop) in
          let close = try attribute("close", of: argument, at: place)
          _ = try call(close, CallArguments(), at: place)
        }
      }
    }
    unknownsMade += 1
    return .unknown(result)
  }

  /// What is given may be called, any number of times.
  private func mayCall(_ value: Value, _ unknown: Unknown, at place: Place) throws(Stop) {
    switch value {
    case .method(let receiver, .builtin): doubt(receiver, unknown)
    case .function, .partial, .method:
      try repeatedly(unknown) { () throws(Stop) in
        _ = try call(value, CallArguments(rest: unknown), at: place)
      }
    default: return
    }
  }

  /// Functions that give back what they are given, or what it holds.
  private static let handingOn: Set = [
    "str", "Path", "PosixPath", "PurePath", "fspath", "sorted", "list", "tuple", "set", "iter",
    "next", "reversed", "abspath", "realpath", "open", "cast", "deepcopy", "copy", "lru_cache",
  ]

  /// The functions of libraries that change what they are given.
  private static let changing = [
    "random.shuffle", "bisect.insort", "heapq.", "importlib.reload", "contextlib.closing",
    "operator.i", "operator.setitem", "operator.delitem",
  ]
  /// Those whose results hold what they are given.
  private static let holding = [
    "collections.", "contextlib.", "types.", "queue.", "weakref.", "operator.", "dataclasses.",
  ]
  /// Those that call what they are given.
  private static let calling = [
    "itertools.", "re.", "operator.", "threading.", "concurrent.", "multiprocessing.",
  ]

  // MARK: Definitions

  func makeFunction(_ syntax: FunctionSyntax, _ frame: Frame) throws(Stop) -> FunctionObject {
    var defaults: [Value] = []
    for each in syntax.parameters.defaults { defaults.append(try evaluate(each, frame)) }
    var keywordDefaults: [String: Value] = [:]
    for (name, each) in zip(syntax.parameters.keywordOnly, syntax.parameters.keywordDefaults) {
      if let each { keywordDefaults[name] = try evaluate(each, frame) }
    }
    let prefix =
      switch frame.kind {
      case .module: ""
      case .type: frame.qualifiedName + "."
      default: frame.qualifiedName.isEmpty ? "" : frame.qualifiedName + ".<locals>."
      }
    return FunctionObject(
      syntax, module: frame.module, closure: frame.kind == .module ? nil : frame,
      defaults: defaults, keywordDefaults: keywordDefaults,
      qualifiedName: prefix + syntax.name)
  }

  func define(_ syntax: FunctionSyntax, _ frame: Frame) throws(Stop) {
    var decorators: [Value] = []
    for each in syntax.decorators { decorators.append(try evaluate(each, frame)) }
    var value = Value.function(try makeFunction(syntax, frame))
    for (decorator, written) in zip(decorators, syntax.decorators).reversed() {
      value = try decorate(value, by: decorator, at: place(written.range, frame))
    }
    assign(privateName(syntax.name, frame), value, frame)
  }

  /// What a decorator makes of a function; one that is not read makes something callable.
  private func decorate(
    _ value: Value, by decorator: Value, at place: Place
  ) throws(Stop) -> Value {
    switch decorator {
    case .external(let name): return decorated(value, "@\(name) is not read", at: place)
    case .unknown(let unknown): return decorated(value, unknown.reason, at: unknown.place)
    default:
      let made = try call(decorator, CallArguments([value]), at: place)
      return made.unknown.map { decorated(value, $0.reason, at: $0.place) } ?? made
    }
  }

  private func decorated(_ value: Value, _ reason: String, at place: Place) -> Value {
    guard case .function(let function) = value else { return unknown(reason, at: place) }
    return .foreign(DecoratedFunction(function, Unknown(reason, at: place)))
  }
}

/// A function behind a decorator that is not read: it can be called, and that is all.
package final class DecoratedFunction: ForeignObject {
  package let function: FunctionObject
  package let unknown: Unknown
  package let typeName = "function"
  private var isCalled = false

  init(_ function: FunctionObject, _ unknown: Unknown) {
    self.function = function
    self.unknown = unknown
  }

  package func attribute(
    _ name: String, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    evaluator.unknown(unknown.reason, at: unknown.place)
  }

  package func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    let function = function
    var managed: Value?
    // What it does may be done, any number of times.
    if method == "__call__", !isCalled {
      isCalled = true
      defer { isCalled = false }
      _ = try evaluator.tentatively(unknown) { () throws(Stop) in
        let made = try evaluator.call(.function(function), arguments, at: place)
        managed = evaluator.watcher == nil ? nil : evaluator.managed(made)
      }
      let unread = CallArguments(rest: unknown)
      try evaluator.callMethods(["__enter__", "__exit__"], behind: unknown, unread, at: place)
    }
    return managed ?? evaluator.unknown(unknown.reason, at: unknown.place)
  }
}

/// What a generator yields that is a context manager, while a function is followed.
final class ManagedValue: ForeignObject {
  private let value: Value
  let typeName = "_GeneratorContextManager"

  init(_ value: Value) { self.value = value }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    method == "__enter__" ? value : Value.none
  }
}

extension Evaluator {
  /// A context manager that is made of a generator: what it yields first is what is entered.
  func managed(_ made: Value) -> Value? {
    guard case .iterator(let iterator) = made else { return nil }
    let items = try? iterator.takeAll(self)
    guard let first = items?.first, first.restUnknown == nil else { return nil }
    return .foreign(ManagedValue(first))
  }
}
