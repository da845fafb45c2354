import PipelineModel
import Testing

struct QuantityTests {
  @Test(arguments: [
    (0, "0 B"), (1023, "1023 B"), (1024, "1 KiB"), (1536, "1.5 KiB"), (18 << 30, "18 GiB"),
    (1_288_490_189, "1.2 GiB"), (1 << 50, "1 PiB"), (Int64.max, "8192 PiB"),
  ])
  func `sizes are described in the largest unit`(bytes: Int64, words: String) {
    #expect(ByteSize.described(bytes) == words)
  }

  @Test(arguments: [
    (0, "0"), (1, "0.001"), (500, "0.5"), (1000, "1"), (17_250, "17.25"), (1010, "1.01"),
  ])
  func `thousandths are described without needless digits`(thousandths: Int64, words: String) {
    #expect(Decimals.described(thousandths) == words)
  }

  @Test(arguments: [
    (0, "0s"), (0.25, "0.25s"), (12.54, "12.5s"), (200, "3m 20s"), (7500, "2h 05m"),
  ])
  func `lengths of time are described in words`(seconds: Double, words: String) {
    #expect(TimeSpan.described(seconds) == words)
  }

  @Test(arguments: [0, 1, 1023, 1024, 1025, 1 << 20, 123_456_789, 1 << 40])
  func `a size in words is read back as about the same`(bytes: Int64) throws {
    let read = try ByteSize.parse(ByteSize.described(bytes))
    #expect(abs(read - bytes) <= max(1, bytes / 100))
  }

  @Test(arguments: ["kB", "MB", "GB", "TB", "PB"].enumerated().map { ($0.offset + 1, $0.element) })
  func `decimal units are powers of 1000`(power: Int, unit: String) throws {
    let expected = (0..<power).reduce(Int64(1)) { product, _ in product * 1000 }
    #expect(try ByteSize.parse("1\(unit)") == expected)
    #expect(try ByteSize.parse("1 \(unit.lowercased())") == expected)
  }

  @Test func `parts of a byte or of a thousandth count whole`() throws {
    #expect(try ByteSize.parse("0.1") == 1)
    #expect(try Decimals.parse("0.0001") == 1)
  }

  @Test(arguments: [
    ("7", 7), ("007B", 7), ("1_000", 1_000), ("12.5kB", 12_500), ("1e3", 1_000), ("2E1kB", 20_000),
    ("9007199254740993", 9_007_199_254_740_992), ("3GIB", 3 << 30), ("2mb", 2_000_000),
    (" 4 KiB ", 4_096), ("5PiB", 5 << 50),
  ])
  func `sizes are read in every way they are written`(text: String, bytes: Int64) throws {
    #expect(try ByteSize.parse(text) == bytes)
  }

  @Test(arguments: ["", "GiB", "1\u{301}", "1é", "_", ".", "1.2.3", "-1", "٣"])
  func `what is no size is refused`(text: String) {
    #expect(throws: QuantityProblem.self) { try ByteSize.parse(text) }
  }
}
