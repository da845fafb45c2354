import CodeReading
import PipelineModel

extension ScriptSection {
  /// Those of a script.
  static func all(in text: SourceText, _ kind: ScriptKind) -> [ScriptSection] {
    switch kind {
    case .shell: [ScriptSection(range: 0..<text.bytes.count)]
    case .recipes: recipes(text)
    case .dockerfile: instructions(text)
    case .workflow: steps(text)
    }
  }

  /// Indented lines, without the marks that make takes away.
  private static func recipes(_ text: SourceText) -> [ScriptSection] {
    continuedLines(text).compactMap { range in
      let line = text.bytes[range]
      guard line.first == .tab || line.first == .blank else { return nil }
      let start = line.firstIndex { !$0.isBlank && !"@-+".utf8.contains($0) }
      return start.map { ScriptSection(range: $0..<range.upperBound) }
    }
  }

  /// What `RUN`, `CMD` and `ENTRYPOINT` are followed by.
  private static func instructions(_ text: SourceText) -> [ScriptSection] {
    continuedLines(text).compactMap { range in
      let line = text.bytes[range].drop(while: \.isBlank)
      let word = String(decoding: line.prefix { !$0.isBlank }, as: UTF8.self).uppercased()
      guard ["RUN", "CMD", "ENTRYPOINT"].contains(word) else { return nil }
      let rest = line.dropFirst(word.utf8.count).drop(while: \.isBlank)
      return ScriptSection(
        range: rest.startIndex..<rest.endIndex,
        form: rest.first == UInt8(ascii: "[") ? .list : .shell)
    }
  }

  /// The values of `run:`.
  private static func steps(_ text: SourceText) -> [ScriptSection] {
    var sections: [ScriptSection] = []
    var line = 1
    while line <= text.lineCount {
      guard let step = RunStep(text.bytes(ofLine: line)) else {
        line += 1
        continue
      }
      let first = line
      line += 1
      while line <= text.lineCount, step.holds(text.bytes(ofLine: line)) { line += 1 }
      let end = text.bytes(ofLine: line - 1).endIndex
      let start = step.isBlock ? text.bytes(ofLine: first + 1).startIndex : step.value.startIndex
      if start < end {
        sections.append(
          ScriptSection(range: start..<end, form: step.isLiteral ? .shell : .folded))
      }
    }
    return sections
  }

  /// Lines, each with those that a backslash at its end joins to it.
  private static func continuedLines(_ text: SourceText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for line in 1...max(1, text.lineCount) {
      let bytes = text.bytes(ofLine: line)
      let first = start ?? bytes.startIndex
      if bytes.last == UInt8(ascii: "\\"), line < text.lineCount {
        start = first
      } else {
        ranges.append(first..<bytes.endIndex)
        start = nil
      }
    }
    return ranges
  }
}

/// The line of a workflow that begins a command.
private struct RunStep {
  /// Blanks before its key.
  private let indent: Int
  let value: ArraySlice<UInt8>

  init?(_ line: ArraySlice<UInt8>) {
    var rest = line.drop(while: \.isBlank)
    if rest.starts(with: "- ".utf8) { rest = rest.dropFirst().drop(while: \.isBlank) }
    guard rest.starts(with: "run:".utf8) else { return nil }
    indent = rest.startIndex - line.startIndex
    let value = rest.dropFirst(4).drop(while: \.isBlank)
    // A job may be called so.
    guard !value.isEmpty else { return nil }
    // A value in quotes is taken without them, as YAML does.
    let isQuoted =
      value.count > 1 && value.first == value.last && "'\"".utf8.contains(value[value.startIndex])
    self.value = isQuoted ? value.dropFirst().dropLast() : value
  }

  var isBlock: Bool { value.first == UInt8(ascii: "|") || value.first == UInt8(ascii: ">") }

  var isLiteral: Bool { value.first == UInt8(ascii: "|") }

  /// Whether a later line is part of the value.
  func holds(_ line: ArraySlice<UInt8>) -> Bool {
    let content = line.drop(while: \.isBlank)
    return content.isEmpty || content.startIndex - line.startIndex > indent
  }
}
