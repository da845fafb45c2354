import Testing

@testable import Tracing

struct TraceReaderTests {
  private static func lines(_ text: String, piece: Int = 1 << 20) -> [TraceLine] {
    var reader = TraceReader()
    var lines: [TraceLine] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      reader.take(bytes[start..<min(bytes.count, start + piece)]) { lines.append($0) }
    }
    reader.finish { lines.append($0) }
    return lines
  }

  private static let interrupted = """
    1 openat(AT_FDCWD</w>, "a", O_RDONLY <unfinished ...>
    2 unlink("b" <unfinished ...>
    1 <... openat resumed>) = 3</w/a>
    2 <... unlink resumed>)             = 0

    """

  @Test func `calls that were interrupted are put together`() {
    let lines = Self.lines(Self.interrupted)
    #expect(lines.count == 2)
    guard case .call(let first)? = lines.first, case .call(let second)? = lines.last else {
      Issue.record("no calls")
      return
    }
    #expect(first.process == 1 && first.result.path == "/w/a")
    #expect(second.process == 2 && second.arguments == [.text("b", isWhole: true)])
  }

  @Test(arguments: [1, 2, 7, 64])
  func `it does not matter in which pieces a trace comes`(piece: Int) {
    #expect(Self.lines(Self.interrupted, piece: piece) == Self.lines(Self.interrupted))
  }

  @Test func `a call whose process was killed in it is no call`() {
    let lines = Self.lines(
      """
      1 unlink("a" <unfinished ...>
      1 +++ killed by SIGKILL +++
      1 <... unlink resumed>) = 0
      """)
    #expect(lines == [.ended(process: 1)])
  }

  @Test func `a line that never ends is held in bounds`() {
    var reader = TraceReader()
    var lines: [TraceLine] = []
    let head = Array("1 unlink(\"".utf8)
    reader.take(head) { lines.append($0) }
    for _ in 0..<40 {
      reader.take(repeatElement(UInt8(ascii: "x"), count: 100_000)) { lines.append($0) }
    }
    reader.take(Array("\n1 unlink(\"a\") = 0\n".utf8)) { lines.append($0) }
    #expect(lines.count == 1)
  }
}
