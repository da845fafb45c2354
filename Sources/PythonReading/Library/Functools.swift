extension StandardLibrary {
  /// `functools`.
  static let functools: [(String, NativeFunction.PureBody)] = [
    (
      "functools.partial",
      { (_, given, _) throws(Stop) in
        var rest = given
        guard !rest.positional.isEmpty else { return .none }
        let function = rest.positional.removeFirst()
        if case .partial(let inner) = function, inner.attributes.isEmpty {
          var all = inner.arguments
          all.positional += rest.positional
          all.replace(rest.keywords)
          all.rest = all.rest ?? rest.rest
          return .partial(PartialObject(inner.function, all))
        }
        return .partial(PartialObject(function, rest))
      }
    ),
    (
      "functools.reduce",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count >= 2 else { return .none }
        var items = try evaluator.items(of: given.positional[1], at: place)
        var total: Value
        if given.positional.count > 2 {
          total = given.positional[2]
        } else {
          guard let first = items.first else {
            throw evaluator.failure(
              "TypeError", "reduce() of empty iterable with no initial value", at: place)
          }
          total = first
          items.removeFirst()
        }
        for item in items {
          let next = item.restUnknown.map { Value.unknown($0) } ?? item
          total = try evaluator.call(
            given.positional[0], CallArguments([total, next]), at: place)
        }
        return total
      }
    ),
    (
      "functools.wraps",
      { (_, given, _) throws(Stop) in
        let wrapped = given.positional.first ?? .none
        return .native(
          NativeFunction("wraps") { (evaluator, inner, place) throws(Stop) in
            let wrapper = inner.positional.first ?? .none
            try update(wrapper, from: wrapped, evaluator, at: place)
            return wrapper
          })
      }
    ),
    (
      "functools.update_wrapper",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count >= 2 else { return .none }
        try update(given.positional[0], from: given.positional[1], evaluator, at: place)
        return given.positional[0]
      }
    ),
    (
      "functools.lru_cache",
      { (evaluator, given, place) throws(Stop) in
        if case .function(let function)? = given.positional.first {
          return .function(FunctionObject(function, remembering: CallMemory(limit: 128)))
        }
        var limit: Int? = 128
        if let written = given.argument(0, "maxsize") {
          limit = if case .int(let size) = written.plain { size } else { nil }
        }
        // One that tells types apart is of no use here.
        if case .known(false)? = try? evaluator.truth(
          of: given.keyword("typed") ?? .none, at: place)
        {
        } else {
          limit = 0
        }
        return .native(
          NativeFunction("decorator") { (_, inner, place) throws(Stop) in
            try remember(inner.positional.first ?? .none, limit: limit, at: place)
          })
      }
    ),
    (
      "functools.cache",
      { (_, given, place) throws(Stop) in
        try remember(given.positional.first ?? .none, limit: nil, at: place)
      }
    ),
    (
      "functools.cached_property",
      { (_, given, _) throws(Stop) in
        .foreign(ClassMember(.property, given.positional.first ?? .none, isKept: true))
      }
    ),
  ]

  private static func remember(
    _ value: Value, limit: Int?, at place: Place
  ) throws(Stop) -> Value {
    guard case .function(let function) = value else {
      return .unknown(Unknown("a memory of calls is made for functions only", at: place))
    }
    return .function(FunctionObject(function, remembering: CallMemory(limit: limit)))
  }

  /// What `functools.update_wrapper` copies.
  private static func update(
    _ wrapper: Value, from wrapped: Value, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) {
    for name in ["__name__", "__qualname__", "__module__"] {
      let value = try evaluator.outcome { () throws(Stop) in
        try evaluator.attribute(name, of: wrapped, at: place)
      }
      guard case .success(let known) = value else { continue }
      try evaluator.setAttribute(name, of: wrapper, to: known, at: place)
    }
    if case .function(let function) = wrapped {
      for (name, value) in function.attributes where name != "__name__" && name != "__qualname__" {
        try evaluator.setAttribute(name, of: wrapper, to: value, at: place)
      }
    }
    try evaluator.setAttribute("__wrapped__", of: wrapper, to: wrapped, at: place)
  }
}
