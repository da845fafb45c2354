import PipelineModel

/// `kedro:` of the configuration.
package struct KedroConfiguration: Sendable {
  /// How a project is read.
  package enum Mode: String, Sendable, CaseIterable {
    /// Imported when there is a Python that has Kedro, else read without running it.
    case auto
    /// Imported by the Python that has Kedro.
    case live
    /// Read without running anything of it.
    case `static`
  }

  package var mode = Mode.auto
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
    var configuration = KedroConfiguration(
      python: try fields.reference("python"), environment: try fields.reference("env"))
    configuration.source = document.source
    if let text = try fields.text("mode"), let value = fields.value("mode") {
      guard let mode = Mode(rawValue: text) else {
        let known = Mode.allCases.map(\.rawValue)
        throw document.problem(
          "'mode' of kedro is auto, live or static, not '\(text.shortened)'", at: value,
          help: NearestName.of(text, among: known).map { "did you mean '\($0)'?" })
      }
      configuration.mode = mode
    }
    return configuration
  }

  /// A problem with a setting, at its place when the user gave it.
  func problem(_ message: String, at setting: Reference?, help: String?) -> InputProblem {
    InputProblem(
      message, span: setting?.span, source: setting?.span == nil ? nil : source, help: help)
  }
}
