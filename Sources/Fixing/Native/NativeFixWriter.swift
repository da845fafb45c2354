import OutsideWorld
import PipelineLoading
import PipelineModel

/// Writes `after` into a native file, in the style the file has.
struct NativeFixWriter: FixWriter {
  let kind = PipelineKind.native
  let wayCount = 1

  func changes(
    for edges: [NamedEdge], in project: LoadedProject, way: Int, _ world: World
  ) async throws(FixRefusal) -> [FileChange] {
    guard case .native(let document) = project.details, let pipeline = project.pipelines.first
    else { throw FixRefusal("this is not a native pipeline") }
    let writer = AfterKeyWriter(document: document)
    var edits: [TextEdit] = []
    for (target, edges) in Dictionary(grouping: edges, by: \.to).sorted(by: { $0.key < $1.key }) {
      let earlier = edges.map(\.from).sorted().map { pipeline.nodes[$0].name }
      edits += try writer.edits(adding: earlier, to: pipeline.nodes[target])
    }
    return [FileChange(document.source, edits: edits)]
  }

  func previewing<R: Sendable>(
    _ changes: [FileChange], of project: LoadedProject, _ request: LoadRequest, _ world: World,
    _ body: (LoadRequest, World) async throws(FixRefusal) -> R
  ) async throws(FixRefusal) -> R {
    var world = world
    let replaced = changes.map {
      (Paths.normalised(Paths.joined(world.currentDirectory, $0.file)), $0.result)
    }
    world.files = OverlaidFiles(
      base: world.files, replaced: Dictionary(replaced) { _, last in last })
    return try await body(request, world)
  }
}
