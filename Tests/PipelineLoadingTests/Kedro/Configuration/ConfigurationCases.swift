import Foundation
import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// A configuration of `Tests/Fixtures/kedro-configuration`: its `case.json` says how it is read and
/// which names are asked for.
struct ConfigurationCase: Sendable, CustomTestStringConvertible {
  let name: String
  let description: Description

  var testDescription: String { name }

  struct Description: Decodable {
    let names: [String]
    let settings: ConfigurationValue?
    let loader: String?
    /// The versions of Kedro that have this loader; all when not said.
    let versions: [String]?
  }

  static let folder = Paths.joined(Fixtures.root, "kedro-configuration")

  /// The project.
  var path: String { Paths.joined(Self.folder, name) }

  static let all: [ConfigurationCase] = {
    let files = DiskFiles()
    return ((try? files.entries(of: folder)) ?? []).compactMap { name in
      let file = Paths.joined(folder, "\(name)/case.json")
      guard let bytes = try? files.read(file),
        let description = try? JSONDecoder().decode(Description.self, from: Data(bytes))
      else { return nil }
      return ConfigurationCase(name: name, description: description)
    }
  }()

  /// How the project says it is to be read.
  func settings(_ version: String, environment: String? = nil) -> KedroConfigurationSettings {
    KedroConfigurationSettings(
      description.settings?.mapping ?? ConfigurationMapping(),
      loader: description.loader ?? "omega", version: version, environment: environment)
  }

  func reader(
    _ version: String = "1.7.0", environment: String? = nil
  ) -> KedroConfigurationReader {
    KedroConfigurationReader(
      root: path, shownRoot: ".", settings: settings(version, environment: environment),
      world: .test(in: path))
  }
}

extension KedroConfigurationSettings {
  /// Settings under the names that Kedro has for them.
  init(
    _ values: ConfigurationMapping, loader: String, version: String, environment: String?
  ) {
    self.init()
    kedroVersion = version
    self.environment = environment
    source = values["conf_source"]?.text ?? source
    baseEnvironment = values["base_env"]?.text ?? baseEnvironment
    defaultEnvironment = values["default_run_env"]?.text ?? defaultEnvironment
    runtimeParameters = values["runtime_params"]?.mapping ?? runtimeParameters
    for kind in Kind.allCases {
      if case .list(let items)? = values["config_patterns"]?.mapping?[kind.rawValue] {
        patterns[kind] = items.compactMap(\.text)
      }
      if values["merge_strategy"]?.mapping?[kind.rawValue] == .string("soft") {
        mergeStrategies[kind] = .soft
      }
    }
    switch loader {
    case "templated":
      self.loader = .templated(
        globalsPattern: values["globals_pattern"]?.text,
        globals: values["globals_dict"]?.mapping ?? ConfigurationMapping())
    case "plain": self.loader = .plain
    default: self.loader = .omega
    }
  }
}

extension ConfigurationValue: Codable {
  /// Reads any value of JSON.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .null
    } else if let value = try? box.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? box.decode(Int.self) {
      self = .int(value)
    } else if let value = try? box.decode(Double.self) {
      self = .float(value)
    } else if let value = try? box.decode(String.self) {
      self = .string(value)
    } else if let items = try? box.decode([ConfigurationValue].self) {
      self = .list(items)
    } else {
      let entries = try box.decode([String: ConfigurationValue].self)
      self = .mapping(ConfigurationMapping(entries.map { (.string($0.key), $0.value) }))
    }
  }

  /// Writes the value as JSON.
  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    switch self {
    case .null, .unknown: try box.encodeNil()
    case .bool(let value): try box.encode(value)
    case .int(let value): try box.encode(value)
    case .float(let value): try box.encode(value)
    case .string(let value): try box.encode(value)
    case .list(let items): try box.encode(items)
    case .mapping(let mapping):
      let entries = mapping.entries.map { ($0.key.text, $0.value) }
      try box.encode(Dictionary(entries) { first, _ in first })
    }
  }

  /// The value as `read_with_kedro.py` writes it.
  var written: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "i\(value)"
    case .float: "f\(pythonText ?? "")"
    case .string(let text): "s\(text.unicodeScalars.count):\(text)"
    case .list(let items): "[\(items.map(\.written).joined(separator: ","))]"
    case .mapping(let mapping): mapping.written
    case .unknown(let reason): "unknown: \(reason)"
    }
  }
}

extension ConfigurationMapping {
  var written: String {
    let pairs = entries.map { key, value in
      "\(key.value.written)=\(value.written)"
    }
    let sorted = pairs.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    return "{\(sorted.joined(separator: ","))}"
  }
}
