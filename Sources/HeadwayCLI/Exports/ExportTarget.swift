import PipelineLoading
import PipelineModel

/// What `headway export --to` can write: a case here, and an `Exporter` in a file of its own.
enum ExportTarget: String, CaseIterable, Sendable {
  case snapshot

  var exporter: any Exporter {
    switch self {
    case .snapshot: SnapshotExporter()
    }
  }

  static func named(_ name: String) throws(InputProblem) -> ExportTarget {
    if let target = ExportTarget(rawValue: name) { return target }
    let known = allCases.map(\.rawValue)
    throw InputProblem(
      "nothing can be exported to '\(name.shortened)'",
      help: NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
        ?? "it can be exported to: \(known.joined(separator: ", "))")
  }
}

/// Makes one kind of file out of a project.
protocol Exporter: Sendable {
  /// The same project gives the same bytes.
  func bytes(of project: LoadedProject) throws(InputProblem) -> [UInt8]
}
