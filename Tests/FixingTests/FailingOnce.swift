import OutsideWorld
import Synchronization

/// A disk on which one write fails, by its number from 0.
final class FailingOnce: FileStore {
  private let base: any FileStore
  private let failing: Int
  private let count = Mutex(0)

  init(base: any FileStore, failing: Int) {
    self.base = base
    self.failing = failing
  }

  func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    let number = count.withLock { count in
      count += 1
      return count - 1
    }
    if number == failing {
      throw FileProblem(operation: "write", path: path, code: 28, reason: "the disk is full")
    }
    try base.write(bytes, to: path)
  }

  func read(_ path: String) throws(FileProblem) -> [UInt8] { try base.read(path) }
  func kind(of path: String) -> FileKind? { base.kind(of: path) }
  func entries(of path: String) throws(FileProblem) -> [String] { try base.entries(of: path) }
  func canonical(_ path: String) -> String { base.canonical(path) }
  func makeDirectory(_ path: String) throws(FileProblem) { try base.makeDirectory(path) }
  func remove(_ path: String) throws(FileProblem) { try base.remove(path) }
  func link(_ path: String, to target: String) throws(FileProblem) {
    try base.link(path, to: target)
  }
  func makeTemporaryDirectory() throws(FileProblem) -> String {
    try base.makeTemporaryDirectory()
  }
}
