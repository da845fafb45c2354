extension Evaluator {
  package func attribute(
    _ name: String, of base: Value, at place: Place
  ) throws(Stop) -> Value {
    switch base {
    case .unknown(let unknown), .rest(let unknown): return .unknown(unknown)
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
      case "__doc__": return unknown("the text of a function is not read", at: place)
      default: throw missing(name, base, at: place)
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
      case "args": return .tuple(partial.arguments.positional)
      default: throw missing(name, base, at: place)
      }
    case .method(let receiver, .function(let function)):
      if name == "__self__" { return receiver }
      if name == "__func__" { return .function(function) }
      return try attribute(name, of: .function(function), at: place)
    case .foreign(let object):
      if let value = try object.attribute(name, self, at: place) { return value }
      return .method(receiver: base, .builtin(name))
    default:
      if name == "__class__" { return builtins[base.typeName] ?? .external(base.typeName) }
      return .method(receiver: base, .builtin(name))
    }
  }

  private func missing(_ name: String, _ base: Value, at place: Place) -> Stop {
    failure("AttributeError", "'\(base.typeName)' object has no attribute '\(name)'", at: place)
  }

  private func attribute(
    _ name: String, of module: ModuleObject, at place: Place
  ) throws(Stop) -> Value {
    if let value = module.globals[name] { return value }
    if let function = module.globals["__getattr__"] {
      return try call(function, CallArguments([.string(name)]), at: place)
    }
    if let rest = module.globals["*"]?.unknown { return .unknown(rest) }
    if name == "__path__" { return unknown("the folder of a module is not read", at: place) }
    if name == "__dict__" {
      let dict = DictObject()
      for (name, value) in module.globals.sorted(by: { $0.key < $1.key }) { dict.set(name, value) }
      return .dict(dict)
    }
    throw failure(
      "AttributeError", "module '\(module.name)' has no attribute '\(name)'", at: place)
  }

  private func attribute(
    _ name: String, of instance: Instance, _ base: Value, at place: Place
  ) throws(Stop) -> Value {
    if instance.type.hasOwnAccess {
      return unknown("\(instance.type.name) looks up attributes in its own way", at: place)
    }
    if let value = instance.attributes[name] { return value }
    if let value = instance.type.inherited(name) { return try bound(value, base, at: place) }
    switch name {
    case "__class__": return .type(instance.type)
    case "__dict__":
      let dict = DictObject()
      for (name, value) in instance.attributes.sorted(by: { $0.key < $1.key }) {
        dict.set(name, value)
      }
      // In which order they were written is not kept.
      if dict.count > 1 {
        dict.hideOrder(Unknown("the order of attributes is not kept", at: place))
      }
      dict.mirrored = instance
      return .dict(dict)
    default: break
    }
    if let payload = instance.payload { return try attribute(name, of: payload, at: place) }
    if instance.type.inherits(from: "BaseException"),
      ["args", "__cause__", "__context__", "__traceback__", "with_traceback", "add_note"]
        .contains(name)
    {
      return unknown("this attribute of an exception is not kept", at: place)
    }
    if let unknown = instance.type.externalBase { return .unknown(unknown) }
    if let method = instance.type.inherited("__getattr__") {
      return try call(method, CallArguments([base, .string(name)]), at: place)
    }
    throw missing(name, base, at: place)
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
      for member in type.annotated {
        if let value = type.attributes[member] { dict.set(member, value) }
      }
      return .dict(dict)
    default: break
    }
    if let unknown = type.externalBase { return .unknown(unknown) }
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
  /// Whether it is made once: `functools.cached_property`.
  let isKept: Bool

  init(_ kind: Kind, _ function: Value, setter: Value? = nil, isKept: Bool = false) {
    self.kind = kind
    self.function = function
    self.setter = setter
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

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    // `@value.setter`: what it reads stays.
    guard kind == .property, name == "setter" || name == "deleter" else { return nil }
    let member = self
    return .native(
      NativeFunction(name) { (_, given, _) throws(Stop) in
        guard name == "setter" else { return .foreign(member) }
        return .foreign(ClassMember(.property, member.function, setter: given.positional.first))
      })
  }
}
