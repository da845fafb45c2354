/// Items that are taken once, in order: a generator, `zip(…)`, `iter(…)`.
package final class IteratorObject: Changing {
  private var items: ArraySlice<Value>
  /// What is raised once its items are taken.
  private var failure: Stop?
  /// What its items follow from, when they were made before they were asked for.
  private var reads: Reads?
  /// A list that it goes along, with the place it has come to.
  private var list: (object: ListObject, position: Int)?
  private(set) var changes = 0
  /// Tells what making its items asks of libraries, once they are asked for.
  var tell: (() -> Void)?

  package init(_ items: [Value]) {
    self.items = items[...]
    Journal.made(self)
  }

  init(_ made: MadeItems) {
    items = made.items[...]
    failure = made.failure
    reads = made.reads
    Journal.made(self)
  }

  init(along list: ListObject) {
    items = []
    self.list = (list, 0)
    Journal.made(self)
  }

  /// The next item; one that is not known stays, for as many may still follow.
  func next(_ evaluator: Evaluator) throws(Stop) -> Value? {
    begin(evaluator)
    if let list {
      let all = list.object.items
      guard list.position < all.count else {
        self.list = nil
        return nil
      }
      let item = all[list.position]
      if item.restUnknown == nil { self.list?.position += 1 }
      return item
    }
    if let first = items.first, first.restUnknown != nil { return first }
    if items.isEmpty, let failure {
      self.failure = nil
      throw failure
    }
    return items.popFirst()
  }

  /// Goes on behind what is not known.
  func skipRest() {
    if list?.object.items[list?.position ?? 0].restUnknown != nil { list?.position += 1 }
    if items.first?.restUnknown != nil { items.removeFirst() }
  }

  func takeAll(_ evaluator: Evaluator) throws(Stop) -> [Value] {
    begin(evaluator)
    defer {
      items = []
      list = nil
      failure = nil
    }
    if let failure, !items.contains(where: { $0.restUnknown != nil }) { throw failure }
    if let list { return Array(list.object.items.dropFirst(list.position)) }
    return Array(items)
  }

  /// It may have been taken from.
  func forget(_ unknown: Unknown) -> Bool {
    isTaken()
    let isLost = items.count != 1 || items.first?.restUnknown == nil
    changes += 1
    items = [.rest(unknown)]
    list = nil
    failure = nil
    reads = nil
    return isLost
  }

  private func isTaken() {
    tell?()
    tell = nil
  }

  private func begin(_ evaluator: Evaluator) {
    isTaken()
    Journal.current?.note(self)
    changes += 1
    guard let reads else { return }
    Journal.current?.noteReads(reads)
    guard !reads.hold else { return }
    evaluator.unknownsMade += 1
    for item in items { evaluator.mayBe(reads.unknown, item) }
    _ = forget(reads.unknown)
  }
}

/// Items made before they are asked for.
struct MadeItems {
  let items: [Value]
  /// What making the next one raises.
  let failure: Stop?
  let reads: Reads
}

/// What something was worked out from, to tell whether it would come out the same now.
struct Reads {
  /// Why it is not known otherwise.
  let unknown: Unknown
  private let objects: [(object: any Changing, changes: Int)]
  private let names: [(holder: any NameHolder, name: String, value: Value?)]

  init(_ log: ReadLog, _ unknown: Unknown) {
    self.unknown = unknown
    objects = log.objects.values.map { ($0, $0.changes) }
    names = log.names.values.flatMap { holder, names in
      let held = holder.heldNames
      return names.map { (holder, $0, held[$0]) }
    }
  }

  /// Whether all of it is as it was.
  var hold: Bool {
    objects.allSatisfy { $0.object.changes == $0.changes }
      && names.allSatisfy { holder, name, value in
        switch (holder.heldNames[name], value) {
        case (nil, nil): true
        case (let now?, let before?): now.isSame(as: before)
        default: false
        }
      }
  }

  func note(in log: ReadLog) {
    for each in objects { log.add(each.object) }
    for each in names { log.add(each.holder, each.name) }
  }
}

/// What is read while something is worked out.
final class ReadLog {
  fileprivate var objects: [ObjectIdentifier: any Changing] = [:]
  fileprivate var names: [ObjectIdentifier: (holder: any NameHolder, names: Set<String>)] = [:]

  func add(_ object: any Changing) { objects[ObjectIdentifier(object)] = object }

  func add(_ holder: any NameHolder, _ name: String) {
    names[ObjectIdentifier(holder), default: (holder, [])].names.insert(name)
  }
}

/// What counts its changes.
protocol Changing: AnyObject {
  var changes: Int { get }
}

extension Value {
  /// What can be changed of it, through a few levels.
  var changingParts: [any Changing] {
    var found: [any Changing] = []
    collect(into: &found, level: 0)
    return found
  }

  private func collect(into found: inout [any Changing], level: Int) {
    guard level < 4, found.count < 1000 else { return }
    switch self {
    case .list(let list):
      found.append(list)
      for item in list.items { item.collect(into: &found, level: level + 1) }
    case .dict(let dict):
      found.append(dict)
      for entry in dict.items { entry.value.collect(into: &found, level: level + 1) }
    case .set(let set): found.append(set)
    case .iterator(let iterator): found.append(iterator)
    case .tuple(let items): for item in items { item.collect(into: &found, level: level + 1) }
    case .instance(let instance) where !instance.type.isEnumeration:
      found.append(instance)
      for item in instance.attributes.values { item.collect(into: &found, level: level + 1) }
    default: break
    }
  }

  /// Whether it is a function, or holds one, that reads names of a frame.
  func sees(_ frame: Frame) -> Bool {
    switch self {
    case .function(let function):
      var current = function.closure
      while let each = current {
        if each === frame { return true }
        current = each.parent
      }
      return false
    case .partial(let partial):
      return partial.function.sees(frame) || partial.arguments.all.contains { $0.sees(frame) }
    case .tuple(let items): return items.contains { $0.sees(frame) }
    case .list(let list): return list.items.contains { $0.sees(frame) }
    case .dict(let dict): return dict.items.contains { $0.value.sees(frame) }
    default: return false
    }
  }
}
