extension Evaluator {
  /// `NamedTuple("Name", [("field", kind)])`, or with fields as keywords.
  static func makeNamedTupleType(
    _ evaluator: Evaluator, _ base: ClassObject, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let name = given.positional.first?.string, given.rest == nil else {
      return evaluator.unknown("this named tuple is not evaluated", at: place)
    }
    var fields = given.keywords.map(\.name)
    if given.positional.count > 1 {
      for field in try evaluator.items(of: given.positional[1], at: place) {
        guard let name = try evaluator.items(of: field, at: place).first?.string else {
          return evaluator.unknown("this named tuple is not evaluated", at: place)
        }
        fields.append(name)
      }
    }
    return .type(namedTuple(name, fields))
  }

  /// `collections.namedtuple("Name", …)`.
  static func makeNamedTupleType(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let name = given.positional.first?.string, given.rest == nil,
      let fields = given.argument(1, "field_names"),
      given.keywords.allSatisfy({ ["field_names", "defaults"].contains($0.name) })
    else { return evaluator.unknown("this named tuple is not evaluated", at: place) }
    var names: [String] = []
    if let text = fields.string {
      names = text.split { $0 == "," || $0.isWhitespace }.map(String.init)
    } else {
      for field in try evaluator.items(of: fields, at: place) {
        guard let name = field.string else {
          return evaluator.unknown("this named tuple is not evaluated", at: place)
        }
        names.append(name)
      }
    }
    let isOdd = names.contains {
      $0.hasPrefix("_") || keywords.contains($0) || !$0.utf8.allSatisfy(\.isOfName)
        || $0.utf8.first.map { 0x30...0x39 ~= $0 } ?? true
    }
    if isOdd || Set(names).count < names.count {
      return evaluator.unknown("these names of fields may not be allowed", at: place)
    }
    let type = namedTuple(name, names)
    if let defaults = given.keyword("defaults"), !defaults.isNone {
      let values = try evaluator.items(of: defaults, at: place)
      guard values.count <= names.count else {
        throw evaluator.failure(
          "TypeError", "Got more default values than field names", at: place)
      }
      for (name, value) in zip(names.suffix(values.count), values) {
        type.attributes[name] = value
      }
    }
    return .type(type)
  }

  private static let keywords: Set = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]

  private static func namedTuple(_ name: String, _ fields: [String]) -> ClassObject {
    let type = ClassObject(name, module: "")
    type.tupleFields = fields
    type.construct = makeNamedTuple
    return type
  }

  static func makeNamedTuple(
    _ evaluator: Evaluator, _ type: ClassObject, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let holder = type.ancestry.first(where: { $0.tupleFields != nil }),
      let names = holder.tupleFields, type.inherited("__new__") == nil,
      type.inherited("__init__") == nil
    else { return evaluator.unknown("\(type.name) is made in a way of its own", at: place) }
    var values: [Value] = []
    for (name, value) in try evaluator.bind(given, to: names, of: type, at: place) {
      guard let value = value ?? holder.attributes[name] else {
        throw evaluator.failure(
          "TypeError", "\(type.name)() missing required argument '\(name)'", at: place)
      }
      values.append(value)
    }
    return .instance(make(type, names, values))
  }

  private static func make(
    _ type: ClassObject, _ names: [String], _ values: [Value]
  ) -> Instance {
    let instance = Instance(type)
    for (name, value) in zip(names, values) { instance.attributes[name] = value }
    instance.payload = .tuple(values)
    return instance
  }

  /// What every named tuple has; nil when it has no such member.
  func namedTupleMember(_ name: String, of instance: Instance) -> Value? {
    guard let names = instance.type.ancestry.lazy.compactMap(\.tupleFields).first,
      case .tuple(let values)? = instance.payload
    else { return nil }
    let type = instance.type
    switch name {
    case "_asdict":
      return .native(
        NativeFunction(name) { (_, _, _) throws(Stop) in
          let dict = DictObject()
          for (name, value) in zip(names, values) { dict.set(name, value) }
          return .dict(dict)
        })
    case "_replace":
      return .native(
        NativeFunction(name) { (evaluator, given, place) throws(Stop) in
          if let unknown = given.rest { return .unknown(unknown) }
          guard given.keywords.allSatisfy({ names.contains($0.name) }) else {
            throw evaluator.failure("ValueError", "Got unexpected field names", at: place)
          }
          return .instance(
            Self.make(type, names, zip(names, values).map { given.keyword($0) ?? $1 }))
        })
    default: return namedTupleMember(name, of: type)
    }
  }

  /// The same, of its class.
  func namedTupleMember(_ name: String, of type: ClassObject) -> Value? {
    guard let names = type.ancestry.lazy.compactMap(\.tupleFields).first else { return nil }
    switch name {
    case "_fields": return .tuple(names.map { .string($0) })
    case "_make":
      return .native(
        NativeFunction(name) { (evaluator, given, place) throws(Stop) in
          let values = try evaluator.items(of: given.positional.first ?? .none, at: place)
          if let rest = values.lazy.compactMap(\.restUnknown).first { return .unknown(rest) }
          guard values.count == names.count else {
            throw evaluator.failure(
              "TypeError", "Expected \(names.count) arguments, got \(values.count)", at: place)
          }
          return .instance(Self.make(type, names, values))
        })
    case "_field_defaults", "_source": return .unknown(Unknown("it is not read", at: Place.nowhere))
    default: return nil
    }
  }
}

extension UInt8 {
  /// Whether it may stand in a name, of those of ASCII.
  fileprivate var isOfName: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f: true
    default: false
    }
  }
}
