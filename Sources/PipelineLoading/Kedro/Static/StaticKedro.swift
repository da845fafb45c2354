import OutsideWorld
import PipelineModel
import PythonReading

/// Reads a Kedro project without running anything of it: Python parses, this program evaluates.
struct StaticKedro {
  /// Absolute, canonical.
  let root: String
  let shownRoot: String
  let settings: KedroConfiguration
  /// What follows `kedro run --params`.
  let parameters: String?
  let interpreter: KedroInterpreter
  let timeLimit: Double
  let world: World

  private var project: String { LoadRequest.named(shownRoot) }

  func inspect() async throws(InputProblem) -> KedroInspection {
    let metadata = try KedroMetadata.read(root: root, shown: shownRoot, in: world)
    let program = try await evaluated(metadata)
    var inspection = try program.inspection(
      root: root, shownRoot: shownRoot, metadata: metadata, world: world)
    inspection.reads?.folders.formUnion(program.listed)
    inspection.reads?.formUnion(of: program.asked, metadata: metadata, root: root, world: world)
    return inspection
  }

  // MARK: Parsing until everything is there

  private func evaluated(
    _ metadata: KedroMetadata
  ) async throws(InputProblem) -> StaticProgram {
    let source = Paths.normalised(Paths.joined(root, metadata.sourceFolder))
    let folders = pipelineFolders(metadata)
    var parsed = ParsedModules()
    var request = PythonParser.Request(
      roots: [source], modules: startModules(metadata, folders))
    try await parse(request, into: &parsed)
    var absent: Set<String> = []
    // Each turn brings a module more, or that there is none, so this ends with the last one.
    while true {
      let (modules, missing) = (parsed, absent)
      let evaluation = await LastingThread.result(stackSize: 1 << 30) { () -> Evaluation in
        guard let modules = modules.read() else { return .malformed }
        return StaticProgram.evaluate(
          modules, absent: missing, metadata: metadata, folders: folders, root: self.root,
          world: self.world
        ) { self.configuration($0, version: metadata.version) }
      }
      switch evaluation {
      case .done(let program): return program
      case .problem(let failure): throw problem(failure)
      case .needsModule(let name):
        request.modules = [name]
        try await parse(request, into: &parsed)
        if !parsed.names.contains(name) { absent.insert(name) }
      case .malformed, nil: throw InputProblem("what Python parsed of \(project) cannot be read")
      }
    }
  }

  private func configuration(
    _ settings: StaticSettings, version: String
  ) -> StaticConfiguration {
    StaticConfiguration(
      settings, environment: self.settings.environment?.name, parameters: parameters,
      version: version
    ) { KedroConfigurationReader(root: root, shownRoot: shownRoot, settings: $0, world: world) }
  }

  /// How an evaluation ended.
  enum Evaluation: Sendable {
    case done(StaticProgram)
    case problem(StaticProblem)
    case needsModule(String)
    case malformed
  }

  private func startModules(_ metadata: KedroMetadata, _ folders: [String]) -> [String] {
    let package = metadata.packageName
    return ["\(package).settings", "\(package).pipeline_registry", "\(package).pipeline"]
      + folders.map { "\(package).pipelines.\($0)" } + metadata.entryModules
  }

  /// The folders that `find_pipelines` looks into, in the order of the disk, as Kedro takes them:
  /// of two nodes alike, the first stays.
  private func pipelineFolders(_ metadata: KedroMetadata) -> [String] {
    let folder = Paths.joined(root, Paths.joined(metadata.packageFolder, "pipelines"))
    let names = (try? world.files.listing(of: folder)) ?? []
    return names.filter { name in
      name != "__pycache__" && !name.hasPrefix(".")
        && world.files.kind(of: Paths.joined(folder, name)) == .directory
    }
  }

  private func parse(
    _ request: PythonParser.Request, into parsed: inout ParsedModules
  ) async throws(InputProblem) {
    do throws(PythonParser.Problem) {
      parsed = try await PythonParser(interpreter: interpreter.path, world: world)
        .parse(request, after: parsed, timeLimit: timeLimit)
    } catch {
      switch error {
      case .noPython(let problem):
        throw settings.problem(
          "\(project) needs Python to be parsed: \(problem)", at: settings.python,
          help: KedroInterpreter.naming)
      case .timedOut:
        throw InputProblem(
          "parsing \(project) took longer than \(TimeSpan.described(timeLimit))")
      case .failed(let lines):
        throw InputProblem(
          "\(interpreter.path) could not parse \(project)", help: lines.joined(separator: "\n"))
      }
    }
  }

  // MARK: Problems

  private func problem(_ failure: StaticProblem) -> InputProblem {
    let message = failure.message.replacing(root + "/", with: "")
    guard let place = failure.place, let file = relative(place.file),
      let text = try? world.source(
        place.file, shown: Paths.normalised(Paths.joined(shownRoot, file)))
    else { return InputProblem(message, help: failure.help) }
    let start = text.position(line: Int(place.range.line), byteColumn: Int(place.range.column))
    let end = text.position(line: Int(place.range.endLine), byteColumn: Int(place.range.endColumn))
    return InputProblem(
      message, span: SourceSpan(file: text.file, start: start, end: end), source: text,
      help: failure.help)
  }

  private func relative(_ file: String) -> String? {
    file.hasPrefix(root + "/") ? String(file.dropFirst(root.count + 1)) : nil
  }
}
