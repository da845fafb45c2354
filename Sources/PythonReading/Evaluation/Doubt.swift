extension Evaluator {
  /// Marks everything that a block may change as unknown, for whether it is executed is not known.
  func doubt(_ block: [Statement], _ unknown: Unknown, _ frame: Frame) throws(Stop) -> Flow {
    if block.isEmpty { return .next }
    unknownsMade += 1
    var walk = SyntaxWalk()
    walk.visit(block)
    for base in walk.changed { doubt(try quietly(base, frame), unknown) }
    for call in walk.calls { try doubtCall(call, unknown, frame, visited: []) }
    for name in walk.bound { assign(name, .unknown(unknown), frame) }
    if walk.yields { yieldingFrame(frame)?.yielded.append(.rest(unknown)) }
    if walk.returns { return .uncertainReturn(unknown) }
    if walk.turns { return .uncertainTurn(unknown) }
    return .next
  }

  /// The value of a name or an attribute; nothing is called for it.
  private func quietly(_ expression: Expression, _ frame: Frame) throws(Stop) -> Value {
    switch expression.kind {
    case .name, .attribute, .subscripted: break
    default: return .none
    }
    var walk = SyntaxWalk()
    walk.visit(expression)
    guard walk.calls.isEmpty else { return .none }
    let result = try outcome { () throws(Stop) in try evaluate(expression, frame) }
    return (try? result.get()) ?? .none
  }

  private func doubtCall(
    _ call: Expression, _ unknown: Unknown, _ frame: Frame, visited: [ObjectIdentifier]
  ) throws(Stop) {
    guard case .call(let function, let arguments, let keywords) = call.kind else { return }
    if case .attribute(let base, let method) = function.kind {
      let receiver = try quietly(base, frame)
      switch (receiver, method) {
      case (.list(let list), "append"), (.list(let list), "extend"):
        list.items.append(.rest(unknown))
      case (.list, "copy"), (.list, "index"), (.list, "count"), (.dict, "get"), (.dict, "items"),
        (.dict, "keys"), (.dict, "values"), (.dict, "copy"), (.string, _), (.foreign, _),
        (.module, _), (.external, _), (.unknown, _), (.type, _):
        break
      default: doubt(receiver, unknown)
      }
    }
    let callee = try quietly(function, frame)
    switch callee {
    case .external, .native, .type: break
    default:
      for argument in arguments + keywords.map(\.value) {
        doubt(try quietly(argument, frame), unknown, deeply: false)
      }
    }
    guard case .function(let called) = callee,
      let body = called.syntax.body, !visited.contains(ObjectIdentifier(called))
    else { return }
    try doubtGlobals(of: body, called, unknown, visited: visited + [ObjectIdentifier(called)])
  }

  /// What a function changes outside itself.
  private func doubtGlobals(
    of body: [Statement], _ called: FunctionObject, _ unknown: Unknown,
    visited: [ObjectIdentifier]
  ) throws(Stop) {
    var walk = SyntaxWalk()
    walk.visit(body)
    let inside = Frame(.module, module: called.module)
    let local = called.syntax.scope.local
    for name in walk.global { called.module.globals[name] = .unknown(unknown) }
    for base in walk.changed where !local.contains(base.root ?? "") {
      doubt(try quietly(base, inside), unknown)
    }
    for call in walk.calls {
      if case .call(let function, _, _) = call.kind, local.contains(function.root ?? "") {
        continue
      }
      try doubtCall(call, unknown, inside, visited: visited)
    }
  }

  /// Marks a value that may have been changed.
  func doubt(_ value: Value, _ unknown: Unknown?, deeply: Bool = true) {
    let unknown = unknown ?? Unknown("it may be changed", at: Place.nowhere)
    switch value {
    case .list(let list): list.items = [.rest(unknown)]
    case .dict(let dict): dict.blur(unknown)
    case .set(let set): set.rest = set.rest ?? unknown
    case .instance(let instance) where deeply:
      for name in instance.attributes.keys { instance.attributes[name] = .unknown(unknown) }
    default: break
    }
  }
}

extension Expression {
  /// The name that an attribute or an item is taken from.
  var root: String? {
    switch kind {
    case .name(let name): name
    case .attribute(let base, _), .subscripted(let base, _): base.root
    default: nil
    }
  }
}

extension Place {
  static let nowhere = Place(
    file: "", range: SyntaxRange(line: 0, column: 0, endLine: 0, endColumn: 0))
}
