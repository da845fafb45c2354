/// A list: changed in place, seen by every holder.
package final class ListObject {
  package var items: [Value]

  package init(_ items: [Value] = []) { self.items = items }

  /// What makes its length and the places of its items unknown.
  package var rest: Unknown? {
    for case .rest(let unknown) in items { return unknown }
    return nil
  }
}

/// Items that are taken once, in order.
package final class IteratorObject {
  private var items: ArraySlice<Value>

  package init(_ items: [Value]) { self.items = items[...] }

  package func next() -> Value? { items.popFirst() }

  package func takeAll() -> [Value] {
    defer { items = [] }
    return Array(items)
  }
}

/// A dictionary in the order of insertion.
package final class DictObject {
  private(set) package var keys: [Key] = []
  private var entries: [Key: (key: Value, value: Value)] = [:]
  /// Why it may hold more, or other, than its entries.
  private(set) package var rest: Unknown?
  /// Entries that what is not known may have replaced.
  private var doubtful: Set<Key> = []
  /// What makes the value of an absent key: `defaultdict`.
  package var factory: Value?

  package init() {}

  package var count: Int { keys.count }

  package subscript(key: Key) -> Value? {
    if let rest, doubtful.contains(key) || entries[key] == nil { return .unknown(rest) }
    return entries[key]?.value
  }

  package func set(_ key: Key, _ written: Value, _ value: Value) {
    if entries[key] == nil { keys.append(key) }
    doubtful.remove(key)
    entries[key] = (entries[key]?.key ?? written, value)
  }

  package func set(_ name: String, _ value: Value) { set(.string(name), .string(name), value) }

  package func remove(_ key: Key) -> Value? {
    guard let removed = entries.removeValue(forKey: key) else { return nil }
    keys.removeAll { $0 == key }
    return doubtful.contains(key) ? rest.map { .unknown($0) } : removed.value
  }

  package func removeAll() {
    keys = []
    entries = [:]
    doubtful = []
    rest = nil
  }

  /// Something that is not known was added, or changed.
  package func blur(_ unknown: Unknown) {
    rest = rest ?? unknown
    doubtful.formUnion(keys)
  }

  /// The entries in order; a value that may have been replaced is not known.
  package var items: [(key: Value, value: Value)] {
    keys.compactMap { key in
      guard let entry = entries[key] else { return nil }
      if let rest, doubtful.contains(key) { return (entry.key, .unknown(rest)) }
      return entry
    }
  }

  package func copy() -> DictObject {
    let copy = DictObject()
    copy.keys = keys
    copy.entries = entries
    copy.rest = rest
    copy.doubtful = doubtful
    copy.factory = factory
    return copy
  }
}

/// A set; its order is that of insertion, which Python does not promise.
package final class SetObject {
  private(set) package var keys: [Key] = []
  private var values: [Key: Value] = [:]
  package var rest: Unknown?
  package let isFrozen: Bool

  package init(isFrozen: Bool = false) { self.isFrozen = isFrozen }

  package var items: [Value] { keys.compactMap { values[$0] } }

  package func contains(_ key: Key) -> Bool { values[key] != nil }

  package func insert(_ key: Key, _ value: Value) {
    if values[key] == nil {
      keys.append(key)
      values[key] = value
    }
  }

  package func remove(_ key: Key) -> Bool {
    guard values.removeValue(forKey: key) != nil else { return false }
    keys.removeAll { $0 == key }
    return true
  }
}

/// A value that can be a key, equal where Python's are.
package enum Key: Hashable {
  case none, ellipsis
  /// `True` is 1 and `1.0` is 1.
  case int(Int)
  case float(Double)
  case text(ExactText)
  case tuple([Key])
  case set(Set<Key>)
  case external(String)
  case object(ObjectIdentifier)
  /// What a host's object is equal by.
  case foreign(String, [Key])

  package static func string(_ text: String) -> Key { .text(ExactText(text: text)) }
}

/// A text that equals those with the same code points only, as Python compares texts.
package struct ExactText: Hashable {
  package let text: String

  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension Value {
  /// Nil when it cannot be a key, or is not known.
  package var key: Key? {
    switch self {
    case .none: return Key.none
    case .ellipsis: return .ellipsis
    case .bool(let value): return .int(value ? 1 : 0)
    case .int(let value): return .int(value)
    case .float(let value): return Int(exactly: value).map { .int($0) } ?? .float(value)
    case .string(let text): return .string(text)
    case .tuple(let items):
      var keys: [Key] = []
      for item in items {
        guard let key = item.key else { return nil }
        keys.append(key)
      }
      return .tuple(keys)
    case .set(let object):
      return object.isFrozen && object.rest == nil ? .set(Set(object.keys)) : nil
    case .function(let object): return .object(ObjectIdentifier(object))
    case .native(let object): return .object(ObjectIdentifier(object))
    case .partial(let object): return .object(ObjectIdentifier(object))
    case .type(let object): return .object(ObjectIdentifier(object))
    case .instance(let object):
      return object.payload?.key ?? .object(ObjectIdentifier(object))
    case .module(let object): return .object(ObjectIdentifier(object))
    case .iterator(let object): return .object(ObjectIdentifier(object))
    case .foreign(let object): return object.key ?? .object(ObjectIdentifier(object))
    case .external(let name): return .external(name)
    case .method(let receiver, .builtin(let name)):
      return receiver.key.map { .tuple([$0, .string(name)]) }
    case .method(let receiver, .function(let function)):
      return receiver.key.map { .tuple([$0, .object(ObjectIdentifier(function))]) }
    case .list, .dict, .unknown, .rest: return nil
    }
  }
}
