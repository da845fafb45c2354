extension Evaluator {
  /// What a comparison gives: a truth value, or what a class of the program makes of it.
  func compared(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Value {
    if let own = try orderMethod(operation, left, right, at: place) { return own }
    return try compare(operation, left, right, at: place).value
  }

  func compare(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Truth {
    switch operation {
    case "Eq": return equal(left, right, at: place)
    case "NotEq":
      if let result = try ownOperator("__ne__", "__ne__", left, right, at: place),
        result.unknown == nil
      {
        return try truth(of: result, at: place)
      }
      return equal(left, right, at: place).negated
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
    case (.foreign(let first), .foreign(let second)):
      if first === second { return .known(true) }
      if !(first is Silent), !(first is TypingName) { return .known(false) }
      return .unknown(Unknown("whether these are one is not known", at: place))
    case (.method, .method):
      // It is made anew whenever it is asked for.
      if case .known(false) = equal(left, right, at: place) { return .known(false) }
      return .unknown(Unknown("whether equal values are one is not known", at: place))
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
      if first.kind == .ordered, second.kind == .ordered, first.keys != second.keys {
        return first.isUnordered || second.isUnordered
          ? .unknown(Unknown("the order of these keys is not known", at: place)) : .known(false)
      }
      return equal(
        first.keys.compactMap { first[$0] }, first.keys.compactMap { second[$0] }, at: place)
    case (.set(let first), .set(let second)):
      if let rest = first.rest ?? second.rest { return .unknown(rest) }
      return .known(Set(first.keys) == Set(second.keys))
    case (.instance, _) where hasOwnEquality(left), (_, .instance) where hasOwnEquality(right):
      return ownEquality(left, right, at: place)
    case (.instance(let first), .instance(let second)):
      if first === second { return .known(true) }
      if let unknown = first.type.externalBase ?? second.type.externalBase {
        return .unknown(unknown)
      }
      if first.type.inherited("__eq__") != nil || first.type.construct != nil,
        first.payload == nil
      {
        if first.type !== second.type { return .known(false) }
        let fields = first.type.ancestry.lazy.compactMap(\.dataFields).first ?? []
        let names = fields.filter { $0.isCompared && !$0.isInitVariable }.map(\.name)
        return equal(
          names.compactMap { first.attributes[$0] }, names.compactMap { second.attributes[$0] },
          at: place)
      }
      guard let left = first.payload, let right = second.payload else { return .known(false) }
      return equal(left, right, at: place)
    case (.instance(let instance), _) where instance.payload == nil: return .known(false)
    case (_, .instance(let instance)) where instance.payload == nil: return .known(false)
    default:
      let (first, second) = (left.payload, right.payload)
      if case .instance = left { return equal(first, second, at: place) }
      if case .instance = right { return equal(first, second, at: place) }
      if case .foreign(let object) = left, let truth = object.equals(right) { return truth }
      if case .foreign(let object) = right, let truth = object.equals(left) { return truth }
      if let number = left.number, number.isNaN { return .known(false) }
      if let number = right.number, number.isNaN { return .known(false) }
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
    do throws(Stop) {
      if let result = try ownOperator("__eq__", "__eq__", left, right, at: place) {
        return try truth(of: result, at: place)
      }
    } catch {
      unknownsMade += 1
      return .unknown(unknown)
    }
    return identical(left, right, at: place)
  }

  /// Equality as containers see it: what is one is equal, though it be no number.
  func same(_ left: Value, _ right: Value, at place: Place) -> Truth {
    if let first = left.number, let second = right.number, first.isNaN, second.isNaN {
      return .unknown(Unknown("whether these are one value is not known", at: place))
    }
    return equal(left, right, at: place)
  }

  private func equal(_ left: [Value], _ right: [Value], at place: Place) -> Truth {
    if let rest = (left + right).lazy.compactMap(\.restUnknown).first { return .unknown(rest) }
    guard left.count == right.count else { return .known(false) }
    // A list may hold itself.
    comparing += 1
    defer { comparing -= 1 }
    if comparing > 200 { return .unknown(Unknown("the values are nested too deeply", at: place)) }
    var doubted: Unknown?
    for (first, second) in zip(left, right) {
      switch same(first, second, at: place) {
      case .known(true): continue
      case .known(false): return .known(false)
      case .unknown(let unknown): doubted = doubted ?? unknown
      }
    }
    return doubted.map { .unknown($0) } ?? .known(true)
  }

  func contains(_ container: Value, _ item: Value, at place: Place) throws(Stop) -> Truth {
    if case .instance(let instance) = container,
      let method = instance.type.inherited("__contains__")
    {
      return try truth(
        of: try call(method, CallArguments([container, item]), at: place), at: place)
    }
    if case .type(let type) = container, type.isEnumeration {
      if case .instance(let member) = item, member.type === type, type.externalBase == nil {
        return .known(true)
      }
      // Whether a value may be asked for depends on the version of Python.
      unknownsMade += 1
      return .unknown(Unknown("what is in an enumeration is not known", at: place))
    }
    if case .instance(let instance) = container, instance.type.isFlag {
      unknownsMade += 1
      return .unknown(Unknown("operators of flags are not evaluated", at: place))
    }
    switch container.payload {
    case .string(let text):
      if let unknown = item.unknown { return .unknown(unknown) }
      guard let part = item.string else {
        throw failure("TypeError", "'in <string>' requires string as left operand", at: place)
      }
      return .known(part.isEmpty || !TextSearch(text).places(of: part).isEmpty)
    case .dict(let dict):
      guard let key = try hashed(item, at: place) else { return .unknown(obscure(item, at: place)) }
      if dict.keys.contains(key) { return .known(true) }
      return dict.rest.map { .unknown($0) } ?? .known(false)
    case .set(let set):
      guard let key = try hashed(item, at: place) else { return .unknown(obscure(item, at: place)) }
      if set.contains(key) { return .known(true) }
      return set.rest.map { .unknown($0) } ?? .known(false)
    default: break
    }
    var doubted: Unknown?
    if case .iterator = container {
      // How far it is taken depends on where the item is found.
      return try contains(
        .tuple(try taken(of: container, by: "'in'", at: place)), item, at: place)
    }
    for each in try members(of: container, at: place) {
      switch same(each, item, at: place) {
      case .known(true): return .known(true)
      case .known(false): continue
      case .unknown(let unknown): doubted = unknown
      }
    }
    return doubted.map { .unknown($0) } ?? .known(false)
  }

  /// The key that a value is; nil when that is not known.
  ///
  /// What cannot be one raises an error.
  func hashed(_ value: Value, at place: Place) throws(Stop) -> Key? {
    if let key = value.key { return key }
    switch value.payload {
    case .list, .dict, .set:
      throw failure("TypeError", "unhashable type: '\(value.typeName)'", at: place)
    default: return nil
    }
  }

  /// Why what a value is equal to is not known.
  func obscure(_ value: Value, at place: Place) -> Unknown {
    unknownsMade += 1
    return value.unknown ?? Unknown("what this key is equal to is not known", at: place)
  }

  private func ordered(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Truth {
    if let result = try orderMethod(operation, left, right, at: place) {
      return try truth(of: result, at: place)
    }
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

  /// What a class of the program says of the order of its instances.
  private func orderMethod(
    _ operation: String, _ left: Value, _ right: Value, at place: Place
  ) throws(Stop) -> Value? {
    guard left.isInstance || right.isInstance else { return nil }
    let names = [
      "Lt": ("lt", "gt"), "LtE": ("le", "ge"), "Gt": ("gt", "lt"), "GtE": ("ge", "le"),
      "Eq": ("eq", "eq"), "NotEq": ("ne", "ne"),
    ]
    guard let (name, reflected) = names[operation] else { return nil }
    return try ownOperator("__\(name)__", "__\(reflected)__", left, right, at: place)
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
}

extension String {
  /// Python's order of texts, by code points: negative, zero or positive.
  package func pythonOrder(_ other: String) -> Int {
    if unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars) { return -1 }
    return unicodeScalars.elementsEqual(other.unicodeScalars) ? 0 : 1
  }
}
