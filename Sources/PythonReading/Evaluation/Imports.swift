extension Evaluator {
  func importModule(_ alias: Statement.Alias, _ frame: Frame, at place: Place) throws(Stop) {
    let top = alias.name.split(separator: ".").first.map(String.init) ?? alias.name
    guard isOfProgram(alias.name) else {
      noteLibrary(top)
      return assign(
        alias.alias ?? top, external(alias.alias == nil ? top : alias.name), frame)
    }
    let made = try module(alias.name, at: place)
    let bound = alias.alias == nil ? try module(top, at: place) : made
    assign(alias.alias ?? top, .module(bound), frame)
  }

  func importFrom(
    _ written: String?, _ aliases: [Statement.Alias], level: Int, _ frame: Frame, at place: Place
  ) throws(Stop) {
    let name = try resolve(written, level: level, in: frame.module, at: place)
    guard isOfProgram(name) else {
      noteLibrary(name.split(separator: ".").first.map(String.init) ?? name)
      for alias in aliases {
        if alias.name == "*" {
          frame.module["*"] = unknown("everything of \(name) is imported", at: place)
          continue
        }
        assign(alias.alias ?? alias.name, external("\(name).\(alias.name)"), frame)
      }
      return
    }
    let source = try module(name, at: place)
    for alias in aliases {
      if alias.name == "*" {
        try importAll(source, frame, at: place)
        continue
      }
      assign(alias.alias ?? alias.name, try member(alias.name, of: source, at: place), frame)
    }
  }

  /// The absolute name of what is imported.
  private func resolve(
    _ written: String?, level: Int, in module: ModuleObject, at place: Place
  ) throws(Stop) -> String {
    if level == 0 { return written ?? "" }
    var parts = module.name.split(separator: ".").map(String.init)
    let dropped = level - (module.syntax.isPackage ? 1 : 0)
    guard dropped < parts.count || (dropped == parts.count && written != nil) else {
      throw failure(
        "ImportError", "attempted relative import beyond top-level package", at: place)
    }
    parts.removeLast(dropped)
    if let written { parts.append(written) }
    return parts.joined(separator: ".")
  }

  private func member(
    _ name: String, of source: ModuleObject, at place: Place
  ) throws(Stop) -> Value {
    if let value = source[name] { return value }
    let full = "\(source.name).\(name)"
    if hasModule(full) { return .module(try module(full, at: place)) }
    if let function = source["__getattr__"] {
      return try call(function, CallArguments([.string(name)]), at: place)
    }
    if let rest = source["*"]?.unknown { return .unknown(rest) }
    let from =
      source.isComplete
      ? "'\(source.name)'"
      : "partially initialized module '\(source.name)' (most likely due to a circular import)"
    throw failure(
      "ImportError", "cannot import name '\(name)' from \(from) (\(source.file))", at: place)
  }

  /// A name of `__all__`; nil when the module has none such.
  private func starred(
    _ name: String, of source: ModuleObject, at place: Place
  ) throws(Stop) -> Value? {
    if let value = source[name] { return value }
    if hasModule("\(source.name).\(name)") || source["__getattr__"] != nil || source["*"] != nil {
      return try member(name, of: source, at: place)
    }
    return nil
  }

  private func importAll(_ source: ModuleObject, _ frame: Frame, at place: Place) throws(Stop) {
    if let all = source["__all__"] {
      for name in try items(of: all, at: place) {
        if let rest = name.unknown {
          frame.module["*"] = .unknown(rest)
        } else if let text = name.string {
          guard let value = try starred(text, of: source, at: place) else {
            throw failure(
              "AttributeError", "module '\(source.name)' has no attribute '\(text)'", at: place)
          }
          assign(text, value, frame)
        }
      }
      return
    }
    for (name, value) in source.globals where !name.hasPrefix("_") {
      assign(name, value, frame)
    }
  }

  private func noteLibrary(_ top: String) {
    if StandardLibrary.modules.contains(top) || library.keys.contains(top) { return }
    importedLibraries.append(top)
  }
}

/// What decides whether a module can be imported.
struct ImportConditions {
  /// The libraries that it needs.
  var libraries: [String] = []
  /// Whether something that is not known was done, which may raise an error.
  var hasUnknowns = false
}
