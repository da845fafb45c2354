extension Evaluator {
  /// What iterating over a value gives; what is not known is one `.rest`.
  package func items(of value: Value, at place: Place) throws(Stop) -> [Value] {
    switch value {
    case .list(let list): return list.items
    case .tuple(let items): return items
    case .set(let set): return set.items + (set.rest.map { [.rest($0)] } ?? [])
    case .dict(let dict):
      return dict.orderedKeys
    case .iterator(let iterator): return iterator.takeAll()
    case .string(let text): return text.unicodeScalars.map { .string(String($0)) }
    case .unknown(let unknown), .rest(let unknown): return [.rest(unknown)]
    case .external(let name):
      unknownsMade += 1
      return [.rest(Unknown("\(name) is not read", at: place))]
    case .type(let type) where type.isEnumeration:
      var seen: Set<ObjectIdentifier> = []
      return type.annotated.compactMap { name in
        guard case .instance(let member)? = type.attributes[name],
          seen.insert(ObjectIdentifier(member)).inserted
        else { return nil }
        return .instance(member)
      }
    case .instance(let instance):
      if let method = instance.type.inherited("__iter__") {
        return try items(of: try call(method, CallArguments([value]), at: place), at: place)
      }
      if let payload = instance.payload { return try items(of: payload, at: place) }
      if let unknown = instance.type.externalBase { return [.rest(unknown)] }
    case .foreign(let object):
      if let items = try object.items(self, at: place) { return items }
    default: break
    }
    throw failure("TypeError", "'\(value.typeName)' object is not iterable", at: place)
  }

  /// The items where their order counts: that of a set is not known.
  func sequence(of value: Value, at place: Place) throws(Stop) -> [Value] {
    if case .set(let set) = value, set.keys.count > 1 {
      unknownsMade += 1
      return [.rest(Unknown("the order of a set is not known", at: place))]
    }
    return try items(of: value, at: place)
  }

  /// `base[index]`.
  package func item(of base: Value, _ index: Value, at place: Place) throws(Stop) -> Value {
    if case .tuple(let parts) = index, parts.count == 4, case .ellipsis = parts[3] {
      return try slice(of: base, Array(parts[0..<3]), at: place)
    }
    switch base {
    case .unknown(let unknown), .rest(let unknown): return .unknown(unknown)
    case .external(let name):
      return unknown("\(name) is not read", at: place)
    case .dict(let dict):
      if let unknown = index.unknown { return oneOf(dict.items.map(\.value), unknown) }
      if index.key == nil, case .instance = index {
        return unknown("what this key is equal to is not known", at: place)
      }
      guard let key = index.key else {
        throw failure("TypeError", "unhashable type: '\(index.typeName)'", at: place)
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
      if let name = index.string, let member = type.attributes[name] { return member }
    // `list[str]`: a type for people.
    case .type, .native: return base
    case .instance(let instance):
      if let method = instance.type.inherited("__getitem__") {
        return try call(method, CallArguments([base, index]), at: place)
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
    guard case .int(let wanted) = index.plain else {
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
    if case .tuple = base { return .tuple(chosen) }
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
