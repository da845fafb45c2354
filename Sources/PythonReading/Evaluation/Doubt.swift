extension Evaluator {
  /// Follows a block of which it is not known whether it is executed, and makes unknown whatever it
  /// changes.
  func doubt(_ block: [Statement], _ unknown: Unknown, _ frame: Frame) throws(Stop) -> Flow {
    if block.isEmpty { return .next }
    var flow = Flow.next
    _ = try tentatively(unknown) { () throws(Stop) in flow = try execute(block, frame) }
    if case .returning(let value) = flow { mayBe(unknown, value) }
    return flow.doubted(unknown)
  }

  /// The same for a block that may be executed any number of times, each after `start`.
  func doubtTurns(
    of block: [Statement], _ unknown: Unknown, _ frame: Frame, start: () throws(Stop) -> Void
  ) throws(Stop) -> Flow {
    var result = Flow.next
    // What one turn leaves is what the next begins with.
    for turn in 0..<8 {
      var flow = Flow.next
      let lost = try tentatively(unknown) { () throws(Stop) in
        try start()
        flow = try execute(block, frame)
      }
      if case .returning(let value) = flow { mayBe(unknown, value) }
      result = result.joined(flow.doubted(unknown))
      if !lost { return result }
      if turn == 7 { throw .tooLong(unknown.place) }
    }
    return result
  }

  /// Does what may happen any number of times.
  func repeatedly(
    _ unknown: Unknown, _ body: () throws(Stop) -> Void
  ) throws(Stop) {
    // What one time leaves is what the next begins with.
    for _ in 0..<8 where try !tentatively(unknown, body) { return }
    throw .tooLong(unknown.place)
  }

  /// Does what may not happen; true when something that was known is not any more.
  ///
  /// An error in it is one that may be raised.
  func tentatively(
    _ unknown: Unknown, _ body: () throws(Stop) -> Void
  ) throws(Stop) -> Bool {
    unknownsMade += 1
    // An error may end it anywhere, when there is one to catch it.
    let journal = Journal(steps: attempts > 0 ? unknown : nil)
    tentative += 1
    let result = recorded(in: journal) { () throws(Stop) in try body() }
    tentative -= 1
    if case .failure(let stop) = result {
      guard case .raised = stop else {
        _ = journal.settle(unknown) { mayBe(unknown, $0) }
        throw stop
      }
    }
    return journal.settle(unknown) { mayBe(unknown, $0) }
  }

  /// An iterator whose items are made at once that Python makes one by one, when they are asked
  /// for.
  ///
  /// When making them changes something, it is not known when it does; when something that they
  /// follow from is changed before they are taken, neither are they.
  ///
  /// - Parameters:
  ///   - owned: The frame of a generator, which holds what it yields.
  ///   - frame: What changes while items are made: items that are functions made in it may see that.
  ///   - body: Appends the items.
  func iterator(
    _ what: String, owned: Frame? = nil, around frame: Frame? = nil, at place: Place,
    _ body: (inout [Value]) throws(Stop) -> Void
  ) throws(Stop) -> Value {
    watcher?.begin()
    let result: Result<Value, Stop>
    do throws(Stop) {
      result = .success(try madeIterator(what, owned: owned, around: frame, at: place, body))
    } catch { result = .failure(error) }
    let tell = watcher?.end()
    let value = try result.get()
    if case .iterator(let iterator) = value { iterator.tell = tell } else { tell?() }
    return value
  }

  private func madeIterator(
    _ what: String, owned: Frame?, around frame: Frame?, at place: Place,
    _ body: (inout [Value]) throws(Stop) -> Void
  ) throws(Stop) -> Value {
    let log = ReadLog()
    let journal = Journal(reads: log)
    for each in [owned, frame] { each.map(journal.own) }
    var items: [Value] = []
    let result = recorded(in: journal) { () throws(Stop) in try body(&items) }
    if let owned { items = owned.yielded }
    var raised: Stop?
    if case .failure(let stop) = result {
      guard case .raised = stop else {
        let left = Unknown("when \(what) changes something is not known", at: place)
        _ = journal.settle(left) { mayBe(left, $0) }
        throw stop
      }
      raised = stop
    }
    let changes = Unknown("when \(what) changes something is not known", at: place)
    if !journal.isEmpty {
      // How far others were taken is not known, what they gave is.
      let takesOnly = journal.takesOnly
      if !takesOnly { unknownsMade += 1 }
      _ = journal.settle(changes) { mayBe(changes, $0) }
      if !takesOnly {
        for item in items { mayBe(changes, item) }
        return .iterator(IteratorObject([.rest(changes)]))
      }
    }
    let later = Unknown("what \(what) gives may have changed before it is taken", at: place)
    let scope = owned ?? frame
    let isSeen = items.contains { each in scope.map { each.sees($0) } ?? false }
    if isSeen || owned?.hasChangedYielded ?? false {
      unknownsMade += 1
      for item in items { mayBe(later, item) }
      return .iterator(IteratorObject([.rest(later)]))
    }
    return .iterator(
      IteratorObject(MadeItems(items: items, failure: raised, reads: Reads(log, later))))
  }

  /// What a function that is not done to the end takes of an argument.
  func taken(of value: Value, by what: String, at place: Place) throws(Stop) -> [Value] {
    guard case .iterator(let iterator) = value else { return try items(of: value, at: place) }
    let items = try iterator.takeAll(self)
    let unknown = Unknown("how far \(what) takes this iterator is not known", at: place)
    for item in items { mayBe(unknown, item) }
    _ = iterator.forget(unknown)
    return items
  }

  /// Goes through items one by one: those of an iterator that come before an error are taken.
  func take(
    from value: Value, at place: Place, _ body: (Value) throws(Stop) -> Void
  ) throws(Stop) {
    guard case .iterator = value else {
      for item in try items(of: value, at: place) { try body(item) }
      return
    }
    var turns = try LoopTurns(over: value, self, at: place)
    while let item = try turns.next() { try body(item) }
  }

  /// What cannot be iterated over raises an error as soon as it is given to what does so later.
  func refuseUnlessIterable(_ value: Value, at place: Place) throws(Stop) {
    switch value {
    case .none, .ellipsis, .bool, .int, .float, .function, .partial, .method, .module:
      throw failure("TypeError", "'\(value.typeName)' object is not iterable", at: place)
    case .instance(let instance)
    where instance.payload == nil && instance.type.externalBase == nil
      && !["__iter__", "__getitem__"].contains { instance.type.inherited($0) != nil }:
      throw failure("TypeError", "'\(value.typeName)' object is not iterable", at: place)
    default: break
    }
  }

  /// Does something and writes down what it changes.
  func recorded<Result>(
    in journal: Journal, _ body: () throws(Stop) -> Result
  ) -> Swift.Result<Result, Stop> {
    Journal.$current.withValue(journal) {
      do throws(Stop) { return .success(try body()) } catch { return .failure(error) }
    }
  }

  /// Marks a value that may have been changed, and what it holds.
  func doubt(_ value: Value, _ unknown: Unknown?) {
    unknownsMade += 1
    var visited: Set<ObjectIdentifier> = []
    doubt(value, unknown ?? Unknown("it may be changed", at: Place.nowhere), &visited)
  }

  private func doubt(
    _ value: Value, _ unknown: Unknown, _ visited: inout Set<ObjectIdentifier>
  ) {
    switch value {
    case .list(let list) where visited.insert(ObjectIdentifier(list)).inserted:
      for item in list.items { doubt(item, unknown, &visited) }
      forget(list, unknown)
    case .dict(let dict) where visited.insert(ObjectIdentifier(dict)).inserted:
      for entry in dict.items { doubt(entry.value, unknown, &visited) }
      forget(dict, unknown)
    case .tuple(let items): for item in items { doubt(item, unknown, &visited) }
    case .set(let set): if !set.isFrozen { set.forget(unknown) }
    case .iterator(let iterator): _ = iterator.forget(unknown)
    case .foreign(let view as DictView):
      for held in view.held { doubt(held, unknown, &visited) }
    case .instance(let instance) where visited.insert(ObjectIdentifier(instance)).inserted:
      if instance.type.isEnumeration { return }
      if let payload = instance.payload { doubt(payload, unknown, &visited) }
      for (name, held) in instance.attributes {
        doubt(held, unknown, &visited)
        instance.attributes[name] = .unknown(unknown)
      }
      // What only the class holds so far may be held by it as well.
      for type in instance.type.ancestry where type.place != nil {
        for (name, held) in type.attributes
        where held.isData && !name.isDunder && instance.attributes[name] == nil {
          instance.attributes[name] = .unknown(unknown)
        }
      }
    case .module(let module) where visited.insert(ObjectIdentifier(module)).inserted:
      for name in module.globals.keys where !name.isDunder {
        module[name].map { mayBe(unknown, $0) }
        module[name] = .unknown(unknown)
      }
    case .type(let type) where !type.isEnumeration && type.module != "builtins":
      for name in type.attributes.keys { type.attributes[name] = .unknown(unknown) }
    default: break
    }
  }
}

extension Flow {
  /// How a block ends that may not be executed.
  func doubted(_ unknown: Unknown) -> Flow {
    switch self {
    case .next: .next
    case .returning, .uncertainReturn: .uncertainReturn(unknown)
    case .breaking, .continuing, .uncertainTurn: .uncertainTurn(unknown)
    }
  }

  /// How it ends when either may be.
  func joined(_ other: Flow) -> Flow {
    switch (self, other) {
    case (.uncertainReturn, _): self
    case (_, .uncertainReturn): other
    case (.uncertainTurn, _): self
    default: other
    }
  }
}

extension Place {
  static let nowhere = Place(
    file: "", range: SyntaxRange(line: 0, column: 0, endLine: 0, endColumn: 0))
}
