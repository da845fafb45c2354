/// What may stand behind values that are not known: a change of one may be a change of these.
extension Evaluator {
  /// Remembers that an unknown value may be this one.
  func mayBe(_ unknown: Unknown, _ value: Value) {
    switch value {
    case .list, .dict, .set, .iterator, .instance, .function, .partial, .method, .type, .module:
      if case .instance(let instance) = value, instance.type.isEnumeration { return }
      behind[unknown, default: Behind()].add(value)
    case .tuple(let items): for item in items { mayBe(unknown, item) }
    case .unknown(let other), .rest(let other):
      if other != unknown { behind[unknown, default: Behind()].others.insert(other) }
    default: break
    }
  }

  /// Something is changed that may be any of these.
  ///
  /// - Parameter name: The attribute that is assigned to.
  func change(behind unknown: Unknown, named name: String? = nil) {
    unknownsMade += 1
    for value in values(behind: unknown) {
      doubt(value, unknown)
      guard let name, let holder = value.holder else { continue }
      holder.hold(name, .unknown(unknown))
    }
  }

  /// Something is called that may be any of these.
  func callAll(behind unknown: Unknown, _ given: CallArguments, at place: Place) throws(Stop) {
    for value in values(behind: unknown) {
      switch value {
      case .function, .partial, .method:
        _ = try tentatively(unknown) { () throws(Stop) in _ = try call(value, given, at: place) }
      default: continue
      }
    }
  }

  /// Methods are called of something that may be an instance of a class of the program.
  func callMethods(
    _ names: [String], behind unknown: Unknown, _ given: CallArguments, at place: Place
  ) throws(Stop) {
    for case .instance(let instance) in values(behind: unknown) {
      for name in names {
        guard case .function(let function)? = instance.type.inherited(name) else { continue }
        let method = Value.method(receiver: .instance(instance), .function(function))
        _ = try tentatively(unknown) { () throws(Stop) in _ = try call(method, given, at: place) }
      }
    }
  }

  /// Whether something that may be meant is of a class of the program that has this method.
  func hasMethod(_ name: String, behind unknown: Unknown) -> Bool {
    values(behind: unknown).contains { value in
      if case .instance(let instance) = value { return instance.type.inherited(name) != nil }
      return false
    }
  }

  private func values(behind unknown: Unknown) -> [Value] {
    var pending = [unknown]
    var seen: Set<Unknown> = [unknown]
    var values: [Value] = []
    while let next = pending.popLast() {
      guard let found = behind[next] else { continue }
      count(steps: 1 + found.values.count)
      values += found.values
      for other in found.others where seen.insert(other).inserted { pending.append(other) }
    }
    return values
  }

  /// An entry whose key is not known is written, or entries that are not known.
  func blur(_ dict: DictObject, _ unknown: Unknown) {
    hide(dict, unknown)
    dict.blur(unknown)
  }

  /// Nothing of it is known any more; what it held it may hold still.
  func forget(_ dict: DictObject, _ unknown: Unknown) {
    hide(dict, unknown)
    dict.forget(unknown)
  }

  /// What a dictionary holds may stand behind what is not known of it.
  private func hide(_ dict: DictObject, _ unknown: Unknown) {
    let shown = dict.rest ?? unknown
    unknownsMade += 1
    mayBe(shown, .unknown(unknown))
    for entry in dict.items { mayBe(shown, entry.value) }
  }

  /// The same for a list.
  func forget(_ list: ListObject, _ unknown: Unknown) {
    unknownsMade += 1
    for item in list.items { mayBe(unknown, item) }
    list.forget(unknown)
  }

  /// One of these is taken, and it is not known which.
  func oneOf(_ values: [Value], _ unknown: Unknown) -> Value {
    unknownsMade += 1
    for value in values { mayBe(unknown, value) }
    return .unknown(unknown)
  }
}

/// The values that may stand behind one that is not known.
struct Behind {
  private(set) var values: [Value] = []
  /// Others that it may be, not known either.
  var others: Set<Unknown> = []
  private var known: Set<ObjectIdentifier> = []

  mutating func add(_ value: Value) {
    let object: AnyObject? =
      switch value {
      case .list(let object): object
      case .dict(let object): object
      case .set(let object): object
      case .iterator(let object): object
      case .instance(let object): object
      case .function(let object): object
      case .partial(let object): object
      case .type(let object): object
      case .module(let object): object
      default: nil
      }
    if let object, !known.insert(ObjectIdentifier(object)).inserted { return }
    values.append(value)
  }
}

extension Value {
  /// What holds its attributes.
  fileprivate var holder: (any NameHolder)? {
    switch self {
    case .instance(let object): object
    case .type(let object): object
    case .function(let object): object
    case .module(let object): object
    default: nil
    }
  }
}
