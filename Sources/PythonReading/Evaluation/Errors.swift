/// The exceptions that are built in.
struct ExceptionTypes {
  private(set) var byName: [String: ClassObject] = [:]

  private static let parents = [
    ("BaseException", nil), ("Exception", "BaseException"), ("SystemExit", "BaseException"),
    ("KeyboardInterrupt", "BaseException"), ("ArithmeticError", "Exception"),
    ("ZeroDivisionError", "ArithmeticError"), ("OverflowError", "ArithmeticError"),
    ("FloatingPointError", "ArithmeticError"), ("GeneratorExit", "BaseException"),
    ("BufferError", "Exception"), ("EOFError", "Exception"), ("MemoryError", "Exception"),
    ("ReferenceError", "Exception"), ("StopAsyncIteration", "Exception"),
    ("SystemError", "Exception"), ("AssertionError", "Exception"),
    ("AttributeError", "Exception"), ("ImportError", "Exception"),
    ("ModuleNotFoundError", "ImportError"), ("LookupError", "Exception"),
    ("IndexError", "LookupError"), ("KeyError", "LookupError"), ("NameError", "Exception"),
    ("UnboundLocalError", "NameError"), ("OSError", "Exception"),
    ("FileNotFoundError", "OSError"),
    ("TimeoutError", "OSError"), ("ConnectionError", "OSError"), ("FileExistsError", "OSError"),
    ("IsADirectoryError", "OSError"), ("NotADirectoryError", "OSError"),
    ("PermissionError", "OSError"),
    ("RuntimeError", "Exception"), ("NotImplementedError", "RuntimeError"),
    ("RecursionError", "RuntimeError"), ("StopIteration", "Exception"),
    ("SyntaxError", "Exception"), ("IndentationError", "SyntaxError"),
    ("TabError", "IndentationError"), ("TypeError", "Exception"), ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"),
    ("UnicodeDecodeError", "UnicodeError"), ("UnicodeEncodeError", "UnicodeError"),
    ("Warning", "Exception"),
    ("UserWarning", "Warning"), ("DeprecationWarning", "Warning"),
    ("FutureWarning", "Warning"), ("RuntimeWarning", "Warning"),
    ("PendingDeprecationWarning", "Warning"), ("SyntaxWarning", "Warning"),
    ("ImportWarning", "Warning"), ("UnicodeWarning", "Warning"), ("BytesWarning", "Warning"),
    ("ResourceWarning", "Warning"), ("UnicodeTranslateError", "UnicodeError"),
    ("BlockingIOError", "OSError"), ("ChildProcessError", "OSError"),
    ("InterruptedError", "OSError"), ("ProcessLookupError", "OSError"),
    ("BrokenPipeError", "ConnectionError"), ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"), ("ConnectionResetError", "ConnectionError"),
  ]

  init() {
    for (name, parent) in Self.parents {
      let bases = parent.flatMap { byName[$0] }.map { [Value.type($0)] } ?? []
      byName[name] = ClassObject(name, module: "builtins", bases: bases)
    }
    byName["FrozenInstanceError"] = ClassObject(
      "FrozenInstanceError", module: "dataclasses",
      bases: byName["AttributeError"].map { [.type($0)] } ?? [])
    byName["IOError"] = byName["OSError"]
    byName["EnvironmentError"] = byName["OSError"]
  }
}

extension Evaluator {
  func raise(_ value: Value, at place: Place) throws(Stop) {
    switch value {
    case .type(let type) where type.inherits(from: "BaseException"):
      try raise(try call(value, CallArguments(), at: place), at: place)
    case .unknown, .rest, .external, .foreign, .native:
      unknownsMade += 1
      throw failure("Exception", "", at: place)
    case .instance(let instance) where instance.type.inherits(from: "BaseException"):
      let arguments: [Value] =
        if case .tuple(let items) = instance.attributes["args"] { items } else { [] }
      let text = arguments.first.flatMap { try? display($0, at: place).string } ?? ""
      exceptionsMade.append(value)
      throw .raised(
        PythonError(instance.type.name, text, at: place, number: exceptionsMade.count - 1))
    case .none:
      throw .raised(caught.last ?? PythonError("RuntimeError", "", at: place))
    default: throw failure("TypeError", "exceptions must derive from BaseException", at: place)
    }
  }

  func attempt(
    _ body: [Statement], _ handlers: [Statement.Handler], _ otherwise: [Statement],
    _ finally: [Statement], _ frame: Frame, at place: Place
  ) throws(Stop) -> Flow {
    let written = { () throws(Stop) in try self.caught(by: handlers, frame, at: place) }
    return try attempt(body, caught: written, otherwise, finally, frame, at: place)
  }

  /// What the handlers catch.
  private func caught(
    by handlers: [Statement.Handler], _ frame: Frame, at place: Place
  ) throws(Stop) -> [(Value, String?, [Statement])] {
    var caught: [(Value, String?, [Statement])] = []
    for handler in handlers {
      // Names are looked up without effects; anything else is not known before an error comes.
      var type = Value.none
      if let written = handler.type {
        if written.isLookedUp {
          let absent = Unknown("what is caught has no such name", at: place)
          type =
            try outcome { () throws(Stop) in try evaluate(written, frame) }.success
            ?? .unknown(absent)
        } else {
          let unknown = Unknown("what is caught is worked out when an error comes", at: place)
          _ = try tentatively(unknown) { () throws(Stop) in _ = try evaluate(written, frame) }
          type = .unknown(unknown)
        }
      }
      caught.append((type, handler.name, handler.body))
    }
    return caught
  }

  /// `try`; a type of none catches everything.
  ///
  /// - Parameters:
  ///   - written: What is caught by which handler, asked for when the body is done.
  ///   - run: What is done instead of the statements of the body alone.
  func attempt(
    _ body: [Statement], caught written: () throws(Stop) -> [(Value, String?, [Statement])],
    _ otherwise: [Statement], _ finally: [Statement], _ frame: Frame, at place: Place,
    run: (() throws(Stop) -> Flow)? = nil
  ) throws(Stop) -> Flow {
    let unknownsBefore = unknownsMade
    let librariesBefore = importedLibraries.count
    let broken = Unknown("it depends on whether an error is raised here", at: place)
    let journal = Journal(steps: broken)
    attempts += 1
    let result = recorded(in: journal) { () throws(Stop) in
      if let run { try run() } else { try execute(body, frame) }
    }
    attempts -= 1
    for value in journal.passed { mayBe(broken, value) }
    if case .failure(let stop) = result {
      guard case .raised = stop else {
        _ = journal.settle(broken) { mayBe(broken, $0) }
        throw stop
      }
    }
    let unknownsMadeInside = unknownsMade
    let handlers = try written()
    // Looking up what is caught raises nothing while nothing is.
    unknownsMade = unknownsMadeInside
    var doubted = reason(unknownsBefore, librariesBefore, handlers, at: place)
    if case .failure(.raised(let error)) = result, doubted == nil {
      doubted = obscured(handlers, error)
    }
    let left = try outcome { () throws(Stop) in
      switch result {
      case .success(let flow):
        try afterwards(flow, journal, body, handlers, otherwise, doubted, frame)
      case .failure(let stop): try handled(stop, journal, handlers, doubted, frame)
      }
    }
    let last = try execute(finally, frame)
    // What `finally` ends with counts, whatever was before.
    guard case .next = last else { return last }
    return try left.get()
  }

  /// What follows a body that raised nothing here, but may raise there.
  private func afterwards(
    _ flow: Flow, _ journal: Journal, _ body: [Statement],
    _ handlers: [(Value, String?, [Statement])], _ otherwise: [Statement], _ doubted: Unknown?,
    _ frame: Frame
  ) throws(Stop) -> Flow {
    let going = handlers.filter { attempts > 0 || watcher != nil || !$0.2.endsInError }
    guard let doubted, !going.isEmpty else {
      settle(journal, into: nil)
      if case .next = flow { return try execute(otherwise, frame) }
      return flow
    }
    // Names that the body binds for the first time are there if they are used at all.
    let bindsSome = going.allSatisfy { handler in
      var walk = SyntaxWalk()
      walk.visit(handler.2)
      return !walk.bound.isEmpty || !handler.2.fallsThrough
    }
    settle(journal, into: doubted) { bindsSome || self.isImported($0, in: body) }
    if case .returning(let value) = flow { mayBe(doubted, value) }
    var result = flow.doubted(doubted)
    if case .next = flow { result = try doubt(otherwise, doubted, frame) }
    for handler in going {
      let handled = try doubtHandler(handler, doubted, frame)
      if case .next = handled { continue }
      result = result.joined(handled)
    }
    return result
  }

  private func doubtHandler(
    _ handler: (Value, String?, [Statement]), _ unknown: Unknown, _ frame: Frame
  ) throws(Stop) -> Flow {
    var flow = Flow.next
    _ = try tentatively(unknown) { () throws(Stop) in
      if let name = handler.1 { assign(name, .unknown(unknown), frame) }
      flow = try execute(handler.2, frame)
    }
    if case .returning(let value) = flow { mayBe(unknown, value) }
    return flow.doubted(unknown)
  }

  /// Why it is not known which of the handlers catches an error; nil when it is.
  private func obscured(
    _ handlers: [(Value, String?, [Statement])], _ error: PythonError
  ) -> Unknown? {
    for handler in handlers {
      if let unknown = handler.0.unknown { return unknown }
      if case .tuple(let types) = handler.0,
        let unknown = types.lazy.compactMap(\.unknown).first
      {
        return unknown
      }
      if handler.0.isNoException {
        return Unknown("what is caught is no exception", at: error.place)
      }
      if catches(handler.0, error) { return nil }
    }
    return nil
  }

  /// What follows a body that raised.
  private func handled(
    _ stop: Stop, _ journal: Journal, _ handlers: [(Value, String?, [Statement])],
    _ doubted: Unknown?, _ frame: Frame
  ) throws(Stop) -> Flow {
    guard case .raised(let error) = stop else { throw stop }
    settle(journal, into: doubted)
    let catching = handlers.first { catches($0.0, error) }
    if let doubted, !handlers.isEmpty, handlers.count > 1 || !catchesAll(handlers[0].0) {
      // Another error may have come first, and be caught elsewhere.
      unknownsMade += 1
      var result = Flow.next
      for each in handlers where attempts > 0 || !each.2.endsInError {
        result = result.joined(try doubtHandler(each, doubted, frame))
      }
      return result
    }
    guard let handler = catching else { throw stop }
    if let name = handler.1 {
      assign(
        name, value(of: error) ?? unknown("the error itself is not kept", at: error.place), frame)
    }
    caught.append(error)
    defer { caught.removeLast() }
    let flow = try execute(handler.2, frame)
    if let name = handler.1 { frame.owner(of: name)?[name] = nil }
    return flow
  }

  /// Lets what was changed be known, or not, and tells the journal around.
  private func settle(
    _ journal: Journal, into unknown: Unknown?, keeps: @escaping (String) -> Bool = { _ in false }
  ) {
    if let unknown {
      _ = journal.settle(unknown, keeps: keeps) { mayBe(unknown, $0) }
    } else {
      journal.report()
    }
  }

  /// Why a body that went well here may raise there; nil when it may not.
  private func reason(
    _ unknownsBefore: Int, _ librariesBefore: Int, _ handlers: [(Value, String?, [Statement])],
    at place: Place
  ) -> Unknown? {
    if importedLibraries.count > librariesBefore,
      handlers.contains(where: { catches($0.0, PythonError("ModuleNotFoundError", "", at: place)) })
    {
      let all = Set(importedLibraries[librariesBefore...])
      // What the host knows itself is the last that would be absent.
      let strange = all.subtracting(
        library.keys.compactMap { $0.split(separator: ".").first.map(String.init) })
      let names = (strange.isEmpty ? all : strange).sorted().joined(separator: ", ")
      return Unknown("it depends on whether \(names) can be imported", at: place)
    }
    guard unknownsMade > unknownsBefore else { return nil }
    return Unknown("it depends on whether an error is raised here", at: place)
  }

  private func isImported(_ name: String, in body: [Statement]) -> Bool {
    body.contains { statement in
      switch statement.kind {
      case .imports(let aliases), .importFrom(_, let aliases, _):
        aliases.contains { ($0.alias ?? $0.name) == name }
      default: false
      }
    }
  }

  /// The exception itself, when the program made it.
  private func value(of error: PythonError) -> Value? { error.number.map { exceptionsMade[$0] } }

  private func catchesAll(_ type: Value) -> Bool {
    switch type {
    case .none: true
    case .type(let type): type.name == "Exception" || type.name == "BaseException"
    default: false
    }
  }

  /// Whether a built-in type catches an exception.
  package func isKind(_ error: PythonError, of type: String) -> Bool {
    catches(exceptions.byName[type].map { .type($0) } ?? .ellipsis, error)
  }

  private func catches(_ type: Value, _ error: PythonError) -> Bool {
    switch type {
    case .none: return true
    case .tuple(let types): return types.contains { catches($0, error) }
    case .type(let type):
      if case .instance(let instance)? = value(of: error) {
        return instance.type.inherits(from: type)
      }
      return exceptions.byName[error.type]?.inherits(from: type) ?? (error.type == type.name)
    default: return false
    }
  }
}

extension Value {
  /// Whether naming it after `except` raises an error.
  fileprivate var isNoException: Bool {
    switch self {
    case .type(let type): !type.inherits(from: "BaseException") && type.externalBase == nil
    case .none, .tuple, .external, .native, .foreign, .unknown, .rest: false
    default: true
    }
  }
}

extension Expression {
  /// Whether evaluating it does nothing but look up names.
  fileprivate var isLookedUp: Bool {
    switch kind {
    case .name: true
    case .attribute(let base, _): base.isLookedUp
    case .tuple(let parts): parts.allSatisfy(\.isLookedUp)
    default: false
    }
  }
}

extension Result {
  fileprivate var success: Success? {
    if case .success(let value) = self { return value }
    return nil
  }
}
