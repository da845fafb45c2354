/// A place in a text.
package struct SourcePosition: Sendable, Hashable, Comparable {
  /// Bytes of UTF-8 before it.
  package let offset: Int
  /// Line, from 1.
  package let line: Int
  /// Column in Unicode scalars, from 1.
  package let column: Int

  package init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    left.offset < right.offset
  }
}

/// A stretch of a file, its end exclusive.
package struct SourceSpan: Sendable, Hashable {
  /// Path as it is shown: relative to the project when inside it.
  package let file: String
  package let start: SourcePosition
  package let end: SourcePosition

  package init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// From the start of this span to the end of another one in the same file.
  package func through(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, start: start, end: max(end, other.end))
  }
}
