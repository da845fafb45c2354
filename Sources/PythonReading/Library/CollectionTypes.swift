extension StandardLibrary {
  /// `collections`, `dataclasses` and `copy`.
  static let collections: [(String, NativeFunction.PureBody)] = [
    (
      "collections.OrderedDict",
      { (evaluator, given, place) throws(Stop) in
        let dict = DictObject(.ordered)
        if let first = given.positional.first { try evaluator.update(dict, with: first, at: place) }
        if let rest = given.rest { dict.blur(rest) }
        for keyword in given.keywords { dict.set(keyword.name, keyword.value) }
        return .dict(dict)
      }
    ),
    (
      "collections.defaultdict",
      { (evaluator, given, place) throws(Stop) in
        let dict = DictObject(.defaulting)
        if let rest = given.rest { dict.blur(rest) }
        for keyword in given.keywords { dict.set(keyword.name, keyword.value) }
        dict.factory = given.positional.first.flatMap { $0.isNone ? nil : $0 }
        if given.positional.count > 1 {
          try evaluator.update(dict, with: given.positional[1], at: place)
        }
        return .dict(dict)
      }
    ),
    ("collections.namedtuple", Evaluator.makeNamedTupleType),
    (
      "dataclasses.dataclass",
      { (evaluator, given, place) throws(Stop) in
        if case .type(let type)? = given.positional.first {
          try evaluator.makeDataClass(type, CallArguments(), at: place)
          return .type(type)
        }
        return .native(
          NativeFunction("dataclass") { (evaluator, inner, place) throws(Stop) in
            if case .type(let type)? = inner.positional.first {
              try evaluator.makeDataClass(type, given, at: place)
            }
            return inner.positional.first ?? .none
          })
      }
    ),
    (
      "dataclasses.field",
      { (_, given, place) throws(Stop) in .foreign(FieldObject(given, at: place)) }
    ),
    (
      "copy.copy",
      { (_, given, _) throws(Stop) in Copying.copy(given.positional.first ?? .none) }
    ),
    (
      "copy.deepcopy",
      { (_, given, _) throws(Stop) in
        var copying = Copying()
        return copying.deepCopy(given.positional.first ?? .none)
      }
    ),
  ]
}
