import OutsideWorld
import PipelineModel

/// Loads Kedro projects by letting the user's own Python import them.
struct KedroLoader: PipelineLoader {
  let kind = PipelineKind.kedro

  /// A folder, or its pyproject.toml, that has a `[tool.kedro]` table; or one with `.kedro.yml`.
  func recognises(
    _ path: String, _ request: LoadRequest, in world: World
  ) throws(InputProblem) -> String? {
    let isFolder = world.files.kind(of: path) == .directory
    if isFolder, KedroMetadata.isOld(path, in: world) { return path }
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
    if request.kedro.mode == .snapshot {
      return try SnapshotLoader().load(projectAt: path, request, in: world)
    }
    let root = world.files.canonical(path)
    let shownRoot = request.shown(path)
    let (inspection, interpreter, notes) = try await inspect(
      root: root, shownRoot: shownRoot, request, in: world)
    let way: KedroReading.Way =
      request.kedro.mode == .static || !notes.isEmpty ? .static : .live
    let reading = KedroReading(
      inspection: inspection, way: way, environment: request.kedro.environment?.name)
    return try reading.project(
      source: shownRoot, python: interpreter.path,
      files: KedroFiles(root: root, shownRoot: shownRoot, world: world), request,
      loading: way == .live
        ? ProjectLoading(
          .live(kedro: inspection.kedroVersion),
          because: "\(interpreter.path) has Kedro \(inspection.kedroVersion)")
        : ProjectLoading(.static, because: notes.first ?? "'kedro: {mode: static}' says so"),
      notes: notes + interpreter.notes(mocked: inspection.mockedModules))
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
    if KedroMetadata.isOld(root, in: world) {
      let state = "\(LoadRequest.named(shownRoot)) is of Kedro 0.16 or older"
      if request.kedro.mode == .live {
        throw InputProblem(
          "\(state), which is not imported", help: "'kedro: {mode: static}' reads its source")
      }
      var inspection = try await reader.inspect()
      inspection.readingNotes = ["\(state): it is read without importing it"]
      return inspection
    }
    switch request.kedro.mode {
    case .live:
      async let read = try? reader.inspect()
      let inspection = try await live.inspect()
      return inspection.addingCode(of: await read)
    case .static: return try await reader.inspect()
    case .auto, .snapshot:
      async let read = try? reader.inspect()
      switch try await live.inspectIfPossible() {
      case .success(let inspection): return inspection.addingCode(of: await read)
      case .failure(let absence):
        // What went wrong the first time is said the second.
        var inspection: KedroInspection
        if let known = await read {
          inspection = known
        } else {
          inspection = try await reader.inspect()
        }
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
  /// What a snapshot says of the files; nil when the project itself is read.
  let recorded: RecordedPlaces?
  /// Files that are no longer as the snapshot knew them.
  private(set) var changed: Set<String> = []
  /// Where the entries of a catalog stand, by name or pattern, by the files it is read from.
  private var catalogs: [[KedroInspection.ConfigurationFile]: [String: SourceSpan]] = [:]

  init(root: String, shownRoot: String, world: World, recorded: RecordedPlaces? = nil) {
    self.root = root
    self.shownRoot = shownRoot
    self.world = world
    self.recorded = recorded
  }

  /// Files as messages show them, by the name that places have for them.
  private var shownNames: [String: String] = [:]

  /// A file of the project as messages show it.
  func shown(_ file: String) -> String { Paths.normalised(Paths.joined(shownRoot, file)) }

  private mutating func remembered(_ file: String) -> String {
    if let known = shownNames[file] { return known }
    let name = shown(file)
    shownNames[file] = name
    return name
  }

  mutating func source(_ file: String) -> SourceText? {
    let shown = remembered(file)
    if let known = sources[shown] { return known }
    if let recorded, !recorded.mayBeRead(file) || changed.contains(file) { return nil }
    guard let text = try? world.source(Paths.joined(root, file), shown: shown) else { return nil }
    if recorded?.differs(text, from: file) == true {
      changed.insert(file)
      return nil
    }
    sources[shown] = text
    return text
  }

  mutating func span(_ call: KedroInspection.Call) -> SourceSpan? {
    guard let text = source(call.file) else {
      return recorded == nil ? nil : call.span(in: shown(call.file))
    }
    return SourceSpan(
      file: text.file, start: text.position(line: call.line, byteColumn: call.column),
      end: text.position(line: call.endLine, byteColumn: call.endColumn))
  }

  /// A line of a file.
  mutating func span(_ file: String, line: Int) -> SourceSpan? {
    if let text = source(file) { return text.span(ofLine: line) }
    guard recorded != nil else { return nil }
    return KedroInspection.Call(file: file, line: line, column: 0, endLine: line, endColumn: 0)
      .span(in: shown(file))
  }

  /// The place of a catalog entry.
  ///
  /// Later files of Kedro's reading order win, as in Kedro.
  mutating func catalogSpan(
    of entry: String, in catalogFiles: [KedroInspection.ConfigurationFile]
  ) -> SourceSpan? {
    if let known = catalogs[catalogFiles] { return known[entry] }
    var places: [String: SourceSpan] = [:]
    for file in catalogFiles { places.merge(entries(of: file.file)) { _, later in later } }
    catalogs[catalogFiles] = places
    return places[entry]
  }

  /// The places of the entries of one catalog file.
  mutating func entries(of file: String) -> [String: SourceSpan] {
    if let recorded { return (recorded.catalog[file] ?? [:]).compactMapValues { span($0) } }
    guard let text = source(file), let document = try? SourceDocument.read(text),
      case .mapping(let entries, _) = document.root?.content
    else { return [:] }
    var places: [String: SourceSpan] = [:]
    for entry in entries {
      if let name = entry.key.text { places[name] = document.span(entry.key) }
    }
    return places
  }
}
