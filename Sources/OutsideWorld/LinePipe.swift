import CSpawn
import Glibc

/// A pipe between this process and a child that carries lines.
package struct LinePipe: Sendable {
  package let readEnd: Int32
  package let writeEnd: Int32

  /// Opens a pipe that no child inherits by itself.
  ///
  /// From now on this process ignores SIGPIPE: to write to a child that has ended is an error, not
  /// the end of this process too.
  package init() throws(ProcessProblem) {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    guard cs_pipe(&ends) == 0 else {
      throw ProcessProblem(
        program: "a child", code: errno, reason: "no pipe: \(systemReason(errno))")
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  package func closeReadEnd() { close(readEnd) }
  package func closeWriteEnd() { close(writeEnd) }

  /// The lines that come, without their line ends, until the last writer has closed.
  ///
  /// Read on a thread of its own, which closes the read end.
  package func lines() -> AsyncStream<[UInt8]> {
    let readEnd = readEnd
    return AsyncStream { continuation in
      let started = LastingThread.start {
        Self.readLines(readEnd) { continuation.yield($0) }
        close(readEnd)
        continuation.finish()
      }
      if !started { continuation.finish() }
    }
  }

  /// Writes a line.
  ///
  /// False when nobody reads any more.
  package func send(_ line: [UInt8]) -> Bool {
    let bytes = line + [UInt8(ascii: "\n")]
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(writeEnd, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  private static func readLines(_ descriptor: Int32, _ take: ([UInt8]) -> Void) {
    var pending: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      for byte in chunk[..<count] {
        if byte == UInt8(ascii: "\n") {
          take(pending)
          pending.removeAll(keepingCapacity: true)
        } else {
          pending.append(byte)
        }
      }
    }
    if !pending.isEmpty { take(pending) }
  }
}
