import PythonReading

/// What makes a project impossible to read, in the words that importing it would give.
struct StaticProblem: Error, Sendable {
  let message: String
  let place: Place?
  var help: String?

  /// What was being evaluated.
  enum Phase {
    case settings, registry
  }

  /// What ended an evaluation; a module that is still to be parsed is none.
  init(_ stop: Stop, in phase: Phase) {
    switch stop {
    case .raised(let error):
      self.init(message: "\(phase.failure(of: error)): \(error.described)", place: error.place)
    case .exited(let call, let place):
      self.init(message: "the project cannot be imported: it calls \(call)", place: place)
    case .unresolved(let unknown):
      self.init(
        message: phase == .settings
          ? "the settings are not known: \(unknown.reason)"
          : "the pipelines are not known: \(unknown.reason)", place: unknown.place)
    case .tooLong(let place):
      self.init(
        message: "the project does not come to an end when it is read", place: place,
        help: "it may loop for ever here")
    case .tooDeep(let place):
      self.init(message: "this is nested too deeply to be read", place: place)
    case .needsModule(let name):
      self.init(message: "the module \(name) was not parsed", place: nil)
    }
  }

  /// What Kedro refuses of a registry; nil when it takes it, or when that is not known.
  init?(registry: Value, at place: Place) {
    switch registry {
    case .none, .bool, .int, .float, .string, .list, .tuple, .set:
      self.init(
        message: "the project cannot register its pipelines: register_pipelines() returns "
          + "\(registry.typeName), not a dictionary", place: place)
    case .dict(let dict):
      for entry in dict.items {
        switch entry.value {
        case .none, .bool, .int, .float, .string, .list, .tuple, .set, .dict:
          self.init(
            message: "pipeline '\(entry.key.string ?? "?")' is no Pipeline but of type "
              + entry.value.typeName, place: place)
          return
        default: continue
        }
      }
      return nil
    default: return nil
    }
  }

  private init(message: String, place: Place?, help: String? = nil) {
    self.message = message
    self.place = place
    self.help = help
  }
}

extension StaticProblem.Phase {
  fileprivate func failure(of error: PythonError) -> String {
    guard self == .registry else { return "the settings cannot be read" }
    let importing: Set = [
      "ImportError", "ModuleNotFoundError", "SyntaxError", "IndentationError", "TabError",
      "SystemExit",
    ]
    return importing.contains(error.type)
      ? "the project cannot be imported" : "the project cannot register its pipelines"
  }
}

extension PythonError {
  fileprivate var described: String {
    guard type == "SystemExit" else { return message.isEmpty ? type : "\(type): \(message)" }
    let isStatus = message.isEmpty || Int(message) != nil
    return "it calls sys.exit(\(isStatus ? message : "'\(message)'"))"
  }
}
