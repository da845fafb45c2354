/// Python's built-in functions and types.
enum Builtins {
  static func values(_ exceptions: ExceptionTypes) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, type) in exceptions.byName where type.module == "builtins" {
      values[name] = .type(type)
    }
    for (name, make) in types { values[name] = .type(type(name, make)) }
    for (name, body) in functions {
      values[name] = .native(NativeFunction(name, counted(name, body)))
    }
    values["object"] = .type(ClassObject("object", module: "builtins"))
    values["NotImplemented"] = .external("NotImplemented")
    values["Ellipsis"] = .ellipsis
    values["__debug__"] = .bool(true)
    values["open"] = PathLibrary.values["builtins.open"]
    for name in unread { values[name] = .external("builtins.\(name)") }
    for (name, kind) in members {
      values[name] = .native(
        NativeFunction(name) { (_, given, _) throws(Stop) in
          guard kind == .property else {
            return .foreign(ClassMember(kind, given.positional.first ?? .none))
          }
          func part(_ index: Int, _ name: String) -> Value? {
            given.argument(index, name).flatMap { $0.isNone ? nil : $0 }
          }
          return .foreign(
            ClassMember(
              kind, part(0, "fget") ?? .none, setter: part(1, "fset"), deleter: part(2, "fdel")))
        })
    }
    return values
  }

  private static let members: [(String, ClassMember.Kind)] = [
    ("property", .property), ("staticmethod", .staticMethod), ("classmethod", .classMethod),
  ]

  private static let unread = [
    "input", "eval", "exec", "compile", "__import__", "id", "hash", "bytes", "bytearray",
    "memoryview", "complex", "divmod", "pow", "hex", "oct", "bin", "ascii", "breakpoint", "help",
    "slice", "format", "aiter", "anext", "copyright", "credits", "license", "__build_class__",
    "ExceptionGroup", "BaseExceptionGroup", "EncodingWarning",
  ]

  private static func type(
    _ name: String,
    _ make: @escaping NativeFunction.PureBody
  ) -> ClassObject {
    let type = ClassObject(name, module: "builtins")
    type.construct = { (evaluator, made, given, place) throws(Stop) in
      // A class of the program that is one of these too.
      if made.inherited("__init__") != nil || made.inherited("__new__") != nil {
        return evaluator.unknown("\(made.name) inherits from \(name)", at: place)
      }
      if given.rest == nil, ["list", "tuple", "set", "frozenset", "bool", "float"].contains(name),
        given.positional.count > 1 || !given.keywords.isEmpty
      {
        throw evaluator.failure("TypeError", "\(name)() takes at most 1 argument", at: place)
      }
      if given.rest == nil, name == "dict", given.positional.count > 1 {
        throw evaluator.failure("TypeError", "dict() takes at most 1 argument", at: place)
      }
      let value = try make(evaluator, given, place)
      if made === type { return value }
      if value.unknown != nil {
        return evaluator.unknown("\(made.name) inherits from \(name)", at: place)
      }
      let instance = Instance(made)
      instance.payload = value
      return .instance(instance)
    }
    return type
  }

  private static let functions: [(String, NativeFunction.PureBody)] =
    iteration + inspection + numbers

  /// How many arguments they take.
  private static let counts: [String: ClosedRange<Int>] = [
    "abs": 1...1, "all": 1...1, "any": 1...1, "callable": 1...1, "chr": 1...1, "delattr": 2...2,
    "dir": 0...1,
    "enumerate": 1...2, "filter": 2...2, "getattr": 2...3, "hasattr": 2...2, "isinstance": 2...2,
    "issubclass": 2...2, "iter": 1...2, "len": 1...1, "map": 2...1000, "max": 1...1000,
    "min": 1...1000, "next": 1...2, "ord": 1...1, "range": 1...3, "repr": 1...1,
    "reversed": 1...1, "round": 1...2, "setattr": 3...3, "sorted": 1...3, "sum": 1...2,
    "vars": 0...1,
  ]

  /// The keywords that they take.
  private static let keywords: [String: Set<String>] = [
    "enumerate": ["iterable", "start"], "max": ["key", "default"], "min": ["key", "default"],
    "round": ["number", "ndigits"], "sorted": ["key", "reverse"], "sum": ["start"],
    "map": ["strict"],
  ]

  private static func counted(
    _ name: String, _ body: @escaping NativeFunction.PureBody
  ) -> NativeFunction.PureBody {
    guard let count = counts[name] else { return body }
    let names = keywords[name] ?? []
    return { (evaluator, given, place) throws(Stop) in
      guard
        given.rest != nil
          || (count.contains(given.positional.count + given.keywords.count)
            && given.keywords.allSatisfy { names.contains($0.name) }
            && (name != "sorted" || given.positional.count == 1))
      else {
        throw evaluator.failure(
          "TypeError",
          "\(name)() takes \(count.lowerBound) arguments (\(given.all.count) given)", at: place)
      }
      return try body(evaluator, given, place)
    }
  }

  static func items(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> [Value] {
    guard let first = given.positional.first else { return [] }
    return try evaluator.items(of: first, at: place)
  }
}
