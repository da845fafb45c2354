extension Evaluator {
  func define(_ syntax: ClassSyntax, _ frame: Frame) throws(Stop) {
    let place = place(syntax.range, frame)
    var decorators: [Value] = []
    for each in syntax.decorators { decorators.append(try evaluate(each, frame)) }
    let qualified =
      frame.kind == .module
      ? syntax.name
      : frame.qualifiedName + (frame.kind == .type ? "." : ".<locals>.") + syntax.name
    let type = ClassObject(
      syntax.name, module: frame.module.name, qualifiedName: qualified,
      bases: try evaluateItems(syntax.bases, frame))
    type.place = place
    try judgeBases(of: type, syntax, frame, at: place)
    var options = CallArguments()
    for keyword in syntax.keywords where keyword.name != "metaclass" {
      let value = try evaluate(keyword.value, frame)
      if let name = keyword.name {
        options.keywords.append((name, value))
      } else {
        try spread(value, into: &options, at: place)
      }
    }
    guard type.isLinear else {
      throw failure(
        "TypeError", "Cannot create a consistent method resolution order (MRO) for bases",
        at: place)
    }
    let body = Frame(.type, module: frame.module, parent: frame, qualifiedName: qualified)
    let flow = try execute(syntax.body, body)
    if case .uncertainReturn(let unknown) = flow { type.unknownParts = unknown }
    type.annotated = try annotations(in: syntax.body, body)
    type.attributes = body.all
    for value in body.all.values { own(value, definedIn: body, as: type) }
    finish(type, syntax)
    try tellNames(of: type, syntax, at: place)
    let hook = "__init_subclass__"
    if type.ancestry.dropFirst().contains(where: { $0.attributes[hook] != nil }) {
      let proxy = SuperProxy(.type(type), after: type)
      if let method = try proxy.attribute(hook, self, at: place) {
        _ = try call(method, options, at: place)
      }
    } else if !options.keywords.isEmpty, type.externalBase == nil, !type.isEnumeration {
      throw failure(
        "TypeError", "\(type.name).__init_subclass__() takes no keyword arguments", at: place)
    }
    try tell(type.metaclass, of: type, at: place)
    var value = Value.type(type)
    for (decorator, written) in zip(decorators, syntax.decorators).reversed() {
      value = try decorate(value, type, by: decorator, at: self.place(written.range, frame))
    }
    assign(privateName(syntax.name, frame), value, frame)
  }

  /// A function of the body belongs to the class, for `super()`.
  private func own(_ value: Value, definedIn body: Frame, as type: ClassObject) {
    switch value {
    case .function(let function) where function.closure === body: function.owner = type
    case .foreign(let member as ClassMember):
      for part in [member.function, member.setter, member.deleter] {
        if let part { own(part, definedIn: body, as: type) }
      }
    default: break
    }
  }

  /// What a metaclass of the program does with a class is not followed, but may be done.
  private func tell(
    _ metaclass: ClassObject?, of type: ClassObject, at place: Place
  ) throws(Stop) {
    guard let metaclass, let unknown = type.unknownParts else { return }
    for name in ["__prepare__", "__new__", "__init__"] {
      guard let method = metaclass.inherited(name) else { continue }
      _ = try tentatively(unknown) { () throws(Stop) in
        _ = try call(method, CallArguments(rest: unknown), at: place)
      }
    }
  }

  /// `__set_name__` of what the body holds.
  private func tellNames(
    of type: ClassObject, _ syntax: ClassSyntax, at place: Place
  ) throws(Stop) {
    var told: [(name: String, value: Value, method: Value)] = []
    let order = syntax.body.flatMap(\.assignedNames)
    let names = type.attributes.keys.sorted { first, second in
      (order.firstIndex(of: first) ?? order.count) < (order.firstIndex(of: second) ?? order.count)
    }
    for name in names {
      guard let value = type.attributes[name], case .instance(let instance) = value,
        let method = instance.type.inherited("__set_name__")
      else { continue }
      told.append((name, value, method))
    }
    // Of those that are made in another way the order is not kept.
    let unknown = Unknown("its members are told their names", at: place)
    let isOrdered = told.count < 2 || told.allSatisfy { order.contains($0.name) }
    if !isOrdered { type.unknownParts = unknown }
    for each in told {
      let given = CallArguments([each.value, .type(type), .string(each.name)])
      if isOrdered {
        _ = try call(each.method, given, at: place)
      } else {
        _ = try tentatively(unknown) { () throws(Stop) in
          _ = try call(each.method, given, at: place)
        }
      }
    }
  }

  /// The names with an annotation, in order, each once.
  private func annotations(
    in body: [Statement], _ frame: Frame
  ) throws(Stop) -> [AnnotatedName] {
    var found: [AnnotatedName] = []
    for statement in body {
      guard case .annotated(let target, let annotation, _) = statement.kind,
        case .name(let name) = target.kind
      else { continue }
      let kind = try fieldKind(of: annotation, frame)
      if let known = found.firstIndex(where: { $0.name == name }) {
        found[known].kind = kind
      } else {
        found.append(AnnotatedName(name: name, kind: kind))
      }
    }
    return found
  }

  /// Bases of libraries: those that bring nothing, and those that are not known.
  private func judgeBases(
    of type: ClassObject, _ syntax: ClassSyntax, _ frame: Frame, at place: Place
  ) throws(Stop) {
    for (index, base) in type.bases.enumerated() {
      switch base {
      case .none, .bool, .int, .float, .string, .list, .dict, .set:
        throw failure("TypeError", "\(base.typeName) is no base for \(type.name)", at: place)
      case .type(let parent):
        let isLast = index == type.bases.count - 1
        if parent.module == "builtins",
          parent.name == "bool" || (parent.name == "object" && !isLast)
        {
          throw failure("TypeError", "'\(parent.name)' is no base for \(type.name)", at: place)
        }
        if parent.isEnumeration {
          type.isEnumeration = true
          if !parent.members.isEmpty {
            throw failure(
              "TypeError", "\(type.name) cannot extend \(parent.name)", at: place)
          }
        }
      case .external(let name) where StandardLibrary.emptyBases.contains(name):
        if !name.hasSuffix(".Generic") { type.checksAbstractMethods = true }
        if name.hasSuffix(".Protocol") {
          type.judgesInstances = Unknown("\(name) judges by members", at: place)
        }
      case .external(let name):
        type.unknownParts = Unknown("it inherits from \(name), which is not read", at: place)
      case .unknown(let unknown): type.unknownParts = unknown
      default: type.unknownParts = Unknown("it inherits from what is not a class", at: place)
      }
    }
    for keyword in syntax.keywords where keyword.name == "metaclass" {
      let metaclass = try evaluate(keyword.value, frame)
      guard case .external(let name) = metaclass, StandardLibrary.emptyBases.contains(name) else {
        type.unknownParts = Unknown("it has a metaclass that is not read", at: place)
        if case .type(let made) = metaclass { type.metaclass = made }
        continue
      }
      type.checksAbstractMethods = true
    }
    if type.metaclass == nil {
      type.metaclass = type.ancestry.dropFirst().lazy.compactMap(\.metaclass).first
    }
    if type.metaclass != nil, type.unknownParts == nil {
      type.unknownParts = Unknown("it has a metaclass that is not read", at: place)
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
    if ["__subclasshook__", "__instancecheck__"].contains(where: { type.inherited($0) != nil }) {
      type.judgesInstances = Unknown(
        "\(type.name) judges by itself", at: type.place ?? Place.nowhere)
    }
    if type.ancestry.contains(where: \.checksAbstractMethods) {
      let names = Set(type.ancestry.flatMap(\.attributes.keys))
      type.abstractMethods = names.filter { type.inherited($0)?.isAbstract ?? false }
    }
    if type.isEnumeration { return makeMembers(of: type, syntax) }
    if case .type(let base)? = type.bases.first, base.name == "NamedTuple",
      base.module == "typing"
    {
      type.tupleFields = type.annotated.map(\.name)
      type.construct = Self.makeNamedTuple
    } else if let inherited = type.ancestry.dropFirst().first(where: { $0.construct != nil }) {
      type.construct = inherited.construct
    }
  }

  // MARK: Instances

  func instantiate(
    _ type: ClassObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    if type.isEnumeration { return try member(of: type, given, at: place) }
    if let name = type.abstractMethods.min() {
      throw failure(
        "TypeError",
        "Can't instantiate abstract class \(type.name) without an implementation for '\(name)'",
        at: place)
    }
    if let construct = type.construct { return try construct(self, type, given, place) }
    if type.inherited("__new__") != nil {
      return unknown("\(type.name) is made by a __new__ of its own", at: place)
    }
    let instance = Instance(type)
    if let method = type.inherited("__del__") {
      let unknown = Unknown("when \(type.name) is given up is not known", at: place)
      _ = try tentatively(unknown) { () throws(Stop) in
        _ = try call(method, CallArguments([.instance(instance)]), at: place)
      }
    }
    if let initialiser = type.inherited("__init__") {
      var all = given
      all.positional.insert(.instance(instance), at: 0)
      _ = try call(initialiser, all, at: place)
    } else if let unknown = type.externalBase {
      unknownsMade += 1
      // What its base makes of it is not known, its methods are.
      mayBe(unknown, .instance(instance))
      return .unknown(unknown)
    } else {
      if type.inherits(from: "BaseException") {
        if type.inherits(from: "UnicodeDecodeError") || type.inherits(from: "UnicodeEncodeError"),
          given.positional.count != 5
        {
          throw failure("TypeError", "function takes exactly 5 arguments", at: place)
        }
        let takesKeywords = ["ImportError", "NameError", "AttributeError"]
        if !given.keywords.isEmpty, !takesKeywords.contains(where: type.inherits) {
          throw failure("TypeError", "\(type.name)() takes no keyword arguments", at: place)
        }
        if type.inherits(from: "OSError"), given.positional.count > 1 {
          return unknown("what kind of \(type.name) this is is not evaluated", at: place)
        }
        instance.attributes["args"] = .tuple(given.positional)
      }
      if !given.all.isEmpty, !type.ancestry.contains(where: { $0.name == "BaseException" }) {
        throw failure("TypeError", "\(type.name)() takes no arguments", at: place)
      }
    }
    return .instance(instance)
  }
}

extension Statement {
  /// The names that it assigns to, when it does nothing else.
  fileprivate var assignedNames: [String] {
    switch kind {
    case .assign(let targets, _):
      targets.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
    case .annotated(let target, _, _?):
      if case .name(let name) = target.kind { [name] } else { [] }
    default: []
    }
  }
}
