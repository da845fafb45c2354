/// The text of one file, with its lines: what positions, code frames and edits are made from.
package struct SourceText: Sendable, Equatable {
  /// Path as it is shown: relative to the project when inside it.
  package let file: String
  /// The bytes as they were read.
  package let bytes: [UInt8]
  /// Offset of the first byte of every line.
  private let lineStarts: [Int]
  /// The line (from 0) that each block of `blockSize` bytes begins in, so that a place needs no
  /// search among all lines.
  private let lineOfBlock: [Int]
  /// How many Unicode scalars begin before each block, so that a place in a long line needs no walk
  /// along it; empty when every byte is one.
  private let scalarsBefore: [Int]

  private static let blockSize = 256

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var starts = [0]
    var lines: [Int] = []
    var counts: [Int] = []
    var scalars = 0
    bytes.withUnsafeBufferPointer { bytes in
      for offset in bytes.indices {
        if offset % Self.blockSize == 0 {
          lines.append(starts.count - 1)
          counts.append(scalars)
        }
        if bytes[offset] & 0xC0 != 0x80 { scalars += 1 }
        if bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
      }
    }
    lineStarts = starts
    lineOfBlock = lines
    scalarsBefore = scalars == bytes.count ? [] : counts
  }

  package var lineCount: Int { lineStarts.count }

  /// The bytes of a line (from 1) without its line end; empty when there is no such line.
  package func bytes(ofLine line: Int) -> ArraySlice<UInt8> {
    guard line >= 1, line <= lineStarts.count else { return [] }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<max(start, end)]
  }

  /// The text of a line (from 1).
  package func text(ofLine line: Int) -> String {
    String(decoding: bytes(ofLine: line), as: UTF8.self)
  }

  /// The place of a byte.
  ///
  /// An offset past the end is the end. O(1).
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(0, offset), bytes.count)
    let block = offset / Self.blockSize
    var low = block < lineOfBlock.count ? lineOfBlock[block] : lineOfBlock.last ?? 0
    var high = block + 1 < lineOfBlock.count ? lineOfBlock[block + 1] + 1 : lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = scalars(before: offset) - scalars(before: lineStarts[low])
    return SourcePosition(offset: offset, line: low + 1, column: column + 1)
  }

  private func scalars(before offset: Int) -> Int {
    guard offset > 0, !scalarsBefore.isEmpty else { return offset }
    let block = (offset - 1) / Self.blockSize
    let rest = bytes[(block * Self.blockSize)..<offset]
    return scalarsBefore[block] + rest.count { $0 & 0xC0 != 0x80 }
  }

  /// The place of a line (from 1) and a byte in it (from 0), as Python's `ast` counts.
  package func position(line: Int, byteColumn: Int) -> SourcePosition {
    guard line >= 1 else { return position(at: 0) }
    guard line <= lineStarts.count else { return position(at: bytes.count) }
    return position(at: lineStarts[line - 1] + max(0, byteColumn))
  }

  /// The span between two byte offsets.
  package func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(
      file: file, start: position(at: range.lowerBound), end: position(at: range.upperBound))
  }

  /// The span of a whole line (from 1), without its indentation.
  package func span(ofLine line: Int) -> SourceSpan {
    let content = bytes(ofLine: line)
    let indent = content.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    return span(min(content.startIndex + indent, content.endIndex)..<content.endIndex)
  }
}
