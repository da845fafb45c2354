import PipelineModel

/// `kedro:` of the configuration.
package struct KedroConfiguration: Sendable {
  /// The interpreter that has Kedro; found when nil.
  package var python: String?
  /// Kedro's run environment; Kedro's own default when nil.
  package var environment: String?

  private static let keys = ["mode", "python", "env"]

  package init(python: String? = nil, environment: String? = nil) {
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
    return KedroConfiguration(
      python: try fields.text("python"), environment: try fields.text("env"))
  }
}
