/// Python's built-in functions and types.
enum Builtins {
  static func values(_ exceptions: ExceptionTypes) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, type) in exceptions.byName { values[name] = .type(type) }
    for (name, make) in types { values[name] = .type(type(name, make)) }
    for (name, body) in functions {
      values[name] = .native(NativeFunction(name, counted(name, body)))
    }
    values["object"] = .type(ClassObject("object", module: "builtins"))
    values["NotImplemented"] = .external("NotImplemented")
    values["__debug__"] = .bool(true)
    values["open"] = PathLibrary.values["builtins.open"]
    for name in unread { values[name] = .external("builtins.\(name)") }
    for (name, kind) in members {
      values[name] = .native(
        NativeFunction(name) { (_, given, _) throws(Stop) in
          .foreign(ClassMember(kind, given.positional.first ?? .none))
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
    "slice", "format",
  ]

  private static func type(
    _ name: String,
    _ make: @escaping NativeFunction.PureBody
  ) -> ClassObject {
    let type = ClassObject(name, module: "builtins")
    type.construct = { (evaluator, made, given, place) throws(Stop) in
      let value = try make(evaluator, given, place)
      if made === type { return value }
      // A class of the program that is one of these too.
      if made.inherited("__init__") != nil || value.unknown != nil {
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
    "abs": 1...1, "all": 1...1, "any": 1...1, "callable": 1...1, "chr": 1...1, "dir": 0...1,
    "enumerate": 1...2, "filter": 2...2, "getattr": 2...3, "hasattr": 2...2, "isinstance": 2...2,
    "issubclass": 2...2, "iter": 1...2, "len": 1...1, "map": 2...1000, "max": 1...1000,
    "min": 1...1000, "next": 1...2, "ord": 1...1, "range": 1...3, "repr": 1...1,
    "reversed": 1...1, "round": 1...2, "setattr": 3...3, "sorted": 1...3, "sum": 1...2,
    "vars": 0...1,
  ]

  private static func counted(
    _ name: String, _ body: @escaping NativeFunction.PureBody
  ) -> NativeFunction.PureBody {
    guard let count = counts[name] else { return body }
    return { (evaluator, given, place) throws(Stop) in
      guard given.rest != nil || count.contains(given.positional.count + given.keywords.count)
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
