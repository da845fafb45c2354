extension StandardLibrary {
  /// `itertools` and `operator`.
  static let itertools: [(String, NativeFunction.PureBody)] = [
    (
      "itertools.chain",
      { (evaluator, given, place) throws(Stop) in
        try evaluator.iterator("chain()", at: place) { (all) throws(Stop) in
          for each in given.positional {
            all += try evaluator.taken(of: each, by: "chain()", at: place)
          }
        }
      }
    ),
    (
      "itertools.chain.from_iterable",
      { (evaluator, given, place) throws(Stop) in
        try evaluator.iterator("chain()", at: place) { (all) throws(Stop) in
          let first = given.positional.first ?? .none
          for each in try evaluator.taken(of: first, by: "chain()", at: place) {
            all += try evaluator.taken(of: each, by: "chain()", at: place)
          }
        }
      }
    ),
    (
      "itertools.product",
      { (evaluator, given, place) throws(Stop) in
        var lists: [[Value]] = []
        for each in given.positional { lists.append(try evaluator.items(of: each, at: place)) }
        if let written = given.keyword("repeat") {
          guard case .int(let count) = written, 0..<10 ~= count else {
            return evaluator.unknown("this product is not evaluated", at: place)
          }
          lists = (0..<count).flatMap { _ in lists }
        }
        if let rest = lists.joined().lazy.compactMap(\.restUnknown).first {
          return .iterator(IteratorObject([.rest(rest)]))
        }
        var rows: [[Value]] = [[]]
        for list in lists {
          guard rows.count * list.count <= 1_000_000 else {
            return evaluator.unknown("the product is too long", at: place)
          }
          rows = rows.flatMap { row in list.map { row + [$0] } }
        }
        return .iterator(IteratorObject(rows.map { .tuple($0) }))
      }
    ),
    (
      "itertools.combinations",
      { (evaluator, given, place) throws(Stop) in
        let items = try evaluator.items(of: given.positional.first ?? .none, at: place)
        guard case .int(2)? = given.argument(1, "r"),
          items.allSatisfy({ $0.restUnknown == nil }), items.count < 1000
        else { return evaluator.unknown("these combinations are not evaluated", at: place) }
        var rows: [Value] = []
        for first in items.indices {
          for second in items.indices where second > first {
            rows.append(.tuple([items[first], items[second]]))
          }
        }
        return .iterator(IteratorObject(rows))
      }
    ),
    (
      "operator.add",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2 else { return .none }
        return try evaluator.binary("Add", given.positional[0], given.positional[1], at: place)
      }
    ),
    (
      "operator.or_",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2 else { return .none }
        return try evaluator.binary("BitOr", given.positional[0], given.positional[1], at: place)
      }
    ),
    (
      "operator.itemgetter",
      { (_, given, _) throws(Stop) in
        let index = given.positional.first ?? .none
        guard given.positional.count == 1 else { return .external("operator.itemgetter()") }
        return .native(
          NativeFunction("itemgetter", module: "operator") {
            (evaluator, inner, place) throws(Stop) in
            try evaluator.item(of: inner.positional.first ?? .none, index, at: place)
          })
      }
    ),
  ]
}
