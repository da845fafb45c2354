import PipelineModel

/// A line of a frame before it is coloured.
enum FrameLine: Equatable {
  /// A line of source, with the ruler of a span of several lines before it.
  case source(number: Int, side: String, text: String)
  /// Marks below a line of source, from left to right; only the last has a label.
  case marks([FrameMark])
}

/// A mark below a stretch of a line.
struct FrameMark: Equatable {
  /// Printed columns, from 0.
  let columns: Range<Int>
  let mark: String
  /// What is said of it.
  let label: String
  let isPrimary: Bool
}

/// Neighbouring lines of a frame: a line with all that is marked on it, or a span of several lines.
struct FrameBlock {
  let firstLine: Int
  let lastLine: Int
  private let annotations: [Annotation]

  /// A span of several lines is shown by its first ones: enough for a call of Kedro's `node` where
  /// it is what the frame is about.
  private static func mostLines(_ annotation: Annotation) -> Int { annotation.isPrimary ? 6 : 2 }

  private init(_ annotations: [Annotation], first: Int, last: Int) {
    self.annotations = annotations
    firstLine = first
    lastLine = last
  }

  /// The blocks of a file, from top to bottom.
  static func blocks(of annotations: [Annotation]) -> [FrameBlock] {
    let sorted = annotations.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    let long = sorted.filter { $0.span.lastLine > $0.span.start.line }
    let short = Dictionary(
      grouping: sorted.filter { $0.span.lastLine == $0.span.start.line },
      by: { $0.span.start.line })
    let blocks =
      long.map { FrameBlock([$0], first: $0.span.start.line, last: $0.span.lastLine) }
      + short.map { FrameBlock($0.value, first: $0.key, last: $0.key) }
    return blocks.sorted { ($0.firstLine, $0.lastLine) < ($1.firstLine, $1.lastLine) }
  }

  func lines(of source: SourceText, columns: Int) -> [FrameLine] {
    firstLine == lastLine
      ? markedLine(of: source, columns: columns) : severalLines(of: source, columns: columns)
  }

  private func markedLine(of source: SourceText, columns: Int) -> [FrameLine] {
    guard let first = annotations.first(where: \.isPrimary) ?? annotations.first else { return [] }
    let shown = ShownLine(
      source, line: firstLine, focus: first.span.start.offset, columns: columns)
    let lineEnd = source.bytes(ofLine: firstLine).endIndex
    let marks = annotations.map { annotation in
      let start = annotation.span.start.offset
      let columns = shown.columns(of: start..<max(start, min(annotation.span.end.offset, lineEnd)))
      let sign = annotation.isPrimary ? "^" : "-"
      return FrameMark(
        columns: columns, mark: String(repeating: sign, count: columns.count),
        label: annotation.label, isPrimary: annotation.isPrimary)
    }
    return [.source(number: firstLine, side: "", text: shown.text)]
      + Self.rows(of: marks).map { .marks($0) }
  }

  /// Marks without a label share a row with what comes after them.
  private static func rows(of marks: [FrameMark]) -> [[FrameMark]] {
    var rows: [[FrameMark]] = []
    for mark in marks {
      if let last = rows.last?.last, last.label.isEmpty,
        last.columns.upperBound < mark.columns.lowerBound
      {
        rows[rows.count - 1].append(mark)
      } else {
        rows.append([mark])
      }
    }
    return rows
  }

  private func severalLines(of source: SourceText, columns: Int) -> [FrameLine] {
    guard let annotation = annotations.first else { return [] }
    let count = lastLine - firstLine + 1
    let most = Self.mostLines(annotation)
    let shown = count <= most + 1 ? count : most
    let lines: [FrameLine] = (0..<shown).map { index in
      let line = firstLine + index
      let start = source.bytes(ofLine: line).startIndex
      let focus = index == 0 ? annotation.span.start.offset : start
      let text = ShownLine(source, line: line, focus: focus, columns: columns - 2).text
      return .source(number: line, side: index == 0 ? "/ " : "| ", text: text)
    }
    let rest = shown < count ? "to line \(lastLine)" : ""
    let words = [rest, annotation.label].filter { !$0.isEmpty }.joined(separator: ": ")
    let mark = annotation.isPrimary ? "|_^" : "|_-"
    let end = FrameMark(
      columns: 0..<mark.count, mark: mark, label: words, isPrimary: annotation.isPrimary)
    return lines + [.marks([end])]
  }
}
