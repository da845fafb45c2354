import PipelineModel

/// Shows changes as `git apply` takes them.
///
/// The edits are known, so nothing has to be compared.
package enum UnifiedDiff {
  private static let contextLines = 3

  package static func text(_ changes: [FileChange]) -> String {
    changes.map(text).joined()
  }

  private static func text(_ change: FileChange) -> String {
    let (old, new) = (name("a", change.file), name("b", change.file))
    let created = change.isNew ? "new file mode 100644\n" : ""
    // A tab ends a name with blanks, as git writes it.
    let end = change.file.contains(" ") ? "\t\n" : "\n"
    return "diff --git \(old) \(new)\n" + created + "--- "
      + (change.isNew ? "/dev/null\n" : old + end)
      + "+++ " + new + end + hunks(of: change)
  }

  /// A file below one of git's two sides.
  ///
  /// An absolute path is as seen from the root.
  private static func name(_ side: String, _ file: String) -> String {
    quoted(file.hasPrefix("/") ? side + file : side + "/" + file)
  }

  /// Lines that are replaced together.
  private struct Region {
    /// Lines from 1; an empty range stands before its lower bound.
    var lines: ClosedRange<Int>
    var edits: [TextEdit]
  }

  private static func hunks(of change: FileChange) -> String {
    if change.isNew {
      let new = lines(of: change.result[...])
      return "@@ -0,0 +1,\(new.count) @@\n" + marked(new, "+")
    }
    var shift = 0
    let lines = lines(of: change.source.bytes[...])
    return groups(of: change).map { group in
      let (text, growth) = hunk(group, of: change.source, lines, shift: shift)
      shift += growth
      return text
    }.joined()
  }

  /// Regions, those so near to each other that their context would overlap put into one hunk.
  private static func groups(of change: FileChange) -> [[Region]] {
    var regions: [Region] = []
    for edit in change.edits {
      let first = change.source.position(at: edit.range.lowerBound).line
      let last = change.source.position(at: edit.range.upperBound).line
      if let previous = regions.last, first <= previous.lines.upperBound {
        let end = max(last, previous.lines.upperBound)
        regions[regions.count - 1].lines = previous.lines.lowerBound...end
        regions[regions.count - 1].edits.append(edit)
      } else {
        regions.append(Region(lines: first...last, edits: [edit]))
      }
    }
    var groups: [[Region]] = []
    for region in regions {
      if let last = groups.last?.last,
        region.lines.lowerBound - last.lines.upperBound <= 2 * contextLines
      {
        groups[groups.count - 1].append(region)
      } else {
        groups.append([region])
      }
    }
    return groups
  }

  private static func hunk(
    _ regions: [Region], of source: SourceText, _ allLines: [String], shift: Int
  ) -> (text: String, growth: Int) {
    guard let first = regions.first, let last = regions.last else { return ("", 0) }
    let start = max(1, first.lines.lowerBound - contextLines)
    let end = min(allLines.count, last.lines.upperBound + contextLines)
    var body = ""
    var oldCount = 0
    var newCount = 0
    var line = start
    for region in regions {
      let context = Array(allLines[(line - 1)..<(region.lines.lowerBound - 1)])
      let (old, new) = trimmed(
        lines(in: region.lines, of: allLines),
        lines(of: FileChange.apply(region.edits, to: slice(region.lines, of: source))[...]))
      body += marked(context, " ") + old.text + new.text
      oldCount += context.count + old.count
      newCount += context.count + new.count
      line = region.lines.upperBound + 1
    }
    let context = line <= end ? Array(allLines[(line - 1)..<end]) : []
    body += marked(context, " ")
    oldCount += context.count
    newCount += context.count
    let head = "@@ -\(oldCount == 0 ? 0 : start),\(oldCount) +\(start + shift),\(newCount) @@\n"
    return (head + body, newCount - oldCount)
  }

  /// Removed and added lines, with those that both share at their ends kept as context.
  private static func trimmed(
    _ old: [String], _ new: [String]
  ) -> (old: (text: String, count: Int), new: (text: String, count: Int)) {
    var head = 0
    while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < old.count - head, tail < new.count - head,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    { tail += 1 }
    let before = marked(Array(old[..<head]), " ")
    let after = marked(Array(old[(old.count - tail)...]), " ")
    let removed = marked(Array(old[head..<(old.count - tail)]), "-")
    let added = marked(Array(new[head..<(new.count - tail)]), "+")
    return ((before + removed, old.count), (added + after, new.count))
  }

  private static func slice(_ lines: ClosedRange<Int>, of source: SourceText) -> ArraySlice<UInt8> {
    let start = source.position(line: lines.lowerBound, byteColumn: 0).offset
    let end = source.position(line: lines.upperBound + 1, byteColumn: 0).offset
    return source.bytes[start..<max(start, end)]
  }

  private static func lines(in range: ClosedRange<Int>, of all: [String]) -> [String] {
    let end = min(range.upperBound, all.count)
    return range.lowerBound <= end ? Array(all[(range.lowerBound - 1)..<end]) : []
  }

  /// Lines with their ends; the last may lack one.
  private static func lines(of bytes: ArraySlice<UInt8>) -> [String] {
    var lines: [String] = []
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      lines.append(String(decoding: bytes[start...index], as: UTF8.self))
      start = index + 1
    }
    if start < bytes.endIndex { lines.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return lines
  }

  private static func marked(_ lines: [String], _ mark: String) -> String {
    lines.map { line in
      let ends = line.utf8.last == UInt8(ascii: "\n")
      return mark + line + (ends ? "" : "\n\\ No newline at end of file\n")
    }.joined()
  }

  /// Git's form of names that hold quotes, backslashes or control characters.
  private static func quoted(_ name: String) -> String {
    let special = name.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || $0 == "\"" || $0 == "\\"
    }
    guard special else { return name }
    let escaped = name.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case "\n": return "\\n"
      case "\t": return "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let octal = String(scalar.value, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      default: return String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
