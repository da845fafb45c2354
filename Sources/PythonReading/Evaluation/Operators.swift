/// Whether something holds, if that is known.
enum Truth {
  case known(Bool)
  case unknown(Unknown)
}

extension Evaluator {
  func truth(of value: Value, at place: Place) throws(Stop) -> Truth {
    switch value {
    case .none: return .known(false)
    case .bool(let value): return .known(value)
    case .int(let value): return .known(value != 0)
    case .float(let value): return .known(value != 0)
    case .string(let text): return .known(!text.isEmpty)
    case .tuple(let items): return sized(items)
    case .list(let list): return sized(list.items)
    case .dict(let dict):
      if dict.count == 0, let rest = dict.rest { return .unknown(rest) }
      return .known(dict.count > 0)
    case .set(let set):
      if set.keys.isEmpty, let rest = set.rest { return .unknown(rest) }
      return .known(!set.keys.isEmpty)
    case .instance(let instance):
      if let payload = instance.payload, !instance.type.isEnumeration {
        return try truth(of: payload, at: place)
      }
      for name in ["__bool__", "__len__"] {
        if let method = instance.type.inherited(name) {
          return try truth(of: try call(method, CallArguments([value]), at: place), at: place)
        }
      }
      if let unknown = instance.type.externalBase { return .unknown(unknown) }
      return .known(true)
    case .foreign(let object):
      if let items = try object.items(self, at: place) { return sized(items) }
      return .known(true)
    case .external(let name):
      unknownsMade += 1
      return .unknown(Unknown("whether \(name) holds is not known", at: place))
    case .unknown(let unknown), .rest(let unknown): return .unknown(unknown)
    case .ellipsis, .iterator, .function, .native, .partial, .method, .type, .module:
      return .known(true)
    }
  }

  private func sized(_ items: [Value]) -> Truth {
    for item in items {
      guard let rest = item.restUnknown else { return .known(true) }
      if items.count == 1 { return .unknown(rest) }
    }
    if let rest = items.first?.restUnknown { return .unknown(rest) }
    return .known(false)
  }

  // MARK: Comparing

  func compare(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Truth {
    switch operation {
    case "Eq": return equal(left, right, at: place)
    case "NotEq": return equal(left, right, at: place).negated
    case "Is": return identical(left, right, at: place)
    case "IsNot": return identical(left, right, at: place).negated
    case "In": return try contains(right, left, at: place)
    case "NotIn": return try contains(right, left, at: place).negated
    default: return try ordered(operation, left, right, at: place)
    }
  }

  private func identical(_ left: Value, _ right: Value, at place: Place) -> Truth {
    if let unknown = left.unknown ?? right.unknown { return .unknown(unknown) }
    switch (left, right) {
    case (.none, .none): return .known(true)
    case (.external, .none), (.none, .external), (.none, _), (_, .none): return .known(false)
    case (.bool(let first), .bool(let second)): return .known(first == second)
    case (.bool, _), (_, .bool): return .known(false)
    case (.list(let first), .list(let second)): return .known(first === second)
    case (.dict(let first), .dict(let second)): return .known(first === second)
    case (.instance(let first), .instance(let second)): return .known(first === second)
    case (.instance, _), (_, .instance): return .known(false)
    case (.tuple, .tuple), (.string, .string), (.int, .int), (.float, .float):
      if case .known(false) = equal(left, right, at: place) { return .known(false) }
      return .unknown(Unknown("whether equal values are one is not known", at: place))
    case (.set(let first), .set(let second)): return .known(first === second)
    default: return equal(left, right, at: place)
    }
  }

  func equal(_ left: Value, _ right: Value, at place: Place) -> Truth {
    if let unknown = left.unknown ?? right.unknown { return .unknown(unknown) }
    switch (left, right) {
    case (.external(let first), .external(let second)) where first == second:
      return .known(true)
    case (.external(let name), let other), (let other, .external(let name)):
      if other.isNone { return .known(false) }
      unknownsMade += 1
      return .unknown(Unknown("what \(name) is equal to is not known", at: place))
    case (.list(let first), .list(let second)) where first === second: return .known(true)
    case (.dict(let first), .dict(let second)) where first === second: return .known(true)
    case (.list(let first), .list(let second)):
      return equal(first.items, second.items, at: place)
    case (.tuple(let first), .tuple(let second)): return equal(first, second, at: place)
    case (.dict(let first), .dict(let second)):
      if let rest = first.rest ?? second.rest { return .unknown(rest) }
      guard Set(first.keys) == Set(second.keys) else { return .known(false) }
      return equal(
        first.keys.compactMap { first[$0] }, first.keys.compactMap { second[$0] }, at: place)
    case (.set(let first), .set(let second)):
      if let rest = first.rest ?? second.rest { return .unknown(rest) }
      return .known(Set(first.keys) == Set(second.keys))
    case (.instance, _) where hasOwnEquality(left), (_, .instance) where hasOwnEquality(right):
      return ownEquality(left, right, at: place)
    case (.instance(let first), .instance(let second)):
      if first === second { return .known(true) }
      if first.type.inherited("__eq__") != nil || first.type.construct != nil,
        first.payload == nil
      {
        if first.type !== second.type { return .known(false) }
        let names = first.attributes.keys.sorted()
        guard names == second.attributes.keys.sorted() else { return .known(false) }
        return equal(
          names.compactMap { first.attributes[$0] }, names.compactMap { second.attributes[$0] },
          at: place)
      }
      return .known(first.payload?.key != nil && first.payload?.key == second.payload?.key)
    default:
      if payload(left) != nil || payload(right) != nil, let payload = payload2(left),
        let other = payload2(right)
      {
        return equal(payload, other, at: place)
      }
      return .known(left.key != nil && left.key == right.key)
    }
  }

  /// Whether a class of the program says what is equal.
  private func hasOwnEquality(_ value: Value) -> Bool {
    guard case .instance(let instance) = value else { return false }
    return instance.type.inherited("__eq__") != nil
  }

  private func ownEquality(_ left: Value, _ right: Value, at place: Place) -> Truth {
    let unknown = Unknown("what these values are equal to is not known", at: place)
    for (first, second) in [(left, right), (right, left)] {
      guard case .instance(let instance) = first, let method = instance.type.inherited("__eq__")
      else { continue }
      do throws(Stop) {
        let result = try call(method, CallArguments([first, second]), at: place)
        if case .external("NotImplemented") = result { continue }
        return try truth(of: result, at: place)
      } catch {
        unknownsMade += 1
        return .unknown(unknown)
      }
    }
    return identical(left, right, at: place)
  }

  private func payload(_ value: Value) -> Value? {
    if case .instance(let instance) = value { return instance.payload }
    return nil
  }

  private func payload2(_ value: Value) -> Value? { payload(value) ?? value }

  private func equal(_ left: [Value], _ right: [Value], at place: Place) -> Truth {
    if let rest = (left + right).lazy.compactMap(\.restUnknown).first { return .unknown(rest) }
    guard left.count == right.count else { return .known(false) }
    // A list may hold itself.
    comparing += 1
    defer { comparing -= 1 }
    if comparing > 200 { return .unknown(Unknown("the values are nested too deeply", at: place)) }
    var doubted: Unknown?
    for (first, second) in zip(left, right) {
      switch equal(first, second, at: place) {
      case .known(true): continue
      case .known(false): return .known(false)
      case .unknown(let unknown): doubted = doubted ?? unknown
      }
    }
    return doubted.map { .unknown($0) } ?? .known(true)
  }

  func contains(_ container: Value, _ item: Value, at place: Place) throws(Stop) -> Truth {
    switch container {
    case .string(let text):
      if let unknown = item.unknown { return .unknown(unknown) }
      guard let part = item.string else {
        throw failure("TypeError", "'in <string>' requires string as left operand", at: place)
      }
      return .known(part.isEmpty || !TextSearch(text).places(of: part).isEmpty)
    case .dict(let dict):
      if let unknown = item.unknown { return .unknown(unknown) }
      guard let key = item.key else { return .known(false) }
      if dict.keys.contains(key) { return .known(true) }
      return dict.rest.map { .unknown($0) } ?? .known(false)
    case .set(let set):
      if let unknown = item.unknown { return .unknown(unknown) }
      if let key = item.key, set.contains(key) { return .known(true) }
      return set.rest.map { .unknown($0) } ?? .known(false)
    default: break
    }
    var doubted: Unknown?
    if case .iterator(let iterator) = container {
      // How far it is taken depends on where the item is found.
      let items = iterator.takeAll()
      let unknown = Unknown("how far this iterator was taken is not known", at: place)
      for each in items { mayBe(unknown, each) }
      _ = iterator.forget(unknown)
      return try contains(.tuple(items), item, at: place)
    }
    for each in try items(of: container, at: place) {
      switch equal(each, item, at: place) {
      case .known(true): return .known(true)
      case .known(false): continue
      case .unknown(let unknown): doubted = unknown
      }
    }
    return doubted.map { .unknown($0) } ?? .known(false)
  }

  private func ordered(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Truth {
    guard let order = order(left.plain, right.plain) else {
      if let unknown = left.unknown ?? right.unknown { return .unknown(unknown) }
      unknownsMade += 1
      return .unknown(Unknown("the order of these values is not known", at: place))
    }
    switch operation {
    case "Lt": return .known(order < 0)
    case "LtE": return .known(order <= 0)
    case "Gt": return .known(order > 0)
    default: return .known(order >= 0)
    }
  }

  /// Negative, zero or positive; nil when the two have no order that is known.
  func order(_ left: Value, _ right: Value) -> Int? {
    switch (left.plain, right.plain) {
    case (.int(let first), .int(let second)): return first < second ? -1 : first > second ? 1 : 0
    case (.string(let first), .string(let second)): return first.pythonOrder(second)
    case (.tuple(let first), .tuple(let second)): return order(first, second)
    case (.list(let first), .list(let second)): return order(first.items, second.items)
    default:
      guard let first = left.number, let second = right.number,
        !first.isNaN, !second.isNaN, abs(first) < 0x1p53, abs(second) < 0x1p53
      else { return nil }
      return first < second ? -1 : first > second ? 1 : 0
    }
  }

  private func order(_ left: [Value], _ right: [Value]) -> Int? {
    comparing += 1
    defer { comparing -= 1 }
    if comparing > 200 { return nil }
    for (first, second) in zip(left, right) {
      guard let order = order(first, second) else { return nil }
      if order != 0 { return order }
    }
    return left.count - right.count
  }

  // MARK: Arithmetic

  func unary(_ operation: String, _ value: Value, at place: Place) -> Value {
    switch (operation, value.plain) {
    case ("USub", .int(let number)):
      return number == Int.min ? unknown("the number is too large", at: place) : .int(-number)
    case ("USub", .float(let number)): return .float(-number)
    case ("UAdd", let number): return number
    case ("Invert", .int(let number)): return .int(~number)
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
    case (.dict(let first), "BitOr", .dict):
      let merged = first.copy()
      try update(merged, with: right, at: place)
      return .dict(merged)
    case (.set, _, .set), (.set, _, .unknown), (.unknown, _, .set):
      return try setOperation(operation, left, right, at: place)
    default: break
    }
    if let first = left.number, let second = right.number {
      return floating(operation, first, second, at: place)
    }
    if let unknown = left.unknown ?? right.unknown { return .unknown(unknown) }
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
    let names = [
      "Add": "add", "Sub": "sub", "Mult": "mul", "BitOr": "or", "BitAnd": "and", "Div": "truediv",
      "FloorDiv": "floordiv", "Mod": "mod", "Pow": "pow", "RShift": "rshift", "LShift": "lshift",
      "MatMult": "matmul", "BitXor": "xor",
    ]
    guard let name = names[operation] else { return nil }
    if case .instance(let instance) = left, let method = instance.type.inherited("__\(name)__") {
      return try call(method, CallArguments([left, right]), at: place)
    }
    if case .instance(let instance) = right, let method = instance.type.inherited("__r\(name)__") {
      return try call(method, CallArguments([right, left]), at: place)
    }
    return nil
  }

  private func repeated(_ text: String, _ count: Int, at place: Place) -> Value {
    guard text.utf8.count * max(0, min(count, 1_000_000)) < 1_000_000 else {
      return unknown("the text is too long", at: place)
    }
    return .string(String(repeating: text, count: max(count, 0)))
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
    case "Div" where second != 0: return .float(Double(first) / Double(second))
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

extension Truth {
  var negated: Truth {
    if case .known(let value) = self { return .known(!value) }
    return self
  }

  var value: Value {
    switch self {
    case .known(let value): .bool(value)
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}

extension Value {
  /// A number of either kind.
  var number: Double? {
    switch plain {
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }
}

extension String {
  /// Python's order of texts, by code points: negative, zero or positive.
  package func pythonOrder(_ other: String) -> Int {
    if unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars) { return -1 }
    return unicodeScalars.elementsEqual(other.unicodeScalars) ? 0 : 1
  }
}
