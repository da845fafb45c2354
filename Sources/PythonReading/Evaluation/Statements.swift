/// How a block ended.
enum Flow {
  case next
  case breaking
  case continuing
  case returning(Value)
  /// It may have returned: what follows may not happen.
  case uncertainReturn(Unknown)
  /// It may have left the loop, or gone on to its next turn.
  case uncertainTurn(Unknown)
}

extension Evaluator {
  func execute(_ block: [Statement], _ frame: Frame) throws(Stop) -> Flow {
    for (index, statement) in block.enumerated() {
      try step(at: place(statement.range, frame))
      let flow = try execute(statement, frame)
      switch flow {
      case .next: continue
      case .uncertainReturn(let unknown), .uncertainTurn(let unknown):
        // What comes after may not happen.
        return flow.joined(try doubt(Array(block[(index + 1)...]), unknown, frame))
      default: return flow
      }
    }
    return .next
  }

  private func execute(_ statement: Statement, _ frame: Frame) throws(Stop) -> Flow {
    let place = place(statement.range, frame)
    switch statement.kind {
    case .function(let syntax): try define(syntax, frame)
    case .type(let syntax): try define(syntax, frame)
    case .returning(let value): return .returning(try optional(value, frame))
    case .delete(let targets): for target in targets { try delete(target, frame) }
    case .assign(let targets, let value):
      let value = try evaluate(value, frame)
      for target in targets { try assign(target, value, frame) }
    case .augmentedAssign(let target, let operation, let value):
      try augment(target, operation, value, frame, at: place)
    case .annotated(let target, _, let value):
      if let value { try assign(target, try evaluate(value, frame), frame) }
    case .loop(let target, let iterable, let body, let otherwise):
      return try loop(target, iterable, body, otherwise, frame, at: place)
    case .whileLoop(let test, let body, let otherwise):
      return try whileLoop(test, body, otherwise, frame, at: place)
    case .branch(let test, let body, let otherwise):
      return try branch(test, body, otherwise, frame, at: place)
    case .with(let items, let body): return try with(items[...], body, frame, at: place)
    case .raising(let value): try raise(try optional(value, frame), at: place)
    case .attempt(let body, let handlers, let otherwise, let finally):
      return try attempt(body, handlers, otherwise, finally, frame, at: place)
    case .assertion(let test): try assert(test, frame, at: place)
    case .imports(let aliases): for alias in aliases { try importModule(alias, frame, at: place) }
    case .importFrom(let module, let aliases, let level):
      try importFrom(module, aliases, level: level, frame, at: place)
    case .expression(let value): _ = try evaluate(value, frame)
    case .global(let names): if frame.kind == .type { frame.declareGlobal(names) }
    case .nonlocal, .pass: break
    case .breaking: return .breaking
    case .continuing: return .continuing
    case .other:
      // Its blocks are not known, so neither is what they bind.
      let reason = Unknown("this statement is not evaluated", at: place)
      // It may bind any name.
      frame.module["*"] = .unknown(reason)
      unknownsMade += 1
      return .uncertainReturn(reason)
    }
    return .next
  }

  private func delete(_ target: Expression, _ frame: Frame) throws(Stop) {
    switch target.kind {
    case .name(let name):
      if let owner = frame.owner(of: name) {
        guard owner[name] != nil else {
          throw failure(
            owner.kind == .function ? "UnboundLocalError" : "NameError",
            "name '\(name)' is not defined", at: place(target.range, frame))
        }
        owner[name] = nil
      } else {
        guard frame.module[name] != nil || frame.module["*"] != nil else {
          throw failure(
            "NameError", "name '\(name)' is not defined", at: place(target.range, frame))
        }
        frame.module[name] = nil
      }
    case .subscripted(let base, let index):
      let base = try evaluate(base, frame)
      let index = try evaluate(index, frame)
      try delete(index, of: base, at: place(target.range, frame))
    case .attribute(let base, let name):
      try deleteAttribute(
        name, of: try evaluate(base, frame), at: place(target.range, frame))
    case .tuple(let targets), .list(let targets): for each in targets { try delete(each, frame) }
    default: break
    }
  }

  private func delete(_ index: Value, of base: Value, at place: Place) throws(Stop) {
    switch base {
    case .dict(let dict): try delete(index, from: dict, at: place)
    case .list(let list): forget(list, Unknown("an item is deleted", at: place))
    case .tuple, .string, .set, .none, .bool, .int, .float, .function:
      throw failure(
        "TypeError", "'\(base.typeName)' object doesn't support item deletion", at: place)
    case .instance(let instance):
      if let method = instance.type.inherited("__delitem__") {
        _ = try call(method, CallArguments([base, index]), at: place)
      } else if let payload = instance.payload {
        try delete(index, of: payload, at: place)
      }
    case .unknown(let unknown), .rest(let unknown): change(behind: unknown)
    default: unknownsMade += 1
    }
  }

  private func delete(
    _ index: Value, from dict: DictObject, at place: Place
  ) throws(Stop) {
    guard let key = try hashed(index, at: place) else {
      return forget(dict, obscure(index, at: place))
    }
    if dict.remove(key) == nil {
      guard dict.rest != nil else {
        throw failure("KeyError", representation(index) ?? "a key", at: place)
      }
      // It may raise that error.
      unknownsMade += 1
    }
  }

  private func augment(
    _ target: Expression, _ operation: String, _ expression: Expression, _ frame: Frame,
    at place: Place
  ) throws(Stop) {
    // What stands before a bracket or a dot is evaluated once.
    var store: ((Value) throws(Stop) -> Void) = { new throws(Stop) in
      try self.assign(target, new, frame)
    }
    let old: Value
    switch target.kind {
    case .subscripted(let base, let index):
      let holder = try evaluate(base, frame)
      let key = try evaluate(index, frame)
      old = try item(of: holder, key, at: place)
      store = { new throws(Stop) in try self.setItem(of: holder, key, to: new, at: place) }
    case .attribute(let base, let name):
      let holder = try evaluate(base, frame)
      old = try attribute(name, of: holder, at: place)
      store = { new throws(Stop) in
        try self.setAttribute(name, of: holder, to: new, at: place)
      }
    default: old = try evaluate(target, frame)
    }
    let value = try evaluate(expression, frame)
    if let unknown = old.unknown { change(behind: unknown) }
    if case .set(let set) = old, !set.isFrozen {
      try augment(set, operation, value, at: place)
      return try store(old)
    }
    if case .instance(let instance) = old,
      instance.type.hasInPlaceMethods || instance.payload?.isChanging ?? false
    {
      doubt(old, Unknown("it is changed in place", at: place))
      return try store(unknown("it is changed in place", at: place))
    }
    if case .list(let list) = old, operation == "Mult" {
      if case .list(let longer) = try binary(operation, old, value, at: place) {
        list.items = longer.items
      } else {
        forget(list, Unknown("how long it gets is not known", at: place))
      }
      return try store(old)
    }
    if case .list = old, operation == "Add" {
      _ = try callMethod("extend", of: old, CallArguments([value]), at: place)
      return try store(old)
    }
    if case .dict(let dict) = old, operation == "BitOr" {
      try update(dict, with: value, at: place)
      return try store(old)
    }
    try store(try binary(operation, old, value, at: place))
  }

  /// A set stays the one it is.
  private func augment(
    _ set: SetObject, _ operation: String, _ value: Value, at place: Place
  ) throws(Stop) {
    let result = try binary(operation, .set(set), value, at: place)
    guard case .set(let new) = result else {
      return set.forget(result.unknown ?? Unknown("the set is not known", at: place))
    }
    let rest = new.rest
    set.forget(rest ?? Unknown("", at: place))
    set.rest = rest
    for (key, item) in zip(new.keys, new.items) { set.insert(key, item) }
  }

  private func assert(_ test: Expression, _ frame: Frame, at place: Place) throws(Stop) {
    // One that is not known holds: otherwise the program does not load at all.
    if case .known(false) = try truth(of: try evaluate(test, frame), at: place) {
      throw failure("AssertionError", "the assertion does not hold", at: place)
    }
  }

  // MARK: Branches and loops

  private func branch(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ frame: Frame,
    at place: Place
  ) throws(Stop) -> Flow {
    switch try truth(of: try evaluate(test, frame), at: place) {
    case .known(true): return try execute(body, frame)
    case .known(false): return try execute(otherwise, frame)
    case .unknown(let unknown):
      // A way that ends in an error is not taken when the program loads, or is caught.
      unknownsMade += 1
      for (failing, other) in [(body, otherwise), (otherwise, body)] where failing.endsInError {
        let flow = attempts > 0 || watcher != nil ? try doubt(failing, unknown, frame) : .next
        guard case .next = flow else { return flow.joined(try doubt(other, unknown, frame)) }
        return try execute(other, frame)
      }
      return try doubt(body, unknown, frame).joined(try doubt(otherwise, unknown, frame))
    }
  }

  private func loop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ frame: Frame, at place: Place
  ) throws(Stop) -> Flow {
    let source = try evaluate(iterable, frame)
    var turns = try LoopTurns(over: source, self, at: self.place(iterable.range, frame))
    while let item = try turns.next() {
      if let rest = item.restUnknown {
        let flow = try doubtTurns(of: body, rest, frame) { () throws(Stop) in
          try assign(target, .unknown(rest), frame)
        }
        if case .next = flow { continue }
        return try leave(flow, turns.mayGoOn, target, body, otherwise, frame)
      }
      try assign(target, item, frame)
      switch try execute(body, frame) {
      case .next, .continuing: continue
      case .breaking: return .next
      case let flow:
        if case .returning = flow { return flow }
        return try leave(flow, turns.mayGoOn, target, body, otherwise, frame)
      }
    }
    return try execute(otherwise, frame)
  }

  /// The rest of a loop that may have been left.
  private func leave(
    _ flow: Flow, _ hasMore: Bool, _ target: Expression?, _ body: [Statement],
    _ otherwise: [Statement], _ frame: Frame
  ) throws(Stop) -> Flow {
    guard let unknown = flow.unknown else { return flow }
    var result = flow
    if hasMore {
      result = result.joined(
        try doubtTurns(of: body, unknown, frame) { () throws(Stop) in
          if let target { try assign(target, .unknown(unknown), frame) }
        })
    }
    // Turns are the loop's own.
    if case .uncertainTurn = result { result = .next }
    return result.joined(try doubt(otherwise, unknown, frame))
  }

  private func whileLoop(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ frame: Frame,
    at place: Place
  ) throws(Stop) -> Flow {
    while true {
      try step(at: place)
      switch try truth(of: try evaluate(test, frame), at: place) {
      case .known(true): break
      case .known(false): return try execute(otherwise, frame)
      case .unknown(let unknown):
        return try leaveWhile(.uncertainTurn(unknown), test, body, otherwise, frame)
      }
      switch try execute(body, frame) {
      case .next, .continuing: continue
      case .breaking: return .next
      case let flow:
        if case .returning = flow { return flow }
        return try leaveWhile(flow, test, body, otherwise, frame)
      }
    }
  }

  /// The rest of a loop whose test, or whose end, is not known.
  private func leaveWhile(
    _ flow: Flow, _ test: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ frame: Frame
  ) throws(Stop) -> Flow {
    guard let unknown = flow.unknown else { return flow }
    var result = flow.joined(
      try doubtTurns(of: body, unknown, frame) { () throws(Stop) in
        _ = try evaluate(test, frame)
      })
    if case .uncertainTurn = result { result = .next }
    return result.joined(try doubt(otherwise, unknown, frame))
  }
}

extension ClassObject {
  /// Whether `+=` and the like change its instances.
  var hasInPlaceMethods: Bool {
    OperatorNames.byOperation.values.contains { inherited("__i\($0)__") != nil }
  }
}

extension Flow {
  /// Why it is not known how the block ended.
  var unknown: Unknown? {
    switch self {
    case .uncertainReturn(let unknown), .uncertainTurn(let unknown): unknown
    default: nil
    }
  }
}

extension [Statement] {
  /// Whether what follows it may be executed.
  var fallsThrough: Bool {
    switch last?.kind {
    case .raising, .returning, .breaking, .continuing: false
    default: true
    }
  }

  /// Whether its last statement raises.
  var endsInError: Bool {
    if case .raising = last?.kind { return true }
    return false
  }
}
