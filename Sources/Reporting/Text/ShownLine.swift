import PipelineModel

/// A line of source as it is printed: tabs widened, control characters escaped, and cut around
/// what matters when it is long.
struct ShownLine {
  let text: String
  /// Byte offset in the file and printed column, from 0, of every character, and of the end.
  private let stops: [(offset: Int, column: Int)]

  /// The line (from 1) in at most so many columns, with the byte at `focus` among them.
  ///
  /// Reads only the neighbourhood of the focus, so that a file of one long line costs nothing.
  init(_ source: SourceText, line: Int, focus: Int, columns: Int) {
    let bytes = source.bytes(ofLine: line)
    let near = Self.neighbourhood(of: focus, in: bytes, reach: columns * 8)
    var cells: [Cell] = []
    var offset = near.startIndex
    var column = 0
    for character in String(decoding: near, as: UTF8.self) {
      let cell = Cell(character, offset: offset, column: column)
      cells.append(cell)
      offset += character.utf8.count
      column += cell.width
    }
    let isCutBefore = near.startIndex > bytes.startIndex
    let isCutAfter = near.endIndex < bytes.endIndex
    if column <= columns, !isCutBefore, !isCutAfter {
      text = cells.map(\.text).joined()
      stops = cells.map { ($0.offset, $0.column) } + [(offset, column)]
      return
    }
    let middle = cells.last { $0.offset <= focus }?.column ?? 0
    let first = max(0, min(middle - columns / 3, column - columns + 2))
    let kept = cells.filter { $0.column >= first && $0.column + $0.width <= first + columns - 2 }
    let before = isCutBefore || (kept.first?.column ?? 0) > 0 ? "…" : ""
    let after = isCutAfter || (kept.last.map { $0.column + $0.width } ?? 0) < column ? "…" : ""
    text = before + kept.map(\.text).joined() + after
    let shift = before.count - (kept.first?.column ?? 0)
    let end = kept.last.map { ($0.offset + $0.length, $0.column + $0.width + shift) }
    stops = kept.map { ($0.offset, $0.column + shift) } + [end ?? (near.startIndex, 0)]
  }

  /// The printed columns, from 0, of a stretch of bytes: at least one, inside what is shown.
  func columns(of range: Range<Int>) -> Range<Int> {
    let start = column(of: range.lowerBound)
    return start..<max(start + 1, column(of: range.upperBound))
  }

  private func column(of offset: Int) -> Int {
    (stops.first { $0.offset >= offset } ?? stops.last)?.column ?? 0
  }

  /// The bytes around one, cut between characters.
  private static func neighbourhood(
    of focus: Int, in bytes: ArraySlice<UInt8>, reach: Int
  ) -> ArraySlice<UInt8> {
    var start = max(bytes.startIndex, min(focus - reach, bytes.endIndex))
    var end = min(bytes.endIndex, max(focus + reach, bytes.startIndex))
    while start > bytes.startIndex, start < bytes.endIndex, bytes[start] & 0xC0 == 0x80 {
      start -= 1
    }
    while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return bytes[start..<max(start, end)]
  }

  private struct Cell {
    let text: String
    let width: Int
    /// Bytes in the file.
    let length: Int
    let offset: Int
    let column: Int

    init(_ character: Character, offset: Int, column: Int) {
      text =
        character == "\t"
        ? String(repeating: " ", count: 4 - column % 4) : ShownText.of(String(character))
      width = ShownText.width(text)
      length = character.utf8.count
      self.offset = offset
      self.column = column
    }
  }
}
