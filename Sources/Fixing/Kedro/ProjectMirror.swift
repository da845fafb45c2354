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

  /// Lets a path that leads from the project to what stands beside it, `…/project/../other`, lead
  /// there from the copy as well.
  func link(besides path: String) throws(FixRefusal) {
    let prefix = original + "/../"
    guard path.hasPrefix(prefix), let parent = Paths.parent(of: original),
      let name = path.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
    else { return }
    let place = Paths.joined(temporary, name)
    guard name != "..", files.kind(of: place) == nil else { return }
    do throws(FileProblem) { try files.link(place, to: Paths.joined(parent, name)) } catch {
      throw FixRefusal(error)
    }
  }

  /// Makes the Python sources below a folder real files: what the project's code is found by is
  /// the place of its files, links followed.
  func copySources(in folder: String) throws(FixRefusal) {
    do throws(FileProblem) {
      var parent = ""
      for part in folder.split(separator: "/").dropLast() {
        parent = Paths.joined(parent, String(part))
        try open(parent)
      }
      try copy(folder)
    } catch { throw FixRefusal(error) }
  }

  private func copy(_ folder: String) throws(FileProblem) {
    try open(folder)
    let source = files.canonical(Paths.joined(original, folder))
    for name in try files.entries(of: source) where !name.hasPrefix(".") && name != "__pycache__" {
      let path = Paths.joined(source, name)
      // What is a link in the project stays one, so that no circle is followed.
      guard files.canonical(path) == path else { continue }
      let inside = Paths.joined(folder, name)
      switch files.kind(of: path) {
      case .directory: try copy(inside)
      case .file where name.hasSuffix(".py"):
        try files.remove(Paths.joined(root, inside))
        try files.write(try files.read(path), to: Paths.joined(root, inside))
      default: break
      }
    }
  }

  func remove() { try? files.remove(temporary) }

  /// Makes a folder of the copy real, its entries links, unless it is so already.
  private func open(_ folder: String) throws(FileProblem) {
    let copy = folder.isEmpty ? root : Paths.joined(root, folder)
    let source = folder.isEmpty ? original : Paths.joined(original, folder)
    if files.canonical(copy) == copy, files.kind(of: copy) == .directory { return }
    try files.remove(copy)
    try files.makeDirectory(copy)
    // A folder that the change brings in.
    guard files.kind(of: source) == .directory else { return }
    for name in try files.entries(of: source) where name != "__pycache__" {
      try files.link(Paths.joined(copy, name), to: Paths.joined(source, name))
    }
  }
}
