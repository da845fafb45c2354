/// The exceptions that are built in.
struct ExceptionTypes {
  private(set) var byName: [String: ClassObject] = [:]

  private static let parents = [
    ("BaseException", nil), ("Exception", "BaseException"), ("SystemExit", "BaseException"),
    ("KeyboardInterrupt", "BaseException"), ("ArithmeticError", "Exception"),
    ("ZeroDivisionError", "ArithmeticError"), ("AssertionError", "Exception"),
    ("AttributeError", "Exception"), ("ImportError", "Exception"),
    ("ModuleNotFoundError", "ImportError"), ("LookupError", "Exception"),
    ("IndexError", "LookupError"), ("KeyError", "LookupError"), ("NameError", "Exception"),
    ("UnboundLocalError", "NameError"), ("OSError", "Exception"),
    ("FileNotFoundError", "OSError"), ("PermissionError", "OSError"),
    ("RuntimeError", "Exception"), ("NotImplementedError", "RuntimeError"),
    ("RecursionError", "RuntimeError"), ("StopIteration", "Exception"),
    ("SyntaxError", "Exception"), ("TypeError", "Exception"), ("ValueError", "Exception"),
    ("UnicodeDecodeError", "ValueError"), ("Warning", "Exception"),
    ("UserWarning", "Warning"), ("DeprecationWarning", "Warning"),
    ("FutureWarning", "Warning"), ("RuntimeWarning", "Warning"),
  ]

  init() {
    for (name, parent) in Self.parents {
      let bases = parent.flatMap { byName[$0] }.map { [Value.type($0)] } ?? []
      byName[name] = ClassObject(name, module: "builtins", bases: bases)
    }
    byName["IOError"] = byName["OSError"]
    byName["EnvironmentError"] = byName["OSError"]
  }
}

extension Evaluator {
  func raise(_ value: Value, _ frame: Frame, at place: Place) throws(Stop) {
    switch value {
    case .type(let type):
      try raise(.instance(Instance(type)), frame, at: place)
    case .instance(let instance):
      let arguments: [Value] =
        if case .tuple(let items) = instance.attributes["args"] { items } else { [] }
      let text = arguments.first.flatMap { try? display($0, at: place).string } ?? ""
      exceptionsMade.append(value)
      throw .raised(
        PythonError(instance.type.name, text, at: place, number: exceptionsMade.count - 1))
    case .none:
      throw .raised(frame.module.caught.last ?? PythonError("RuntimeError", "", at: place))
    default: throw failure("Exception", "", at: place)
    }
  }

  func attempt(
    _ body: [Statement], _ handlers: [Statement.Handler], _ otherwise: [Statement],
    _ finally: [Statement], _ frame: Frame, at place: Place
  ) throws(Stop) -> Flow {
    var caught: [(Value, String?, [Statement])] = []
    for handler in handlers {
      let type = try handler.type.map { (each) throws(Stop) in try evaluate(each, frame) }
      caught.append((type ?? .none, handler.name, handler.body))
    }
    return try attempt(body, caught: caught, otherwise, finally, frame, at: place)
  }

  /// `try`; a type of none catches everything.
  func attempt(
    _ body: [Statement], caught handlers: [(Value, String?, [Statement])],
    _ otherwise: [Statement], _ finally: [Statement], _ frame: Frame, at place: Place
  ) throws(Stop) -> Flow {
    let unknownsBefore = unknownsMade
    let librariesBefore = importedLibraries.count
    let result = try outcome { () throws(Stop) in try execute(body, frame) }
    var flow = Flow.next
    var pending: Stop?
    switch result {
    case .success(let done):
      flow = done
      if let doubted = reason(unknownsBefore, librariesBefore, handlers, at: place) {
        flow = try doubtHandlers(handlers, body, doubted, flow, frame)
      } else if case .next = done {
        flow = try execute(otherwise, frame)
      }
    case .failure(let stop):
      guard case .raised(let error) = stop else { throw stop }
      if let handler = handlers.first(where: { catches($0.0, error) }) {
        if let name = handler.1 {
          assign(name, self.value(of: error) ?? .string(error.message), frame)
        }
        frame.module.caught.append(error)
        let handled = try outcome { () throws(Stop) in try execute(handler.2, frame) }
        frame.module.caught.removeLast()
        switch handled {
        case .success(let done): flow = done
        case .failure(let stop): pending = stop
        }
      } else {
        pending = stop
      }
    }
    let last = try execute(finally, frame)
    if let pending { throw pending }
    if case .next = last { return flow }
    return last
  }

  /// Why a body that went well here may raise there; nil when it may not.
  private func reason(
    _ unknownsBefore: Int, _ librariesBefore: Int, _ handlers: [(Value, String?, [Statement])],
    at place: Place
  ) -> Unknown? {
    if importedLibraries.count > librariesBefore,
      handlers.contains(where: { catches($0.0, PythonError("ModuleNotFoundError", "", at: place)) })
    {
      let names = Set(importedLibraries[librariesBefore...]).sorted()
      return Unknown(
        "it depends on whether \(names.joined(separator: ", ")) is installed", at: place)
    }
    guard unknownsMade > unknownsBefore else { return nil }
    return Unknown("it depends on whether an error is raised here", at: place)
  }

  private func doubtHandlers(
    _ handlers: [(Value, String?, [Statement])], _ body: [Statement], _ unknown: Unknown,
    _ flow: Flow, _ frame: Frame
  ) throws(Stop) -> Flow {
    var result = flow
    for handler in handlers where !handler.2.endsInError {
      // What the handler replaces is in doubt; what only the body binds is there if it is used.
      var walk = SyntaxWalk()
      walk.visit(handler.2)
      let doubted = try doubt(handler.2, unknown, frame)
      if walk.bound.isEmpty, case .next = doubted {
        var tried = SyntaxWalk()
        tried.visit(body)
        for name in tried.bound where !isImported(name, in: body) {
          assign(name, .unknown(unknown), frame)
        }
      }
      if case .next = doubted { continue }
      result = doubted
    }
    if case .returning = flow, case .uncertainReturn = result { return result }
    return result
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
