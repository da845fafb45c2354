import OutsideWorld

/// A copy of a project in which some files are others: folders on the way to those are made,
/// everything beside them is a symbolic link to the user's own.
struct ProjectMirror {
  /// Absolute path of the copy.
  let root: String
  private let temporary: String
  private let original: String
  private let files: any FileStore

  init(_ original: String, world: World) throws(FixRefusal) {
    self.original = original
    files = world.files
    do throws(FileProblem) {
      temporary = files.canonical(try files.makeTemporaryDirectory())
      root = Paths.joined(temporary, Paths.lastComponent(of: original))
      try open("")
    } catch { throw FixRefusal(error) }
  }

  /// Puts a file into the copy; the path is relative to the project.
  func write(_ bytes: [UInt8], to path: String) throws(FixRefusal) {
    do throws(FileProblem) {
      var folder = ""
      for part in path.split(separator: "/").dropLast() {
        folder = folder.isEmpty ? String(part) : folder + "/" + part
        try open(folder)
      }
      let target = Paths.joined(root, path)
      try files.remove(target)
      try files.write(bytes, to: target)
    } catch { throw FixRefusal(error) }
  }

  func remove() { try? files.remove(temporary) }

  /// Makes a folder of the copy real, its entries links, unless it is so already.
  private func open(_ folder: String) throws(FileProblem) {
    let copy = folder.isEmpty ? root : Paths.joined(root, folder)
    let source = folder.isEmpty ? original : Paths.joined(original, folder)
    if files.canonical(copy) == copy, files.kind(of: copy) == .directory { return }
    try files.remove(copy)
    try files.makeDirectory(copy)
    for name in try files.entries(of: source) where name != "__pycache__" {
      try files.link(Paths.joined(copy, name), to: Paths.joined(source, name))
    }
  }
}
