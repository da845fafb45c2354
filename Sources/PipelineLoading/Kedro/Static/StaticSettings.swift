import PipelineModel
import PythonReading

/// What settings.py says of the configuration, as far as it can be known.
struct StaticSettings: Sendable {
  /// How the configuration is read.
  var configuration = KedroConfigurationSettings()
  /// Why that is not known for sure, and where that began.
  private(set) var doubts: [Unknown] = []

  init(
    _ evaluator: Evaluator, _ metadata: KedroMetadata, _ entry: ProjectEntry, at place: Place
  ) throws(Stop) {
    let version = KedroVersion(metadata.version)
    configuration.kedroVersion = version.text
    if version < KedroVersion("0.19") { configuration.loader = .plain }
    if let loader = try entry.configurationLoader() { readHooked(loader, at: place) }
    let name = "\(metadata.packageName).settings"
    guard metadata.context == nil, evaluator.hasModule(name) else { return }
    let module = try evaluator.module(name, at: place)
    let own = Place(file: module.file, range: place.range)
    if let source = text(module["CONF_SOURCE"]) { configuration.source = source }
    var arguments = DictObject()
    switch module["CONFIG_LOADER_ARGS"] {
    case .dict(let dict)?:
      arguments = dict
      if let rest = dict.rest { doubts.append(rest) }
    case let value?: if let unknown = value.unknown { doubts.append(unknown) }
    case nil: break
    }
    readLoader(module["CONFIG_LOADER_CLASS"], arguments, at: own)
    readArguments(arguments)
    // Hooks may register resolvers too.
    if module["HOOKS"] != nil { configuration.customResolvers = nil }
  }

  private mutating func text(_ value: Value?) -> String? {
    guard let value else { return nil }
    if let unknown = value.unknown { doubts.append(unknown) }
    return value.pathText
  }

  private mutating func readLoader(_ type: Value?, _ arguments: DictObject, at place: Place) {
    switch type {
    case nil: break
    case .native(let native)? where native.name == "OmegaConfigLoader":
      configuration.loader = .omega
    case .native(let native)? where native.name == "ConfigLoader": configuration.loader = .plain
    case .native(let native)? where native.name == "TemplatedConfigLoader":
      readTemplated(arguments[.string("globals_pattern")], arguments[.string("globals_dict")])
    case let value?:
      configuration.isLoaderKnown = false
      doubts.append(
        value.unknown
          ?? Unknown("the project's own configuration loader is not run", at: place))
    }
  }

  private mutating func readTemplated(_ pattern: Value?, _ values: Value?) {
    if let unknown = pattern?.unknown ?? values?.unknown {
      // Without its values no template can be filled in, nor said to lack one.
      configuration.isLoaderKnown = false
      doubts.append(unknown)
      return
    }
    var globals = ConfigurationMapping()
    if case .mapping(let given)? = values?.configurationValue { globals = given }
    configuration.loader = .templated(globalsPattern: text(pattern), globals: globals)
  }

  /// What a hook made.
  private mutating func readHooked(_ loader: Value, at place: Place) {
    guard case .foreign(let object) = loader, let made = object as? GivenLoader else {
      configuration.isLoaderKnown = false
      doubts.append(
        loader.unknown
          ?? Unknown("the project's own configuration loader is not run", at: place))
      return
    }
    guard made.kind == .templated else { return }
    readTemplated(
      made.given.argument(1, "globals_pattern"), made.given.argument(2, "globals_dict"))
  }

  private mutating func readArguments(_ arguments: DictObject) {
    if let name = text(arguments[.string("base_env")]) { configuration.baseEnvironment = name }
    if let name = text(arguments[.string("default_run_env")]) {
      configuration.defaultEnvironment = name
    }
    if case .bool(let value)? = arguments[.string("ignore_hidden")] {
      configuration.ignoresHidden = value
    }
    switch arguments[.string("custom_resolvers")] {
    case .dict(let dict)?:
      configuration.customResolvers =
        dict.rest == nil ? Set(dict.items.compactMap(\.key.string)) : nil
    case nil: break
    default: configuration.customResolvers = nil
    }
    for kind in KedroConfigurationSettings.Kind.allCases {
      let key = Key.string(kind.rawValue)
      if case .dict(let strategies)? = arguments[.string("merge_strategy")],
        strategies[key]?.string == "soft"
      {
        configuration.mergeStrategies[kind] = .soft
      }
      if case .dict(let patterns)? = arguments[.string("config_patterns")],
        case .list(let list)? = patterns[key]
      {
        configuration.patterns[kind] = list.items.compactMap(\.string)
      }
    }
  }
}

extension Value {
  /// The value as the configuration holds it; what is not known stays so.
  fileprivate var configurationValue: ConfigurationValue {
    switch self {
    case .none: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let text): return .string(text)
    case .list(let list): return .list(list.items.map(\.configurationValue))
    case .tuple(let items): return .list(items.map(\.configurationValue))
    case .dict(let dict):
      return .mapping(
        ConfigurationMapping(
          dict.items.compactMap { entry in
            entry.key.string.map { (.string($0), entry.value.configurationValue) }
          }))
    default: return .unknown(unknown?.reason ?? "a \(typeName) is not read")
    }
  }
}
