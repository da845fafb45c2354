extension Evaluator {
  func define(_ syntax: ClassSyntax, _ frame: Frame) throws(Stop) {
    let place = place(syntax.range, frame)
    let qualified =
      frame.kind == .module
      ? syntax.name
      : frame.qualifiedName + (frame.kind == .type ? "." : ".<locals>.") + syntax.name
    let type = ClassObject(
      syntax.name, module: frame.module.name, qualifiedName: qualified,
      bases: try evaluateItems(syntax.bases, frame))
    type.place = place
    try judgeBases(of: type, syntax, frame, at: place)
    let body = Frame(.type, module: frame.module, parent: frame, qualifiedName: qualified)
    for statement in syntax.body {
      if case .annotated(let target, _, _) = statement.kind, case .name(let name) = target.kind {
        type.annotated.append(name)
      }
    }
    let flow = try execute(syntax.body, body)
    if case .uncertainReturn(let unknown) = flow { type.unknownParts = unknown }
    type.attributes = body.all
    for case .function(let function) in body.all.values { function.owner = type }
    for case .foreign(let member as ClassMember) in body.all.values {
      if case .function(let function) = member.function { function.owner = type }
    }
    finish(type, syntax)
    let hooks = ["__init_subclass__", "__set_name__"]
    if type.ancestry.dropFirst().contains(where: { $0.attributes[hooks[0]] != nil }),
      case .foreign(let proxy)? = Optional(Value.foreign(SuperProxy(.type(type), after: type)))
    {
      var given = CallArguments()
      for keyword in syntax.keywords {
        if let name = keyword.name, name != "metaclass" {
          given.keywords.append((name, try evaluate(keyword.value, frame)))
        }
      }
      if let hook = try proxy.attribute(hooks[0], self, at: place) {
        _ = try call(hook, given, at: place)
      }
    }
    var value = Value.type(type)
    var decorators: [Value] = []
    for each in syntax.decorators { decorators.append(try evaluate(each, frame)) }
    for (decorator, written) in zip(decorators, syntax.decorators).reversed() {
      value = try decorate(value, type, by: decorator, at: self.place(written.range, frame))
    }
    assign(syntax.name, value, frame)
  }

  /// Bases of libraries: those that bring nothing, and those that are not known.
  private func judgeBases(
    of type: ClassObject, _ syntax: ClassSyntax, _ frame: Frame, at place: Place
  ) throws(Stop) {
    for base in type.bases {
      switch base {
      case .type(let parent): if parent.isEnumeration { type.isEnumeration = true }
      case .external(let name) where StandardLibrary.emptyBases.contains(name): break
      case .external(let name):
        type.unknownParts = Unknown("it inherits from \(name), which is not read", at: place)
      case .foreign(let object) where object.typeName == "typing": break
      case .unknown(let unknown): type.unknownParts = unknown
      default: type.unknownParts = Unknown("it inherits from what is not a class", at: place)
      }
    }
    for keyword in syntax.keywords where keyword.name == "metaclass" {
      guard case .external(let name) = try evaluate(keyword.value, frame),
        StandardLibrary.emptyBases.contains(name)
      else {
        type.unknownParts = Unknown("it has a metaclass that is not read", at: place)
        continue
      }
    }
  }

  private func decorate(
    _ value: Value, _ type: ClassObject, by decorator: Value, at place: Place
  ) throws(Stop) -> Value {
    switch decorator {
    case .external(let name):
      type.unknownParts = Unknown("@\(name) is not read", at: place)
      return value
    case .unknown(let unknown):
      type.unknownParts = unknown
      return value
    default: return try call(decorator, CallArguments([value]), at: place)
    }
  }

  /// What the kind of a class makes of its body.
  private func finish(_ type: ClassObject, _ syntax: ClassSyntax) {
    if type.isEnumeration { return makeMembers(of: type, syntax) }
    if type.ancestry.dropFirst().contains(where: { $0.construct != nil && $0.name == "NamedTuple" })
    {
      type.construct = Self.makeNamedTuple
    } else if let inherited = type.ancestry.dropFirst().first(where: { $0.construct != nil }) {
      type.construct = inherited.construct
    }
  }

  private func makeMembers(of type: ClassObject, _ syntax: ClassSyntax) {
    var names: [String] = []
    for statement in syntax.body {
      guard case .assign(let targets, _) = statement.kind else { continue }
      for target in targets {
        if case .name(let name) = target.kind, !name.hasPrefix("_") { names.append(name) }
      }
    }
    var seen: [(value: Value, member: Value)] = []
    var counter = 0
    for name in names {
      guard var value = type.attributes[name] else { continue }
      if case .foreign(let object) = value, object.typeName == "auto" {
        counter += 1
        value = isText(type) ? .string(name.lowercased()) : .int(counter)
      } else if case .int(let number) = value.plain {
        counter = number
      }
      if let same = seen.first(where: { $0.value.key != nil && $0.value.key == value.key }) {
        type.attributes[name] = same.member
        continue
      }
      let member = Instance(type)
      member.attributes = ["value": value, "name": .string(name), "_value_": value]
      if isText(type) || type.ancestry.contains(where: { $0.name == "IntEnum" || $0.name == "int" })
      {
        member.payload = value
      }
      seen.append((value, .instance(member)))
      type.attributes[name] = .instance(member)
    }
    type.annotated = names
    for name in ["__init__", "__new__", "_generate_next_value_", "_missing_"]
    where type.inherited(name) != nil {
      type.unknownParts = Unknown(
        "the members are made in a way of their own", at: type.place ?? Place.nowhere)
    }
  }

  private func isText(_ type: ClassObject) -> Bool {
    type.ancestry.contains { $0.name == "str" || $0.name == "StrEnum" }
  }

  // MARK: Instances

  func instantiate(
    _ type: ClassObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    if type.isEnumeration, type.annotated.isEmpty || type.externalBase != nil {
      return unknown("this enumeration is not evaluated", at: place)
    }
    if type.isEnumeration, let wanted = given.positional.first {
      for name in type.annotated {
        guard case .instance(let member)? = type.attributes[name] else { continue }
        if let key = wanted.key, member.attributes["value"]?.key == key { return .instance(member) }
        if case .instance(let same) = wanted, same === member { return wanted }
      }
      if let unknown = wanted.unknown { return .unknown(unknown) }
      throw failure("ValueError", "not a valid \(type.name)", at: place)
    }
    if let construct = type.construct { return try construct(self, type, given, place) }
    if type.inherited("__new__") != nil {
      return unknown("\(type.name) is made by a __new__ of its own", at: place)
    }
    let instance = Instance(type)
    if let initialiser = type.inherited("__init__") {
      var all = given
      all.positional.insert(.instance(instance), at: 0)
      _ = try call(initialiser, all, at: place)
    } else if let unknown = type.externalBase {
      unknownsMade += 1
      return .unknown(unknown)
    } else {
      if type.inherits(from: "BaseException") {
        instance.attributes["args"] = .tuple(given.positional)
      }
      if !given.all.isEmpty, !type.ancestry.contains(where: { $0.name == "BaseException" }) {
        throw failure("TypeError", "\(type.name)() takes no arguments", at: place)
      }
    }
    return .instance(instance)
  }

  func superProxy(
    _ arguments: [Expression], _ frame: Frame, at place: Place
  ) throws(Stop) -> Value {
    var current: Frame? = frame
    while let each = current, each.kind != .function { current = each.parent }
    guard let function = current?.function, let owner = function.owner,
      let first = function.syntax.parameters.positional.first
        ?? function.syntax.parameters
        .positionalOnly.first,
      let receiver = current?[first]
    else { return unknown("super() is not resolved here", at: place) }
    return .foreign(SuperProxy(receiver, after: owner))
  }

  // MARK: Data classes and named tuples

  /// Fields of a data class in order, those of its bases first.
  private static func fields(of type: ClassObject) -> [String] {
    var names: [String] = []
    for each in type.ancestry.reversed() where !each.isBuiltin {
      for name in each.annotated where !names.contains(name) { names.append(name) }
    }
    return names
  }

  static func makeDataClass(
    _ evaluator: Evaluator, _ type: ClassObject, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    if type.inherited("__init__") != nil {
      let instance = Instance(type)
      var all = given
      all.positional.insert(.instance(instance), at: 0)
      _ = try evaluator.call(type.inherited("__init__") ?? .none, all, at: place)
      return .instance(instance)
    }
    let instance = Instance(type)
    let values = try evaluator.fieldValues(of: type, given, at: place)
    for (name, value) in values { instance.attributes[name] = value }
    if let after = type.inherited("__post_init__") {
      _ = try evaluator.call(after, CallArguments([.instance(instance)]), at: place)
    }
    return .instance(instance)
  }

  /// `NamedTuple("Name", [("field", kind)])`, or with fields as keywords.
  static func makeNamedTupleType(
    _ evaluator: Evaluator, _ base: ClassObject, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    guard let name = given.positional.first?.string, given.rest == nil else {
      return evaluator.unknown("this named tuple is not evaluated", at: place)
    }
    let type = ClassObject(name, module: "", bases: [.type(base)])
    type.construct = makeNamedTuple
    type.annotated = given.keywords.map(\.name)
    if given.positional.count > 1 {
      for field in try evaluator.items(of: given.positional[1], at: place) {
        guard let name = try evaluator.items(of: field, at: place).first?.string else {
          return evaluator.unknown("this named tuple is not evaluated", at: place)
        }
        type.annotated.append(name)
      }
    }
    return .type(type)
  }

  static func makeNamedTuple(
    _ evaluator: Evaluator, _ type: ClassObject, _ given: CallArguments, _ place: Place
  ) throws(Stop) -> Value {
    let instance = Instance(type)
    let values = try evaluator.fieldValues(of: type, given, at: place)
    for (name, value) in values { instance.attributes[name] = value }
    instance.payload = .tuple(values.map(\.1))
    return .instance(instance)
  }

  private func fieldValues(
    of type: ClassObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> [(String, Value)] {
    let names = Self.fields(of: type)
    if given.rest == nil, given.positional.count > names.count {
      throw failure("TypeError", "\(type.name)() takes fewer arguments", at: place)
    }
    if let twice = names.prefix(given.positional.count).first(where: { given.keyword($0) != nil }) {
      throw failure("TypeError", "\(type.name)() got twice '\(twice)'", at: place)
    }
    if let unknown = given.rest { return names.map { ($0, .unknown(unknown)) } }
    var values: [(String, Value)] = []
    for (index, name) in names.enumerated() {
      if let value = given.argument(index, name) {
        values.append((name, value))
      } else if let value = type.inherited(name) {
        values.append((name, try fieldDefault(value, at: place)))
      } else {
        throw failure("TypeError", "\(type.name)() missing required argument '\(name)'", at: place)
      }
    }
    if let odd = given.keywords.first(where: { !names.contains($0.name) }) {
      throw failure(
        "TypeError", "\(type.name)() got an unexpected keyword argument '\(odd.name)'", at: place)
    }
    return values
  }

  /// `field(default=…)` and `field(default_factory=…)`.
  private func fieldDefault(_ value: Value, at place: Place) throws(Stop) -> Value {
    guard case .foreign(let field as FieldObject) = value else { return value }
    if let factory = field.factory { return try call(factory, CallArguments(), at: place) }
    guard let value = field.value else {
      throw failure("TypeError", "missing a required argument", at: place)
    }
    return value
  }
}

extension ClassObject {
  var isBuiltin: Bool { module == "builtins" || module == "typing" || module == "enum" }
}

/// `dataclasses.field(…)`.
final class FieldObject: ForeignObject {
  let value: Value?
  let factory: Value?
  let typeName = "Field"

  init(value: Value?, factory: Value?) {
    self.value = value
    self.factory = factory
  }
}

/// `super()`: the members of the classes after one.
final class SuperProxy: ForeignObject {
  private let receiver: Value
  private let owner: ClassObject
  let typeName = "super"

  init(_ receiver: Value, after owner: ClassObject) {
    self.receiver = receiver
    self.owner = owner
  }

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    let type: ClassObject? =
      switch receiver {
      case .instance(let instance): instance.type
      case .type(let type): type
      default: nil
      }
    let line = type?.ancestry ?? owner.ancestry
    let after = (line.firstIndex { $0 === owner } ?? -1) + 1
    for each in line[after...] {
      guard let value = each.attributes[name] else { continue }
      guard case .foreign(let member as ClassMember) = value else {
        return evaluator.bind(value, to: receiver)
      }
      if member.kind == .staticMethod { return member.function }
      return evaluator.bind(member.function, to: receiver)
    }
    if name == "__init__" || name == "__init_subclass__" {
      return .native(NativeFunction(name) { (_, _, _) throws(Stop) in .none })
    }
    if let unknown = owner.externalBase { return .unknown(unknown) }
    throw evaluator.failure(
      "AttributeError", "'super' object has no attribute '\(name)'", at: place)
  }
}
