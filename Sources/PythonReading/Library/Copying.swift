/// `copy.copy` and `copy.deepcopy`.
struct Copying {
  /// What was copied already: what is shared stays shared, and cycles end.
  private var made: [ObjectIdentifier: Value] = [:]

  static func copy(_ value: Value) -> Value {
    if let unknown = value.copiesItself { return .unknown(unknown) }
    switch value {
    case .list(let list): return .list(list.items)
    case .dict(let dict): return .dict(dict.copy())
    case .set(let set): return set.isFrozen ? value : .set(set.copy())
    case .instance(let instance) where !instance.type.isEnumeration:
      let copy = Instance(instance.type)
      copy.attributes = instance.attributes
      copy.payload = instance.payload.map { Self.copy($0) }
      return .instance(copy)
    default: return value
    }
  }

  mutating func deepCopy(_ value: Value) -> Value {
    if let unknown = value.copiesItself { return .unknown(unknown) }
    switch value {
    case .list(let list):
      if let known = made[ObjectIdentifier(list)] { return known }
      let copy = ListObject()
      made[ObjectIdentifier(list)] = .list(copy)
      for item in list.items { copy.items.append(deepCopy(item)) }
      return .list(copy)
    case .tuple(let items):
      var copies: [Value] = []
      for item in items { copies.append(deepCopy(item)) }
      return .tuple(copies)
    case .dict(let dict): return deepCopy(dict)
    case .set(let set): return .set(set.copy())
    case .instance(let instance) where !instance.type.isEnumeration:
      if let known = made[ObjectIdentifier(instance)] { return known }
      let copy = Instance(instance.type)
      made[ObjectIdentifier(instance)] = .instance(copy)
      for (name, item) in instance.attributes { copy.attributes[name] = deepCopy(item) }
      copy.payload = instance.payload.map { deepCopy($0) }
      return .instance(copy)
    default: return value
    }
  }

  private mutating func deepCopy(_ dict: DictObject) -> Value {
    if let known = made[ObjectIdentifier(dict)] { return known }
    let copy = dict.copy()
    made[ObjectIdentifier(dict)] = .dict(copy)
    for entry in dict.items {
      if let key = entry.key.key { copy.set(key, entry.key, deepCopy(entry.value)) }
    }
    return .dict(copy)
  }
}

extension Value {
  /// Why its copy is not known: it is made in a way of its own.
  fileprivate var copiesItself: Unknown? {
    switch self {
    case .iterator: break
    case .instance(let instance)
    where ["__copy__", "__deepcopy__", "__reduce__", "__reduce_ex__", "__getstate__"]
      .contains { instance.type.inherited($0) != nil }:
      break
    default: return nil
    }
    return Unknown("how a \(typeName) is copied is not evaluated", at: Place.nowhere)
  }
}
