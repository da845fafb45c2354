import OutsideWorld

/// A disk on which nothing is, and no symbolic link either.
package struct NoFiles: FileStore {
  package init() {}

  package func read(_ path: String) throws(FileProblem) -> [UInt8] {
    throw FileProblem(operation: "read", path: path, code: 2, reason: "there is no such file")
  }
  package func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {}
  package func kind(of path: String) -> FileKind? { nil }
  package func entries(of path: String) throws(FileProblem) -> [String] { [] }
  package func makeDirectory(_ path: String) throws(FileProblem) {}
  package func remove(_ path: String) throws(FileProblem) {}
  package func link(_ path: String, to target: String) throws(FileProblem) {}
  package func makeTemporaryDirectory() throws(FileProblem) -> String { "/tmp" }
  package func canonical(_ path: String) -> String { Paths.normalised(path) }
}
