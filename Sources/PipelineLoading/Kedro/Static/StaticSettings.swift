import PythonReading

/// What settings.py says of the configuration, as far as it can be known.
struct StaticSettings: Sendable {
  var configurationSource = "conf"
  var baseEnvironment = "base"
  var runEnvironment = "local"
  /// Settings that are not known, with the reason.
  var unknown: [String: Unknown] = [:]

  init(_ evaluator: Evaluator, package: String, at place: Place) throws(Stop) {
    let name = "\(package).settings"
    guard evaluator.hasModule(name) else { return }
    let module = try evaluator.module(name, at: place)
    if let value = module.globals["CONF_SOURCE"] {
      read(value, "CONF_SOURCE") { $0.configurationSource = $1 }
    }
    guard case .dict(let arguments)? = module.globals["CONFIG_LOADER_ARGS"] else { return }
    if let value = arguments[.string("base_env")] {
      read(value, "base_env") { $0.baseEnvironment = $1 }
    }
    if let value = arguments[.string("default_run_env")] {
      read(value, "default_run_env") { $0.runEnvironment = $1 }
    }
  }

  private mutating func read(
    _ value: Value, _ name: String, _ take: (inout StaticSettings, String) -> Void
  ) {
    if let text = value.string {
      take(&self, text)
    } else if let reason = value.unknown {
      unknown[name] = reason
    }
  }
}
