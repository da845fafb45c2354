import OutsideWorld
import PipelineModel

/// Loads what is known of a Kedro project from a file: no Python, and no source, is needed.
struct SnapshotLoader: PipelineLoader {
  static let exportAgain = "make it anew: headway export --to snapshot -o FILE"

  let kind = PipelineKind.kedro

  /// A file that says so at its start, or has the form of Kedro's own inspection.
  func recognises(
    _ path: String, _ request: LoadRequest, in world: World
  ) throws(InputProblem) -> String? {
    guard world.files.kind(of: path) == .file,
      !["yaml", "yml", "toml"].contains(Paths.ending(of: path).lowercased())
    else { return nil }
    let source = try world.source(path, shown: request.shown(path))
    return try SnapshotDocument(source) == nil ? nil : path
  }

  /// The snapshot file itself: the project is the folder it lies in.
  func load(
    _ path: String, _ request: LoadRequest, in world: World
  ) async throws(InputProblem) -> LoadedProject {
    let folder = Paths.parent(of: path) ?? "/"
    return try load(path, shown: request.shown(path), of: folder, request, in: world)
  }

  /// The snapshot that the configuration of a project names.
  func load(
    projectAt path: String, _ request: LoadRequest, in world: World
  ) throws(InputProblem) -> LoadedProject {
    let named = request.kedro.snapshot
    let file = Paths.normalised(Paths.joined(path, named?.name ?? ""))
    guard named != nil, world.files.kind(of: file) == .file else {
      throw request.kedro.problem(
        "there is no snapshot \(request.shown(file).shortened)", at: named, help: Self.exportAgain)
    }
    return try load(file, shown: request.shown(path), of: path, request, in: world)
  }

  private func load(
    _ file: String, shown: String, of folder: String, _ request: LoadRequest, in world: World
  ) throws(InputProblem) -> LoadedProject {
    let name = request.shown(file)
    guard request.parameters == nil else {
      throw InputProblem(
        "\(name.shortened) is a snapshot, into which no --params can be put",
        help: "make one with them: headway export --to snapshot --params …")
    }
    let source = try world.source(file, shown: name)
    guard let document = try SnapshotDocument(source) else {
      throw InputProblem("\(name.shortened) is no snapshot", help: Self.exportAgain)
    }
    let content = try SnapshotContent(document, root: world.files.canonical(folder))
    try refuseOther(environment: content.reading.environment, request, name)
    return try content.reading.project(
      source: shown, python: "python3",
      files: KedroFiles(
        root: world.files.canonical(folder), shownRoot: request.shown(folder), world: world,
        recorded: content.places), request,
      loading: ProjectLoading(.snapshot, because: "\(name) is a snapshot"),
      notes: content.notes(of: name))
  }

  private func refuseOther(
    environment: String?, _ request: LoadRequest, _ name: String
  ) throws(InputProblem) {
    guard let asked = request.kedro.environment, asked.name != environment else { return }
    let own =
      environment.map { "the run environment '\($0.shortened)'" } ?? "the default run environment"
    throw request.kedro.problem(
      "\(name.shortened) is of \(own), not of '\(asked.name.shortened)'", at: asked,
      help: Self.exportAgain)
  }
}

/// What a snapshot of either kind says.
struct SnapshotContent {
  let reading: KedroReading
  let places: RecordedPlaces

  init(_ document: SnapshotDocument, root: String) throws(InputProblem) {
    switch document.kind {
    case .headway, nil:
      try Self.checkFormat(document)
      let snapshot = try document.decoded(as: KedroSnapshot.self)
      reading = KedroReading(
        inspection: snapshot.inspection, way: snapshot.readBy, environment: snapshot.runEnvironment)
      places = snapshot.places
    case .kedro:
      let snapshot = try document.decoded(as: KedroOwnSnapshot.self)
      reading = KedroReading(
        inspection: snapshot.inspection(root: root), way: .kedro, environment: nil)
      places = RecordedPlaces()
    }
    try SnapshotCheck(
      document: document, inspection: reading.inspection, isKedros: document.kind == .kedro
    ).run()
  }

  private static func checkFormat(_ document: SnapshotDocument) throws(InputProblem) {
    struct Head: Decodable { let headwaySnapshot: Int }
    let format = try document.decoded(as: Head.self).headwaySnapshot
    guard format != KedroSnapshot.format else { return }
    let isNewer = format > KedroSnapshot.format
    throw document.problem(
      at: [SnapshotKey("headwaySnapshot")],
      "is \(format), and this version of Headway reads \(KedroSnapshot.format)",
      help: isNewer
        ? "a newer version of Headway made it: take that one, or export it with this one"
        : SnapshotLoader.exportAgain)
  }

  /// What is to be said of a snapshot.
  func notes(of name: String) -> [String] {
    let mocked = reading.inspection.mockedModules
    let mocks =
      mocked.isEmpty
      ? []
      : ["\(name) was made without \(mocked.joined(separator: ", ")): with mocks in their place"]
    return mocks + (reading.way == .kedro ? [KedroOwnSnapshot.note(of: name)] : [])
  }
}
