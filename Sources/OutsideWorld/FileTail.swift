import Glibc

/// The end of a file of any size.
package enum FileTail {
  /// The last bytes of a file, at most `limit`; nil when it cannot be read.
  package static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    guard size >= 0 else { return nil }
    let start = max(0, size - limit)
    var bytes = [UInt8](repeating: 0, count: size - start)
    let count = pread(descriptor, &bytes, bytes.count, start)
    return count >= 0 ? Array(bytes[..<count]) : nil
  }
}
