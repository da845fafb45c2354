import OutsideWorld

/// The file system with some files replaced in memory: how things would be after a change.
struct OverlaidFiles: FileStore {
  let base: any FileStore
  /// By absolute path.
  let replaced: [String: [UInt8]]

  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    if let bytes = replaced[path] { return bytes }
    return try base.read(path)
  }

  func kind(of path: String) -> FileKind? { replaced[path] == nil ? base.kind(of: path) : .file }

  func isLink(_ path: String) -> Bool { base.isLink(path) }

  func entries(of path: String) throws(FileProblem) -> [String] { try base.entries(of: path) }
  func listing(of path: String) throws(FileProblem) -> [String] { try base.listing(of: path) }

  func canonical(_ path: String) -> String { base.canonical(path) }

  func write(_ bytes: [UInt8], to path: String) throws(FileProblem) { throw refused(path) }

  func makeDirectory(_ path: String) throws(FileProblem) { throw refused(path) }

  func remove(_ path: String) throws(FileProblem) { throw refused(path) }

  func link(_ path: String, to target: String) throws(FileProblem) { throw refused(path) }

  func makeTemporaryDirectory() throws(FileProblem) -> String {
    try base.makeTemporaryDirectory()
  }

  private func refused(_ path: String) -> FileProblem {
    FileProblem(operation: "write", path: path, code: 0, reason: "this is only a preview")
  }
}
