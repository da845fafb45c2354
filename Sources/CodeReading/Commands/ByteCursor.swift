/// A place in a stretch of bytes.
struct ByteCursor {
  let bytes: [UInt8]
  /// Where the stretch ends.
  let end: Int
  var at: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { at >= end }

  var byte: UInt8 { bytes[at] }

  func looksAt(_ text: String) -> Bool { bytes[at..<end].starts(with: text.utf8) }

  mutating func skip(to byte: UInt8) {
    while at < end, bytes[at] != byte { at += 1 }
  }

  mutating func skip(past text: String) {
    while at < end, !looksAt(text) { at += 1 }
    at = min(end, at + text.utf8.count)
  }

  /// Behind the bracket that closes the one that comes next.
  mutating func skipNested(_ open: Unicode.Scalar, _ close: Unicode.Scalar) {
    var depth = 0
    while at < end {
      if bytes[at] == UInt8(ascii: open) { depth += 1 }
      if bytes[at] == UInt8(ascii: close) { depth -= 1 }
      at += 1
      if depth == 0, bytes[at - 1] == UInt8(ascii: close) { return }
    }
  }

  /// Behind the line that holds nothing but a text.
  mutating func skipLines(until text: String) {
    while at < end {
      let line = bytes[at..<end].prefix { $0 != UInt8(ascii: "\n") }
      at = min(end, line.endIndex + 1)
      if line.drop(while: \.isBlank).elementsEqual(text.utf8) { return }
    }
  }
}

extension UInt8 {
  package static let tab = UInt8(ascii: "\t")
  package static let blank = UInt8(ascii: " ")

  package var isBlank: Bool { self == .tab || self == .blank || self == UInt8(ascii: "\r") }
}
