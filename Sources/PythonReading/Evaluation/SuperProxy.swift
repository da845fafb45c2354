extension Evaluator {
  /// `super()` and `super(type, receiver)`.
  func superProxy(
    _ arguments: [Expression], _ frame: Frame, at place: Place
  ) throws(Stop) -> Value {
    if !arguments.isEmpty {
      let given = try evaluateItems(arguments, frame)
      guard given.count == 2, case .type(let owner) = given[0] else {
        return given.lazy.compactMap(\.unknown).first.map { .unknown($0) }
          ?? unknown("super() is not resolved here", at: place)
      }
      if let unknown = given[1].unknown { return .unknown(unknown) }
      return .foreign(SuperProxy(given[1], after: owner))
    }
    var current: Frame? = frame
    while let each = current, each.kind != .function { current = each.parent }
    guard let function = current?.function, let owner = function.owner,
      let first = function.syntax.parameters.positionalOnly.first
        ?? function.syntax.parameters.positional.first,
      let receiver = current?[first]
    else { return unknown("super() is not resolved here", at: place) }
    return .foreign(SuperProxy(receiver, after: owner))
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
      guard let value = each.attributes[name] else {
        if name == "__init__", each.dataFields != nil, case .instance(let instance) = receiver {
          return .native(
            NativeFunction(name) { (evaluator, given, place) throws(Stop) in
              try evaluator.fill(instance, fieldsOf: each, given, at: place)
              return .none
            })
        }
        continue
      }
      guard case .foreign(let member as ClassMember) = value else {
        return evaluator.bind(value, to: receiver)
      }
      switch (member.kind, receiver) {
      case (.staticMethod, _): return member.function
      case (.property, .instance):
        return try evaluator.call(member.function, CallArguments([receiver]), at: place)
      case (.property, _): return value
      case (.classMethod, .instance(let instance)):
        return evaluator.bind(member.function, to: .type(instance.type))
      case (.classMethod, _): return evaluator.bind(member.function, to: receiver)
      }
    }
    if name == "__init__" || name == "__init_subclass__" {
      return .native(
        NativeFunction(name) { [receiver] (evaluator, given, place) throws(Stop) in
          if case .instance(let instance) = receiver,
            instance.type.inherits(from: "BaseException")
          {
            instance.attributes["args"] = .tuple(given.positional)
          } else if let type, type.externalBase == nil, type.construct == nil, !given.all.isEmpty {
            throw evaluator.failure(
              "TypeError", "object.\(name)() takes no arguments", at: place)
          }
          return .none
        })
    }
    if let unknown = owner.externalBase { return .unknown(unknown) }
    if case .instance(let instance) = receiver, let payload = instance.payload,
      BuiltinMembers.mayHold(name, payload.typeName)
    {
      return .method(receiver: payload, .builtin(name))
    }
    if BuiltinMembers.ofEveryObject.contains(name) || type?.construct != nil {
      return evaluator.unknown("the member \(name) of a base is not evaluated", at: place)
    }
    throw evaluator.failure(
      "AttributeError", "'super' object has no attribute '\(name)'", at: place)
  }
}
