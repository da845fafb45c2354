extension Builtins {
  /// What asks a value about itself.
  static let inspection: [(String, NativeFunction.PureBody)] = [
    (
      "print",
      { (evaluator, given, place) throws(Stop) in
        // Classes of the program may do more than give a text.
        for case .instance(let instance) in given.positional {
          _ = try evaluator.display(.instance(instance), at: place)
        }
        return .none
      }
    ),
    ("exit", leave), ("quit", leave),
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
        guard let name = try evaluator.memberName(given, at: place) else {
          return given.unknown.map { .unknown($0) } ?? .none
        }
        let base = given.positional[0]
        let result = try evaluator.outcome { () throws(Stop) in
          try evaluator.attribute(name, of: base, at: place)
        }
        switch result {
        case .success(let value): return value
        case .failure(let stop):
          if given.positional.count > 2, evaluator.isAbsence(stop) { return given.positional[2] }
          throw stop
        }
      }
    ),
    (
      "hasattr",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2,
          let name = try evaluator.memberName(given, at: place)
        else { return given.unknown.map { .unknown($0) } ?? .none }
        let base = given.positional[0]
        if let unknown = base.unknown { return .unknown(unknown) }
        if case .external(let library) = base {
          return evaluator.unknown("\(library) is not read", at: place)
        }
        let result = try evaluator.outcome { () throws(Stop) in
          try evaluator.attribute(name, of: base, at: place)
        }
        if case .failure(let stop) = result {
          guard evaluator.isAbsence(stop) else { throw stop }
          return .bool(false)
        }
        let value = try result.get()
        // What is not evaluated may be there or not.
        if let unknown = value.unknown { return .unknown(unknown) }
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
        guard let name = try evaluator.memberName(given, at: place) else {
          evaluator.doubt(given.positional[0], given.unknown)
          return .none
        }
        try evaluator.setAttribute(
          name, of: given.positional[0], to: given.positional[2], at: place)
        return .none
      }
    ),
    (
      "delattr",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2,
          let name = try evaluator.memberName(given, at: place)
        else {
          given.positional.first.map { evaluator.doubt($0, given.unknown) }
          return .none
        }
        try evaluator.deleteAttribute(name, of: given.positional[0], at: place)
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
        if type.inherits(from: other) || type.builtinKinds.contains(other.name) {
          return .bool(true)
        }
        if let unknown = other.judgesInstances { return .unknown(unknown) }
        return type.externalBase.map { .unknown($0) } ?? .bool(other.name == "object")
      }
    ),
  ]
}

extension Evaluator {
  /// The second argument as the name of a member; nil when it is not known.
  fileprivate func memberName(_ given: CallArguments, at place: Place) throws(Stop) -> String? {
    switch given.positional[1] {
    case .none, .bool, .int, .float, .list, .tuple, .dict, .set:
      throw failure("TypeError", "attribute name must be string", at: place)
    default: return given.positional[1].string
    }
  }

  /// Whether something is raised that says that an attribute is not there.
  func isAbsence(_ stop: Stop) -> Bool {
    guard case .raised(let error) = stop else { return false }
    return isKind(error, of: "AttributeError")
  }

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
        if let unknown = wanted.judgesInstances { return .unknown(unknown) }
        return instance.type.externalBase.map { .unknown($0) } ?? .known(false)
      case .external(let name):
        return .unknown(Unknown("\(name) is not read", at: place))
      case .foreign(let object): return .known(object.typeName == wanted.name)
      case .bool where wanted.name == "int": return .known(true)
      case .dict where wanted.name == "dict" && wanted.module == "builtins": return .known(true)
      default: return .known(value.typeName == wanted.name && wanted.module == "builtins")
      }
    case .native(let native):
      // The host's constructors stand for the types they make.
      switch value {
      case .foreign(let object): return .known(object.typeName == native.name)
      case .dict(let dict): return .known(dict.kind.typeName == native.name)
      case .instance(let instance):
        return instance.type.externalBase.map { .unknown($0) } ?? .known(false)
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
      case (_, .instance(let instance))
      where instance.type.externalBase == nil && !Self.judgesByMembers(name):
        return .known(false)
      default: return .unknown(Unknown("\(name) is not read", at: place))
      }
    default: return .unknown(Unknown("what this type is is not known", at: place))
    }
  }

  /// Whether a type of a library may hold of a class that does not inherit from it.
  private static func judgesByMembers(_ name: String) -> Bool {
    ["collections.abc.", "typing", "abc.", "numbers.", "os.", "io."].contains(where: name.hasPrefix)
  }
}

extension Builtins {
  /// `sys.exit`: raises what a program can catch.
  static let exit: NativeFunction.PureBody = { (evaluator, given, place) throws(Stop) in
    guard let type = evaluator.exceptions.byName["SystemExit"] else { return .none }
    let made = try evaluator.call(.type(type), given, at: place)
    try evaluator.raise(made, at: place)
    return .none
  }

  /// The same for use at a prompt: without a status it is None.
  private static let leave: NativeFunction.PureBody = { (evaluator, given, place) throws(Stop) in
    try exit(evaluator, given.all.isEmpty ? CallArguments([.none]) : given, place)
  }
}
