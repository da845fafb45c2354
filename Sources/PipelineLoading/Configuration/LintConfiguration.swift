import PipelineModel

/// `lint:` of the configuration.
///
/// Names of rules are checked by whoever knows the rules.
package struct LintConfiguration: Sendable {
  /// Codes, names or groups, as written.
  package var select: [Reference] = []
  package var ignore: [Reference] = []
  /// Rules that are not reported for files that match a pattern.
  package var perFileIgnores: [(pattern: String, rules: [Reference])] = []
  /// The least severity that fails.
  package var failOn: Reference?

  private static let keys = ["select", "ignore", "per-file-ignores", "fail-on"]

  static func read(
    _ node: SourceNode, in document: SourceDocument
  ) throws(InputProblem) -> LintConfiguration {
    let fields = try Fields(node, of: "lint", known: keys, in: document)
    var lint = LintConfiguration()
    lint.select = try fields.texts("select")
    lint.ignore = try fields.texts("ignore")
    lint.failOn = try fields.reference("fail-on")
    guard let ignores = fields.value("per-file-ignores") else { return lint }
    for field in try document.fields(of: ignores, fields.label("per-file-ignores")) {
      lint.perFileIgnores.append(
        (field.name, try document.texts(field.value, "the rules of '\(field.name.shortened)'")))
    }
    return lint
  }
}
