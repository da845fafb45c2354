import Glibc

/// Where output goes: what a command makes to standard output, progress and notes to standard
/// error.
package struct Console: Sendable {
  /// Writes to standard output.
  package var output: any TextSink
  /// Writes to standard error.
  package var error: any TextSink
  /// Whether each is a terminal.
  package var outputIsTerminal: Bool
  package var errorIsTerminal: Bool
  private let columns: @Sendable () -> Int

  /// Columns of the terminal now: a terminal can be resized.
  ///
  /// 80 when it is not known.
  package var width: Int { columns() }

  package init(
    output: any TextSink, error: any TextSink, outputIsTerminal: Bool, errorIsTerminal: Bool,
    width: @autoclosure @escaping @Sendable () -> Int
  ) {
    self.output = output
    self.error = error
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    columns = width
  }

  /// The console of this process.
  package static func ofProcess() -> Console {
    Console(
      output: DescriptorSink(STDOUT_FILENO), error: DescriptorSink(STDERR_FILENO),
      outputIsTerminal: isatty(STDOUT_FILENO) == 1, errorIsTerminal: isatty(STDERR_FILENO) == 1,
      width: terminalWidth())
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }
}

/// Takes what is printed.
package protocol TextSink: Sendable {
  func write(_ bytes: [UInt8]) throws(FileProblem)
}

extension TextSink {
  /// Prints a text as it is.
  package func write(_ text: String) throws(FileProblem) { try write(Array(text.utf8)) }
}

/// Writes to an open descriptor.
package struct DescriptorSink: TextSink {
  private let descriptor: Int32

  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  package func write(_ bytes: [UInt8]) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      guard count > 0 else {
        throw FileProblem(
          operation: "write", path: descriptor == STDOUT_FILENO ? "standard output" : "the output",
          code: errno, reason: systemReason(errno))
      }
      written += count
    }
  }
}
