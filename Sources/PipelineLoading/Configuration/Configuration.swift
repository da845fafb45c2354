import OutsideWorld
import PipelineModel

/// What `headway.yaml`, or `[tool.headway]` in `pyproject.toml`, says.
package struct Configuration: Sendable {
  package var machine = Machine()
  package var overlay = DemandOverlay()
  package var datasets = DatasetOverlay()
  package var lint = LintConfiguration()
  package var kedro = KedroConfiguration()
  package var trace = TraceConfiguration()
  /// The files it was read from, by shown name.
  package var sources: [String: SourceText] = [:]

  package static let fileNames = ["headway.yaml", "headway.yml"]
  private static let keys = ["machine", "nodes", "datasets", "lint", "kedro", "trace"]

  package init() {}

  /// The configuration of a project: the named file, else the first that is beside the project of
  /// `headway.yaml`, `headway.yml` and `pyproject.toml`.
  package static func load(
    for project: String, _ request: LoadRequest, in world: World
  ) throws(InputProblem) -> Configuration {
    if let named = request.configuration {
      return try read(Paths.joined(world.currentDirectory, named), request, in: world)
    }
    if request.isIsolated { return Configuration() }
    let isFolder = world.files.kind(of: project) == .directory
    let folder = isFolder ? project : Paths.parent(of: project) ?? "."
    let own = fileNames.map { Paths.joined(folder, $0) }
      .first { world.files.kind(of: $0) == .file }
    if let own { return try read(own, request, in: world) }
    let shared = Paths.joined(folder, "pyproject.toml")
    guard world.files.kind(of: shared) == .file else { return Configuration() }
    return try read(shared, request, in: world)
  }

  private static func read(
    _ path: String, _ request: LoadRequest, in world: World
  ) throws(InputProblem) -> Configuration {
    let source = try world.source(path, shown: request.shown(path))
    if Paths.ending(of: path) == "toml" {
      guard let document = try TOMLReader.table(["tool", "headway"], of: source) else {
        return Configuration()
      }
      return try decode(document)
    }
    return try decode(try SourceDocument.read(source))
  }

  static func decode(_ document: SourceDocument) throws(InputProblem) -> Configuration {
    var configuration = Configuration()
    configuration.sources[document.source.file] = document.source
    guard let root = document.root, !root.isNull else { return configuration }
    let fields = try Fields(root, of: "the configuration", known: keys, in: document)
    if let node = fields.value("machine") {
      configuration.machine = try MachineReader.read(node, in: document, origin: .overlay)
    }
    if let node = fields.value("nodes") {
      configuration.overlay = try DemandOverlay.read(node, in: document)
    }
    if let node = fields.value("datasets") {
      configuration.datasets = try DatasetOverlay.read(node, in: document)
    }
    if let node = fields.value("lint") {
      configuration.lint = try LintConfiguration.read(node, in: document)
    }
    if let node = fields.value("kedro") {
      configuration.kedro = try KedroConfiguration.read(node, in: document)
    }
    if let node = fields.value("trace") {
      configuration.trace = try TraceConfiguration.read(node, in: document)
    }
    return configuration
  }
}
