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
    /// Not read at all: a snapshot says what is in it.
    case snapshot
  }

  package var mode = Mode.auto
  /// The interpreter that has Kedro; found when nil.
  package var python: Reference?
  /// Kedro's run environment; Kedro's own default when nil.
  package var environment: Reference?
  /// The snapshot that is loaded, as seen from the project.
  package var snapshot: Reference?
  /// The file that says so.
  private var source: SourceText?

  private static let keys = ["mode", "python", "env", "snapshot"]

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
    configuration.snapshot = try fields.reference("snapshot")
    if let text = try fields.text("mode"), let value = fields.value("mode") {
      guard let mode = Mode(rawValue: text) else {
        let known = Mode.allCases.map(\.rawValue)
        throw document.problem(
          "'mode' of kedro is auto, live, static or snapshot, not '\(text.shortened)'", at: value,
          help: NearestName.of(text, among: known).map { "did you mean '\($0)'?" })
      }
      guard mode != .snapshot || configuration.snapshot != nil else {
        throw document.problem(
          "kedro is to be loaded from a snapshot, and 'snapshot' does not name one", at: value,
          help: "name it: 'kedro: {mode: snapshot, snapshot: FILE}'")
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
