import OutsideWorld

/// What a file with commands is.
enum ScriptKind: Sendable {
  case shell
  /// A Makefile or a justfile: commands are indented.
  case recipes
  case dockerfile
  /// A workflow of GitHub.
  case workflow

  /// The kind of a file by its name.
  init?(file name: String) {
    let lower = name.lowercased()
    switch Paths.ending(of: lower) {
    case "sh", "bash": self = .shell
    case "mk", "just": self = .recipes
    case "dockerfile": self = .dockerfile
    default:
      switch lower {
      case "makefile", "gnumakefile", "justfile", ".justfile": self = .recipes
      case "dockerfile", "containerfile": self = .dockerfile
      default:
        guard lower.hasPrefix("dockerfile.") else { return nil }
        self = .dockerfile
      }
    }
  }
}

/// Finds the scripts of a project, looking at a bounded number of files.
struct ScriptFiles {
  /// Absolute.
  let root: String
  let files: any FileStore
  private var entriesLeft = 4000
  private var found: [(path: String, kind: ScriptKind)] = []

  /// A script is small; an installer that carries its data is none.
  static let mostBytes = 256 << 10
  private static let most = 200
  private static let mostDepth = 5
  /// Folders that hold data, or what others wrote.
  private static let skipped: Set<String> = [
    "node_modules", "venv", "env", "data", "build", "dist", "site-packages", "__pycache__",
    "target", "logs",
  ]

  private init(root: String, files: any FileStore) {
    self.root = root
    self.files = files
  }

  /// The scripts below a folder, relative to it, sorted.
  static func find(
    in root: String, _ files: any FileStore
  ) -> [(path: String, kind: ScriptKind)] {
    var search = ScriptFiles(root: root, files: files)
    search.visit("", depth: 0)
    search.visitWorkflows()
    return search.found.sorted { $0.path < $1.path }
  }

  private mutating func visit(_ folder: String, depth: Int) {
    for name in entries(of: folder) where found.count < Self.most {
      let path = folder.isEmpty ? name : folder + "/" + name
      if let kind = ScriptKind(file: name) {
        add(path, kind)
      } else if depth < Self.mostDepth, mayBeOwnFolder(name, path) {
        visit(path, depth: depth + 1)
      }
    }
  }

  private mutating func visitWorkflows() {
    let folder = ".github/workflows"
    for name in entries(of: folder) where ["yml", "yaml"].contains(Paths.ending(of: name)) {
      if found.count < Self.most { add(folder + "/" + name, .workflow) }
    }
  }

  private mutating func add(_ path: String, _ kind: ScriptKind) {
    let size = files.size(of: Paths.joined(root, path)) ?? .max
    if size <= Self.mostBytes { found.append((path, kind)) }
  }

  private mutating func entries(of folder: String) -> [String] {
    guard let names = try? files.entries(of: folder.isEmpty ? root : Paths.joined(root, folder))
    else { return [] }
    let taken = names.prefix(entriesLeft)
    entriesLeft -= taken.count
    return Array(taken)
  }

  /// Whether a name is that of a folder of this project: not a link, not a project of its own.
  private func mayBeOwnFolder(_ name: String, _ path: String) -> Bool {
    guard !name.contains("."), !Self.skipped.contains(name) else { return false }
    let absolute = Paths.joined(root, path)
    return files.kind(of: absolute) == .directory && !files.isLink(absolute)
      && files.kind(of: Paths.joined(absolute, "pyproject.toml")) == nil
      && files.kind(of: Paths.joined(absolute, "pyvenv.cfg")) == nil
  }
}
