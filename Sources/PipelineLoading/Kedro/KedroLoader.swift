import OutsideWorld
import PipelineModel

/// Loads Kedro projects by letting the user's own Python import them.
struct KedroLoader: PipelineLoader {
  let kind = PipelineKind.kedro

  /// A folder, or its pyproject.toml, that has a `[tool.kedro]` table.
  func recognises(
    _ path: String, _ request: LoadRequest, in world: World
  ) throws(InputProblem) -> String? {
    let isFolder = world.files.kind(of: path) == .directory
    let file = isFolder ? Paths.joined(path, "pyproject.toml") : path
    guard Paths.lastComponent(of: file) == "pyproject.toml", world.files.kind(of: file) == .file
    else { return nil }
    let source = try world.source(file, shown: request.shown(file))
    do throws(InputProblem) {
      guard try TOMLReader.table(["tool", "kedro"], of: source) != nil else { return nil }
    } catch {
      // A broken file may belong to another tool, so only one that speaks of Kedro matters.
      guard String(decoding: source.bytes, as: UTF8.self).contains("tool.kedro") else {
        return nil
      }
      throw error
    }
    return isFolder ? path : Paths.parent(of: file)
  }

  func load(
    _ path: String, _ request: LoadRequest, in world: World
  ) async throws(InputProblem) -> LoadedProject {
    let root = world.files.canonical(path)
    let shownRoot = request.shown(path)
    let (inspection, interpreter, reading) = try await inspect(
      root: root, shownRoot: shownRoot, request, in: world)
    var files = KedroFiles(root: root, shownRoot: shownRoot, world: world)
    var reader = KedroReader(
      inspection: inspection, source: shownRoot,
      locations: LocationReader(root: root, files: world.files))
    let chosen = try reader.chosen(request.pipelines)
    var pipelines = chosen.map { reader.pipeline($0, &files) }
    reader.facts(&files).lay(over: &pipelines)
    let origins = chosen.map { ($0.name, reader.origins($0, &files)) }
    let importLines = inspection.sources.map { (files.shown($0.key), $0.value.importLine) }
    return LoadedProject(
      root: root, kind: .kedro, pipelines: pipelines, sources: files.sources,
      notes: reading + reader.notes(of: interpreter),
      details: .kedro(
        KedroProject(
          python: interpreter.path, kedroVersion: inspection.kedroVersion,
          environment: request.kedro.environment?.name,
          loadedEnvironment: inspection.environment,
          packageDirectory: inspection.packageDirectory, packageName: inspection.packageName,
          registered: inspection.pipelines.map(\.name),
          droppedPipelines: reader.droppedPipelines(&files),
          environments: inspection.environments.map { reader.environment($0, &files) },
          origins: Dictionary(origins) { first, _ in first },
          importLines: Dictionary(importLines) { first, _ in first })))
  }
}

extension KedroLoader {
  /// What is in a project, the interpreter that told, and what is to be said of the way it was read.
  private func inspect(
    root: String, shownRoot: String, _ request: LoadRequest, in world: World
  ) async throws(InputProblem) -> (KedroInspection, KedroInterpreter, [String]) {
    let interpreter = KedroInterpreter(root: root, settings: request.kedro, world: world)
    let cache = InspectionCache(root: root, world: world)
    let question = InspectionCache.Question(
      root: root, mode: request.kedro.mode.rawValue,
      interpreter: world.program(interpreter.path), environment: request.kedro.environment?.name,
      parameters: request.parameters)
    if request.usesCache, let known = cache.inspection(for: question) {
      return (known, interpreter, known.readingNotes ?? [])
    }
    let start = world.clock.now()
    var inspection = try await read(root: root, shownRoot: shownRoot, request, interpreter, world)
    let notes = inspection.readingNotes ?? []
    guard request.usesCache, var things = inspection.reads else {
      return (inspection, interpreter, notes)
    }
    inspection.reads = nil
    things.programs.insert(world.program(interpreter.path))
    things.variables.formUnion(["KEDRO_ENV", "PYTHONPATH"])
    cache.keep(inspection, of: things, for: question, since: start)
    return (inspection, interpreter, notes)
  }

  private func read(
    root: String, shownRoot: String, _ request: LoadRequest, _ interpreter: KedroInterpreter,
    _ world: World
  ) async throws(InputProblem) -> KedroInspection {
    let live = KedroPython(
      root: root, shownRoot: shownRoot, settings: request.kedro, parameters: request.parameters,
      interpreter: interpreter, timeLimit: request.importTimeLimit, world: world)
    let reader = StaticKedro(
      root: root, shownRoot: shownRoot, settings: request.kedro, parameters: request.parameters,
      interpreter: interpreter, timeLimit: request.importTimeLimit, world: world)
    switch request.kedro.mode {
    case .live: return try await live.inspect()
    case .static: return try await reader.inspect()
    case .auto:
      switch try await live.inspectIfPossible() {
      case .success(let inspection): return inspection
      case .failure(let absence):
        var inspection = try await reader.inspect()
        inspection.readingNotes = ["\(absence.reason): the project is read without importing it"]
        // Kedro may be installed later.
        inspection.reads?.folders.formUnion(absence.searched)
        return inspection
      }
    }
  }
}

extension World {
  /// The absolute path of a program that is named as on a command line: a link is not followed, for
  /// that of a virtual environment leads out of it.
  fileprivate func program(_ name: String) -> String {
    if name.contains("/") { return Paths.joined(currentDirectory, name) }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let found = folders.map { Paths.joined($0, name) }.first { files.kind(of: $0) == .file }
    return found ?? name
  }
}

/// The files of a project that places point into, read once each.
struct KedroFiles {
  let root: String
  let shownRoot: String
  let world: World
  private(set) var sources: [String: SourceText] = [:]
  /// Where the entries of a catalog stand, by name or pattern, by the files it is read from.
  private var catalogs: [[KedroInspection.ConfigurationFile]: [String: SourceSpan]] = [:]

  init(root: String, shownRoot: String, world: World) {
    self.root = root
    self.shownRoot = shownRoot
    self.world = world
  }

  /// A file of the project as messages show it.
  func shown(_ file: String) -> String { Paths.normalised(Paths.joined(shownRoot, file)) }

  mutating func source(_ file: String) -> SourceText? {
    let shown = shown(file)
    if let known = sources[shown] { return known }
    guard let text = try? world.source(Paths.joined(root, file), shown: shown) else { return nil }
    sources[shown] = text
    return text
  }

  mutating func span(_ call: KedroInspection.Call) -> SourceSpan? {
    guard let text = source(call.file) else { return nil }
    return SourceSpan(
      file: text.file, start: text.position(line: call.line, byteColumn: call.column),
      end: text.position(line: call.endLine, byteColumn: call.endColumn))
  }

  /// The place of a catalog entry.
  ///
  /// Later files of Kedro's reading order win, as in Kedro.
  mutating func catalogSpan(
    of entry: String, in catalogFiles: [KedroInspection.ConfigurationFile]
  ) -> SourceSpan? {
    if let known = catalogs[catalogFiles] { return known[entry] }
    var places: [String: SourceSpan] = [:]
    for file in catalogFiles {
      guard let text = source(file.file), let document = try? SourceDocument.read(text),
        case .mapping(let entries, _) = document.root?.content
      else { continue }
      for entry in entries {
        if let name = entry.key.text { places[name] = document.span(entry.key) }
      }
    }
    catalogs[catalogFiles] = places
    return places[entry]
  }
}
