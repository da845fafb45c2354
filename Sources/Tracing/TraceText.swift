/// Walks over the text of a call as strace prints it.
struct TraceText {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  mutating func skip(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func skipBlanks() { while skip(" ") {} }

  /// Skips a text that stands here, or nothing.
  mutating func skip(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  mutating func name() -> String {
    let start = position
    while let byte = next, isNamePart(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  mutating func number() -> Int64? {
    let start = position
    _ = skip("-")
    while let byte = next, byte >= 0x30, byte <= 0x39 { position += 1 }
    return Int64(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// What stands up to `end`, with escapes resolved; nil when the end is not there.
  ///
  /// Names that are no UTF-8 come with replacement characters.
  mutating func quoted(until end: Character) -> String? {
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      if byte == end.asciiValue { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") { text.append(escaped()) } else { text.append(byte) }
    }
    return nil
  }

  /// One argument up to the comma or bracket after it, brackets and quotes inside it kept whole.
  mutating func word() -> String? {
    let start = position
    var depth = 0
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard quoted(until: "\"") != nil else { return nil }
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return String(decoding: bytes[start..<position], as: UTF8.self) }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        return String(decoding: bytes[start..<position], as: UTF8.self)
      default: break
      }
      position += 1
    }
    return nil
  }

  /// The byte that an escape stands for, the backslash read already: `\n`, `\"`, `\1` to `\377`,
  /// `\x1f`.
  private mutating func escaped() -> UInt8 {
    guard let byte = next else { return UInt8(ascii: "\\") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "v"): return 0x0B
    case UInt8(ascii: "x"): return digits(base: 16, most: 2)
    case 0x30...0x37:
      position -= 1
      return digits(base: 8, most: 3)
    default: return byte
    }
  }

  private mutating func digits(base: Int, most: Int) -> UInt8 {
    var value = 0
    var count = 0
    while count < most, let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
      digit < base
    {
      value = value * base + digit
      position += 1
      count += 1
    }
    return UInt8(truncatingIfNeeded: value)
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
