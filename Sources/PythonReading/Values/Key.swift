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
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // No text holds this byte: one ends where the next begins.
    hasher.combine(UInt8.max)
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
    // One that is no number is equal to itself only.
    case .float(let value) where value.isNaN: return nil
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
      if let payload = object.payload { return payload.key }
      return object.type.isComparedByIdentity ? .object(ObjectIdentifier(object)) : nil
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
