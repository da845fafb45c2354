/// A list: changed in place, seen by every holder.
package final class ListObject: Changing {
  package var items: [Value] {
    get {
      Journal.current?.noteRead(self)
      return stored
    }
    _modify {
      Journal.current?.note(self, stored)
      changes += 1
      yield &stored
    }
  }
  private var stored: [Value]
  private(set) var changes = 0

  package init(_ items: [Value] = []) {
    stored = items
    Journal.made(self)
  }

  /// What makes its length and the places of its items unknown.
  package var rest: Unknown? {
    for case .rest(let unknown) in items { return unknown }
    return nil
  }
}

extension ListObject {
  /// Keeps what stands at both ends before and after.
  func settle(_ old: [Value], _ unknown: Unknown, _ mayBe: (Value) -> Void) -> Bool {
    let start = zip(old, stored).prefix { $0.isSame(as: $1) }.count
    if start == old.count, start == stored.count { return false }
    let most = min(old.count, stored.count) - start
    let end = zip(old.reversed(), stored.reversed()).prefix(most).prefix { $0.isSame(as: $1) }.count
    var settled = Array(old.prefix(start))
    for item in old.dropFirst(start) + stored.dropFirst(start) { mayBe(item) }
    if let rest = settled.last?.restUnknown {
      mayBe(.unknown(rest))
      settled.removeLast()
    }
    settled.append(.rest(unknown))
    settled += old.suffix(end).drop { $0.restUnknown != nil }
    changes += 1
    let isLost = settled.count != old.count || !zip(settled, old).allSatisfy { $0.isSame(as: $1) }
    stored = settled
    return isLost
  }

  /// Nothing of it is known any more.
  func forget(_ unknown: Unknown) { items = [.rest(unknown)] }
}

/// A dictionary in the order of insertion.
package final class DictObject: Changing {
  /// What `type(…)` tells of it.
  package enum Kind {
    case plain, ordered, defaulting

    var typeName: String {
      switch self {
      case .plain: "dict"
      case .ordered: "OrderedDict"
      case .defaulting: "defaultdict"
      }
    }
  }

  package var keys: [Key] {
    Journal.current?.noteRead(self)
    return order
  }
  private var order: [Key] = []
  private(set) var changes = 0
  private var entries: [Key: (key: Value, value: Value)] = [:]
  /// Why it may hold more, or other, than its entries.
  private(set) package var rest: Unknown?
  /// Entries that what is not known may have replaced.
  private var doubtful: Set<Key> = []
  package let kind: Kind
  /// What makes the value of an absent key: `defaultdict`.
  package var factory: Value?

  /// Why its order is not known.
  private var orderUnknown: Unknown?
  /// What it shows the names of: `vars(…)`, `globals()`.
  var mirrored: (any NameHolder)?
  /// How many of its keys come before those that are not known.
  private(set) package var certainCount = 0

  package init(_ kind: Kind = .plain) {
    self.kind = kind
    Journal.made(self)
  }

  package var count: Int { keys.count }

  package subscript(key: Key) -> Value? {
    Journal.current?.noteRead(self)
    if let rest, doubtful.contains(key) || entries[key] == nil { return .unknown(rest) }
    return entries[key]?.value
  }

  package func set(_ key: Key, _ written: Value, _ value: Value) {
    Journal.current?.note(self)
    changes += 1
    if case .text(let name) = key { mirrored?.hold(name.text, value) }
    if entries[key] == nil { order.append(key) }
    doubtful.remove(key)
    entries[key] = (entries[key]?.key ?? written, value)
  }

  package func set(_ name: String, _ value: Value) { set(.string(name), .string(name), value) }

  package func remove(_ key: Key) -> Value? {
    Journal.current?.note(self)
    changes += 1
    guard let removed = entries.removeValue(forKey: key) else { return nil }
    if case .text(let name) = key { mirrored?.hold(name.text, nil) }
    if let index = order.firstIndex(of: key) {
      order.remove(at: index)
      if index < certainCount { certainCount -= 1 }
    }
    return doubtful.contains(key) ? rest.map { .unknown($0) } : removed.value
  }

  package func removeAll() {
    Journal.current?.note(self)
    changes += 1
    certainCount = 0
    order = []
    entries = [:]
    doubtful = []
    rest = nil
  }

  /// Something that is not known was added, or changed.
  package func blur(_ unknown: Unknown) {
    Journal.current?.note(self)
    changes += 1
    if rest == nil { certainCount = order.count }
    rest = rest ?? unknown
    doubtful.formUnion(order)
  }

  package var isUnordered: Bool { orderReason != nil }

  /// Why the order of its keys is not known.
  var orderReason: Unknown? { count > 1 ? orderUnknown : nil }

  /// Takes over what it shows of its holder.
  func show(_ names: [String: Value]) {
    let holder = mirrored
    mirrored = nil
    defer { mirrored = holder }
    for case .text(let name) in order where names[name.text] == nil {
      _ = remove(.string(name.text))
    }
    for (name, value) in names {
      if let known = entries[.string(name)]?.value, known.isSame(as: value) { continue }
      set(name, value)
    }
  }

  /// Its entries are known, their order is not.
  func hideOrder(_ unknown: Unknown) { orderUnknown = unknown }

  /// Nothing of it is known any more: entries may be gone too.
  func forget(_ unknown: Unknown) {
    let first = rest ?? unknown
    removeAll()
    rest = first
  }

  /// Keeps the entries that are as before.
  func settle(_ old: DictObject, _ unknown: Unknown, _ mayBe: (Value) -> Void) -> Bool {
    changes += 1
    let common = old.order.filter { entries[$0] != nil }
    var isLost = false
    for key in old.order + order {
      guard let value = entries[key]?.value, let previous = old.entries[key]?.value,
        value.isSame(as: previous)
      else {
        (entries[key]?.value).map(mayBe)
        (old.entries[key]?.value).map(mayBe)
        continue
      }
    }
    if common != order.filter({ old.entries[$0] != nil }) {
      forget(unknown)
      return true
    }
    for key in common {
      guard let value = entries[key]?.value, let previous = old.entries[key]?.value,
        !value.isSame(as: previous) || doubtful.contains(key) != old.doubtful.contains(key)
      else { continue }
      isLost = isLost || (previous.unknown == nil && !old.doubtful.contains(key))
      entries[key]?.value = .unknown(unknown)
    }
    if rest == nil, common.count == order.count, common.count == old.order.count, old.rest == nil {
      return isLost
    }
    isLost = isLost || common.count < old.order.count || old.rest == nil
    // Those come first that came first before and after.
    let before = old.order.prefix(old.rest == nil ? old.order.count : old.certainCount)
    let after = order.prefix(rest == nil ? order.count : certainCount)
    let certain = zip(before, after).prefix { $0 == $1 }.count
    for key in order where old.entries[key] == nil { entries[key] = nil }
    certainCount = certain
    order = common
    doubtful = doubtful.intersection(common)
    for rest in [rest, old.rest] { if let rest { mayBe(.unknown(rest)) } }
    rest = unknown
    return isLost
  }

  /// The entries in order; a value that may have been replaced is not known.
  package var items: [(key: Value, value: Value)] {
    keys.compactMap { key in
      guard let entry = entries[key] else { return nil }
      if let rest, doubtful.contains(key) { return (entry.key, .unknown(rest)) }
      return entry
    }
  }

  /// The keys in order, among them what is not known.
  var orderedKeys: [Value] {
    let known = items.map(\.key)
    if let orderUnknown, count > 1 {
      return [.rest(orderUnknown)] + known.flatMap { [$0, .rest(orderUnknown)] }
    }
    guard let rest else { return known }
    return known.prefix(certainCount) + [.rest(rest)]
      + known.dropFirst(certainCount).flatMap { [$0, .rest(rest)] }
  }

  package func copy() -> DictObject {
    let copy = DictObject(kind)
    copy.restore(self)
    copy.factory = factory
    return copy
  }

  /// Holds what another one holds.
  func restore(_ old: DictObject) {
    changes += 1
    certainCount = old.certainCount
    orderUnknown = old.orderUnknown
    order = old.order
    entries = old.entries
    rest = old.rest
    doubtful = old.doubtful
  }
}

/// A dictionary for as long as someone holds it.
struct WeakDict {
  weak var dict: DictObject?

  init(_ dict: DictObject) { self.dict = dict }
}

extension [WeakDict] {
  mutating func show(_ names: [String: Value]) {
    removeAll { $0.dict == nil }
    for each in self { each.dict?.show(names) }
  }
}
