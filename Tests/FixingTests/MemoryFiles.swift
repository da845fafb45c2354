import OutsideWorld
import Synchronization

/// A disk in memory.
///
/// Writing can be made to fail from some write on.
final class MemoryFiles: FileStore {
  private struct State {
    var files: [String: [UInt8]]
    var writesLeft: Int
  }

  private let state: Mutex<State>

  init(_ files: [String: String], writesLeft: Int = .max) {
    state = Mutex(State(files: files.mapValues { Array($0.utf8) }, writesLeft: writesLeft))
  }

  /// Everything there is, by path.
  var texts: [String: String] {
    state.withLock { $0.files.mapValues { String(decoding: $0, as: UTF8.self) } }
  }

  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    guard let bytes = state.withLock({ $0.files[path] }) else {
      throw FileProblem(operation: "read", path: path, code: 2, reason: "there is no such file")
    }
    return bytes
  }

  func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    let isFull = state.withLock { state in
      if state.writesLeft == 0 { return true }
      state.writesLeft -= 1
      state.files[path] = bytes
      return false
    }
    if isFull {
      throw FileProblem(operation: "write", path: path, code: 28, reason: "the disk is full")
    }
  }

  /// Makes room for some more writes.
  func allow(writes: Int) { state.withLock { $0.writesLeft = writes } }

  func kind(of path: String) -> FileKind? {
    state.withLock { state in
      if state.files[path] != nil { return .file }
      return state.files.keys.contains { $0.hasPrefix(path + "/") } ? .directory : nil
    }
  }

  func entries(of path: String) throws(FileProblem) -> [String] {
    let names = state.withLock { state in
      state.files.keys.filter { $0.hasPrefix(path + "/") }
        .compactMap { $0.dropFirst(path.count + 1).split(separator: "/").first.map(String.init) }
    }
    return Set(names).sorted()
  }

  func remove(_ path: String) throws(FileProblem) {
    state.withLock { $0.files[path] = nil }
  }

  func makeDirectory(_ path: String) throws(FileProblem) {}
  func link(_ path: String, to target: String) throws(FileProblem) {}
  func makeTemporaryDirectory() throws(FileProblem) -> String { "/tmp" }
  func canonical(_ path: String) -> String { Paths.normalised(path) }
}
