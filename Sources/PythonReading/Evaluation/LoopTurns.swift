/// The turns of a `for` loop, one after the other, while what it goes over may change.
struct LoopTurns {
  private enum Source {
    case items([Value])
    case list(ListObject)
    case iterator(IteratorObject)
    /// An iterator of a class of the program, with its `__next__`.
    case own(Value, Value)
  }

  private let evaluator: Evaluator
  private let place: Place
  private let source: Source
  private var position = 0
  /// A dictionary or a set, which must not grow or shrink meanwhile, and what it held at first.
  private let fixed: (value: Value, keys: [Key], rest: Unknown?)?
  private var lastWasRest = false

  init(over value: Value, _ evaluator: Evaluator, at place: Place) throws(Stop) {
    self.evaluator = evaluator
    self.place = place
    var value = value
    if case .instance(let instance) = value, let method = instance.type.inherited("__iter__") {
      value = try evaluator.call(method, CallArguments([value]), at: place)
      if case .instance(let made) = value, let next = made.type.inherited("__next__") {
        source = .own(value, next)
        fixed = nil
        return
      }
    }
    switch value {
    case .list(let list): source = .list(list)
    case .iterator(let iterator): source = .iterator(iterator)
    default: source = .items(try evaluator.items(of: value, at: place))
    }
    let held: Value =
      if case .foreign(let view as DictView) = value { .dict(view.dict) } else { value.payload }
    switch held {
    case .dict(let dict): fixed = (held, dict.keys, dict.rest)
    case .set(let set): fixed = (held, set.keys, set.rest)
    default: fixed = nil
    }
  }

  /// Items that do not change.
  init(through items: [Value], _ evaluator: Evaluator, at place: Place) {
    self.evaluator = evaluator
    self.place = place
    source = .items(items)
    fixed = nil
  }

  /// The item of the next turn; a `rest` stands for any number of turns.
  mutating func next() throws(Stop) -> Value? {
    try checkSize()
    defer { position += 1 }
    switch source {
    case .items(let items): return items.indices.contains(position) ? items[position] : nil
    case .list(let list):
      return list.items.indices.contains(position) ? list.items[position] : nil
    case .iterator(let iterator):
      if lastWasRest { iterator.skipRest() }
      let item = try iterator.next(evaluator)
      lastWasRest = item?.restUnknown != nil
      return item
    case .own(let iterator, let method):
      if lastWasRest { return nil }
      let result = try evaluator.outcome { () throws(Stop) in
        try evaluator.call(method, CallArguments([iterator]), at: place)
      }
      if case .failure(.raised(let error)) = result,
        evaluator.isKind(error, of: "StopIteration")
      {
        return nil
      }
      let item = try result.get()
      guard let unknown = item.unknown else { return item }
      // When it ends is not known either.
      lastWasRest = true
      return .rest(unknown)
    }
  }

  /// Whether there may be another turn.
  var mayGoOn: Bool {
    switch source {
    case .items(let items): position < items.count
    case .list(let list): position < list.items.count
    case .iterator, .own: true
    }
  }

  private func checkSize() throws(Stop) {
    guard let fixed, position > 0 else { return }
    let now: (keys: [Key], rest: Unknown?)
    switch fixed.value {
    case .dict(let dict): now = (dict.keys, dict.rest)
    case .set(let set): now = (set.keys, set.rest)
    default: return
    }
    if fixed.rest == nil, now.rest == nil {
      guard fixed.keys.count != now.keys.count else {
        // Other keys of the same number may come in any order, or not at all.
        if fixed.keys == now.keys { return }
        throw .unresolved(Unknown("the keys change while they are gone through", at: place))
      }
      let kind = if case .dict = fixed.value { "dictionary" } else { "Set" }
      throw evaluator.failure(
        "RuntimeError", "\(kind) changed size during iteration", at: place)
    }
    if fixed.rest == nil || fixed.keys != now.keys { evaluator.unknownsMade += 1 }
  }
}
