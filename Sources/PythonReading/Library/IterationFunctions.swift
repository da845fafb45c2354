extension Builtins {
  /// What takes or gives items.
  static let iteration: [(String, NativeFunction.PureBody)] = [
    (
      "range",
      { (evaluator, given, place) throws(Stop) in
        if let unknown = given.unknown { return .unknown(unknown) }
        var bounds: [Int] = []
        for value in given.positional {
          guard case .int(let number) = value.plain else {
            throw evaluator.failure("TypeError", "range() needs integers", at: place)
          }
          bounds.append(number)
        }
        let start = bounds.count > 1 ? bounds[0] : 0
        let end = bounds.count > 1 ? bounds[1] : bounds.first ?? 0
        let step = bounds.count > 2 ? bounds[2] : 1
        guard step != 0 else {
          throw evaluator.failure("ValueError", "range() arg 3 must not be zero", at: place)
        }
        guard let range = RangeObject(from: start, to: end, by: step) else {
          return evaluator.unknown("the range is too long", at: place)
        }
        return .foreign(range)
      }
    ),
    (
      "enumerate",
      { (evaluator, given, place) throws(Stop) in
        var index = 0
        if let start = given.argument(1, "start") {
          guard case .int(let number) = start.plain else {
            return evaluator.unknown("where it begins to count is not known", at: place)
          }
          index = number
        }
        let source = given.argument(0, "iterable") ?? .none
        try evaluator.refuseUnlessIterable(source, at: place)
        return try evaluator.iterator("enumerate()", at: place) { (pairs) throws(Stop) in
          var rest: Unknown?
          for item in try evaluator.taken(of: source, by: "enumerate()", at: place) {
            if let unknown = item.restUnknown {
              rest = unknown
              pairs.append(item)
              continue
            }
            pairs.append(.tuple([rest.map { .unknown($0) } ?? .int(index), item]))
            index += 1
          }
        }
      }
    ),
    (
      "zip",
      { (evaluator, given, place) throws(Stop) in
        guard given.keywords.isEmpty else {
          for each in given.positional { evaluator.doubt(each, nil) }
          return evaluator.unknown("zip() with options is not evaluated", at: place)
        }
        for each in given.positional { try evaluator.refuseUnlessIterable(each, at: place) }
        return try evaluator.iterator("zip()", at: place) { (rows) throws(Stop) in
          try zip(given.positional, into: &rows, evaluator, place)
        }
      }
    ),
    (
      "map",
      { (evaluator, given, place) throws(Stop) in
        guard let function = given.positional.first, given.positional.count == 2 else {
          return evaluator.unknown("map() of several is not evaluated", at: place)
        }
        try evaluator.refuseUnlessIterable(given.positional[1], at: place)
        return try evaluator.iterator("map()", at: place) { (made) throws(Stop) in
          for item in try evaluator.taken(of: given.positional[1], by: "map()", at: place) {
            let known = item.restUnknown.map { Value.unknown($0) } ?? item
            let value = try evaluator.call(function, CallArguments([known]), at: place)
            made.append(item.restUnknown.map { .rest($0) } ?? value)
          }
        }
      }
    ),
    (
      "filter",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2 else {
          return evaluator.unknown("this filter() is not evaluated", at: place)
        }
        try evaluator.refuseUnlessIterable(given.positional[1], at: place)
        return try evaluator.iterator("filter()", at: place) { (kept) throws(Stop) in
          for item in try evaluator.taken(of: given.positional[1], by: "filter()", at: place) {
            if item.restUnknown != nil {
              kept.append(item)
              continue
            }
            let test =
              given.positional[0].isNone
              ? item : try evaluator.call(given.positional[0], CallArguments([item]), at: place)
            switch try evaluator.truth(of: test, at: place) {
            case .known(true): kept.append(item)
            case .known(false): continue
            case .unknown(let unknown): kept.append(.rest(unknown))
            }
          }
        }
      }
    ),
    (
      "sorted",
      { (evaluator, given, place) throws(Stop) in
        let first = given.positional.first ?? .none
        // Without a key those are equal that are one in a set.
        let all =
          given.keyword("key") == nil
          ? try evaluator.members(of: first, at: place) : try items(evaluator, given, place)
        return .list(try evaluator.sorted(all, given, at: place))
      }
    ),
    (
      "reversed",
      { (evaluator, given, place) throws(Stop) in
        let first = given.positional.first ?? .none
        switch first {
        case .set, .iterator, .none, .bool, .int, .float, .function:
          throw evaluator.failure(
            "TypeError", "'\(first.typeName)' object is not reversible", at: place)
        case .instance(let instance) where instance.payload == nil:
          return evaluator.unknown("how this is reversed is not evaluated", at: place)
        default: break
        }
        return try evaluator.iterator("reversed()", at: place) { (made) throws(Stop) in
          made = try evaluator.items(of: first, at: place).reversed()
        }
      }
    ),
    (
      "iter",
      { (evaluator, given, place) throws(Stop) in
        let first = given.positional.first ?? .none
        guard given.positional.count == 1 else {
          let unknown = Unknown("how often iter() calls a function is not known", at: place)
          try evaluator.repeatedly(unknown) { () throws(Stop) in
            _ = try evaluator.call(first, CallArguments(), at: place)
          }
          return .unknown(unknown)
        }
        try evaluator.refuseUnlessIterable(first, at: place)
        switch first {
        case .iterator: return first
        case .list(let list): return .iterator(IteratorObject(along: list))
        case .instance(let instance) where instance.type.inherited("__iter__") != nil:
          return try evaluator.call(
            instance.type.inherited("__iter__") ?? .none, CallArguments([first]), at: place)
        default:
          return try evaluator.iterator("iter()", at: place) { (made) throws(Stop) in
            made = try evaluator.items(of: first, at: place)
          }
        }
      }
    ),
    (
      "next",
      { (evaluator, given, place) throws(Stop) in
        let first = given.positional.first ?? .none
        guard case .iterator(let iterator) = first else {
          if case .instance(let instance) = first, let method = instance.type.inherited("__next__"),
            given.positional.count == 1
          {
            return try evaluator.call(method, CallArguments([first]), at: place)
          }
          return evaluator.unknown("next() of this is not evaluated", at: place)
        }
        if let next = try iterator.next(evaluator) {
          return next.restUnknown.map { .unknown($0) } ?? next
        }
        if given.positional.count > 1 { return given.positional[1] }
        throw evaluator.failure("StopIteration", "", at: place)
      }
    ),
    (
      "sum",
      { (evaluator, given, place) throws(Stop) in
        var total = given.argument(1, "start") ?? .int(0)
        if case .string = total {
          throw evaluator.failure("TypeError", "sum() can't sum strings", at: place)
        }
        var summed = FloatSum()
        let add = { (item: Value) throws(Stop) in
          let next = item.restUnknown.map { Value.unknown($0) } ?? item
          summed.add(next)
          total = try evaluator.binary("Add", total, next, at: place)
        }
        summed.add(total)
        let source = given.positional.first ?? .none
        if case .set = source {
          let all = try evaluator.members(of: source, at: place)
          // Whole numbers can be added in any order.
          let isWhole = all.allSatisfy { if case .int = $0 { true } else { false } }
          for item in isWhole ? all : try items(evaluator, given, place) { try add(item) }
        } else {
          try evaluator.take(from: source, at: place, add)
        }
        // Since Python 3.12 less is lost.
        if case .float(let sum) = total, summed.isDoubtful(sum) {
          return evaluator.unknown("the sum depends on the version of Python", at: place)
        }
        return total
      }
    ),
    (
      "any", { (evaluator, given, place) throws(Stop) in try every(false, evaluator, given, place) }
    ),
    ("all", { (evaluator, given, place) throws(Stop) in try every(true, evaluator, given, place) }),
    (
      "min",
      { (evaluator, given, place) throws(Stop) in try extreme(true, evaluator, given, place) }
    ),
    (
      "max",
      { (evaluator, given, place) throws(Stop) in try extreme(false, evaluator, given, place) }
    ),
    (
      "len",
      { (evaluator, given, place) throws(Stop) in
        guard let first = given.positional.first else { return .int(0) }
        if case .instance(let instance) = first, let method = instance.type.inherited("__len__") {
          return try evaluator.call(method, CallArguments([first]), at: place)
        }
        switch first.payload {
        case .string(let text): return .int(text.unicodeScalars.count)
        case .foreign(let range as RangeObject): return .int(range.count)
        case .iterator:
          throw evaluator.failure(
            "TypeError", "object of type '\(first.typeName)' has no len()", at: place)
        default: break
        }
        let all = try evaluator.members(of: first, at: place)
        if let rest = all.lazy.compactMap(\.restUnknown).first { return .unknown(rest) }
        return .int(all.count)
      }
    ),
  ]

  private static func every(
    _ isAll: Bool, _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    var doubted: Unknown?
    // Those after the one that decides are not taken.
    let all: [Value] =
      if case .set? = given.positional.first {
        try evaluator.members(of: given.positional[0], at: place)
      } else {
        try evaluator.taken(
          of: given.positional.first ?? .none, by: isAll ? "all()" : "any()", at: place)
      }
    for item in all {
      switch try evaluator.truth(of: item, at: place) {
      case .known(let truth): if truth != isAll { return .bool(truth) }
      case .unknown(let unknown): doubted = unknown
      }
    }
    return doubted.map { .unknown($0) } ?? .bool(isAll)
  }

  private static func zip(
    _ given: [Value], into rows: inout [Value], _ evaluator: Evaluator, _ place: Place
  ) throws(Stop) {
    var lists: [[Value]] = []
    for each in given { lists.append(try evaluator.taken(of: each, by: "zip()", at: place)) }
    // An iterator that is given twice is taken from in turn.
    let iterators = given.filter { if case .iterator = $0 { true } else { false } }
    if Set(iterators.compactMap(\.key)).count < iterators.count {
      let unknown = Unknown("zip() takes one iterator in turn", at: place)
      for item in lists.joined() { evaluator.mayBe(unknown, item) }
      rows = [.rest(unknown)]
      return
    }
    for index in 0..<(lists.map(\.count).min() ?? 0) {
      let row = lists.map { $0[index] }
      if let rest = row.lazy.compactMap(\.restUnknown).first {
        if evaluator.watcher != nil {
          rows += Self.mayBe(lists, from: index)
          return
        }
        for item in lists.joined() { evaluator.mayBe(rest, item) }
        return rows.append(.rest(rest))
      }
      rows.append(.tuple(row))
    }
  }

  /// The rows that there may be when some of the lists end nobody knows where.
  private static func mayBe(_ lists: [[Value]], from start: Int) -> [Value] {
    let ends = lists.map { list in list.firstIndex { $0.restUnknown != nil } ?? list.count }
    guard let most = Swift.zip(lists, ends).filter({ $0.0.count == $0.1 }).map(\.1).min() else {
      return lists.lazy.compactMap { $0.last?.restUnknown }.first.map { [.rest($0)] } ?? []
    }
    return (start..<max(start, most)).map { index in
      .tuple(
        Swift.zip(lists, ends).map { list, end in
          index < end ? list[index] : list[end].restUnknown.map { .unknown($0) } ?? list[end]
        })
    }
  }

  private static func extreme(
    _ isMinimum: Bool, _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    let isFree = given.keyword("key") == nil
    if given.positional.count > 1, given.keyword("default") != nil {
      throw evaluator.failure("TypeError", "a default is for one iterable only", at: place)
    }
    let all =
      given.positional.count > 1
      ? given.positional
      : isFree
        ? try evaluator.members(of: given.positional.first ?? .none, at: place)
        : try items(evaluator, given, place)
    var keywords = given.keywords.filter { $0.name == "key" }
    // Of equal ones the first counts, whichever end is wanted.
    if !isMinimum { keywords.append(("reverse", .bool(true))) }
    let ordered = try evaluator.sorted(all, CallArguments([], keywords: keywords), at: place)
    if let rest = ordered.lazy.compactMap(\.restUnknown).first {
      return evaluator.oneOf(all, rest)
    }
    guard let found = ordered.first else {
      if let fallback = given.keyword("default") { return fallback }
      throw evaluator.failure("ValueError", "the argument is an empty sequence", at: place)
    }
    return found
  }
}

/// A sum of numbers with what is lost by rounding, as Python keeps it since version 3.12.
private struct FloatSum {
  private var sum = 0.0
  private var lost = 0.0

  mutating func add(_ value: Value) {
    guard let number = value.number else { return }
    let next = sum + number
    lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
    sum = next
  }

  /// Whether the sum without it is another one.
  func isDoubtful(_ plain: Double) -> Bool {
    guard plain.isFinite, lost.isFinite else { return false }
    return sum + lost != plain
  }
}
