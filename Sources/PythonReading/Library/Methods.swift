extension Evaluator {
  /// Calls a method of a built-in value.
  func callMethod(
    _ name: String, of receiver: Value, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    let result: Value?
    switch receiver {
    case .string, .list, .tuple, .dict, .set:
      try checkArguments(of: name, receiver, given, at: place)
      if let value = try itemMethod(name, receiver, given, at: place) { return value }
    default: break
    }
    switch receiver {
    case .instance where name == "__setattr__" && given.positional.count == 2:
      return try setOwnAttribute(of: receiver, given, at: place)
    case .string(let text): result = try stringMethod(name, text, given, at: place)
    case .list(let list): result = try listMethod(name, list, given, at: place)
    case .tuple(let items):
      result = try listMethod(name, ListObject(items), given, at: place)
    case .instance where !receiver.payload.isInstance:
      return try callMethod(name, of: receiver.payload, given, at: place)
    case .dict(let dict): result = try dictMethod(name, dict, given, at: place)
    case .set(let set): result = try setMethod(name, set, given, at: place)
    case .foreign(let object):
      result = try object.call(name, given, self, at: place)
      if result == nil {
        throw failure(
          "AttributeError", "'\(object.typeName)' object has no attribute '\(name)'", at: place)
      }
    default: result = nil
    }
    if result == nil, !Self.readingMethods.contains(name) {
      doubt(
        receiver,
        Unknown("the method \(name) of a \(receiver.typeName) is not evaluated", at: place))
    }
    return result
      ?? unknown("the method \(name) of a \(receiver.typeName) is not evaluated", at: place)
  }

  /// Methods that change nothing.
  private static let readingMethods: Set = [
    "__add__", "__and__", "__class_getitem__", "__contains__", "__dir__", "__doc__", "__eq__",
    "__format__", "__ge__", "__getattribute__", "__getitem__", "__gt__", "__hash__", "__iter__",
    "__le__", "__len__", "__lt__", "__mod__", "__mul__", "__ne__", "__or__", "__reduce__",
    "__repr__", "__reversed__", "__rmul__", "__sizeof__", "__str__", "__sub__", "__xor__", "get",
    "count", "index",
  ]

  /// What brackets and `in` do, by name.
  private func itemMethod(
    _ name: String, _ receiver: Value, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value? {
    guard given.keywords.isEmpty, given.rest == nil else { return nil }
    switch (name, given.positional.count) {
    case ("__getitem__", 1): return try item(of: receiver, given.positional[0], at: place)
    case ("__contains__", 1):
      return try contains(receiver, given.positional[0], at: place).value
    case ("__setitem__", 2):
      try setItem(of: receiver, given.positional[0], to: given.positional[1], at: place)
      return Value.none
    default: return nil
    }
  }

  /// `object.__setattr__(instance, name, value)`: past what the class says of it.
  private func setOwnAttribute(
    of receiver: Value, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    guard case .instance(let instance) = receiver, let name = given.positional[0].string else {
      doubt(receiver, given.unknown)
      return .none
    }
    instance.attributes[name] = given.positional[1]
    return .none
  }

  // MARK: Lists

  private func listMethod(
    _ name: String, _ list: ListObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value? {
    let first = given.positional.first
    switch name {
    case "append": if let first { list.items.append(first) }
    case "extend":
      guard let first else { break }
      if case .iterator = first {
        try take(from: first, at: place) { list.items.append($0) }
      } else {
        list.items += try items(of: first, at: place)
      }
    case "copy": return .list(list.items)
    case "clear": list.items = []
    case "reverse": list.items.reverse()
    case "sort":
      list.items = try sorted(list.items, given, at: place)
    case "insert":
      guard given.positional.count == 2, list.rest == nil, case .int(let at) = given.positional[0]
      else {
        list.items = [.rest(Unknown("where this is inserted is not known", at: place))]
        return Value.none
      }
      let position = at < 0 ? max(0, list.items.count + at) : min(at, list.items.count)
      list.items.insert(given.positional[1], at: position)
    case "pop":
      guard list.rest == nil, case .int(let at) = (first ?? .int(-1)).plain else {
        let unknown =
          list.rest ?? first?.unknown ?? Unknown("what is taken is not known", at: place)
        forget(list, unknown)
        return .unknown(unknown)
      }
      let position = at < 0 ? list.items.count + at : at
      guard list.items.indices.contains(position) else {
        throw failure("IndexError", "pop from empty list or index out of range", at: place)
      }
      return list.items.remove(at: position)
    case "remove":
      guard let first, list.rest == nil else {
        doubt(.list(list), list.rest)
        return Value.none
      }
      for (index, item) in list.items.enumerated() {
        switch same(item, first, at: place) {
        case .known(true):
          list.items.remove(at: index)
          return Value.none
        case .known(false): continue
        case .unknown(let unknown):
          doubt(.list(list), unknown)
          return Value.none
        }
      }
      throw failure("ValueError", "list.remove(x): x not in list", at: place)
    case "index", "count":
      guard let first, list.rest == nil, given.positional.count == 1 else {
        return list.rest.map { .unknown($0) }
      }
      var count = 0
      for (index, item) in list.items.enumerated() {
        switch same(item, first, at: place) {
        case .known(true): if name == "index" { return .int(index) } else { count += 1 }
        case .known(false): continue
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
      if name == "index" { throw failure("ValueError", "the value is not in list", at: place) }
      return .int(count)
    default: return nil
    }
    return Value.none
  }

  /// The items in order by `key` and `reverse`; unknown when two have no known order.
  func sorted(
    _ items: [Value], _ given: CallArguments, at place: Place
  ) throws(Stop) -> [Value] {
    if let rest = items.lazy.compactMap(\.restUnknown).first {
      // Where those stand that are there is not known.
      let known = items.filter { $0.restUnknown == nil }
      let sorted = try sorted(known, given, at: place)
      return [.rest(rest)] + sorted.flatMap { [$0, .rest(rest)] }
    }
    var keyed: [(key: Value, value: Value)] = []
    for item in items {
      let key = given.keyword("key").flatMap { $0.isNone ? nil : $0 }
      keyed.append(
        (
          try key.map { (each) throws(Stop) in
            try call(each, CallArguments([item]), at: place)
          } ?? item, item
        ))
    }
    var doubtful = false
    // A stable sort by insertion keeps equal ones as they are.
    var result: [(key: Value, value: Value)] = []
    for pair in keyed {
      var position = result.count
      while position > 0 {
        guard let order = order(result[position - 1].key, pair.key) else {
          doubtful = true
          break
        }
        if order <= 0 { break }
        position -= 1
      }
      result.insert(pair, at: position)
    }
    if doubtful {
      unknownsMade += 1
      for item in items {
        mayBe(Unknown("the order of these values is not known", at: place), item)
      }
      return [.rest(Unknown("the order of these values is not known", at: place))]
    }
    let values = result.map(\.value)
    guard let reverse = given.keyword("reverse") else { return values }
    switch try truth(of: reverse, at: place) {
    case .known(true): break
    case .known(false): return values
    case .unknown(let unknown):
      _ = oneOf(values, unknown)
      return [.rest(unknown)]
    }
    // Python keeps equal ones in order when it reverses.
    var reversed: [(key: Value, value: Value)] = []
    for pair in result.reversed() {
      var position = reversed.count
      while position > 0, order(reversed[position - 1].key, pair.key) == 0 { position -= 1 }
      reversed.insert(pair, at: position)
    }
    return reversed.map(\.value)
  }

  // MARK: Dictionaries

  private func dictMethod(
    _ name: String, _ dict: DictObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value? {
    switch name {
    case "keys": return .foreign(DictView(.keys, of: dict))
    case "values": return .foreign(DictView(.values, of: dict))
    case "items": return .foreign(DictView(.items, of: dict))
    case "copy": return .dict(dict.copy())
    case "clear":
      dict.removeAll()
      return Value.none
    case "get", "pop", "setdefault":
      guard let first = given.positional.first else { return nil }
      guard let key = try hashed(first, at: place) else {
        let unknown = obscure(first, at: place)
        if name == "pop" { forget(dict, unknown) }
        if name == "setdefault" { blur(dict, unknown) }
        return oneOf(dict.items.map(\.value) + given.positional.dropFirst(), unknown)
      }
      if let value = dict[key] {
        if name == "pop" { _ = dict.remove(key) }
        return value
      }
      let fallback = given.argument(1, "default")
      if name == "setdefault" { dict.set(key, first, fallback ?? .none) }
      if name == "pop", fallback == nil {
        throw failure("KeyError", representation(first) ?? "a key", at: place)
      }
      return fallback ?? Value.none
    case "update":
      if let first = given.positional.first { try update(dict, with: first, at: place) }
      if let unknown = given.rest { blur(dict, unknown) }
      if let reason = given.orderReason { dict.hideOrder(reason) }
      for keyword in given.keywords { dict.set(keyword.name, keyword.value) }
      return Value.none
    case "popitem":
      guard given.all.isEmpty else { return nil }
      if dict.count == 0, dict.rest == nil {
        throw failure("KeyError", "popitem(): dictionary is empty", at: place)
      }
      if let rest = dict.rest {
        forget(dict, rest)
        return .unknown(rest)
      }
      guard dict.rest == nil, let key = dict.keys.last, let last = dict.items.last else {
        return nil
      }
      _ = dict.remove(key)
      return .tuple([last.key, last.value])
    default: return nil
    }
  }

  // MARK: Sets

  private func setMethod(
    _ name: String, _ set: SetObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value? {
    let operations = [
      "union": "BitOr", "intersection": "BitAnd", "difference": "Sub",
      "symmetric_difference": "BitXor",
    ]
    if let operation = operations[name] {
      var result = Value.set(set)
      for other in given.positional {
        let items = try members(of: other, at: place)
        let right = SetObject()
        for item in items { try insert(item, into: right, at: place) }
        result = try setOperation(operation, result, .set(right), at: place)
      }
      // Without arguments it is a copy.
      if given.positional.isEmpty { return try setMethod("copy", set, given, at: place) }
      return result
    }
    switch name {
    case "add":
      if let first = given.positional.first { try insert(first, into: set, at: place) }
    case "update":
      for other in given.positional {
        guard case .iterator = other else {
          for item in try members(of: other, at: place) { try insert(item, into: set, at: place) }
          continue
        }
        try take(from: other, at: place) { (item) throws(Stop) in
          try insert(item, into: set, at: place)
        }
      }
    case "discard", "remove":
      guard let first = given.positional.first, let key = first.key else {
        set.forget(given.unknown ?? Unknown("what is removed is not known", at: place))
        return Value.none
      }
      if !set.remove(key), name == "remove" {
        guard set.rest != nil else {
          throw failure("KeyError", representation(first) ?? "a key", at: place)
        }
        // It may raise that error.
        unknownsMade += 1
      }
    case "copy":
      return .set(set.isFrozen ? set : set.copy())
    case "issubset", "issuperset", "isdisjoint":
      guard let other = given.positional.first, set.rest == nil else { return nil }
      let items = try members(of: other, at: place)
      guard items.allSatisfy({ $0.key != nil }) else { return nil }
      let keys = Set(items.compactMap(\.key))
      let own = Set(set.keys)
      switch name {
      case "issubset": return .bool(own.isSubset(of: keys))
      case "issuperset": return .bool(own.isSuperset(of: keys))
      default: return .bool(own.isDisjoint(with: keys))
      }
    default: return nil
    }
    return Value.none
  }
}
