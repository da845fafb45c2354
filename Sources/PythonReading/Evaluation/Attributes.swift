extension Evaluator {
  package func attribute(
    _ name: String, of base: Value, at place: Place
  ) throws(Stop) -> Value {
    switch base {
    case .unknown(let unknown), .rest(let unknown): return madeOf(unknown)
    case .external(let module): return external("\(module).\(name)")
    case .module(let module): return try attribute(name, of: module, at: place)
    case .instance(let instance): return try attribute(name, of: instance, base, at: place)
    case .type(let type): return try attribute(name, of: type, at: place)
    case .function(let function):
      if let value = function.attributes[name] { return value }
      switch name {
      case "__name__": return .string(function.syntax.name)
      case "__qualname__": return .string(function.qualifiedName)
      case "__module__": return .string(function.module.name)
      case "__dict__":
        let own = function.attributes.filter { !["__name__", "__qualname__"].contains($0.key) }
        return .dict(names(own, shownOf: function, at: place))
      case "cache_info" where function.memory != nil,
        "cache_parameters" where function.memory != nil:
        return unknown("how often a function was called is not kept", at: place)
      case "cache_clear" where function.memory != nil:
        return .native(
          NativeFunction(name) { (_, _, _) throws(Stop) in
            function.memory?.results.removeAll()
            return .none
          })
      default: return try builtinMember(name, of: base, at: place)
      }
    case .native(let native):
      switch name {
      case "__name__": return .string(native.name)
      case "__module__": return .string(native.module)
      default: return external("\(native.module).\(native.name).\(name)")
      }
    case .partial(let partial):
      if let value = partial.attributes[name] { return value }
      switch name {
      case "func": return partial.function
      case "args":
        let rest = partial.arguments.rest.map { [Value.rest($0)] } ?? []
        return .tuple(partial.arguments.positional + rest)
      case "keywords":
        let dict = DictObject()
        for keyword in partial.arguments.keywords { dict.set(keyword.name, keyword.value) }
        if let rest = partial.arguments.rest { dict.blur(rest) }
        return .dict(dict)
      default: return try builtinMember(name, of: base, at: place)
      }
    case .method(let receiver, .function(let function)):
      if name == "__self__" { return receiver }
      if name == "__func__" { return .function(function) }
      return try attribute(name, of: .function(function), at: place)
    case .foreign(let object):
      if let value = try object.attribute(name, self, at: place) { return value }
      return .method(receiver: base, .builtin(name))
    default:
      if name == "__class__" { return typeObject(of: base, at: place) }
      if case .dict(let dict) = base, name == "default_factory", dict.kind == .defaulting {
        return dict.factory ?? .none
      }
      return try builtinMember(name, of: base, at: place)
    }
  }

  private func typeObject(of value: Value, at place: Place) -> Value {
    // Those of several types are one here.
    if case .iterator = value { return unknown("the type of an iterator is not kept", at: place) }
    let name = value.typeName
    return builtins[name] ?? library["collections.\(name)"] ?? .external("types.\(name)")
  }

  /// A member that is not evaluated, or the method of a value; what cannot be there raises an error.
  private func builtinMember(
    _ name: String, of base: Value, at place: Place
  ) throws(Stop) -> Value {
    guard BuiltinMembers.mayHold(name, base.typeName) else {
      throw missing(name, base, at: place)
    }
    switch base {
    case .function, .partial, .method:
      return unknown("\(name) of a \(base.typeName) is not read", at: place)
    default: return .method(receiver: base, .builtin(name))
    }
  }

  /// What some kinds of built-in exceptions have.
  private var exceptionAttributes: Set<String> {
    [
      "characters_written", "code", "errno", "filename", "filename2", "lineno", "msg", "name",
      "obj",
      "offset", "path", "strerror", "text", "value", "exceptions", "message",
    ]
  }

  private func missing(_ name: String, _ base: Value, at place: Place) -> Stop {
    failure("AttributeError", "'\(base.typeName)' object has no attribute '\(name)'", at: place)
  }

  private func attribute(
    _ name: String, of module: ModuleObject, at place: Place
  ) throws(Stop) -> Value {
    if let value = module[name] { return value }
    if let function = module["__getattr__"] {
      return try call(function, CallArguments([.string(name)]), at: place)
    }
    if let rest = module["*"]?.unknown { return .unknown(rest) }
    if BuiltinMembers.ofEveryModule.contains(name), name != "__dict__" {
      return unknown("\(name) of a module is not read", at: place)
    }
    if name == "__dict__" { return .dict(names(module.globals, shownOf: module, at: place)) }
    throw failure(
      "AttributeError", "module '\(module.name)' has no attribute '\(name)'", at: place)
  }

  private func attribute(
    _ name: String, of instance: Instance, _ base: Value, at place: Place
  ) throws(Stop) -> Value {
    if instance.type.hasOwnAccess {
      unknownsMade += 1
      return .unknown(ownAccess(of: instance, at: place))
    }
    if let value = instance.attributes[name] {
      // A property comes before what the instance holds.
      guard let member = instance.type.inherited(name)?.property, !member.isKept else {
        return value
      }
    }
    if let value = instance.type.inherited(name) {
      guard value.property != nil, let method = instance.type.inherited("__getattr__") else {
        return try bound(value, base, at: place)
      }
      let result = try outcome { () throws(Stop) in try bound(value, base, at: place) }
      guard case .failure(let stop) = result, isAbsence(stop) else { return try result.get() }
      return try call(method, CallArguments([base, .string(name)]), at: place)
    }
    switch name {
    case "__class__": return .type(instance.type)
    case "__dict__":
      return .dict(names(instance.attributes, shownOf: instance, at: place))
    default: break
    }
    if let member = namedTupleMember(name, of: instance) { return member }
    if let payload = instance.payload { return try attribute(name, of: payload, at: place) }
    if instance.type.inherits(from: "BaseException"),
      [
        "args", "__cause__", "__context__", "__traceback__", "with_traceback", "add_note",
        "__notes__", "__suppress_context__",
      ]
      .contains(name)
    {
      return unknown("this attribute of an exception is not kept", at: place)
    }
    if instance.type.inherits(from: "BaseException"), exceptionAttributes.contains(name) {
      return unknown("this attribute of an exception is not kept", at: place)
    }
    if BuiltinMembers.ofEveryObject.contains(name) {
      return unknown("\(name) of an object is not read", at: place)
    }
    if let unknown = instance.type.externalBase { return .unknown(unknown) }
    if let method = instance.type.inherited("__getattr__") {
      return try call(method, CallArguments([base, .string(name)]), at: place)
    }
    throw missing(name, base, at: place)
  }

  /// The names of a holder as a dictionary that changes with it, and it with the dictionary.
  func names(
    _ values: [String: Value], shownOf holder: any NameHolder, at place: Place
  ) -> DictObject {
    let dict = DictObject()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { dict.set(name, value) }
    // In which order they were written is not kept.
    dict.hideOrder(Unknown("the order of names is not kept", at: place))
    dict.mirrored = holder
    switch holder {
    case let instance as Instance: instance.shown.append(WeakDict(dict))
    case let module as ModuleObject: module.shown.append(WeakDict(dict))
    default: break
    }
    return dict
  }

  /// What a member of a class is, taken from an instance.
  private func bound(_ value: Value, _ base: Value, at place: Place) throws(Stop) -> Value {
    switch value {
    case .function(let function): return .method(receiver: base, .function(function))
    case .foreign(let member as ClassMember):
      switch member.kind {
      case .property:
        let value = try call(member.function, CallArguments([base]), at: place)
        if member.isKept, case .instance(let instance) = base, let name = member.name {
          instance.attributes[name] = value
        }
        return value
      case .staticMethod: return member.function
      case .classMethod:
        guard case .instance(let instance) = base else { return member.function }
        return bind(member.function, to: .type(instance.type))
      }
    case .foreign(let decorated as DecoratedFunction):
      return unknown(decorated.unknown.reason, at: decorated.unknown.place)
    default: return value
    }
  }

  func bind(_ function: Value, to receiver: Value) -> Value {
    guard case .function(let function) = function else { return function }
    return .method(receiver: receiver, .function(function))
  }

  private func attribute(
    _ name: String, of type: ClassObject, at place: Place
  ) throws(Stop) -> Value {
    if let value = type.inherited(name) {
      if case .instance(let member) = value, !type.isEnumeration,
        let method = member.type.inherited("__get__")
      {
        return try call(method, CallArguments([value, .none, .type(type)]), at: place)
      }
      guard case .foreign(let member as ClassMember) = value else { return value }
      switch member.kind {
      case .classMethod: return bind(member.function, to: .type(type))
      case .staticMethod: return member.function
      case .property: return value
      }
    }
    switch name {
    case "__name__": return .string(type.name)
    case "__qualname__": return .string(type.qualifiedName)
    case "__module__": return .string(type.module)
    case "__members__" where type.isEnumeration:
      let dict = DictObject()
      for member in type.members {
        if let value = type.attributes[member] { dict.set(member, value) }
      }
      return .dict(dict)
    default: break
    }
    if let member = namedTupleMember(name, of: type) { return member }
    if let unknown = type.externalBase { return .unknown(unknown) }
    let line = type.ancestry.filter { $0.name != "object" || $0.module != "builtins" }
    switch name {
    case "__mro__": return .tuple(line.map { .type($0) } + [builtins["object"] ?? .none])
    case "__bases__":
      return .tuple(type.bases.isEmpty ? [builtins["object"] ?? .none] : type.bases)
    case "mro":
      return .native(
        NativeFunction(name) { (evaluator, _, place) throws(Stop) in
          let line = try evaluator.attribute("__mro__", of: .type(type), at: place)
          return .list(try evaluator.items(of: line, at: place))
        })
    default: break
    }
    // A method of a built-in type, such as `str.lower`.
    if type.module == "builtins", exceptions.byName[type.name] == nil {
      if let own = Builtins.classMethod(name, of: type.name) { return .native(own) }
      return .native(
        NativeFunction(name) { (evaluator, given, place) throws(Stop) in
          guard let first = given.positional.first else {
            throw evaluator.failure("TypeError", "unbound method needs an argument", at: place)
          }
          var others = given
          others.positional.removeFirst()
          return try evaluator.callMethod(name, of: first, others, at: place)
        })
    }
    if name == "register", type.ancestry.contains(where: \.checksAbstractMethods) {
      type.judgesInstances = Unknown("others are registered as its heirs", at: place)
      return .native(
        NativeFunction(name) { (_, given, _) throws(Stop) in given.positional.first ?? .none })
    }
    if name.isDunder || type.construct != nil || type.isEnumeration {
      return unknown("\(name) of a class is not read", at: place)
    }
    throw failure(
      "AttributeError", "type object '\(type.name)' has no attribute '\(name)'", at: place)
  }
}

/// `@property`, `@staticmethod` and `@classmethod`.
final class ClassMember: ForeignObject {
  enum Kind { case property, staticMethod, classMethod }

  let kind: Kind
  let function: Value

  /// What `@value.setter` gave.
  let setter: Value?
  /// What `@value.deleter` gave.
  let deleter: Value?
  /// Whether it is made once: `functools.cached_property`.
  let isKept: Bool

  init(
    _ kind: Kind, _ function: Value, setter: Value? = nil, deleter: Value? = nil,
    isKept: Bool = false
  ) {
    self.kind = kind
    self.function = function
    self.setter = setter
    self.deleter = deleter
    self.isKept = isKept
  }

  /// The name of its function.
  var name: String? {
    if case .function(let function) = function { return function.syntax.name }
    return nil
  }

  var typeName: String {
    switch kind {
    case .property: "property"
    case .staticMethod: "staticmethod"
    case .classMethod: "classmethod"
    }
  }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    guard method == "__call__", kind == .staticMethod else { return nil }
    // Since Python 3.10 it can be called as it is.
    let unknown = Unknown("whether a static method can be called here is not known", at: place)
    _ = try evaluator.tentatively(unknown) { () throws(Stop) in
      evaluator.mayBe(unknown, try evaluator.call(function, arguments, at: place))
    }
    return .unknown(unknown)
  }

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    // What is not given anew stays.
    guard kind == .property, ["getter", "setter", "deleter"].contains(name) else { return nil }
    let member = self
    return .native(
      NativeFunction(name) { (_, given, _) throws(Stop) in
        let function = given.positional.first ?? .none
        return .foreign(
          ClassMember(
            .property, name == "getter" ? function : member.function,
            setter: name == "setter" ? function : member.setter,
            deleter: name == "deleter" ? function : member.deleter))
      })
  }
}

extension Value {
  /// The property that it is.
  fileprivate var property: ClassMember? {
    guard case .foreign(let member as ClassMember) = self, member.kind == .property else {
      return nil
    }
    return member
  }
}
