extension StandardLibrary {
  /// `collections`, `dataclasses` and `copy`.
  static let collections: [(String, NativeFunction.PureBody)] = [
    (
      "collections.OrderedDict",
      { (evaluator, given, place) throws(Stop) in
        try evaluator.call(evaluator.builtins["dict"] ?? .none, given, at: place)
      }
    ),
    (
      "collections.defaultdict",
      { (evaluator, given, place) throws(Stop) in
        let dict = DictObject()
        if let rest = given.rest { dict.blur(rest) }
        for keyword in given.keywords { dict.set(keyword.name, keyword.value) }
        dict.factory = given.positional.first.flatMap { $0.isNone ? nil : $0 }
        if given.positional.count > 1 {
          try evaluator.update(dict, with: given.positional[1], at: place)
        }
        return .dict(dict)
      }
    ),
    (
      "collections.namedtuple",
      { (evaluator, given, place) throws(Stop) in
        guard let name = given.positional.first?.string,
          let fields = given.argument(1, "field_names")
        else { return evaluator.unknown("this named tuple is not evaluated", at: place) }
        var names: [String] = []
        if let text = fields.string {
          names = text.split { $0 == "," || $0.isWhitespace }.map(String.init)
        } else {
          names = try evaluator.items(of: fields, at: place).compactMap(\.string)
        }
        let type = ClassObject(name, module: "")
        type.annotated = names
        type.construct = Evaluator.makeNamedTuple
        if let defaults = given.keyword("defaults") {
          let values = try evaluator.items(of: defaults, at: place)
          for (name, value) in zip(names.suffix(values.count), values) {
            type.attributes[name] = value
          }
        }
        return .type(type)
      }
    ),
    (
      "dataclasses.dataclass",
      { (evaluator, given, place) throws(Stop) in
        if case .type(let type)? = given.positional.first {
          type.construct = Evaluator.makeDataClass
          return .type(type)
        }
        return .native(
          NativeFunction("dataclass") { (_, inner, place) throws(Stop) in
            if case .type(let type)? = inner.positional.first {
              type.construct = Evaluator.makeDataClass
              if case .bool(true)? = given.keyword("frozen") { type.isFrozen = true }
              if given.keywords.contains(where: { !["frozen", "repr", "slots"].contains($0.name) })
              {
                type.unknownParts = Unknown("these options are not evaluated", at: place)
                type.construct = nil
              }
            }
            return inner.positional.first ?? .none
          })
      }
    ),
    (
      "dataclasses.field",
      { (_, given, _) throws(Stop) in
        .foreign(
          FieldObject(value: given.keyword("default"), factory: given.keyword("default_factory")))
      }
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
