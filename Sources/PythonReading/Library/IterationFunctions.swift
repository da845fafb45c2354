extension Builtins {
  /// What takes or gives items.
  static let iteration: [(String, NativeFunction.PureBody)] = [
    (
      "range",
      { (evaluator, given, place) throws(Stop) in
        if let unknown = given.unknown { return .list([.rest(unknown)]) }
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
        let span =
          step > 0
          ? end.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(end)
        guard !span.overflow, span.partialValue / abs(step) <= 1_000_000 else {
          return evaluator.unknown("the range is too long", at: place)
        }
        return .list(stride(from: start, to: end, by: step).map { .int($0) })
      }
    ),
    (
      "enumerate",
      { (evaluator, given, place) throws(Stop) in
        let items = try evaluator.sequence(of: given.positional.first ?? .none, at: place)
        var index = if case .int(let start)? = given.argument(1, "start") { start } else { 0 }
        var rest: Unknown?
        var pairs: [Value] = []
        for item in items {
          if let unknown = item.restUnknown {
            rest = unknown
            pairs.append(item)
            continue
          }
          pairs.append(.tuple([rest.map { .unknown($0) } ?? .int(index), item]))
          index += 1
        }
        return .iterator(IteratorObject(pairs))
      }
    ),
    (
      "zip",
      { (evaluator, given, place) throws(Stop) in
        var lists: [[Value]] = []
        for each in given.positional {
          lists.append(try evaluator.sequence(of: each, at: place))
        }
        // How far one of them is taken depends on the others.
        let iterators = given.positional.filter { if case .iterator = $0 { true } else { false } }
        if !given.keywords.isEmpty || (!iterators.isEmpty && given.positional.count > 1) {
          let unknown = Unknown("how far zip() takes iterators is not known", at: place)
          for each in iterators { evaluator.doubt(each, unknown) }
          evaluator.unknownsMade += 1
          let counts = Set(lists.map(\.count))
          let isSame = Set(iterators.compactMap(\.key)).count < iterators.count
          if !given.keywords.isEmpty || isSame || counts.count > 1 {
            for item in lists.joined() { evaluator.mayBe(unknown, item) }
            return .iterator(IteratorObject([.rest(unknown)]))
          }
        }
        var rows: [Value] = []
        for index in 0..<(lists.map(\.count).min() ?? 0) {
          let row = lists.map { $0[index] }
          if let rest = row.lazy.compactMap(\.restUnknown).first {
            return .iterator(IteratorObject(rows + [.rest(rest)]))
          }
          rows.append(.tuple(row))
        }
        return .iterator(IteratorObject(rows))
      }
    ),
    (
      "map",
      { (evaluator, given, place) throws(Stop) in
        guard let function = given.positional.first, given.positional.count == 2 else {
          return evaluator.unknown("map() of several is not evaluated", at: place)
        }
        let items = try evaluator.sequence(of: given.positional[1], at: place)
        return try evaluator.iterator("map()", at: place) { () throws(Stop) in
          var made: [Value] = []
          for item in items {
            let known = item.restUnknown.map { Value.unknown($0) } ?? item
            let value = try evaluator.call(function, CallArguments([known]), at: place)
            made.append(item.restUnknown.map { .rest($0) } ?? value)
          }
          return made
        }
      }
    ),
    (
      "filter",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2 else { return .none }
        let items = try evaluator.sequence(of: given.positional[1], at: place)
        return try evaluator.iterator("filter()", at: place) { () throws(Stop) in
          var kept: [Value] = []
          for item in items {
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
          return kept
        }
      }
    ),
    (
      "sorted",
      { (evaluator, given, place) throws(Stop) in
        .list(try evaluator.sorted(try items(evaluator, given, place), given, at: place))
      }
    ),
    (
      "reversed",
      { (evaluator, given, place) throws(Stop) in
        .iterator(IteratorObject(try items(evaluator, given, place).reversed()))
      }
    ),
    (
      "iter",
      { (evaluator, given, place) throws(Stop) in
        if case .iterator? = given.positional.first { return given.positional[0] }
        return .iterator(
          IteratorObject(try evaluator.sequence(of: given.positional.first ?? .none, at: place)))
      }
    ),
    (
      "next",
      { (evaluator, given, place) throws(Stop) in
        guard case .iterator(let iterator)? = given.positional.first else {
          return evaluator.unknown("next() of this is not evaluated", at: place)
        }
        if let next = iterator.next() { return next.restUnknown.map { .unknown($0) } ?? next }
        if let fallback = given.argument(1, "default") { return fallback }
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
        for item in try items(evaluator, given, place) {
          let next = item.restUnknown.map { Value.unknown($0) } ?? item
          total = try evaluator.binary("Add", total, next, at: place)
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
        if case .string(let text) = first { return .int(text.unicodeScalars.count) }
        let all = try evaluator.items(of: first, at: place)
        if let rest = all.lazy.compactMap(\.restUnknown).first { return .unknown(rest) }
        return .int(all.count)
      }
    ),
  ]

  private static func every(
    _ isAll: Bool, _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    var doubted: Unknown?
    for item in try items(evaluator, given, place) {
      switch try evaluator.truth(of: item, at: place) {
      case .known(let truth): if truth != isAll { return .bool(truth) }
      case .unknown(let unknown): doubted = unknown
      }
    }
    return doubted.map { .unknown($0) } ?? .bool(isAll)
  }

  private static func extreme(
    _ isMinimum: Bool, _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    let all = given.positional.count == 1 ? try items(evaluator, given, place) : given.positional
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
