import PipelineModel

/// What the configuration of a project says, read the way its settings ask for.
struct StaticConfiguration: Sendable {
  let settings: KedroConfigurationSettings
  let reader: KedroConfigurationReader
  let content: Result<KedroConfigurationContent, InputProblem>

  /// - Parameters:
  ///   - environment: The run environment that was asked for.
  ///   - parameters: What follows `kedro run --params`.
  init(
    _ settings: StaticSettings, environment: String?, parameters: String?, version: String,
    reader: (KedroConfigurationSettings) -> KedroConfigurationReader
  ) {
    var changed = settings.configuration
    changed.environment = environment
    var problem: InputProblem?
    do throws(InputProblem) {
      if let parameters {
        changed.runtimeParameters = try RuntimeParameters.read(
          parameters, separatesByColon: KedroVersion(version) < KedroVersion("0.19"))
      }
    } catch { problem = error }
    self.settings = changed
    let made = reader(changed)
    self.reader = made
    content = problem.map { .failure($0) } ?? Self.content(made)
  }

  private static func content(
    _ reader: KedroConfigurationReader
  ) -> Result<KedroConfigurationContent, InputProblem> {
    do throws(InputProblem) { return .success(try reader.read()) } catch { return .failure(error) }
  }

  /// The value of a node's input, when that is a parameter.
  func parameter(_ input: String) -> ConfigurationValue? {
    guard case .success(let content) = content else { return nil }
    if input == "parameters" { return .mapping(content.parameters) }
    guard input.hasPrefix("params:") else { return nil }
    return Self.value(at: input.dropFirst("params:".count), in: content.parameters)
  }

  private static func value(
    at path: Substring, in mapping: ConfigurationMapping
  ) -> ConfigurationValue? {
    if let value = mapping[String(path)] { return value }
    // A key may hold dots itself.
    var end = path.firstIndex(of: ".")
    while let dot = end {
      let rest = path[path.index(after: dot)...]
      if let inner = mapping[String(path[..<dot])]?.mapping,
        let value = value(at: rest, in: inner)
      {
        return value
      }
      end = rest.firstIndex(of: ".")
    }
    return nil
  }
}
