import OutsideWorld
import PipelineModel
import PythonReading

/// What programs read their own project's configuration with while they build pipelines.
struct ConfigurationLibrary {
  /// Absolute, canonical.
  let root: String
  let package: String
  let version: String
  let world: World

  /// By the dotted names under which programs import them.
  var values: [String: Value] {
    let yaml = Value.native(
      NativeFunction("safe_load", module: "yaml") { (evaluator, given, place) throws(Stop) in
        parsed(given, "yaml", evaluator, place)
      })
    let json = Value.native(
      NativeFunction("load", module: "json") { (evaluator, given, place) throws(Stop) in
        parsed(given, "json", evaluator, place)
      })
    var values: [String: Value] = [
      "yaml.safe_load": yaml, "yaml.load": yaml, "yaml.full_load": yaml,
      "json.loads": json, "json.load": json,
      "kedro.framework.project.settings": .foreign(SettingsObject(package: package)),
    ]
    for (name, kind) in [
      ("OmegaConfigLoader", LoaderKind.omega), ("TemplatedConfigLoader", .templated),
      ("ConfigLoader", .plain),
    ] {
      let make = Value.native(
        NativeFunction(name, module: "kedro.config") { (evaluator, given, place) throws(Stop) in
          loader(kind, given, evaluator, place)
        })
      values["kedro.config.\(name)"] = make
    }
    return values
  }

  // MARK: Texts

  private func parsed(
    _ given: CallArguments, _ ending: String, _ evaluator: Evaluator, _ place: Place
  ) -> Value {
    var content = given.positional.first ?? .none
    if case .foreign(let file as OpenFile) = content { content = file.content }
    guard let text = content.string else {
      return content.unknown.map { .unknown($0) }
        ?? evaluator.unknown("what is read here is not known", at: place)
    }
    let source = SourceText(file: "text.\(ending)", bytes: Array(text.utf8))
    do throws(InputProblem) {
      let document = try SourceDocument.read(source)
      let reader = ConfigurationNodeReader(
        document: document, file: 0, dialect: ending == "json" ? .json : .plain,
        hasTemplates: false, hidesCredentials: true)
      let fields = try reader.fields()
      return fields.written.pythonValue(at: place)
    } catch {
      return evaluator.unknown("the text that is read cannot be: \(error.message)", at: place)
    }
  }

  // MARK: Loaders

  enum LoaderKind { case omega, templated, plain }

  private func loader(
    _ kind: LoaderKind, _ given: CallArguments, _ evaluator: Evaluator, _ place: Place
  ) -> Value {
    if KedroVersion(version) < KedroVersion("0.18") { return .foreign(GivenLoader(kind, given)) }
    if let unknown = given.unknown { return .unknown(unknown) }
    let known = ["conf_source", "env", "base_env", "default_run_env"]
    if let odd = given.keywords.first(where: { !known.contains($0.name) && !$0.value.isNone }) {
      return evaluator.unknown("a loader with \(odd.name) is not evaluated", at: place)
    }
    guard kind != .templated, let source = given.argument(0, "conf_source")?.pathText else {
      return evaluator.unknown("this configuration loader is not evaluated", at: place)
    }
    var settings = KedroConfigurationSettings()
    settings.source = source
    settings.loader = kind == .omega ? .omega : .plain
    settings.kedroVersion = version
    settings.customResolvers = nil
    settings.environment = given.argument(1, "env")?.string
    // A loader made by hand has no environments but those it is given.
    settings.baseEnvironment =
      given.keyword("base_env")?.string ?? (version.isBeforeVersion19 ? "base" : "")
    settings.defaultEnvironment =
      given.keyword("default_run_env")?.string ?? (version.isBeforeVersion19 ? "local" : "")
    let reader = KedroConfigurationReader(
      root: root, shownRoot: ".", settings: settings, world: world)
    return .foreign(LoaderObject(reader))
  }
}

extension String {
  fileprivate var isBeforeVersion19: Bool { KedroVersion(self) < KedroVersion("0.19") }
}

/// A configuration loader of Kedro 0.17 or older, which hooks make: its kind and what it was given.
final class GivenLoader: ForeignObject {
  let kind: ConfigurationLibrary.LoaderKind
  let given: CallArguments
  let typeName = "ConfigLoader"

  init(_ kind: ConfigurationLibrary.LoaderKind, _ given: CallArguments) {
    self.kind = kind
    self.given = given
  }

  func call(
    _ method: String, _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    evaluator.unknown("\(method)() of a configuration loader is not evaluated", at: place)
  }
}

/// A configuration loader that a program made.
private final class LoaderObject: ForeignObject {
  private let reader: KedroConfigurationReader
  let typeName = "ConfigLoader"

  init(_ reader: KedroConfigurationReader) { self.reader = reader }

  func call(
    _ method: String, _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    guard method == "__getitem__" || method == "get", let kind = given.positional.first?.string
    else { return nil }
    let look = reader.looked
    evaluator.asked.formUnion(look.files)
    evaluator.listed.formUnion(look.folders)
    do throws(InputProblem) {
      let content = try reader.read()
      if kind.hasPrefix("parameters") {
        return ConfigurationValue.mapping(content.parameters).pythonValue(at: place)
      }
      if kind.hasPrefix("globals") {
        return ConfigurationValue.mapping(content.globals).pythonValue(at: place)
      }
      return evaluator.unknown("the configuration '\(kind)' is not evaluated", at: place)
    } catch {
      return evaluator.unknown("the configuration cannot be read: \(error.message)", at: place)
    }
  }
}

/// `kedro.framework.project.settings`: the project's own, and Kedro's defaults.
private final class SettingsObject: ForeignObject {
  private let package: String
  let typeName = "settings"

  init(package: String) { self.package = package }

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    let module = "\(package).settings"
    if evaluator.hasModule(module) {
      let settings = try evaluator.module(module, at: place)
      if let value = settings[name] { return value }
    }
    switch name {
    case "CONF_SOURCE": return .string("conf")
    case "CONFIG_LOADER_ARGS":
      let dict = DictObject()
      dict.set("base_env", .string("base"))
      dict.set("default_run_env", .string("local"))
      return .dict(dict)
    default: return evaluator.unknown("the setting \(name) is not evaluated", at: place)
    }
  }
}

extension ConfigurationValue {
  /// The value as a program sees it.
  func pythonValue(at place: Place) -> Value {
    switch self {
    case .null: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let text):
      // PyYAML makes a date of what looks like one.
      return text.looksLikeDate
        ? .unknown(Unknown("whether '\(text.shortened)' is a date is not known", at: place))
        : .string(text)
    case .list(let items): return .list(items.map { $0.pythonValue(at: place) })
    case .mapping(let mapping):
      let dict = DictObject()
      for (key, value) in mapping.entries {
        let name = key.pythonValue
        if let hashed = name.key { dict.set(hashed, name, value.pythonValue(at: place)) }
      }
      return .dict(dict)
    case .unknown(let reason): return .unknown(Unknown(reason, at: place))
    }
  }
}

extension ConfigurationKey {
  fileprivate var pythonValue: Value {
    switch self {
    case .string(let text): .string(text)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .bool(let value): .bool(value)
    case .null: .none
    }
  }
}

extension String {
  /// Whether it begins as `2024-01-31` does.
  fileprivate var looksLikeDate: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3 && parts[0].count == 4 && parts[0].allSatisfy(\.isNumber)
      && parts[1].allSatisfy(\.isNumber) && (1...2).contains(parts[1].count)
      && (parts[2].first?.isNumber ?? false)
  }
}
