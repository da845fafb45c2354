import PipelineModel

/// `kedro:` of the configuration.
package struct KedroConfiguration: Sendable {
  /// The interpreter that has Kedro; found when nil.
  package var python: Reference?
  /// Kedro's run environment; Kedro's own default when nil.
  package var environment: Reference?
  /// The file that says so.
  private var source: SourceText?

  private static let keys = ["mode", "python", "env"]

  package init(python: Reference? = nil, environment: Reference? = nil) {
    self.python = python
    self.environment = environment
  }

  static func read(
    _ node: SourceNode, in document: SourceDocument
  ) throws(InputProblem) -> KedroConfiguration {
    let fields = try Fields(node, of: "kedro", known: keys, in: document)
    if let mode = try fields.text("mode"), let value = fields.value("mode"),
      !["auto", "live"].contains(mode)
    {
      throw document.problem(
        "'mode' of kedro is auto or live, not '\(mode.shortened)'", at: value)
    }
    var configuration = KedroConfiguration(
      python: try fields.reference("python"), environment: try fields.reference("env"))
    configuration.source = document.source
    return configuration
  }

  /// A problem with a setting, at its place when the user gave it.
  func problem(_ message: String, at setting: Reference?, help: String?) -> InputProblem {
    InputProblem(
      message, span: setting?.span, source: setting?.span == nil ? nil : source, help: help)
  }
}
