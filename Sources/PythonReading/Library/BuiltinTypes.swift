extension Builtins {
  /// Types that are called to make a value.
  static let types: [(String, NativeFunction.PureBody)] = [
    ("str", makeString), ("int", makeInt), ("float", makeFloat), ("bool", makeBool),
    ("list", makeList), ("tuple", makeTuple), ("dict", makeDict), ("set", makeSet),
    ("frozenset", makeFrozenSet), ("type", makeType),
  ]

  private static func makeString(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let first = given.positional.first, given.all.count == 1 else {
      return given.all.isEmpty
        ? .string("") : evaluator.unknown("this text is not evaluated", at: place)
    }
    return try evaluator.display(first, at: place)
  }

  private static func makeInt(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let first = given.positional.first, given.keywords.isEmpty else {
      return given.all.isEmpty
        ? .int(0) : evaluator.unknown("this number is not evaluated", at: place)
    }
    switch first.plain {
    case .int(let value): return .int(value)
    case .float(let value):
      return Int(exactly: value.rounded(.towardZero)).map { .int($0) }
        ?? evaluator.unknown("the number is too large", at: place)
    case .string(let text):
      let trimmed = text.trimmed
      if let value = Int(trimmed), given.positional.count == 1 { return .int(value) }
      // Digits of other scripts are digits too.
      if given.positional.count == 1, !trimmed.contains("_"), text.isASCII {
        throw evaluator.failure(
          "ValueError", "invalid literal for int() with base 10: \(Evaluator.quoted(text))",
          at: place)
      }
    default: break
    }
    return given.unknown.map { .unknown($0) }
      ?? evaluator.unknown("this number is not evaluated", at: place)
  }

  private static func makeFloat(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let first = given.positional.first else { return .float(0) }
    if let number = first.number { return .float(number) }
    if let text = first.string?.trimmed, ["inf", "-inf", "nan"].contains(text) {
      return .float(text == "nan" ? .nan : text == "inf" ? .infinity : -.infinity)
    }
    if let text = first.string?.trimmed,
      text.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }),
      let number = Double(text)
    {
      return .float(number)
    }
    return given.unknown.map { .unknown($0) }
      ?? evaluator.unknown("this number is not evaluated", at: place)
  }

  private static func makeBool(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    try evaluator.truth(of: given.positional.first ?? .none, at: place).value
  }

  private static func makeList(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    .list(try evaluator.items(of: given.positional.first ?? .tuple([]), at: place))
  }

  private static func makeTuple(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    .tuple(try evaluator.items(of: given.positional.first ?? .tuple([]), at: place))
  }

  private static func makeDict(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    let dict = DictObject()
    if let first = given.positional.first { try evaluator.update(dict, with: first, at: place) }
    if let rest = given.rest { dict.blur(rest) }
    if let reason = given.orderReason { dict.hideOrder(reason) }
    for keyword in given.keywords { dict.set(keyword.name, keyword.value) }
    return .dict(dict)
  }

  private static func makeSet(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    try evaluator.makeSet(try items(evaluator, given, place), at: place)
  }

  private static func makeFrozenSet(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    try evaluator.makeSet(try items(evaluator, given, place), isFrozen: true, at: place)
  }

  private static func makeType(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard given.positional.count == 1, let first = given.positional.first else {
      let made = Unknown("a class made by type() is not evaluated", at: place)
      evaluator.unknownsMade += 1
      // Its methods may be called, and do what they do.
      for argument in given.positional {
        evaluator.mayBe(made, argument)
        guard case .dict(let members) = argument else { continue }
        for entry in members.items {
          guard case .function = entry.value else {
            evaluator.mayBe(made, entry.value)
            continue
          }
          evaluator.mayBe(made, evaluator.bind(entry.value, to: .unknown(made)))
        }
      }
      return .unknown(made)
    }
    return try evaluator.attribute("__class__", of: first, at: place)
  }
}

/// `list[str]`: stands where types are written, and is none.
final class GenericAlias: ForeignObject {
  let typeName = "GenericAlias"

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    evaluator.unknown("\(name) of a type with parameters is not read", at: place)
  }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    evaluator.unknown("a type with parameters is not evaluated", at: place)
  }

  func binary(
    _ operation: String, _ other: Value, isReflected: Bool, _ evaluator: Evaluator,
    at place: Place
  ) throws(Stop) -> Value? { .foreign(self) }

  func equals(_ other: Value) -> Truth? {
    guard case .foreign(_ as GenericAlias) = other else { return .known(false) }
    return .unknown(
      Unknown("whether two types with parameters are equal is not known", at: Place.nowhere))
  }
}
