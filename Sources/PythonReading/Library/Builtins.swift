/// Python's built-in functions and types.
enum Builtins {
  static func values(_ exceptions: ExceptionTypes) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, type) in exceptions.byName { values[name] = .type(type) }
    for (name, make) in types { values[name] = .type(type(name, make)) }
    for (name, body) in functions { values[name] = .native(NativeFunction(name, body)) }
    values["object"] = .type(ClassObject("object", module: "builtins"))
    values["NotImplemented"] = .external("NotImplemented")
    values["__debug__"] = .bool(true)
    values["open"] = PathLibrary.values["builtins.open"]
    for name in unread { values[name] = .external("builtins.\(name)") }
    for (name, kind) in members {
      values[name] = .native(
        NativeFunction(name) { (_, given, _) throws(Stop) in
          .foreign(ClassMember(kind, given.positional.first ?? .none))
        })
    }
    return values
  }

  private static let members: [(String, ClassMember.Kind)] = [
    ("property", .property), ("staticmethod", .staticMethod), ("classmethod", .classMethod),
  ]

  private static let unread = [
    "input", "eval", "exec", "compile", "__import__", "id", "hash", "bytes", "bytearray",
    "memoryview", "complex", "divmod", "pow", "hex", "oct", "bin", "ascii", "breakpoint", "help",
    "slice", "format",
  ]

  private static func type(
    _ name: String,
    _ make: @escaping NativeFunction.PureBody
  ) -> ClassObject {
    let type = ClassObject(name, module: "builtins")
    type.construct = { (evaluator, made, given, place) throws(Stop) in
      let value = try make(evaluator, given, place)
      if made === type { return value }
      // A class of the program that is one of these too.
      if made.inherited("__init__") != nil || value.unknown != nil {
        return evaluator.unknown("\(made.name) inherits from \(name)", at: place)
      }
      let instance = Instance(made)
      instance.payload = value
      return .instance(instance)
    }
    return type
  }

  // MARK: Types

  private static let types: [(String, NativeFunction.PureBody)] = [
    ("str", makeString), ("int", makeInt), ("float", makeFloat), ("bool", makeBool),
    ("list", makeList), ("tuple", makeTuple), ("dict", makeDict), ("set", makeSet),
    ("frozenset", makeFrozenSet), ("type", makeType),
  ]

  private static func makeString(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let first = given.positional.first else { return .string("") }
    return try evaluator.display(first, at: place)
  }

  private static func makeInt(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let first = given.positional.first, given.keywords.isEmpty else {
      return given.all.isEmpty
        ? .int(0) : evaluator.unknown("this number is not evaluated", at: place)
    }
    switch first.plain {
    case .int(let value): return .int(value)
    case .float(let value):
      return Int(exactly: value.rounded(.towardZero)).map { .int($0) }
        ?? evaluator.unknown("the number is too large", at: place)
    case .string(let text):
      let trimmed = text.trimmed
      if let value = Int(trimmed), given.positional.count == 1 { return .int(value) }
      if given.positional.count == 1, !trimmed.contains("_") {
        throw evaluator.failure(
          "ValueError", "invalid literal for int() with base 10: \(Evaluator.quoted(text))",
          at: place)
      }
    default: break
    }
    return given.unknown.map { .unknown($0) }
      ?? evaluator.unknown("this number is not evaluated", at: place)
  }

  private static func makeFloat(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let first = given.positional.first else { return .float(0) }
    if let number = first.number { return .float(number) }
    if let text = first.string?.trimmed, ["inf", "-inf", "nan"].contains(text) {
      return .float(text == "nan" ? .nan : text == "inf" ? .infinity : -.infinity)
    }
    if let text = first.string?.trimmed,
      text.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }),
      let number = Double(text)
    {
      return .float(number)
    }
    return given.unknown.map { .unknown($0) }
      ?? evaluator.unknown("this number is not evaluated", at: place)
  }

  private static func makeBool(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    try evaluator.truth(of: given.positional.first ?? .none, at: place).value
  }

  private static func items(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> [Value] {
    guard let first = given.positional.first else { return [] }
    return try evaluator.items(of: first, at: place)
  }

  private static func makeList(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    .list(try evaluator.sequence(of: given.positional.first ?? .tuple([]), at: place))
  }

  private static func makeTuple(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    .tuple(try evaluator.sequence(of: given.positional.first ?? .tuple([]), at: place))
  }

  private static func makeDict(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    let dict = DictObject()
    if let first = given.positional.first { try evaluator.update(dict, with: first, at: place) }
    if let rest = given.rest { dict.blur(rest) }
    for keyword in given.keywords { dict.set(keyword.name, keyword.value) }
    return .dict(dict)
  }

  private static func makeSet(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    try evaluator.makeSet(try items(evaluator, given, place), at: place)
  }

  private static func makeFrozenSet(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    try evaluator.makeSet(try items(evaluator, given, place), isFrozen: true, at: place)
  }

  private static func makeType(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard given.positional.count == 1, let first = given.positional.first else {
      return evaluator.unknown("a class made by type() is not evaluated", at: place)
    }
    return try evaluator.attribute("__class__", of: first, at: place)
  }

  // MARK: Functions

  private static let functions: [(String, NativeFunction.PureBody)] =
    iteration + inspection + numbers

  private static let iteration: [(String, NativeFunction.PureBody)] = [
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

  private static let inspection: [(String, NativeFunction.PureBody)] = [
    ("print", { (_, _, _) throws(Stop) in .none }),
    (
      "vars",
      { (evaluator, given, place) throws(Stop) in
        try evaluator.attribute("__dict__", of: given.positional.first ?? .none, at: place)
      }
    ),
    ("locals", { (_, _, _) throws(Stop) in .none }),
    ("globals", { (_, _, _) throws(Stop) in .none }),
    (
      "dir",
      { (evaluator, _, place) throws(Stop) in
        evaluator.unknown("dir() is not evaluated", at: place)
      }
    ),
    (
      "repr",
      { (evaluator, given, place) throws(Stop) in
        evaluator.representation(given.positional.first ?? .none).map { .string($0) }
          ?? given.unknown.map { .unknown($0) }
          ?? evaluator.unknown("the text of this value is not known", at: place)
      }
    ),
    (
      "callable",
      { (evaluator, given, place) throws(Stop) in
        switch given.positional.first ?? .none {
        case .function, .native, .partial, .method, .type: return .bool(true)
        case .instance(let instance): return .bool(instance.type.inherited("__call__") != nil)
        case .unknown(let unknown): return .unknown(unknown)
        case .external(let name): return evaluator.unknown("\(name) is not read", at: place)
        case .foreign(let object): return .bool(object is DecoratedFunction)
        default: return .bool(false)
        }
      }
    ),
    (
      "getattr",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count >= 2 else { return .none }
        guard let name = given.positional[1].string else {
          return given.unknown.map { .unknown($0) } ?? .none
        }
        let base = given.positional[0]
        let result = try evaluator.outcome { () throws(Stop) in
          try evaluator.attribute(name, of: base, at: place)
        }
        switch result {
        case .success(let value): return value
        case .failure(let stop):
          if given.positional.count > 2 { return given.positional[2] }
          throw stop
        }
      }
    ),
    (
      "hasattr",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2, let name = given.positional[1].string else {
          return given.unknown.map { .unknown($0) } ?? .none
        }
        let base = given.positional[0]
        if let unknown = base.unknown { return .unknown(unknown) }
        if case .external(let library) = base {
          return evaluator.unknown("\(library) is not read", at: place)
        }
        let result = try evaluator.outcome { () throws(Stop) in
          try evaluator.attribute(name, of: base, at: place)
        }
        guard case .success(let value) = result else { return .bool(false) }
        if case .method(_, .builtin) = value {
          return evaluator.unknown("the attributes of this value are not known", at: place)
        }
        return .bool(true)
      }
    ),
    (
      "setattr",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 3 else { return .none }
        guard let name = given.positional[1].string else {
          evaluator.doubt(given.positional[0], given.unknown)
          return .none
        }
        try evaluator.setAttribute(
          name, of: given.positional[0], to: given.positional[2], at: place)
        return .none
      }
    ),
    (
      "isinstance",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2 else { return .none }
        return evaluator.isInstance(given.positional[0], given.positional[1], at: place).value
      }
    ),
    (
      "issubclass",
      { (evaluator, given, place) throws(Stop) in
        guard case .type(let type)? = given.positional.first,
          case .type(let other)? = given.argument(1, "class")
        else { return evaluator.unknown("issubclass() is not evaluated here", at: place) }
        if type.inherits(from: other) { return .bool(true) }
        return type.externalBase.map { .unknown($0) } ?? .bool(other.name == "object")
      }
    ),
  ]

  private static let numbers: [(String, NativeFunction.PureBody)] = [
    (
      "abs",
      { (evaluator, given, place) throws(Stop) in
        switch given.positional.first?.plain {
        case .int(let value)?:
          return value == Int.min
            ? evaluator.unknown("the number is too large", at: place) : .int(abs(value))
        case .float(let value)?: return .float(abs(value))
        default: return evaluator.unknown("this number is not evaluated", at: place)
        }
      }
    ),
    (
      "round",
      { (evaluator, given, place) throws(Stop) in
        if case .int? = given.positional.first?.plain, given.positional.count == 1 {
          return given.positional[0]
        }
        guard let number = given.positional.first?.number, given.positional.count == 1,
          let whole = Int(exactly: number.rounded(.toNearestOrEven))
        else { return evaluator.unknown("this number is not evaluated", at: place) }
        return .int(whole)
      }
    ),
    (
      "chr",
      { (evaluator, given, place) throws(Stop) in
        guard case .int(let code)? = given.positional.first?.plain,
          let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
        else { return evaluator.unknown("this character is not evaluated", at: place) }
        return .string(String(scalar))
      }
    ),
    (
      "ord",
      { (evaluator, given, place) throws(Stop) in
        guard let scalars = given.positional.first?.string?.unicodeScalars, scalars.count == 1,
          let scalar = scalars.first
        else { return evaluator.unknown("this character is not evaluated", at: place) }
        return .int(Int(scalar.value))
      }
    ),
  ]
}

extension Evaluator {
  func isInstance(_ value: Value, _ type: Value, at place: Place) -> Truth {
    if let unknown = value.unknown ?? type.unknown { return .unknown(unknown) }
    switch type {
    case .tuple(let types):
      var doubted: Unknown?
      for each in types {
        switch isInstance(value, each, at: place) {
        case .known(true): return .known(true)
        case .known(false): continue
        case .unknown(let unknown): doubted = unknown
        }
      }
      return doubted.map { .unknown($0) } ?? .known(false)
    case .type(let wanted):
      if wanted.name == "object" { return .known(true) }
      switch value {
      case .instance(let instance):
        if instance.type.inherits(from: wanted) { return .known(true) }
        if let payload = instance.payload, wanted.module == "builtins" {
          return isInstance(payload, type, at: place)
        }
        return instance.type.externalBase.map { .unknown($0) } ?? .known(false)
      case .external(let name):
        return .unknown(Unknown("\(name) is not read", at: place))
      case .foreign(let object): return .known(object.typeName == wanted.name)
      case .bool where wanted.name == "int": return .known(true)
      default: return .known(value.typeName == wanted.name && wanted.module == "builtins")
      }
    case .native(let native):
      // The host's constructors stand for the types they make.
      switch value {
      case .foreign(let object): return .known(object.typeName == native.name)
      case .external(let name): return .unknown(Unknown("\(name) is not read", at: place))
      default: return .known(false)
      }
    case .external(let name):
      switch (name, value) {
      case ("collections.abc.Iterable", .list), ("collections.abc.Iterable", .dict),
        ("typing.Iterable", .list), ("collections.abc.Mapping", .dict):
        return .known(true)
      case ("collections.abc.Callable", .function), ("typing.Callable", .function):
        return .known(true)
      case (_, .instance(let instance)) where instance.type.externalBase == nil:
        return .known(false)
      default: return .unknown(Unknown("\(name) is not read", at: place))
      }
    default: return .unknown(Unknown("what this type is is not known", at: place))
    }
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    var part = Substring(self)
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
