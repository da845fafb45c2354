import Glibc

/// A file of any size, piece by piece.
package enum FileChunks {
  private static let size = 1 << 18

  /// Gives the whole content of a file in pieces, in order.
  package static func read(
    _ path: String, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(FileProblem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: size)
    while true {
      let count = Glibc.read(descriptor, &chunk, size)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw problem(path) }
      if count == 0 { return }
      body(chunk[..<count])
    }
  }

  private static func problem(_ path: String) -> FileProblem {
    FileProblem(operation: "read", path: path, code: errno, reason: systemReason(errno))
  }
}
