import Glibc
import Synchronization

/// A file that only grows: a journal or a log.
///
/// Every write goes to the system at once, so that what was written survives the end of this
/// process by any cause.
package final class AppendFile: Sendable {
  /// For a child to write to.
  package let descriptor: Int32
  private let currentPath: Mutex<String>

  /// Opens a file for writing at its end, made when it is missing, emptied when `fresh`.
  package init(_ path: String, fresh: Bool = false) throws(FileProblem) {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (fresh ? O_TRUNC : 0)
    descriptor = open(path, flags, 0o666)
    currentPath = Mutex(path)
    guard descriptor >= 0 else {
      throw FileProblem(operation: "open", path: path, code: errno, reason: systemReason(errno))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  package func write(_ bytes: [UInt8]) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw problem("write") }
      written += count
    }
  }

  /// Waits until everything written is on the disk.
  package func synchronize() throws(FileProblem) {
    while fdatasync(descriptor) != 0 {
      // Devices and pipes have no disk behind them.
      if errno == EINVAL || errno == EROFS { return }
      guard errno == EINTR else { throw problem("write") }
    }
  }

  package var path: String { currentPath.withLock(\.self) }

  /// Whether nothing was written to it yet, by anybody.
  package var isEmpty: Bool {
    var found = stat()
    return fstat(descriptor, &found) == 0 && found.st_size == 0
  }

  /// Gives the file another name; what stands there is replaced.
  package func move(to path: String) throws(FileProblem) {
    guard rename(self.path, path) == 0 else { throw problem("rename") }
    currentPath.withLock { $0 = path }
  }

  private func problem(_ operation: String) -> FileProblem {
    FileProblem(operation: operation, path: path, code: errno, reason: systemReason(errno))
  }
}
