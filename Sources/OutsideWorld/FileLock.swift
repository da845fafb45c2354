import Glibc

/// Holds a file for this process alone.
///
/// The system lets go when the process ends by any cause.
package final class FileLock: Sendable {
  /// Why a lock was not taken.
  package enum Refusal: Error, Sendable, Equatable {
    /// Another process holds it; its number, when it could be read.
    case held(by: Int32?)
    case problem(FileProblem)
  }

  private let descriptor: Int32

  /// Takes the lock, or says at once who holds it.
  ///
  /// The file then holds this process's number.
  package init(_ path: String) throws(Refusal) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .problem(Self.problem("open", path)) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else {
        let problem = Self.problem("lock", path)
        throw .problem(problem)
      }
      throw .held(by: Self.owner(descriptor))
    }
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  deinit {
    guard descriptor >= 0 else { return }
    // Said in so many words: a child that has not come to its exec yet still has the file open.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func owner(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(
      String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").first ?? "")
  }

  private static func problem(_ operation: String, _ path: String) -> FileProblem {
    FileProblem(operation: operation, path: path, code: errno, reason: systemReason(errno))
  }
}
