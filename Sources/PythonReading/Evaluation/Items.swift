extension Evaluator {
  /// What a value holds, where its order does not count; what is not known is one `.rest`.
  package func members(of value: Value, at place: Place) throws(Stop) -> [Value] {
    switch value {
    case .list(let list): return list.items
    case .tuple(let items): return items
    case .set(let set): return set.items + (set.rest.map { [.rest($0)] } ?? [])
    case .dict(let dict):
      if dict.isUnordered, dict.rest == nil { return dict.items.map(\.key) }
      return dict.orderedKeys
    case .iterator(let iterator): return try iterator.takeAll(self)
    case .string(let text): return text.unicodeScalars.map { .string(String($0)) }
    case .unknown(let unknown), .rest(let unknown): return [.rest(unknown)]
    case .external(let name):
      unknownsMade += 1
      return [.rest(Unknown("\(name) is not read", at: place))]
    case .type(let type) where type.isEnumeration || type.metaclass != nil:
      if let unknown = type.externalBase { return [.rest(unknown)] }
      // Since Python 3.11 those that are put together are left out.
      if type.isFlag, type.holdsPutTogether {
        unknownsMade += 1
        return [.rest(Unknown("which flags are single ones is not followed", at: place))]
      }
      var seen: Set<ObjectIdentifier> = []
      return type.members.compactMap { name in
        guard case .instance(let member)? = type.attributes[name],
          seen.insert(ObjectIdentifier(member)).inserted
        else { return nil }
        return .instance(member)
      }
    case .instance(let instance):
      if instance.type.inherited("__iter__") != nil {
        var turns = try LoopTurns(over: value, self, at: place)
        var items: [Value] = []
        while let item = try turns.next() {
          guard items.count < 10_000 else {
            throw .unresolved(Unknown("it may give items for ever", at: place))
          }
          items.append(item)
        }
        return items
      }
      if let payload = instance.payload { return try members(of: payload, at: place) }
      if let unknown = instance.type.externalBase { return [.rest(unknown)] }
      if let method = instance.type.inherited("__getitem__") {
        return try members(of: value, by: method, at: place)
      }
    case .foreign(let object):
      if let items = try object.items(self, at: place) { return items }
    default: break
    }
    throw failure("TypeError", "'\(value.typeName)' object is not iterable", at: place)
  }

  /// What the numbers from zero give, up to the first that there is not.
  private func members(
    of value: Value, by method: Value, at place: Place
  ) throws(Stop) -> [Value] {
    var items: [Value] = []
    while items.count < 10_000 {
      let given = CallArguments([value, .int(items.count)])
      let result = try outcome { () throws(Stop) in try call(method, given, at: place) }
      if case .failure(.raised(let error)) = result, isKind(error, of: "IndexError") {
        return items
      }
      let item = try result.get()
      if let unknown = item.unknown { return items + [.rest(unknown)] }
      items.append(item)
    }
    throw .unresolved(Unknown("it may give items for ever", at: place))
  }

  /// What iterating over a value gives, in order: that of a set is not known.
  package func items(of value: Value, at place: Place) throws(Stop) -> [Value] {
    if case .dict(let dict) = value { return dict.orderedKeys }
    let members = try members(of: value, at: place)
    guard case .set = value.payload, members.count > 1 else { return members }
    unknownsMade += 1
    let rest = Value.rest(Unknown("the order of a set is not known", at: place))
    return [rest] + members.flatMap { [$0, rest] }
  }

  /// `base[index]`.
  package func item(of base: Value, _ index: Value, at place: Place) throws(Stop) -> Value {
    if case .tuple(let parts) = index, parts.count == 4, case .ellipsis = parts[3] {
      if case .instance(let instance) = base, let method = instance.type.inherited("__getitem__") {
        let unknown = Unknown("\(instance.type.name) is sliced in its own way", at: place)
        _ = try tentatively(unknown) { () throws(Stop) in
          mayBe(unknown, try call(method, CallArguments([base, .unknown(unknown)]), at: place))
        }
        return .unknown(unknown)
      }
      return try slice(of: base, Array(parts[0..<3]), at: place)
    }
    switch base {
    case .unknown(let unknown), .rest(let unknown): return madeOf(unknown)
    case .external(let name):
      return unknown("\(name) is not read", at: place)
    case .dict(let dict):
      guard let key = try hashed(index, at: place) else {
        return oneOf(dict.items.map(\.value), obscure(index, at: place))
      }
      if let value = dict[key] { return value }
      if let factory = dict.factory {
        let value = try call(factory, CallArguments(), at: place)
        dict.set(key, index, value)
        return value
      }
      throw failure("KeyError", representation(index) ?? "a key", at: place)
    case .list(let list): return try item(of: list.items, index, at: place)
    case .tuple(let items): return try item(of: items, index, at: place)
    case .string(let text):
      return try item(of: text.unicodeScalars.map { .string(String($0)) }, index, at: place)
    case .type(let type) where type.isEnumeration:
      if let unknown = index.unknown ?? type.externalBase { return .unknown(unknown) }
      if let name = index.string, type.members.contains(name), let member = type.attributes[name] {
        return member
      }
      throw failure("KeyError", representation(index) ?? "a name", at: place)
    case .type(let type) where type.inherited("__class_getitem__") != nil:
      let method = type.inherited("__class_getitem__") ?? .none
      return try call(method, CallArguments([base, index]), at: place)
    case .type(let type) where type.isNeverGeneric:
      throw failure("TypeError", "type '\(type.name)' is not subscriptable", at: place)
    case .native(let native) where native.module == "builtins":
      return unknown("\(native.name)[…] is not evaluated", at: place)
    // `list[str]`: a type for people.
    case .type(let type) where type.module == "builtins": return .foreign(GenericAlias())
    case .native: return .foreign(GenericAlias())
    case .type: return base
    case .instance(let instance):
      if let method = instance.type.inherited("__getitem__") {
        return try call(method, CallArguments([base, index]), at: place)
      }
      if case .dict(let dict)? = instance.payload,
        let missing = instance.type.inherited("__missing__"),
        let key = try hashed(index, at: place), dict.rest == nil, dict[key] == nil
      {
        return try call(missing, CallArguments([base, index]), at: place)
      }
      if let payload = instance.payload { return try item(of: payload, index, at: place) }
      if let unknown = instance.type.externalBase { return .unknown(unknown) }
    case .foreign(let object):
      if let value = try object.call("__getitem__", CallArguments([index]), self, at: place) {
        return value
      }
    default: break
    }
    throw failure("TypeError", "'\(base.typeName)' object is not subscriptable", at: place)
  }

  private func item(
    of items: [Value], _ index: Value, at place: Place
  ) throws(Stop) -> Value {
    if let unknown = index.unknown { return oneOf(items, unknown) }
    let written = try ownResult("__index__", of: index, at: place) ?? index
    if let unknown = written.unknown { return oneOf(items, unknown) }
    guard case .int(let wanted) = written.plain else {
      throw failure("TypeError", "indices must be integers", at: place)
    }
    let rest = items.firstIndex { $0.restUnknown != nil }
    if wanted >= 0, wanted < (rest ?? items.count) { return items[wanted] }
    if let rest, let unknown = items[rest].restUnknown { return oneOf(items, unknown) }
    guard wanted < 0, items.count + wanted >= 0 else {
      throw failure("IndexError", "index out of range", at: place)
    }
    return items[items.count + wanted]
  }

  private func slice(
    of base: Value, _ bounds: [Value], at place: Place
  ) throws(Stop) -> Value {
    if let unknown = base.unknown ?? bounds.lazy.compactMap(\.unknown).first {
      return oneOf([base], unknown)
    }
    for bound in bounds {
      if case .none = bound { continue } else if case .int = bound.plain { continue }
      return unknown("this slice is not evaluated", at: place)
    }
    if case .int(0) = bounds[2].plain {
      throw failure("ValueError", "slice step cannot be zero", at: place)
    }
    let text = base.string
    let items: [Value]
    switch base {
    case .foreign(let range as RangeObject):
      let indices = Self.indices(bounds.map(\.plain), count: range.count)
      let step = if case .int(let step) = bounds[2].plain { step } else { 1 }
      return range.slice(indices, by: step).map { .foreign($0) }
        ?? unknown("this slice is not evaluated", at: place)
    case .dict, .set, .none, .int, .bool, .float, .function, .iterator:
      throw failure("TypeError", "'\(base.typeName)' object is not subscriptable", at: place)
    case .list, .tuple, .instance: items = try self.items(of: base, at: place)
    case .string(let text): items = text.unicodeScalars.map { .string(String($0)) }
    default: return unknown("this slice is not evaluated", at: place)
    }
    if let rest = items.lazy.compactMap(\.restUnknown).first {
      _ = oneOf(items, rest)
      if case .list = base { return .list([.rest(rest)]) }
      return .unknown(rest)
    }
    let indices = Self.indices(bounds.map(\.plain), count: items.count)
    let chosen = indices.map { items[$0] }
    if text != nil { return .string(chosen.compactMap(\.string).joined()) }
    if case .tuple = base.payload { return .tuple(chosen) }
    return .list(chosen)
  }

  /// The positions that a slice takes.
  private static func indices(_ bounds: [Value], count: Int) -> [Int] {
    func number(_ value: Value) -> Int? {
      if case .int(let number) = value { return number }
      return nil
    }
    let step = number(bounds[2]) ?? 1
    guard step != 0 else { return [] }
    func clamped(_ bound: Int, _ low: Int, _ high: Int) -> Int {
      min(max(bound < 0 ? bound + count : bound, low), high)
    }
    if step > 0 {
      let start = number(bounds[0]).map { clamped($0, 0, count) } ?? 0
      let end = number(bounds[1]).map { clamped($0, 0, count) } ?? count
      return Array(stride(from: start, to: max(start, end), by: step))
    }
    let start = number(bounds[0]).map { clamped($0, -1, count - 1) } ?? count - 1
    let end = number(bounds[1]).map { clamped($0, -1, count - 1) } ?? -1
    return Array(stride(from: start, to: min(start, end), by: step))
  }
}
