extension Evaluator {
  /// The value of a name, looked up as Python does.
  func lookUp(_ name: String, _ frame: Frame, at place: Place) throws(Stop) -> Value {
    var scope: Frame? = frame
    var isInnermost = true
    var isEnclosing = false
    while let current = scope {
      if isInnermost || current.kind != .type, let value = current[name] { return value }
      if isInnermost, current.kind == .type {
        if name == "__qualname__" { return .string(current.qualifiedName) }
        if name == "__module__" { return .string(current.module.name) }
      }
      if current.kind == .function, let names = current.names, names.local.contains(name) {
        // For a comprehension that depends on the version of Python.
        if !isInnermost { unknownsMade += 1 }
        throw failure(
          isEnclosing ? "NameError" : "UnboundLocalError",
          "cannot access local variable '\(name)' where it is not associated with a value",
          at: place)
      }
      isInnermost = false
      isEnclosing = isEnclosing || current.kind == .function
      if name == "__class__", let owner = current.function?.owner { return .type(owner) }
      if current.names?.global.contains(name) ?? false { break }
      scope = current.parent
    }
    if let value = frame.module[name] { return value }
    if let value = builtins[name] { return value }
    if let rest = frame.module["*"]?.unknown { return .unknown(rest) }
    if BuiltinMembers.ofEveryModule.contains(name) {
      return unknown("\(name) of a module is not read", at: place)
    }
    throw failure("NameError", "name '\(name)' is not defined", at: place)
  }

  /// The name that a function or a class is bound to: a private one is that of the class around it.
  func privateName(_ name: String, _ frame: Frame) -> String {
    guard name.hasPrefix("__"), !name.isDunder, !name.hasSuffix("__") else { return name }
    var current: Frame? = frame
    while let each = current, each.kind != .type { current = each.parent }
    guard let owner = current?.qualifiedName.split(separator: ".").last?.drop(while: { $0 == "_" }),
      !owner.isEmpty
    else { return name }
    return "_\(owner)\(name)"
  }

  func assign(_ name: String, _ value: Value, _ frame: Frame) {
    if let owner = frame.owner(of: name) {
      owner[name] = value
    } else {
      frame.module[name] = value
    }
  }

  /// Assigns to anything that may stand left of `=`.
  func assign(_ target: Expression, _ value: Value, _ frame: Frame) throws(Stop) {
    let place = place(target.range, frame)
    switch target.kind {
    case .name(let name): assign(name, value, frame)
    case .tuple(let targets), .list(let targets):
      try unpack(value, to: targets, frame, at: place)
    case .starred(let inner): try assign(inner, value, frame)
    case .attribute(let base, let name):
      try setAttribute(name, of: try evaluate(base, frame), to: value, at: place)
    case .subscripted(let base, let index):
      try setItem(
        of: try evaluate(base, frame), try evaluate(index, frame), to: value, at: place)
    default: break
    }
  }

  private func unpack(
    _ value: Value, to targets: [Expression], _ frame: Frame, at place: Place
  ) throws(Stop) {
    let isStarred = targets.contains { if case .starred = $0.kind { true } else { false } }
    let items =
      isStarred
      ? try items(of: value, at: place)
      : try firstItems(targets.count + 1, of: value, at: place)
    if let rest = items.lazy.compactMap(\.restUnknown).first {
      let one = oneOf(items, rest)
      for target in targets { try assign(target, one, frame) }
      return
    }
    let starred = targets.firstIndex { if case .starred = $0.kind { true } else { false } }
    guard starred == nil ? items.count == targets.count : items.count >= targets.count - 1 else {
      let what = items.count < targets.count ? "not enough" : "too many"
      throw failure(
        "ValueError", "\(what) values to unpack (expected \(targets.count), got \(items.count))",
        at: place)
    }
    guard let starred else {
      for (target, item) in zip(targets, items) { try assign(target, item, frame) }
      return
    }
    let after = targets.count - starred - 1
    for index in 0..<starred { try assign(targets[index], items[index], frame) }
    let middle = Array(items[starred..<(items.count - after)])
    try assign(targets[starred], .list(middle), frame)
    for index in 0..<after {
      try assign(targets[starred + 1 + index], items[items.count - after + index], frame)
    }
  }

  /// As many items as are asked for, if there are so many: more are not taken of an iterator.
  private func firstItems(
    _ count: Int, of value: Value, at place: Place
  ) throws(Stop) -> [Value] {
    guard case .iterator(let iterator) = value else { return try items(of: value, at: place) }
    var items: [Value] = []
    while items.count < count, let item = try iterator.next(self) {
      items.append(item)
      guard item.restUnknown == nil else { return items + (try iterator.takeAll(self)) }
    }
    return items
  }

  func setAttribute(
    _ name: String, of base: Value, to value: Value, at place: Place
  ) throws(Stop) {
    switch base {
    case .instance(let instance):
      if let member = instance.type.inherited(name),
        case .foreign(let object as ClassMember) = member,
        object.kind == .property, !object.isKept
      {
        guard let setter = object.setter else {
          throw failure("AttributeError", "property '\(name)' has no setter", at: place)
        }
        _ = try call(setter, CallArguments([base, value]), at: place)
        return
      }
      let type = instance.type
      if type.isFrozen {
        throw failure("FrozenInstanceError", "cannot assign to field '\(name)'", at: place)
      }
      if type.tupleFields != nil || (type.name == "object" && type.module == "builtins")
        || type.ancestry.contains(where: { $0.tupleFields?.contains(name) ?? false })
        || (type.isEnumeration && ["name", "value"].contains(name))
        || (type.hasSlots && !(type.dataFields ?? []).contains { $0.name == name })
      {
        throw failure("AttributeError", "cannot assign to field '\(name)'", at: place)
      }
      // Whether it may be assigned to is not known.
      if instance.type.hasOwnAccess { doubt(base, ownAccess(of: instance, at: place)) }
      instance.attributes[name] = value
    case .type(let type):
      if type.isEnumeration, type.members.contains(name) {
        throw failure("AttributeError", "cannot reassign member '\(name)'", at: place)
      }
      if type.module == "builtins" {
        throw failure(
          "TypeError", "cannot set '\(name)' attribute of immutable type '\(type.name)'", at: place)
      }
      type.attributes[name] = value
    case .module(let module): module[name] = value
    case .function(let function):
      if ["__code__", "__defaults__", "__kwdefaults__"].contains(name) {
        function.replaced = Unknown("'\(name)' of a function is replaced", at: place)
      }
      function.attributes[name] = value
    case .partial(let partial): partial.attributes[name] = value
    case .native(let native):
      native.changed = Unknown(
        "'\(name)' of \(native.module).\(native.name) is replaced", at: place)
    case .unknown(let unknown), .rest(let unknown):
      mayBe(unknown, value)
      change(behind: unknown, named: name)
    case .external: break
    // A logger takes any, and it makes no difference.
    case .foreign(let object) where object is Silent: break
    default:
      throw failure(
        "AttributeError", "'\(base.typeName)' object has no attribute '\(name)'", at: place)
    }
  }

  func deleteAttribute(_ name: String, of base: Value, at place: Place) throws(Stop) {
    let absent = failure(
      "AttributeError", "'\(base.typeName)' object has no attribute '\(name)'", at: place)
    switch base {
    case .instance(let instance):
      if let method = instance.type.inherited("__delattr__") {
        _ = try call(method, CallArguments([base, .string(name)]), at: place)
        return
      }
      if instance.type.isFrozen {
        throw failure("FrozenInstanceError", "cannot delete field '\(name)'", at: place)
      }
      if instance.type.hasOwnAccess { return doubt(base, ownAccess(of: instance, at: place)) }
      if case .foreign(let member as ClassMember)? = instance.type.inherited(name),
        member.kind == .property, !member.isKept
      {
        guard let deleter = member.deleter else { throw absent }
        _ = try call(deleter, CallArguments([base]), at: place)
        return
      }
      guard let held = instance.attributes[name] else { throw absent }
      if held.unknown != nil { unknownsMade += 1 }
      instance.attributes[name] = nil
    case .module(let module):
      guard module[name] != nil || module["*"] != nil else { throw absent }
      module[name] = nil
    case .type(let type):
      guard !type.isEnumeration, type.attributes[name] != nil else { throw absent }
      type.attributes[name] = nil
    case .function(let function):
      guard function.attributes[name] != nil else { throw absent }
      function.attributes[name] = nil
    case .unknown(let unknown), .rest(let unknown): change(behind: unknown, named: name)
    default: unknownsMade += 1
    }
  }

  /// Why what is done to an attribute is not known.
  func ownAccess(of instance: Instance, at place: Place) -> Unknown {
    Unknown("\(instance.type.name) looks up attributes in its own way", at: place)
  }

  func setItem(of base: Value, _ index: Value, to value: Value, at place: Place) throws(Stop) {
    switch base {
    case .dict(let dict):
      if let key = try hashed(index, at: place) { return dict.set(key, index, value) }
      let unknown = obscure(index, at: place)
      mayBe(unknown, value)
      return blur(dict, unknown)
    case .list(let list):
      if let rest = list.rest ?? index.unknown {
        mayBe(rest, value)
        forget(list, rest)
        return
      }
      guard case .int(let wanted) = index.plain else {
        switch index {
        case .none, .string, .float, .list, .dict:
          throw failure("TypeError", "list indices must be integers or slices", at: place)
        default: break
        }
        let unknown = Unknown("it is assigned to by a slice", at: place)
        mayBe(unknown, value)
        return forget(list, unknown)
      }
      let position = wanted < 0 ? list.items.count + wanted : wanted
      guard list.items.indices.contains(position) else {
        throw failure("IndexError", "list assignment index out of range", at: place)
      }
      list.items[position] = value
    case .instance(let instance):
      if let method = instance.type.inherited("__setitem__") {
        _ = try call(method, CallArguments([base, index, value]), at: place)
      } else if let payload = instance.payload {
        try setItem(of: payload, index, to: value, at: place)
      }
    case .foreign(let object):
      _ = try object.call("__setitem__", CallArguments([index, value]), self, at: place)
    case .unknown(let unknown), .rest(let unknown):
      mayBe(unknown, value)
      change(behind: unknown)
    case .external(let name): tellOfItem(of: name, index, at: place)
    case .tuple, .string, .set, .int, .none, .bool, .float:
      throw failure(
        "TypeError", "'\(base.typeName)' object does not support item assignment", at: place)
    default: break
    }
  }
}

extension Value {
  /// Why there may be more items here than are seen.
  var restUnknown: Unknown? {
    if case .rest(let unknown) = self { return unknown }
    return nil
  }

  /// A number as a number, though it be a truth value or a member of an enumeration.
  var plain: Value {
    switch self {
    case .bool(let value): .int(value ? 1 : 0)
    case .instance(let instance): instance.payload?.plain ?? self
    default: self
    }
  }
}
