import OutsideWorld
import PipelineModel

/// `[tool.kedro]` of pyproject.toml.
struct KedroMetadata {
  let packageName: String
  let projectName: String?
  let version: String
  /// Relative to the project.
  let sourceFolder: String

  /// The folder of the package, relative to the project.
  var packageFolder: String {
    Paths.normalised(
      Paths.joined(sourceFolder, packageName.replacing(".", with: "/")))
  }

  /// Kedro's own refusal, with the place.
  static func read(
    root: String, shown: String, in world: World
  ) throws(InputProblem) -> KedroMetadata {
    let source = try world.source(
      Paths.joined(root, "pyproject.toml"),
      shown: Paths.normalised(Paths.joined(shown, "pyproject.toml")))
    guard let document = try TOMLReader.table(["tool", "kedro"], of: source),
      let table = document.root
    else {
      throw InputProblem("pyproject.toml has no [tool.kedro]", span: nil, source: source)
    }
    var values: [String: String] = [:]
    for field in try document.fields(of: table, "[tool.kedro]") {
      if case .scalar(let text, _) = field.value.content { values[field.name] = text }
    }
    guard let package = values["package_name"], !package.isEmpty else {
      throw document.problem("[tool.kedro] has no 'package_name'", at: table)
    }
    guard let version = values["kedro_init_version"] ?? values["project_version"] else {
      throw document.problem("[tool.kedro] has no 'kedro_init_version'", at: table)
    }
    return KedroMetadata(
      packageName: package, projectName: values["project_name"], version: version,
      sourceFolder: values["source_dir"] ?? "src")
  }
}
