import PipelineModel

/// One replacement in a text.
package struct TextEdit: Sendable, Hashable {
  /// Bytes that are replaced; empty for an insertion.
  package let range: Range<Int>
  package let replacement: String

  package init(_ range: Range<Int>, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }

  /// Puts a text in at an offset.
  package init(insert text: String, at offset: Int) {
    self.init(offset..<offset, text)
  }
}

/// A file of the user's as a fix leaves it.
package struct FileChange: Sendable {
  /// The file before; empty bytes when it is new.
  package let source: SourceText
  package let isNew: Bool
  /// Sorted, not overlapping.
  package let edits: [TextEdit]

  /// Insertions at one place keep the order they are given in.
  package init(_ source: SourceText, edits: [TextEdit]) {
    self.source = source
    isNew = false
    self.edits = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }

  /// A file that is not there yet.
  package init(newFile file: String, text: String) {
    source = SourceText(file: file, bytes: [])
    isNew = true
    edits = [TextEdit(insert: text, at: 0)]
  }

  package var file: String { source.file }

  /// The file afterwards.
  package var result: [UInt8] { Self.apply(edits, to: source.bytes[...]) }

  /// Applies edits to a part of a text; ranges count from the start of the whole.
  static func apply(_ edits: some Sequence<TextEdit>, to bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var position = bytes.startIndex
    for edit in edits {
      result += bytes[position..<edit.range.lowerBound]
      result += Array(edit.replacement.utf8)
      position = edit.range.upperBound
    }
    return result + bytes[position...]
  }
}
