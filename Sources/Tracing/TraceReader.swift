/// Puts the lines of a trace together, in whatever pieces the bytes come.
package struct TraceReader {
  /// Bytes of a line that are kept: a path has at most 4096, each written with four at worst.
  private static let longestLine = 1 << 20

  private var line: [UInt8] = []
  /// By process: the call that has not returned yet.
  private var begun: [Int32: [UInt8]] = [:]

  package init() {}

  /// Takes bytes, and gives every line that is whole with them.
  package mutating func take(
    _ bytes: some Sequence<UInt8>, _ body: (TraceLine) -> Void
  ) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        endLine(body)
      } else if line.count < Self.longestLine {
        line.append(byte)
      }
    }
  }

  /// The trace is over; what is left is a line that was cut off.
  package mutating func finish(_ body: (TraceLine) -> Void) { endLine(body) }

  private mutating func endLine(_ body: (TraceLine) -> Void) {
    defer { line.removeAll(keepingCapacity: true) }
    switch TraceLine(line[...]) {
    case .begun(let process, let head): begun[process] = head
    case .resumed(let process, let tail):
      guard let head = begun.removeValue(forKey: process),
        let call = TraceCall((head + tail)[...], of: process)
      else { return }
      body(.call(call))
    case .ended(let process):
      begun[process] = nil
      body(.ended(process: process))
    case .call(let call): body(.call(call))
    case nil: break
    }
  }
}
