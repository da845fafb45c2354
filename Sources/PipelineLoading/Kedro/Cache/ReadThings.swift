import OutsideWorld

/// What reading a project looked at, by absolute path or name: whatever it found may only be used
/// again while all of it is as it was.
struct ReadThings: Codable, Sendable {
  /// Files that were opened, and those that were looked for.
  var files: Set<String> = []
  /// Folders whose names were listed.
  var folders: Set<String> = []
  /// Programs and libraries, too large to be read each time: their size and age count.
  var programs: Set<String> = []
  /// Environment variables.
  var variables: Set<String> = []
  /// What cannot be looked at again: connections, other programs.
  var others: Set<String> = []

  init() {}

  mutating func add(_ others: ReadThings) {
    files.formUnion(others.files)
    folders.formUnion(others.folders)
    programs.formUnion(others.programs)
    variables.formUnion(others.variables)
    self.others.formUnion(others.others)
  }

  /// Each thing with a mark of its state now; nil when there is something that has none.
  func marks(in world: World) -> [String: String]? {
    guard others.isEmpty else { return nil }
    var marks: [String: String] = [:]
    for file in files { marks["file " + file] = Self.mark(ofFile: file, world) }
    for folder in folders {
      let names = try? world.files.entries(of: folder).filter { !Self.isOwn($0) }
      marks["folder " + folder] =
        names.map { ContentMark.of($0.joined(separator: "\0")) } ?? "absent"
    }
    for program in programs {
      let size = world.files.size(of: program).map(String.init) ?? "absent"
      let time = world.files.modificationTime(of: program).map { "\($0)" } ?? ""
      marks["program " + program] = "\(size) \(time)"
    }
    for name in variables {
      // The value itself may be a secret.
      marks["variable " + name] = world.environment[name].map(ContentMark.of) ?? "absent"
    }
    return marks
  }

  private static func mark(ofFile path: String, _ world: World) -> String {
    switch world.files.kind(of: path) {
    case .file: (try? world.files.read(path)).map { ContentMark.of($0) } ?? "unreadable"
    case .directory: "folder"
    case .other: "other"
    case nil: "absent"
    }
  }

  /// What comes and goes without meaning: compiled files, and what this program keeps.
  private static func isOwn(_ name: String) -> Bool {
    name == "__pycache__" || name == ".headway"
  }

  /// Whether anything was changed since a moment, or so short before that its age cannot tell.
  ///
  /// The project's own folder is left out: the cache itself is made in it.
  func isChanged(since moment: Double, root: String, in world: World) -> Bool {
    files.union(folders).contains { path in
      Paths.normalised(path) != root
        && (world.files.modificationTime(of: path) ?? 0) >= moment - 0.05
    }
  }
}

/// A short mark that tells contents apart: 64-bit FNV-1a with the length.
enum ContentMark {
  static func of(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16) + "-\(bytes.count)"
  }

  static func of(_ text: String) -> String { of(Array(text.utf8)) }
}

extension ReadThings {
  private enum CodingKeys: String, CodingKey { case files, folders, programs, variables, others }

  /// In an order that is always the same.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(files.sorted(), forKey: .files)
    try container.encode(folders.sorted(), forKey: .folders)
    try container.encode(programs.sorted(), forKey: .programs)
    try container.encode(variables.sorted(), forKey: .variables)
    try container.encode(others.sorted(), forKey: .others)
  }
}
