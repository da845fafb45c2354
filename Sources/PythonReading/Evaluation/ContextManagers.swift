extension Evaluator {
  func with(
    _ items: ArraySlice<(Expression, Expression?)>, _ body: [Statement], _ frame: Frame,
    at place: Place
  ) throws(Stop) -> Flow {
    guard let (expression, target) = items.first else { return try execute(body, frame) }
    let context = try evaluate(expression, frame)
    var entered = context
    var exit: Value?
    var unread: Unknown?
    var suppressed: [Value]?
    switch context {
    case .foreign(let object):
      entered = try object.call("__enter__", CallArguments(), self, at: place) ?? context
      if object is Suppress {
        suppressed = try object.items(self, at: place) ?? []
        entered = .none
      }
    case .instance(let instance):
      guard let method = instance.type.inherited("__exit__"),
        let enter = instance.type.inherited("__enter__")
      else {
        entered = try enterUnread(context, instance.type.externalBase, at: place)
        break
      }
      exit = method
      entered = try call(enter, CallArguments([context]), at: place)
    case .external(let name): entered = unknown("\(name) is not read", at: place)
    case .unknown(let unknown), .rest(let unknown):
      try callMethods(["__enter__"], behind: unknown, CallArguments(), at: place)
      unread = unknown
    case .module: unknownsMade += 1
    default: entered = try enterUnread(context, nil, at: place)
    }
    let inner = { () throws(Stop) in
      if let target { try self.assign(target, entered, frame) }
      return try self.with(items.dropFirst(), body, frame, at: place)
    }
    if let suppressed {
      let caught = { () throws(Stop) -> [(Value, String?, [Statement])] in
        suppressed.map { ($0, nil, []) }
      }
      return try attempt(body, caught: caught, [], [], frame, at: place, run: inner)
    }
    if let exit { return try leave(context, exit, at: place, inner) }
    guard entered.unknown != nil else { return try inner() }
    let result = try outcome { () throws(Stop) in try inner() }
    if let unread {
      let given = CallArguments(rest: unread)
      try callMethods(["__exit__"], behind: unread, given, at: place)
    }
    guard case .failure(let stop) = result else { return try result.get() }
    return try pass(stop)
  }

  /// What is no context manager raises an error, of a kind that depends on the version of Python.
  private func enterUnread(
    _ context: Value, _ base: Unknown?, at place: Place
  ) throws(Stop) -> Value {
    if let base { return .unknown(base) }
    unknownsMade += 1
    throw failure(
      "TypeError", "'\(context.typeName)' object is no context manager", at: place)
  }

  /// Does something and what a context manager does at its end.
  private func leave(
    _ context: Value, _ method: Value, at place: Place, _ inner: () throws(Stop) -> Flow
  ) throws(Stop) -> Flow {
    attempts += 1
    let result = try outcome { () throws(Stop) in try inner() }
    attempts -= 1
    let unknown = Unknown("the error itself is not kept", at: place)
    let isRaised = if case .failure = result { true } else { false }
    let given = Array(repeating: isRaised ? Value.unknown(unknown) : .none, count: 3)
    let answer = try call(method, CallArguments([context] + given), at: place)
    guard case .failure(let stop) = result else { return try result.get() }
    switch try truth(of: answer, at: place) {
    case .known(true): return .next
    case .known(false): throw stop
    case .unknown: return try pass(stop)
    }
  }

  /// An error that may be held back: it is, or it is caught, or the program does not load.
  private func pass(_ stop: Stop) throws(Stop) -> Flow {
    unknownsMade += 1
    if attempts > 0 { throw stop }
    return .next
  }
}
