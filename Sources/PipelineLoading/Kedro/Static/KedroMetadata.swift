import OutsideWorld
import PipelineModel

/// What a project says of itself: `[tool.kedro]` of pyproject.toml, or `.kedro.yml` before 0.17.
struct KedroMetadata {
  let packageName: String
  let projectName: String?
  let version: String
  /// Relative to the project.
  let sourceFolder: String
  /// The class that extends Kedro's context, before 0.17.
  var context: DottedPath?
  /// Hooks that are named in the file, before 0.17.
  var hooks: [String] = []

  static let oldFile = ".kedro.yml"

  /// The folder of the package, relative to the project.
  var packageFolder: String {
    Paths.normalised(
      Paths.joined(sourceFolder, packageName.replacing(".", with: "/")))
  }

  /// Modules that are entered besides the usual ones.
  var entryModules: [String] {
    (hooks.map { DottedPath($0) } + [context].compactMap(\.self)).map(\.module)
  }

  /// Kedro's own refusal, with the place.
  static func read(
    root: String, shown: String, in world: World
  ) throws(InputProblem) -> KedroMetadata {
    if isOld(root, in: world) { return try readOld(root: root, shown: shown, in: world) }
    let source = try world.source(
      Paths.joined(root, "pyproject.toml"),
      shown: Paths.normalised(Paths.joined(shown, "pyproject.toml")))
    guard let document = try TOMLReader.table(["tool", "kedro"], of: source),
      let table = document.root
    else {
      throw InputProblem("pyproject.toml has no [tool.kedro]", span: nil, source: source)
    }
    let values = try texts(of: table, "[tool.kedro]", in: document)
    let version = values["kedro_init_version"] ?? values["project_version"]
    guard let package = values["package_name"], let name = values["project_name"], let version
    else {
      let absent = ["package_name", "project_name"].filter { values[$0] == nil }
      let list = (absent + (version == nil ? ["kedro_init_version"] : [])).map { "'\($0)'" }
      throw document.problem(
        "Missing required keys [\(list.joined(separator: ", "))] from 'pyproject.toml'.", at: table)
    }
    let metadata = KedroMetadata(
      packageName: package, projectName: name, version: version,
      sourceFolder: values["source_dir"] ?? "src")
    let problem = metadata.problem(root: root, in: world)
    guard let problem else { return metadata }
    let place = try document.fields(of: table, "[tool.kedro]").first {
      $0.name == problem.field || problem.field == "version" && values[$0.name] == version
    }
    throw document.problem(problem.message, at: place?.value ?? table)
  }

  /// What is wrong with what a project says of itself, and the field that says it.
  private func problem(root: String, in world: World) -> (field: String, message: String)? {
    guard KedroVersion(version).isRead else {
      return (
        "version", "'\(version.shortened)' is no Kedro that can be read: 0.16 to 1.x are"
      )
    }
    guard world.files.kind(of: Paths.joined(root, sourceFolder)) == .directory else {
      return ("source_dir", "Source path '\(sourceFolder)' cannot be found.")
    }
    let package = Paths.joined(root, packageFolder)
    guard world.files.kind(of: package) == .directory else {
      return (
        "package_name",
        "the project cannot be imported: ModuleNotFoundError: No module named '\(packageName)'"
      )
    }
    let registries = ["pipeline_registry.py", "pipeline_registry/__init__.py"]
    let isThere = registries.contains {
      world.files.kind(of: Paths.joined(package, $0)) == .file
    }
    // Before that, hooks may register pipelines.
    guard isThere || KedroVersion(version) < KedroVersion("0.18") else {
      return (
        "package_name",
        "the project registers no pipelines: there is no \(packageFolder)/pipeline_registry.py"
      )
    }
    return nil
  }

  private static func texts(
    of table: SourceNode, _ name: String, in document: SourceDocument
  ) throws(InputProblem) -> [String: String] {
    var values: [String: String] = [:]
    for field in try document.fields(of: table, name) {
      if case .scalar(let text, _) = field.value.content { values[field.name] = text }
    }
    return values
  }

  // MARK: Before 0.17

  /// Whether a project is one of Kedro 0.16 or older: it has `.kedro.yml`, and pyproject.toml does
  /// not name its package.
  static func isOld(_ root: String, in world: World) -> Bool {
    guard world.files.kind(of: Paths.joined(root, oldFile)) == .file else { return false }
    let file = Paths.joined(root, "pyproject.toml")
    guard world.files.kind(of: file) == .file,
      let source = try? world.source(file, shown: file),
      let document = try? TOMLReader.table(["tool", "kedro"], of: source),
      let table = document.root
    else { return true }
    return (try? texts(of: table, "[tool.kedro]", in: document))?["package_name"] == nil
  }

  private static func readOld(
    root: String, shown: String, in world: World
  ) throws(InputProblem) -> KedroMetadata {
    let source = try world.source(
      Paths.joined(root, oldFile), shown: Paths.normalised(Paths.joined(shown, oldFile)))
    let document = try SourceDocument.read(source)
    guard let table = document.root else {
      throw InputProblem("\(oldFile) is empty", span: nil, source: source)
    }
    let values = try texts(of: table, oldFile, in: document)
    guard let text = values["context_path"], text.contains(".") else {
      throw document.problem("\(oldFile) has no 'context_path'", at: table)
    }
    let context = DottedPath(text)
    let folder = values["source_dir"] ?? "src"
    let package =
      values["package_name"] ?? context.module.split(separator: ".").first.map(String.init)
    let file = Paths.joined(folder, context.module.replacing(".", with: "/") + ".py")
    var metadata = KedroMetadata(
      packageName: package ?? context.module, projectName: values["project_name"],
      version: values["project_version"] ?? version(in: Paths.joined(root, file), of: world),
      sourceFolder: folder)
    metadata.context = context
    for field in try document.fields(of: table, oldFile) where field.name == "hooks" {
      guard case .sequence(let items, _) = field.value.content else { continue }
      metadata.hooks = items.compactMap { $0.text }
    }
    return metadata
  }

  /// `project_version` of the context; the last series that had one when it does not say.
  private static func version(in file: String, of world: World) -> String {
    let text = (try? world.source(file, shown: file)).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    for line in (text ?? "").split(separator: "\n") {
      let sides = line.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, sides[0].split(separator: " ") == ["project_version"] else {
        continue
      }
      return sides[1].filter { $0.isNumber || $0 == "." }
    }
    return "0.16"
  }
}
