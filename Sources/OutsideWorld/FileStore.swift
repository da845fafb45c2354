/// The file system, as far as the program uses it.
///
/// Paths are absolute or relative to the working folder of the process.
package protocol FileStore: Sendable {
  /// The whole content of a file.
  func read(_ path: String) throws(FileProblem) -> [UInt8]
  /// Replaces a file in one step: the old content or the new, never a part.
  ///
  /// Keeps permissions, and writes through a symbolic link.
  func write(_ bytes: [UInt8], to path: String) throws(FileProblem)
  /// What stands at a path, following symbolic links; nil when nothing does.
  func kind(of path: String) -> FileKind?
  /// Bytes in a file, following symbolic links; nil when none stands there.
  func size(of path: String) -> Int?
  /// When a file was last changed, in seconds of the wall clock; nil when that is not known.
  func modificationTime(of path: String) -> Double?
  /// Whether a symbolic link stands at a path.
  func isLink(_ path: String) -> Bool
  /// The names in a folder, sorted.
  func entries(of path: String) throws(FileProblem) -> [String]
  /// The same in the order in which the disk lists them.
  func listing(of path: String) throws(FileProblem) -> [String]
  /// Makes a folder and those above it; no error when it is there.
  func makeDirectory(_ path: String) throws(FileProblem)
  /// Removes a file, or a folder with all it holds; no error when nothing is there.
  func remove(_ path: String) throws(FileProblem)
  /// Makes a symbolic link at `path`.
  func link(_ path: String, to target: String) throws(FileProblem)
  /// A new folder of its own for what lives as long as the command.
  func makeTemporaryDirectory() throws(FileProblem) -> String
  /// The path with `.`, `..` and symbolic links resolved as far as it exists.
  func canonical(_ path: String) -> String
}

extension FileStore {
  /// By reading it, for stores that know no better.
  package func size(of path: String) -> Int? { (try? read(path))?.count }

  package func modificationTime(of path: String) -> Double? { nil }

  /// As far as resolving the path tells, for stores that have no links of their own.
  package func isLink(_ path: String) -> Bool { canonical(path) != path }
}

/// What stands at a path.
package enum FileKind: Sendable, Equatable {
  case file
  case directory
  case other
}

/// A file operation that failed.
package struct FileProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried, such as `read` or `write`.
  package let operation: String
  package let path: String
  /// The system's number for the reason.
  package let code: Int32
  /// The system's words for the reason.
  package let reason: String

  package init(operation: String, path: String, code: Int32, reason: String) {
    self.operation = operation
    self.path = path
    self.code = code
    self.reason = reason
  }

  package var description: String { "cannot \(operation) \(path): \(reason)" }
}

extension FileStore {
  package func listing(of path: String) throws(FileProblem) -> [String] { try entries(of: path) }
}
