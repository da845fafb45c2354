/// A set; its order is that of insertion, which Python does not promise.
package final class SetObject: Changing {
  package var keys: [Key] {
    Journal.current?.noteRead(self)
    return order
  }
  private var order: [Key] = []
  private var values: [Key: Value] = [:]
  private(set) var changes = 0
  package var rest: Unknown? {
    willSet {
      Journal.current?.note(self)
      changes += 1
    }
  }
  package let isFrozen: Bool

  package init(isFrozen: Bool = false) {
    self.isFrozen = isFrozen
    Journal.made(self)
  }

  /// Keeps the members that are there before and after.
  func settle(_ old: SetObject, _ unknown: Unknown) -> Bool {
    let common = old.order.filter { values[$0] != nil }
    if rest == nil, old.rest == nil, common.count == old.order.count, common.count == order.count {
      return false
    }
    changes += 1
    let isLost = old.rest == nil || common.count < old.order.count
    order = common
    values = old.values.filter { values[$0.key] != nil }
    rest = rest ?? old.rest ?? unknown
    return isLost
  }

  /// Holds what another one holds.
  func restore(_ old: SetObject) {
    changes += 1
    (order, values, rest) = (old.order, old.values, old.rest)
  }

  func copy() -> SetObject {
    let copy = SetObject(isFrozen: isFrozen)
    copy.order = order
    copy.values = values
    copy.rest = rest
    return copy
  }

  /// Members may be gone, and others there.
  func forget(_ unknown: Unknown) {
    rest = rest ?? unknown
    changes += 1
    order = []
    values = [:]
  }

  package var items: [Value] { keys.compactMap { values[$0] } }

  /// The name of the type of a member.
  func kind(of key: Key) -> String? { values[key]?.typeName }

  package func contains(_ key: Key) -> Bool {
    Journal.current?.noteRead(self)
    return values[key] != nil
  }

  package func insert(_ key: Key, _ value: Value) {
    Journal.current?.note(self)
    changes += 1
    if values[key] == nil {
      order.append(key)
      values[key] = value
    }
  }

  package func remove(_ key: Key) -> Bool {
    Journal.current?.note(self)
    changes += 1
    guard values.removeValue(forKey: key) != nil else { return false }
    order.removeAll { $0 == key }
    return true
  }
}
