import PythonReading

/// Kedro's `find_pipelines`.
extension KedroLibrary {
  func findPipelines(
    _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    let raises = given.argument(0, "raise_errors") ?? .bool(false)
    let wanted = given.argument(1, "pipelines_to_find") ?? .none
    if let unknown = wanted.unknown { return .unknown(unknown) }
    let names = wanted.isNone ? nil : try evaluator.names(wanted, at: place)
    let found = DictObject()
    var chosen = pipelineFolders
    if let names, !names.contains("__default__") {
      chosen = chosen.filter(names.contains)
      for name in names where !chosen.contains(name) {
        let message = "An error occurred while importing the '\(package).pipelines.\(name)' module."
        try leaveOut(
          Dropped(name: name, message: message, place: place), raises: raises,
          as: .raised(PythonError("ImportError", message, at: place)))
      }
    } else {
      let single = "\(package).pipeline"
      let made =
        evaluator.hasModule(single)
        ? try create(single, evaluator, raises: raises, at: place) : nil
      let none = try pipeline([], unresolved: [], at: place)
      found.set("__default__", made ?? .foreign(none))
    }
    // The package of all pipelines is imported outside of what Kedro catches.
    if evaluator.hasModule("\(package).pipelines") {
      _ = try evaluator.module("\(package).pipelines", at: place)
    }
    for folder in chosen {
      let module = "\(package).pipelines.\(folder)"
      if let made = try create(module, evaluator, raises: raises, at: place) {
        found.set(folder, made)
      }
    }
    return .dict(found)
  }

  /// What a module's `create_pipeline` makes; nil, and a note, when Kedro leaves it out.
  private func create(
    _ name: String, _ evaluator: Evaluator, raises: Value, at place: Place
  ) throws(Stop) -> Value? {
    let short = name.split(separator: ".").last.map(String.init) ?? name
    let module: ModuleObject
    do throws(Stop) { module = try evaluator.module(name, at: place) } catch {
      guard case .raised(let raised) = error, catches(raised, evaluator) else { throw error }
      try leaveOut(
        Dropped(name: short, message: "\(raised.type): \(raised.message)", place: raised.place),
        raises: raises, as: error)
      return nil
    }
    if let function = module["create_pipeline"] {
      let made = try evaluator.call(function, CallArguments(), at: place)
      if made.unknown != nil { return made }
      if case .foreign(let object) = made, object is KedroPipelineObject { return made }
    }
    let start = Place(file: module.file, range: place.range)
    let message = "has no create_pipeline function that returns a Pipeline"
    // Newer versions of Kedro 1 refuse it; before that it is a warning whatever was asked for.
    try leaveOut(
      Dropped(name: short, message: message, place: start),
      raises: version < KedroVersion("1.0") ? .bool(false) : raises,
      as: .unresolved(Unknown("\(name) \(message), which not every Kedro 1 refuses", at: start)))
    return nil
  }

  /// Notes a pipeline, or throws instead where errors are to be raised.
  private func leaveOut(_ row: Dropped, raises: Value, as error: Stop) throws(Stop) {
    switch raises {
    case .bool(false): note(row)
    case .bool(true): throw error
    default:
      throw .unresolved(
        raises.unknown
          ?? Unknown("whether find_pipelines raises errors is not known", at: row.place))
    }
  }

  /// Kedro 0.18 has a bare `except:`.
  private func catches(_ error: PythonError, _ evaluator: Evaluator) -> Bool {
    version < KedroVersion("0.19") || evaluator.isKind(error, of: "Exception")
  }
}
