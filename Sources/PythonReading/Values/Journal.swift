/// What was changed while it is not known whether, or how far, a block is executed.
///
/// Objects tell the open journal before they change, so a change is seen whatever way leads to it:
/// an alias, a function, a method. What was made since the journal was opened is of no concern:
/// it can be reached only through what was changed.
///
/// Used by one evaluation, on one thread.
final class Journal: @unchecked Sendable {
  @TaskLocal static var current: Journal?

  fileprivate enum Before {
    case list(ListObject, [Value])
    case dict(DictObject, DictObject)
    case set(SetObject, SetObject)
    case iterator(IteratorObject)
    case names(any NameHolder, [String: Value])
    case yielded(Frame, Int)
  }

  private var order: [ObjectIdentifier] = []
  private var before: [ObjectIdentifier: Before] = [:]
  private var made: Set<ObjectIdentifier> = []
  /// Where what is read is written down, for this one or one around it.
  private let reads: ReadLog?
  /// Why it is not known how far a block is executed, when it may be left in the middle.
  private let steps: Unknown?
  /// What was changed more than once, as it was before and between the changes.
  private var between: [ObjectIdentifier: Before] = [:]
  /// The first values of names that were not bound before.
  private var firsts: [ObjectIdentifier: [String: Value]] = [:]
  /// What was held between the changes.
  private(set) var passed: [Value] = []

  /// - Parameters:
  ///   - reads: Where what is read is written down.
  ///   - steps: Why the block may be left in the middle; nil when it is done whole or not at all.
  init(reads: ReadLog? = nil, steps: Unknown? = nil) {
    self.reads = reads ?? Journal.current?.reads
    self.steps = steps
  }

  func noteRead(_ object: any Changing) { reads?.add(object) }
  func noteRead(_ name: String, of holder: any NameHolder) { reads?.add(holder, name) }
  func noteReads(_ others: Reads) { if let reads { others.note(in: reads) } }

  /// Whether nothing was changed.
  var isEmpty: Bool { order.isEmpty }

  /// Whether nothing but iterators was taken from.
  var takesOnly: Bool {
    before.values.allSatisfy { if case .iterator = $0 { true } else { false } }
  }

  /// Changes of this are of no concern either.
  func own(_ object: AnyObject) { made.insert(ObjectIdentifier(object)) }

  static func made(_ object: AnyObject) {
    current?.made.insert(ObjectIdentifier(object))
  }

  private func note(_ object: AnyObject, _ state: @autoclosure () -> Before) {
    let id = ObjectIdentifier(object)
    guard !made.contains(id) else { return }
    guard let first = before[id] else {
      before[id] = state()
      return order.append(id)
    }
    guard steps != nil else { return }
    pass(first, state(), id)
  }

  /// Joins a state that came between changes with those before it.
  private func pass(_ first: Before, _ state: Before, _ id: ObjectIdentifier) {
    guard let steps else { return }
    var joined = (between[id] ?? first).joined(with: state, steps) { passed.append($0) }
    if case .names(let holder, var known) = joined, case .names(_, let now) = state {
      for (name, value) in now where known[name] == nil {
        let firstValue = firsts[id]?[name]
        firsts[id, default: [:]][name] = firstValue ?? value
        guard let firstValue, !value.isSame(as: firstValue) else { continue }
        passed += [firstValue, value]
        known[name] = .unknown(steps)
      }
      joined = .names(holder, known)
    }
    between[id] = joined
  }

  func note(_ list: ListObject, _ items: [Value]) { note(list, .list(list, items)) }
  func note(_ dict: DictObject) { note(dict, .dict(dict, dict.copy())) }
  func note(_ set: SetObject) { note(set, .set(set, set.copy())) }
  func note(_ iterator: IteratorObject) { note(iterator, .iterator(iterator)) }
  func note(_ holder: any NameHolder, _ names: [String: Value]) {
    note(holder, .names(holder, names))
  }
  func noteYield(_ frame: Frame) {
    let id = ObjectIdentifier(frame.yieldKey)
    guard !made.contains(ObjectIdentifier(frame)), before[id] == nil else { return }
    before[id] = .yielded(frame, frame.yielded.count)
    order.append(id)
  }

  /// Makes unknown what was changed, for it may not have been.
  ///
  /// True when something that was known before is not any more. The journal around this one
  /// learns of the changes.
  ///
  /// - Parameter keeps: Names bound for the first time that stay as they are.
  func settle(
    _ unknown: Unknown, keeps: (String) -> Bool = { _ in false }, mayBe: (Value) -> Void
  ) -> Bool {
    var lost = false
    if let steps {
      for value in passed { mayBe(value) }
      mayBe(.unknown(steps))
    }
    for id in order {
      guard let first = before[id] else { continue }
      Self.current.map { report(first, to: $0) }
      defer { if between[id] != nil { lost = first.isLost || lost } }
      if case .names(let holder, _) = first, firsts[id] != nil {
        pass(first, .names(holder, holder.heldNames), id)
      }
      switch between[id] ?? first {
      case .list(let list, let items): lost = list.settle(items, unknown, mayBe) || lost
      case .dict(let dict, let old): lost = dict.settle(old, unknown, mayBe) || lost
      case .set(let set, let old): lost = set.settle(old, unknown) || lost
      case .iterator(let iterator): lost = iterator.forget(unknown) || lost
      case .names(let holder, let old):
        lost = settle(holder, old, unknown, keeps, mayBe) || lost
      case .yielded(let frame, let count):
        let isLast = count > 0 && frame.yielded[count - 1].restUnknown != nil
        for value in frame.yielded[count...] { mayBe(value) }
        frame.yielded.removeSubrange(count...)
        if !isLast {
          frame.yielded.append(.rest(unknown))
          lost = true
        }
      }
    }
    return lost
  }

  /// Takes back what was changed.
  ///
  /// Iterators stay as far as they were taken: what they give next is not known.
  func revert() {
    let unknown = Unknown("how far this iterator was taken is not known", at: Place.nowhere)
    for id in order.reversed() {
      switch before[id] {
      case .list(let list, let items): list.items = items
      case .dict(let dict, let old): dict.restore(old)
      case .set(let set, let old): set.restore(old)
      case .iterator(let iterator): _ = iterator.forget(unknown)
      case .names(let holder, let old):
        for name in Set(holder.heldNames.keys).union(old.keys) { holder.hold(name, old[name]) }
      case .yielded(let frame, let count): frame.yielded.removeSubrange(count...)
      case nil: break
      }
    }
  }

  /// Tells the journal around this one what was changed.
  func report() {
    guard let outer = Self.current else { return }
    for id in order {
      if let state = before[id] { report(state, to: outer) }
      if let state = between[id] { report(state, to: outer) }
    }
    outer.passed += passed
  }

  private func report(_ state: Before, to outer: Journal) {
    switch state {
    case .list(let object, _): outer.note(object, state)
    case .dict(let object, _): outer.note(object, state)
    case .set(let object, _): outer.note(object, state)
    case .iterator(let object): outer.note(object, state)
    case .names(let object, _): outer.note(object, state)
    case .yielded(let frame, let count):
      let id = ObjectIdentifier(frame.yieldKey)
      if outer.made.contains(ObjectIdentifier(frame)) || outer.before[id] != nil { return }
      outer.before[id] = .yielded(frame, count)
      outer.order.append(id)
    }
  }

  private func settle(
    _ holder: any NameHolder, _ old: [String: Value], _ unknown: Unknown,
    _ keeps: (String) -> Bool, _ mayBe: (Value) -> Void
  ) -> Bool {
    var lost = false
    let names = holder.heldNames
    for name in Set(names.keys).union(old.keys) {
      if let value = names[name], let previous = old[name], value.isSame(as: previous) { continue }
      if old[name] == nil, keeps(name) { continue }
      lost = lost || old[name]?.unknown == nil
      names[name].map(mayBe)
      old[name].map(mayBe)
      holder.hold(name, .unknown(unknown))
    }
    return lost
  }
}

extension Journal.Before {
  /// What is certain both of this state and of another one of the same object.
  fileprivate func joined(
    with other: Journal.Before, _ unknown: Unknown, _ mayBe: (Value) -> Void
  ) -> Journal.Before {
    switch (self, other) {
    case (.list(let list, let old), .list(_, let now)):
      let joined = ListObject(old)
      _ = joined.settle(now, unknown, mayBe)
      return .list(list, joined.items)
    case (.dict(let dict, let old), .dict(_, let now)):
      let joined = old.copy()
      _ = joined.settle(now, unknown, mayBe)
      return .dict(dict, joined)
    case (.set(let set, let old), .set(_, let now)):
      let joined = old.copy()
      _ = joined.settle(now, unknown)
      return .set(set, joined)
    case (.names(let holder, let old), .names(_, let now)):
      var joined = old
      for (name, previous) in old {
        if let value = now[name], value.isSame(as: previous) { continue }
        mayBe(previous)
        now[name].map(mayBe)
        joined[name] = .unknown(unknown)
      }
      return .names(holder, joined)
    default: return self
    }
  }

  /// Whether something that was known in this state is not any more.
  fileprivate var isLost: Bool {
    switch self {
    case .list(let list, let old):
      list.items.count != old.count || !zip(list.items, old).allSatisfy { $0.isSame(as: $1) }
    case .dict(let dict, let old):
      (dict.rest != nil && old.rest == nil)
        || old.keys.contains { key in
          old[key].map { $0.unknown == nil && dict[key]?.unknown != nil } ?? false
        }
    case .set(let set, let old):
      (set.rest != nil && old.rest == nil) || old.keys.contains { !set.contains($0) }
    case .names(let holder, let old):
      old.contains { $0.value.unknown == nil && holder.heldNames[$0.key]?.unknown != nil }
    case .iterator, .yielded: false
    }
  }
}

/// What holds values by name: a frame, a module, an instance, a class.
protocol NameHolder: AnyObject {
  var heldNames: [String: Value] { get }
  func hold(_ name: String, _ value: Value?)
}

extension Value {
  /// Whether it is, without doubt, the same value still.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none), (.ellipsis, .ellipsis), (.rest, .rest), (.unknown, .unknown): true
    case (.bool(let first), .bool(let second)): first == second
    case (.int(let first), .int(let second)): first == second
    case (.float(let first), .float(let second)): first.bitPattern == second.bitPattern
    case (.string(let first), .string(let second)): first.utf8.elementsEqual(second.utf8)
    case (.tuple(let first), .tuple(let second)):
      first.count == second.count && zip(first, second).allSatisfy { $0.isSame(as: $1) }
    case (.external(let first), .external(let second)): first == second
    case (.list(let first), .list(let second)): first === second
    case (.dict(let first), .dict(let second)): first === second
    case (.foreign(let first), .foreign(let second)): first === second
    case (.set(let first), .set(let second)): first === second
    case (.iterator(let first), .iterator(let second)): first === second
    case (.method(let first, _), .method(let second, _)):
      first.isSame(as: second)
        && key != nil && key == other.key
    default: key.map { $0.isObject && $0 == other.key } ?? false
    }
  }
}

extension Key {
  fileprivate var isObject: Bool {
    if case .object = self { return true }
    return false
  }
}
