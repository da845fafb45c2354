import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning

/// Writes ordering edges into Kedro source: node functions stay as they are.
///
/// Where an edge's two `node(...)` calls stand in one file, each gets `signals(...)` or
/// `after(...)` around it. Other edges go into `pipeline_registry.py`, around what
/// `register_pipelines` returns. Both come from a small module in the user's package.
struct KedroFixWriter: FixWriter {
  let kind = PipelineKind.kedro

  var wayCount: Int { Self.ways.count }

  /// First as it reads best, then with names that no pattern of the catalog is likely to take in,
  /// then without touching the calls.
  private static let ways: [TokenNames?] = [.done, .prefixed, nil]

  func changes(
    for edges: [NamedEdge], in project: LoadedProject, way: Int, _ world: World
  ) async throws(FixRefusal) -> [FileChange] {
    guard case .kedro(let kedro) = project.details else {
      throw FixRefusal("this is not a Kedro project")
    }
    let module = try OrderingModule(kedro, root: project.root, world: world)
    var calls = CallEdges(project, kedro)
    var registry = RegistryEdges()
    for edge in edges {
      let ends = try OrderedNodes(edge, in: project, kedro)
      if let names = Self.ways[way], ends.canBeOrderedAtCalls {
        calls.add(ends, names)
      } else {
        registry.add(ends)
      }
    }
    var changes = try calls.changes(importing: module)
    if !registry.isEmpty {
      changes.append(try await registry.change(in: project, kedro, importing: module, world))
    }
    let shownRoot = project.pipelines.first?.source ?? "."
    if let created = module.newFile(shownRoot: shownRoot) { changes.append(created) }
    return changes
  }

  func previewing<R: Sendable>(
    _ changes: [FileChange], of project: LoadedProject, _ request: LoadRequest, _ world: World,
    _ body: (LoadRequest, World) async throws(FixRefusal) -> R
  ) async throws(FixRefusal) -> R {
    guard case .kedro(let kedro) = project.details else {
      throw FixRefusal("this is not a Kedro project")
    }
    let mirror = try ProjectMirror(project.root, world: world)
    defer { mirror.remove() }
    // An interpreter beside the project may be configured as seen from the project.
    try mirror.link(besides: kedro.python)
    if let package = kedro.packageDirectory { try mirror.copySources(in: package) }
    for change in changes {
      let path = Paths.normalised(Paths.joined(world.currentDirectory, change.file))
      let inside = Paths.relative(world.files.canonical(path), to: project.root)
      guard !inside.hasPrefix("/") else {
        throw FixRefusal("\(change.file) is outside the project, so it is not changed")
      }
      try mirror.write(change.result, to: inside)
    }
    var request = request
    request.path = mirror.root
    return try await body(request, world)
  }
}
