/// A place in a text.
package struct SourcePosition: Sendable, Hashable, Comparable {
  // Narrow, for a pipeline of many nodes holds a million places.
  private let narrowOffset: UInt32
  private let narrowLine: UInt32
  private let narrowColumn: UInt32

  /// Bytes of UTF-8 before it.
  package var offset: Int { Int(narrowOffset) }
  /// Line, from 1.
  package var line: Int { Int(narrowLine) }
  /// Column in Unicode scalars, from 1.
  package var column: Int { Int(narrowColumn) }

  /// None may be more than 4 GiB; what is more is cut to that.
  package init(offset: Int, line: Int, column: Int) {
    narrowOffset = UInt32(clamping: offset)
    narrowLine = UInt32(clamping: line)
    narrowColumn = UInt32(clamping: column)
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
