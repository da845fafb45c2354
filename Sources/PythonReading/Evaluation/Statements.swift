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
        _ = try doubt(Array(block[(index + 1)...]), unknown, frame)
        return flow
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
    case .with(let items, let body): return try with(items, body, frame, at: place)
    case .raising(let value): try raise(try optional(value, frame), frame, at: place)
    case .attempt(let body, let handlers, let otherwise, let finally):
      return try attempt(body, handlers, otherwise, finally, frame, at: place)
    case .assertion(let test): try assert(test, frame, at: place)
    case .imports(let aliases): for alias in aliases { try importModule(alias, frame, at: place) }
    case .importFrom(let module, let aliases, let level):
      try importFrom(module, aliases, level: level, frame, at: place)
    case .expression(let value): _ = try evaluate(value, frame)
    case .global, .nonlocal, .pass: break
    case .breaking: return .breaking
    case .continuing: return .continuing
    case .other:
      // Its blocks are not known, so neither is what they bind.
      let reason = Unknown("this statement is not evaluated", at: place)
      unknownsMade += 1
      return .uncertainReturn(reason)
    }
    return .next
  }

  private func delete(_ target: Expression, _ frame: Frame) throws(Stop) {
    switch target.kind {
    case .name(let name): frame.owner(of: name)?[name] = nil
    case .subscripted(let base, let index):
      let base = try evaluate(base, frame)
      let index = try evaluate(index, frame)
      if case .dict(let dict) = base {
        if let key = index.key { _ = dict.remove(key) } else { doubt(base, index.unknown) }
      } else {
        doubt(base, Unknown("an item is deleted", at: place(target.range, frame)))
      }
    case .attribute(let base, let name):
      if case .instance(let instance) = try evaluate(base, frame) {
        instance.attributes[name] = nil
      }
    case .tuple(let targets), .list(let targets): for each in targets { try delete(each, frame) }
    default: break
    }
  }

  private func augment(
    _ target: Expression, _ operation: String, _ expression: Expression, _ frame: Frame,
    at place: Place
  ) throws(Stop) {
    let old = try evaluate(target, frame)
    let value = try evaluate(expression, frame)
    if case .list(let list) = old, operation == "Add" {
      list.items += try items(of: value, at: place)
      return
    }
    if case .dict(let dict) = old, operation == "BitOr" {
      return try update(dict, with: value, at: place)
    }
    try assign(target, try binary(operation, old, value, at: place), frame)
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
      // A way that ends in an error is not taken when the program loads.
      if body.endsInError { return try execute(otherwise, frame) }
      if otherwise.endsInError { return try execute(body, frame) }
      let first = try doubt(body, unknown, frame)
      let second = try doubt(otherwise, unknown, frame)
      for flow in [first, second] {
        if case .uncertainReturn = flow { return flow }
      }
      if case .uncertainTurn = first { return first }
      return second
    }
  }

  private func loop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ frame: Frame, at place: Place
  ) throws(Stop) -> Flow {
    let all = try items(
      of: try evaluate(iterable, frame), at: self.place(iterable.range, frame))
    for (index, item) in all.enumerated() {
      if let rest = item.restUnknown {
        try assign(target, .unknown(rest), frame)
        let flow = try doubt(body, rest, frame)
        if case .uncertainReturn = flow { return flow }
        continue
      }
      try assign(target, item, frame)
      switch try execute(body, frame) {
      case .next, .continuing: continue
      case .breaking: return .next
      case .uncertainTurn(let unknown):
        if index + 1 < all.count {
          try assign(target, .unknown(unknown), frame)
          let flow = try doubt(body, unknown, frame)
          if case .uncertainReturn = flow { return flow }
        }
        return .next
      case let flow: return flow
      }
    }
    return try execute(otherwise, frame)
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
        let flow = try doubt(body, unknown, frame)
        if case .uncertainReturn = flow { return flow }
        return .next
      }
      switch try execute(body, frame) {
      case .next, .continuing: continue
      case .breaking: return .next
      case .uncertainTurn(let unknown):
        let flow = try doubt(body, unknown, frame)
        if case .uncertainReturn = flow { return flow }
        return .next
      case let flow: return flow
      }
    }
  }

  private func with(
    _ items: [(Expression, Expression?)], _ body: [Statement], _ frame: Frame, at place: Place
  ) throws(Stop) -> Flow {
    var suppressed: [Value] = []
    for (expression, target) in items {
      let context = try evaluate(expression, frame)
      var entered = context
      switch context {
      case .foreign(let object):
        entered = try object.call("__enter__", CallArguments(), self, at: place) ?? context
        if object.typeName == "suppress" {
          suppressed += try object.items(self, at: place) ?? []
        }
      case .instance(let instance):
        if let method = instance.type.inherited("__enter__") {
          entered = try call(method, CallArguments([context]), at: place)
        }
      case .external(let name): entered = unknown("\(name) is not read", at: place)
      default: break
      }
      if let target { try assign(target, entered, frame) }
    }
    if suppressed.isEmpty { return try execute(body, frame) }
    return try attempt(
      body, caught: suppressed.map { ($0, nil, []) }, [], [], frame, at: place)
  }
}

extension [Statement] {
  /// Whether its last statement raises.
  var endsInError: Bool {
    if case .raising = last?.kind { return true }
    return false
  }
}
