import PipelineModel

/// `trace:` of the configuration.
package struct TraceConfiguration: Sendable {
  /// Patterns of paths that are left out when a run is traced, each with what lies below it.
  package var ignore: [String] = []

  private static let keys = ["ignore"]

  static func read(
    _ node: SourceNode, in document: SourceDocument
  ) throws(InputProblem) -> TraceConfiguration {
    let fields = try Fields(node, of: "trace", known: keys, in: document)
    var trace = TraceConfiguration()
    trace.ignore = try fields.texts("ignore").map(\.name)
    return trace
  }
}
