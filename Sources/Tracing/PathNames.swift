import OutsideWorld

/// Names paths as the kernel would: the folder resolved, the last name as it is.
///
/// A link that is made or removed is not what it points to. Folders are resolved after the run, and
/// each once.
struct PathNames {
  let files: any FileStore
  private var folders: [String: String] = [:]

  init(files: any FileStore) { self.files = files }

  mutating func canonical(_ path: String) -> String {
    let path = Paths.normalised(path)
    guard let folder = Paths.parent(of: path) else { return path }
    let known = folders[folder] ?? files.canonical(folder)
    folders[folder] = known
    return Paths.joined(known, Paths.lastComponent(of: path))
  }
}
