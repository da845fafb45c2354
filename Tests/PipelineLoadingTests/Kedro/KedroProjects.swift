import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// A Python that has Kedro, made by `make setup`.
enum Kedro: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case new = "1.7.0"
  case old = "0.19.15"
  case oldest = "0.18.14"

  var testDescription: String { "Kedro \(rawValue)" }

  /// The interpreter; a failure, and not a silent pass, when it is not there.
  var python: String {
    get throws {
      let path = Paths.normalised(
        Paths.joined(Fixtures.root, "../../.build/kedro-\(rawValue)/bin/python"))
      try #require(
        DiskFiles().kind(of: path) == .file, "\(path) is not there: run 'make setup' first")
      return path
    }
  }

  /// Loads a project of `Tests/Fixtures/kedro`, from inside it.
  func load(
    _ fixture: String, pipelines: [String] = [], environment: String? = nil,
    variables: [String: String] = [:]
  ) async throws -> LoadedProject {
    let folder = try project(at: Paths.joined(Fixtures.root, "kedro/\(fixture)"))
    return try await load(
      folder: folder.path, pipelines: pipelines, environment: environment, variables: variables)
  }

  /// A copy of a project that is made for this Kedro, each line where it was: Kedro refuses one of
  /// another version, and the old ones have `Node` elsewhere.
  ///
  /// - Parameter ageing: The files that are changed, all of them when nil.
  func project(at original: String, ageing: Set<String>? = nil) throws -> ProjectFolder {
    let copy = try ProjectFolder()
    let files = DiskFiles()
    var names = try files.entries(of: original)
    while let name = names.popLast() {
      let path = Paths.joined(original, name)
      if files.kind(of: path) == .directory {
        names += try files.entries(of: path).map { Paths.joined(name, $0) }
      } else {
        let text = String(decoding: try files.read(path), as: UTF8.self)
        let isKept = self == .new || ageing.map { !$0.contains(name) } ?? false
        try copy.write(isKept ? text : aged(text), to: name)
      }
    }
    return copy
  }

  private func aged(_ text: String) -> String {
    let old = text.replacing(Self.new.rawValue, with: rawValue)
      .replacing("from kedro.pipeline import Node, ", with: Self.importOfNode)
    guard self == .oldest else { return old }
    // Kedro 0.18 refuses keys it does not know, and always catches what fails to be imported.
    return old.replacing("(raise_errors=True)", with: "()")
      .replacing("\ntools = ", with: "\n# tools = ")
      .replacing("\nexample_pipeline = ", with: "\n# example_pipeline = ")
  }

  private static let importOfNode =
    "from kedro.pipeline.node import Node; from kedro.pipeline import "

  func load(
    folder: String, pipelines: [String] = [], environment: String? = nil,
    variables: [String: String] = [:], timeLimit: Double = 300, mode: String = "auto",
    parameters: String? = nil, usesCache: Bool = false
  ) async throws -> LoadedProject {
    let settings = try ProjectFolder()
    let env = environment.map { ", env: \($0)" } ?? ""
    try settings.write(
      "kedro: {python: \(try python)\(env), mode: \(mode)}\n", to: "settings.yaml")
    var request = LoadRequest(
      path: ".", pipelines: pipelines,
      configuration: Paths.joined(settings.path, "settings.yaml"), currentDirectory: folder)
    request.importTimeLimit = timeLimit
    request.parameters = parameters
    request.usesCache = usesCache
    return try await loadProject(request, in: .test(in: folder, environment: variables))
  }

  /// What is wrong with a project.
  func problem(
    folder: String, environment: String? = nil, variables: [String: String] = [:],
    timeLimit: Double = 300, parameters: String? = nil, mode: String = "auto"
  ) async -> InputProblem? {
    do {
      _ = try await load(
        folder: folder, environment: environment, variables: variables, timeLimit: timeLimit,
        mode: mode, parameters: parameters)
      return nil
    } catch { return error as? InputProblem }
  }
}

extension Kedro {
  /// A registry of one pipeline of one node, called NAME.
  static let simple = """
    from kedro.pipeline import node, pipeline

    def register_pipelines():
        return {"__default__": pipeline([node(len, "x", "y", name=NAME)])}

    """
}

extension Kedro {
  /// A project of this Kedro whose registry is the given Python text; a file without text is left
  /// out, and VERSION in one is this Kedro's.
  func project(registry: String, others: [String: String?]) throws -> ProjectFolder {
    let pyproject =
      "[tool.kedro]\npackage_name = \"odd\"\nproject_name = \"odd\"\n"
      + "kedro_init_version = \"VERSION\"\n"
    let files: [String: String?] = [
      "pyproject.toml": pyproject, "src/odd/__init__.py": "", "src/odd/settings.py": "",
      "src/odd/pipeline_registry.py": registry, "conf/base/catalog.yml": "{}\n",
      "conf/local/.gitkeep": "",
    ]
    let all = files.merging(others) { _, new in new }.compactMapValues(\.self)
    return try ProjectFolder(all.mapValues { $0.replacing("VERSION", with: rawValue) })
  }
}

extension ProjectFolder {
  /// A Kedro project whose registry is the given Python text.
  convenience init(
    registry: String, settings: String = "", others: [String: String] = [:]
  ) throws {
    let kedro = "[tool.kedro]\npackage_name = \"odd\"\nproject_name = \"odd\"\n"
    let files = [
      "pyproject.toml": kedro + "kedro_init_version = \"1.0.0\"\nsource_dir = \"src\"\n",
      "src/odd/__init__.py": "", "src/odd/settings.py": settings,
      "src/odd/pipeline_registry.py": registry, "conf/base/catalog.yml": "{}\n",
      "conf/local/.gitkeep": "",
    ]
    try self.init(files.merging(others) { _, new in new })
  }
}

extension LoadedProject {
  /// What only a Kedro project has.
  var kedro: KedroProject? {
    guard case .kedro(let kedro) = details else { return nil }
    return kedro
  }

  /// How the nodes of a pipeline are made.
  func origins(of pipeline: String = "__default__") -> [KedroNodeOrigin] {
    kedro?.origins[pipeline] ?? []
  }

  /// `file line:column-line:column`, columns from 1.
  func call(of node: String, in pipeline: Int = 0) -> String? {
    guard let index = pipelines[pipeline].nodes.firstIndex(where: { $0.name == node }),
      let call = origins(of: pipelines[pipeline].name)[index].call
    else { return nil }
    return "\(call.file) \(call.start.line):\(call.start.column)-"
      + "\(call.end.line):\(call.end.column)"
  }

  func node(_ name: String) -> Node? { pipelines[0].nodes.first { $0.name == name } }

  func dataset(_ name: String) -> Dataset? { pipelines[0].datasets[name] }
}
