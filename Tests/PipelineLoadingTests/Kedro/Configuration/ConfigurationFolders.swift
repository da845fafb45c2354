import OutsideWorld
import PipelineModel

@testable import PipelineLoading

extension ProjectFolder {
  /// A reader of the configuration in this folder.
  func configuration(
    variables: [String: String] = [:],
    _ change: (inout KedroConfigurationSettings) -> Void = { _ in }
  ) -> KedroConfigurationReader {
    var settings = KedroConfigurationSettings()
    change(&settings)
    return KedroConfigurationReader(
      root: path, shownRoot: ".", settings: settings,
      world: .test(in: path, environment: variables))
  }

  /// What is wrong with the configuration.
  func configurationProblem(
    variables: [String: String] = [:],
    _ change: (inout KedroConfigurationSettings) -> Void = { _ in }
  ) -> InputProblem? {
    do {
      _ = try configuration(variables: variables, change).read()
      return nil
    } catch { return error }
  }
}

extension InputProblem {
  /// `file:line:column message`.
  var located: String {
    guard let span else { return message }
    return "\(span.file):\(span.start.line):\(span.start.column) \(message)"
  }
}

extension SourceSpan {
  /// `file:line:column-line:column`.
  var located: String { "\(file):\(start.line):\(start.column)-\(end.line):\(end.column)" }
}
