import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning

/// Writes order edges into the files of one kind of project.
///
/// A new kind is a folder of its own and a line in `FixWriters.all`.
protocol FixWriter: Sendable {
  var kind: PipelineKind { get }
  /// How many ways of writing there are; when one is refused, the next is tried.
  var wayCount: Int { get }
  /// The changes that make every edge hold.
  func changes(
    for edges: [NamedEdge], in project: LoadedProject, way: Int, _ world: World
  ) async throws(FixRefusal) -> [FileChange]
  /// The world as it would be after the changes, and the path to load there; `body` may not keep
  /// it.
  func previewing<R: Sendable>(
    _ changes: [FileChange], of project: LoadedProject, _ request: LoadRequest, _ world: World,
    _ body: (LoadRequest, World) async throws(FixRefusal) -> R
  ) async throws(FixRefusal) -> R
}

/// An order edge between nodes of one pipeline.
package struct NamedEdge: Sendable, Hashable {
  package let pipeline: String
  /// Indices of nodes in that pipeline.
  package let from: Int
  package let to: Int
}

/// Why nothing is written.
package struct FixRefusal: Error, Sendable, Equatable {
  /// One line, without a full stop.
  package let message: String
  package let help: String?
  /// Whether there is a fix that cannot be written, rather than none.
  package let isUnwritable: Bool

  package init(_ message: String, help: String? = nil, isUnwritable: Bool = false) {
    self.message = message
    self.help = help
    self.isUnwritable = isUnwritable
  }

  init(_ problem: FileProblem) { self.init("\(problem)", isUnwritable: true) }
}

enum FixWriters {
  static let all: [any FixWriter] = [NativeFixWriter(), KedroFixWriter()]

  static func writer(for kind: PipelineKind) throws(FixRefusal) -> any FixWriter {
    guard let writer = all.first(where: { $0.kind == kind }) else {
      throw FixRefusal("edges cannot be written into a \(kind.rawValue) project")
    }
    return writer
  }
}
