import OutsideWorld
import PipelineModel

/// Loads one kind of pipeline.
///
/// A new kind is a folder of its own and a line in `pipelineLoaders`.
protocol PipelineLoader: Sendable {
  var kind: PipelineKind { get }
  /// The file or folder to load when `path` is of this kind, else nil. What says that it is of
  /// this kind but cannot be read is a problem.
  func recognises(_ path: String, _ request: LoadRequest, in world: World)
    throws(InputProblem) -> String?
  /// Loads what `recognises` gave.
  func load(
    _ path: String, _ request: LoadRequest, in world: World
  ) async throws(InputProblem) -> LoadedProject
}

/// In the order in which they are asked.
let pipelineLoaders: [any PipelineLoader] = [
  KedroLoader(), SnapshotLoader(), NativeLoader(),
]

/// Loads a project with its configuration laid over it.
package func loadProject(
  _ request: LoadRequest, in world: World
) async throws(InputProblem) -> LoadedProject {
  let path = Paths.normalised(Paths.joined(world.currentDirectory, request.path))
  guard world.files.kind(of: path) != nil else {
    throw InputProblem(
      "there is no file or folder \(request.path.shortened)", help: nearest(to: path, in: world))
  }
  let loaders = pipelineLoaders.filter { request.kind == nil || $0.kind == request.kind }
  for loader in loaders {
    guard let found = try loader.recognises(path, request, in: world) else { continue }
    if request.parameters != nil && loader.kind != .kedro {
      throw InputProblem(
        "--params is for Kedro projects, and \(LoadRequest.named(request.path)) is none")
    }
    let configuration = try Configuration.load(for: found, request, in: world)
    var request = request
    request.kedro = configuration.kedro
    let project = try await loader.load(found, request, in: world)
    return try project.configured(by: configuration)
  }
  throw InputProblem(
    "\(LoadRequest.named(request.path)) holds no pipeline",
    help: "expected a Kedro project ([tool.kedro] in pyproject.toml), a snapshot of one, or a "
      + "YAML or JSON file with 'nodes:' such as pipeline.yaml")
}

private func nearest(to path: String, in world: World) -> String? {
  guard let folder = Paths.parent(of: path), let names = try? world.files.entries(of: folder),
    let name = NearestName.of(Paths.lastComponent(of: path), among: names)
  else { return nil }
  return "did you mean '\(name)'?"
}
