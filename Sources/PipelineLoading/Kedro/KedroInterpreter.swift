import OutsideWorld

/// The Python that has the user's Kedro: where it is, and what is to be said of it.
struct KedroInterpreter {
  let path: String
  /// What the user should know of the choice.
  let note: String?

  /// How to have another one taken.
  static let naming =
    "name the Python that has the project's Kedro: VIRTUAL_ENV, a .venv in the project, or "
    + "'kedro: {python: PATH}' in headway.yaml"

  /// The configured interpreter, else the active virtual environment, else one in the project at
  /// `root`, else the `python3` of the path.
  init(root: String, settings: KedroConfiguration, world: World) {
    if let configured = settings.python?.name {
      path = configured.contains("/") ? Paths.joined(root, configured) : configured
      note = nil
      return
    }
    let given = world.environment["VIRTUAL_ENV"].flatMap { $0.isEmpty ? nil : $0 }
    let active = given.map { Paths.joined(world.currentDirectory, $0) }
    let own = [".venv", "venv"].map { Paths.joined(root, $0) }
    let found = ([active].compactMap(\.self) + own).first {
      world.files.kind(of: Self.python(in: $0)) == .file
    }
    path = found.map { Self.python(in: $0) } ?? "python3"
    if let given, found != active {
      note = "VIRTUAL_ENV is \(given), which has no bin/python: \(path) is taken instead"
    } else {
      note = nil
    }
  }

  private static func python(in environment: String) -> String {
    Paths.joined(environment, "bin/python")
  }

  /// All that is to be said of it once it has tried to load a project.
  ///
  /// - Parameter mocked: The modules that were replaced, because it has none of that name.
  func notes(mocked: [String]) -> [String] {
    let modules = mocked.joined(separator: ", ")
    let mocks = mocked.isEmpty ? nil : "\(path) has no \(modules): loaded with mocks in their place"
    return [note, mocks].compactMap(\.self)
  }
}
