import OutsideWorld
import PipelineModel

/// Loads `pipeline.yaml` and `pipeline.json`.
struct NativeLoader: PipelineLoader {
  static let fileNames = ["pipeline.yaml", "pipeline.yml", "pipeline.json"]

  let kind = PipelineKind.native

  func recognises(_ path: String, _ request: LoadRequest, in world: World) -> String? {
    if world.files.kind(of: path) == .directory {
      return Self.fileNames.map { Paths.joined(path, $0) }
        .first { world.files.kind(of: $0) == .file }
    }
    let ending = Paths.ending(of: path).lowercased()
    return ["yaml", "yml", "json"].contains(ending) ? path : nil
  }

  func load(
    _ file: String, _ request: LoadRequest, in world: World
  ) async throws(InputProblem) -> LoadedProject {
    let root = world.files.canonical(Paths.parent(of: file) ?? ".")
    let shown = request.shown(file)
    let document = try SourceDocument.read(try world.source(file, shown: shown))
    var reader = NativeReader(
      document: document, locations: LocationReader(root: root, files: world.files))
    var pipeline = try reader.read(namedAfter: root)
    try refuseOtherNames(request.pipelines, than: pipeline.name)
    var code = NativeCode(
      root: root, shownRoot: Paths.parent(of: shown) ?? ".", world: world)
    await code.read(into: &pipeline)
    let sources = code.sources.merging([shown: document.source]) { _, own in own }
    return LoadedProject(
      root: root, kind: .native, pipelines: [pipeline], sources: sources,
      details: .native(document))
  }

  private func refuseOtherNames(
    _ wanted: [String], than name: String
  ) throws(InputProblem) {
    guard let other = wanted.first(where: { $0 != name && $0 != "__default__" }) else { return }
    throw InputProblem(
      "there is no pipeline '\(other.shortened)' here", help: "the pipeline is '\(name)'")
  }
}
