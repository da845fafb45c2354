import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel

/// A version of Kedro that is tested, in the virtual environment that `make setup` makes.
package enum KedroRelease: String, CaseIterable, Sendable {
  case new = "1.7.0"
  case old = "0.19.15"

  var folder: String { Paths.joined(Fixtures.repository, ".build/kedro-\(rawValue)") }
}

/// The folders that tests read.
enum Fixtures {
  static let repository = Paths.normalised(Paths.joined(#filePath, "../../.."))
  static let preflight = Paths.joined(repository, "Tests/Fixtures/kedro-preflight")
}

/// A small Kedro project, `Tests/Fixtures/kedro-preflight/skeleton`, with some files laid over it, in a
/// folder of its own that goes with the value.
package final class ShopProject: Sendable {
  package let release: KedroRelease
  package let path: String
  private let files = DiskFiles()

  package struct MissingKedro: Error { package let python: String }

  package init(_ release: KedroRelease, _ example: RuleExample? = nil) throws {
    self.release = release
    path = files.canonical(try files.makeTemporaryDirectory())
    let python = Paths.joined(release.folder, "bin/python")
    guard files.kind(of: python) == .file else { throw MissingKedro(python: python) }
    try copy(Paths.joined(Fixtures.preflight, "skeleton"))
    for file in example?.files ?? [] { try write(file.text + "\n", to: file.name) }
  }

  /// The skeleton with the folder of a fixture laid over it.
  package convenience init(_ release: KedroRelease, fixture: String) throws {
    try self.init(release)
    try copy(Paths.joined(Fixtures.preflight, fixture))
  }

  deinit { try? files.remove(path) }

  /// Each line where it was, and the project one of this version.
  private func copy(_ original: String) throws {
    var names = try files.entries(of: original)
    while let name = names.popLast() {
      let file = Paths.joined(original, name)
      if files.kind(of: file) == .directory {
        names += try files.entries(of: file).map { Paths.joined(name, $0) }
      } else {
        let text = String(decoding: try files.read(file), as: UTF8.self)
        let isProject = name == "pyproject.toml"
        try write(
          isProject ? text.replacing(KedroRelease.new.rawValue, with: release.rawValue) : text,
          to: name)
      }
    }
  }

  package func write(_ text: String, to name: String) throws {
    let file = Paths.joined(path, name)
    try files.makeDirectory(Paths.parent(of: file) ?? "/")
    try files.write(Array(text.utf8), to: file)
  }

  /// A file of the project; nil when it is not there.
  package func read(_ name: String) -> String? {
    (try? files.read(Paths.joined(path, name))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Loads it as a command started in it does.
  package func load(pipelines: [String] = []) async throws -> LoadedProject {
    try await loadProject(
      LoadRequest(path: ".", pipelines: pipelines, currentDirectory: path), in: world)
  }

  /// What rules find in it, in the order of a report.
  package func findings(
    of rules: [Rule], pipelines: [String] = []
  ) async throws -> [Finding] {
    let project = try await load(pipelines: pipelines)
    return project.pipelines.flatMap {
      PipelineAnalysis($0, limits: Limits($0.machine, overriddenBy: Limits())).findings(of: rules)
    }
  }

  /// What a line of shell prints, on both outputs, and its status; `kedro` is the one of this
  /// version.
  package func shell(_ line: String) async throws -> (status: Int32, output: String) {
    let wrapped = "{ \(line)\n} 2>&1; echo \"status=$?\""
    let done = try await world.capture(
      ChildCommand(["bash", "-c", wrapped], environment: world.environment, directory: path),
      timeLimit: 300)
    let lines = String(decoding: done.output, as: UTF8.self).split(separator: "\n")
    let status = lines.last.flatMap { Int32($0.dropFirst("status=".count)) }
    return (status ?? -1, lines.dropLast().joined(separator: "\n"))
  }

  private var world: World {
    World(
      files: files, processes: SystemProcesses(), clock: SystemClock(), console: .ofProcess(),
      environment: [
        "PATH": "\(release.folder)/bin:/usr/bin:/bin", "VIRTUAL_ENV": release.folder,
        "HOME": path, "KEDRO_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1", "LANG": "C.UTF-8",
        "COLUMNS": "300", "PYTHONDONTWRITEBYTECODE": "1",
      ], currentDirectory: path)
  }
}
