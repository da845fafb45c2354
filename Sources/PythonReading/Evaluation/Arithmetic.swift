extension Evaluator {
  func unary(_ operation: String, _ value: Value, at place: Place) throws(Stop) -> Value {
    let names = ["USub": "__neg__", "UAdd": "__pos__", "Invert": "__invert__"]
    if let name = names[operation], let own = try ownResult(name, of: value, at: place) {
      return own
    }
    switch (operation, value.plain) {
    case ("USub", .int(let number)):
      return number == Int.min ? unknown("the number is too large", at: place) : .int(-number)
    case ("USub", .float(let number)): return .float(-number)
    case ("UAdd", .int(let number)): return .int(number)
    case ("UAdd", .float(let number)): return .float(number)
    case ("Invert", .int(let number)): return .int(~number)
    case (_, .none), (_, .string), (_, .list), (_, .tuple), (_, .dict), (_, .set):
      throw failure("TypeError", "bad operand type for unary: '\(value.typeName)'", at: place)
    default:
      return value.unknown.map { .unknown($0) }
        ?? unknown("this operator is not evaluated", at: place)
    }
  }

  func binary(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Value {
    if case .foreign(let object) = left,
      let result = try object.binary(operation, right, isReflected: false, self, at: place)
    {
      return result
    }
    if case .foreign(let object) = right,
      let result = try object.binary(operation, left, isReflected: true, self, at: place)
    {
      return result
    }
    if let result = try operatorMethod(operation, left, right, at: place) { return result }
    if case .bool(let first) = left, case .bool(let second) = right {
      switch operation {
      case "BitOr": return .bool(first || second)
      case "BitAnd": return .bool(first && second)
      case "BitXor": return .bool(first != second)
      default: break
      }
    }
    switch (left.plain, operation, right.plain) {
    case (.tuple(let items), "Mult", .int(let count)), (.int(let count), "Mult", .tuple(let items)):
      guard items.count * max(0, min(count, 1_000_000)) < 1_000_000 else {
        return unknown("the tuple is too long", at: place)
      }
      return .tuple((0..<max(count, 0)).flatMap { _ in items })
    case (.int(let first), _, .int(let second)):
      try refuse(operation, by: Double(second), at: place)
      return arithmetic(operation, first, second, at: place)
    case (.string(let first), "Add", .string(let second)): return .string(first + second)
    case (.string(let text), "Mult", .int(let count)), (.int(let count), "Mult", .string(let text)):
      return repeated(text, count, at: place)
    case (.string(let text), "Mod", _): return try percentFormat(text, right, at: place)
    case (.list(let first), "Add", .list(let second)): return .list(first.items + second.items)
    case (.list(let first), "Add", .unknown(let unknown)):
      return .list(first.items + [.rest(unknown)])
    case (.unknown(let unknown), "Add", .list(let second)):
      return .list([.rest(unknown)] + second.items)
    case (.tuple(let first), "Add", .tuple(let second)): return .tuple(first + second)
    case (.list(let list), "Mult", .int(let count)), (.int(let count), "Mult", .list(let list)):
      guard list.items.count * max(0, min(count, 1_000_000)) < 1_000_000 else {
        return unknown("the list is too long", at: place)
      }
      return .list((0..<max(count, 0)).flatMap { _ in list.items })
    case (.dict(let first), "BitOr", .dict(let second)):
      if first.kind != .plain, second.kind != .plain, first.kind != second.kind {
        return unknown("which kind of dictionary this gives is not known", at: place)
      }
      let merged = first.kind == .plain ? DictObject(second.kind) : first.copy()
      if first.kind == .plain {
        merged.factory = second.factory
        try update(merged, with: left, at: place)
      }
      try update(merged, with: right, at: place)
      return .dict(merged)
    case (.set, "BitOr", .set), (.set, "BitAnd", .set), (.set, "Sub", .set),
      (.set, "BitXor", .set), (.set, _, .unknown), (.unknown, _, .set):
      return try setOperation(operation, left, right, at: place)
    default: break
    }
    if let first = left.number, let second = right.number {
      try refuse(operation, by: second, at: place)
      return floating(operation, first, second, at: place)
    }
    if let unknown = left.unknown ?? right.unknown { return .unknown(unknown) }
    if operation == "BitOr", left.isClass || right.isClass {
      return unknown("a union of types is not evaluated", at: place)
    }
    if left.isBuiltMore || right.isBuiltMore {
      return unknown("this operation is not evaluated", at: place)
    }
    for value in [left, right] {
      if case .external(let name) = value { return unknown("\(name) is not read", at: place) }
    }
    if case .string(let text) = left, operation == "Mod" {
      return try percentFormat(text, right, at: place)
    }
    throw failure(
      "TypeError",
      "unsupported operand type(s): '\(left.typeName)' and '\(right.typeName)'", at: place)
  }

  private func operatorMethod(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Value? {
    for case .instance(let instance) in [left, right] where instance.type.isFlag {
      return unknown("operators of flags are not evaluated", at: place)
    }
    guard let name = OperatorNames.byOperation[operation] else { return nil }
    return try ownOperator(
      "__\(name)__", "__r\(name)__", left, right, ofSameType: false, at: place)
  }

  private func repeated(_ text: String, _ count: Int, at place: Place) -> Value {
    guard text.utf8.count * max(0, min(count, 1_000_000)) < 1_000_000 else {
      return unknown("the text is too long", at: place)
    }
    return .string(String(repeating: text, count: max(count, 0)))
  }

  private func refuse(_ operation: String, by divisor: Double, at place: Place) throws(Stop) {
    guard divisor == 0, ["Div", "FloorDiv", "Mod"].contains(operation) else { return }
    throw failure("ZeroDivisionError", "division by zero", at: place)
  }

  private func arithmetic(
    _ operation: String, _ first: Int, _ second: Int, at place: Place
  ) -> Value {
    func checked(_ result: (Int, Bool)) -> Value {
      result.1 ? unknown("the number is too large", at: place) : .int(result.0)
    }
    switch operation {
    case "Add": return checked(first.addingReportingOverflow(second))
    case "Sub": return checked(first.subtractingReportingOverflow(second))
    case "Mult": return checked(first.multipliedReportingOverflow(by: second))
    case "FloorDiv" where second != 0 && second != -1:
      return .int(first / second - ((first % second != 0) && ((first < 0) != (second < 0)) ? 1 : 0))
    case "Mod" where second != 0 && second != -1:
      let rest = first % second
      return .int(rest != 0 && ((rest < 0) != (second < 0)) ? rest + second : rest)
    case "Div" where second != 0:
      // Larger ones are rounded before they are divided, which Python does not do.
      guard Int(exactly: Double(first)) == first, Int(exactly: Double(second)) == second else {
        return unknown("the number is too large", at: place)
      }
      return .float(Double(first) / Double(second))
    case "Pow" where second >= 0:
      var result = 1
      for _ in 0..<min(second, 64) {
        let (product, overflow) = result.multipliedReportingOverflow(by: first)
        if overflow { return unknown("the number is too large", at: place) }
        result = product
      }
      return second <= 64 || [0, 1].contains(first)
        ? .int(result) : unknown("the number is too large", at: place)
    case "BitOr": return .int(first | second)
    case "BitAnd": return .int(first & second)
    case "BitXor": return .int(first ^ second)
    default: return unknown("this operation on numbers is not evaluated", at: place)
    }
  }

  private func floating(
    _ operation: String, _ first: Double, _ second: Double, at place: Place
  ) -> Value {
    switch operation {
    case "Add": .float(first + second)
    case "Sub": .float(first - second)
    case "Mult": .float(first * second)
    case "Div" where second != 0: .float(first / second)
    default: unknown("this operation on numbers is not evaluated", at: place)
    }
  }

  func setOperation(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Value {
    guard case .set(let first) = left, case .set(let second) = right else {
      let unknown = left.unknown ?? right.unknown
      return .unknown(unknown ?? Unknown("the sets are not known", at: place))
    }
    let result = SetObject(isFrozen: first.isFrozen)
    result.rest = first.rest ?? second.rest
    // Which of equal ones stays, 1 or True, is not followed.
    let isMixed = zip(first.keys, first.items).contains { key, item in
      second.contains(key) && second.kind(of: key) != item.typeName
    }
    if operation == "BitAnd", isMixed {
      return unknown("which of equal members stays is not known", at: place)
    }
    let kept: [Value] =
      switch operation {
      case "BitOr": first.items + second.items
      case "BitAnd": first.items.filter { $0.key.map(second.contains) ?? false }
      case "Sub": first.items.filter { !($0.key.map(second.contains) ?? false) }
      case "BitXor":
        first.items.filter { !($0.key.map(second.contains) ?? false) }
          + second.items.filter { !($0.key.map(first.contains) ?? false) }
      default: []
      }
    if operation == "Sub" || operation == "BitXor", let rest = second.rest {
      // Each of those that stay may be among what is not known.
      return .unknown(rest)
    }
    for item in kept { try insert(item, into: result, at: place) }
    return .set(result)
  }
}

extension Value {
  /// An instance of a built-in type's heir, whose operators give that type's values.
  fileprivate var isBuiltMore: Bool {
    guard case .instance(let instance) = self else { return false }
    return instance.payload != nil
  }

  /// Whether it may be a class.
  fileprivate var isClass: Bool {
    switch self {
    case .type, .native: true
    default: false
    }
  }

  /// A number of either kind.
  var number: Double? {
    switch plain {
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }
}

/// The names of the methods of operators, without underscores.
enum OperatorNames {
  static let byOperation = [
    "Add": "add", "Sub": "sub", "Mult": "mul", "BitOr": "or", "BitAnd": "and", "Div": "truediv",
    "FloorDiv": "floordiv", "Mod": "mod", "Pow": "pow", "RShift": "rshift", "LShift": "lshift",
    "MatMult": "matmul", "BitXor": "xor",
  ]
}
