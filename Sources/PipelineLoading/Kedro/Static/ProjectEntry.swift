import PythonReading

/// Where Kedro enters a project: the registry of its pipelines and its hooks, which stood elsewhere
/// before 0.17.2.
struct ProjectEntry {
  /// Instances, or classes, of the project's hooks.
  let hooks: [Value]
  /// Kedro's context as the project extends it, before 0.17.
  private let context: ClassObject?
  private let evaluator: Evaluator
  private let metadata: KedroMetadata
  private let place: Place

  init(_ evaluator: Evaluator, _ metadata: KedroMetadata, at place: Place) throws(Stop) {
    self.evaluator = evaluator
    self.metadata = metadata
    self.place = place
    var hooks: [Value] = []
    let settings = "\(metadata.packageName).settings"
    if metadata.context == nil, evaluator.hasModule(settings),
      let own = try evaluator.module(settings, at: place).globals["HOOKS"]
    {
      hooks += try evaluator.items(of: own, at: place)
    }
    for path in metadata.hooks { hooks.append(try Self.object(path, evaluator, at: place)) }
    var context: ClassObject?
    if let path = metadata.context,
      case .type(let type) = try Self.object(path.text, evaluator, at: place)
    {
      context = type
      if let own = type.member("hooks") { hooks += try evaluator.items(of: own, at: place) }
    }
    self.context = context
    self.hooks = hooks
  }

  /// What a dotted path of a configuration file stands for.
  private static func object(
    _ path: String, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    let path = DottedPath(path)
    guard evaluator.hasModule(path.module) else {
      throw .raised(
        PythonError("ModuleNotFoundError", "No module named '\(path.module)'", at: place))
    }
    let module = try evaluator.module(path.module, at: place)
    return try evaluator.attribute(path.name, of: .module(module), at: place)
  }

  // MARK: Pipelines

  /// The pipelines by name.
  func pipelines() throws(Stop) -> Value {
    let name = "\(metadata.packageName).pipeline_registry"
    let version = KedroVersion(metadata.version)
    if let made = try oldPipelines(version, hasRegistry: evaluator.hasModule(name)) { return made }
    guard evaluator.hasModule(name) else {
      throw .raised(PythonError("ModuleNotFoundError", "No module named '\(name)'", at: place))
    }
    let module = try evaluator.module(name, at: place)
    guard let function = module["register_pipelines"] else {
      throw .raised(
        PythonError(
          "AttributeError", "module '\(name)' has no attribute 'register_pipelines'", at: place))
    }
    return try evaluator.call(function, CallArguments(), at: place)
  }

  /// What the context or hooks register, where Kedro is old enough to ask them.
  private func oldPipelines(
    _ version: KedroVersion, hasRegistry: Bool
  ) throws(Stop) -> Value? {
    guard version < KedroVersion("0.18") else { return nil }
    if let made = try contextMember("_get_pipelines", CallArguments()) { return made }
    if hasRegistry, !(version < KedroVersion("0.17.2")) { return nil }
    let made = DictObject()
    var isFound = false
    for hook in hooks {
      guard let function = hooked("register_pipelines", by: hook) else { continue }
      let answer = try evaluator.call(function.bound, CallArguments(), at: place)
      guard case .dict(let dict) = answer else { return answer }
      isFound = true
      for entry in dict.items {
        if let key = entry.key.key { made.set(key, entry.key, entry.value) }
      }
      if let rest = dict.rest { made.blur(rest) }
    }
    return isFound ? .dict(made) : nil
  }

  // MARK: Configuration

  /// The loader that a hook or the context makes, which Kedro asked for before 0.18; nil when
  /// neither does.
  func configurationLoader() throws(Stop) -> Value? {
    guard KedroVersion(metadata.version) < KedroVersion("0.18") else { return nil }
    let unknown = Value.unknown(Unknown("what Kedro gives a hook is not known", at: place))
    if let made = try contextMember("_create_config_loader", CallArguments([unknown])) {
      return made
    }
    for hook in hooks {
      guard let function = hooked("register_config_loader", by: hook) else { continue }
      let names = function.names.dropFirst()
      return try evaluator.call(
        function.bound, CallArguments([], keywords: names.map { ($0, unknown) }), at: place)
    }
    return nil
  }

  // MARK: Members

  /// What a method of the context returns that the project itself has.
  private func contextMember(
    _ name: String, _ given: CallArguments
  ) throws(Stop) -> Value? {
    guard let context, case .function(let function)? = context.member(name) else { return nil }
    return try evaluator.call(
      .method(receiver: .instance(Instance(context)), .function(function)), given, at: place)
  }

  private struct HookedFunction {
    let bound: Value
    /// Of its parameters.
    let names: [String]
  }

  /// What a hook has under a name, when it is marked as one.
  private func hooked(_ name: String, by hook: Value) -> HookedFunction? {
    let type: ClassObject
    switch hook {
    case .instance(let instance): type = instance.type
    case .type(let given): type = given
    default: return nil
    }
    guard case .function(let function)? = type.member(name), NodeHooks.isMarked(function) else {
      return nil
    }
    return HookedFunction(
      bound: .method(receiver: hook, .function(function)),
      names: function.syntax.parameters.positional)
  }
}

/// A module and a name in it, as configuration files write them.
struct DottedPath {
  let module: String
  let name: String

  var text: String { "\(module).\(name)" }

  init(_ text: String) {
    let parts = text.split(separator: ".").map(String.init)
    module = parts.dropLast().joined(separator: ".")
    name = parts.last ?? ""
  }
}
