import PipelineModel

/// A place in a frame, with what is said of it.
struct Annotation {
  var span: SourceSpan
  var labels: [String]
  /// Whether it is what the frame is about, rather than something that helps to understand it.
  let isPrimary: Bool

  /// What is printed beside the mark.
  var label: String {
    let shown = labels.prefix(3).map(ShownText.of).joined(separator: "; ")
    return labels.count > 3 ? shown + "; and \(labels.count - 3) more" : shown
  }
}

/// Lines of the user's files with marks below what is meant.
struct CodeFrame {
  let sources: [String: SourceText]
  let style: Style
  /// The colour of the primary marks.
  let role: Style.Role
  /// Columns for line numbers.
  private let gutter: Int
  private let annotations: [Annotation]

  /// Annotations of one span are put together; the primary one's file comes first.
  init(
    _ annotations: [Annotation], sources: [String: SourceText], style: Style, role: Style.Role
  ) {
    self.sources = sources
    self.style = style
    self.role = role
    var merged: [Annotation] = []
    for annotation in annotations {
      if let index = merged.firstIndex(where: { $0.span == annotation.span }) {
        merged[index].labels += annotation.labels
      } else {
        merged.append(annotation)
      }
    }
    merged = merged.map { Self.shortened($0, beside: merged, sources) }
    self.annotations = merged
    gutter = merged.map { String($0.span.lastLine).count }.max() ?? 1
  }

  /// A span of several lines that has others inside it is shown by its first line, so that no line
  /// is printed twice.
  private static func shortened(
    _ annotation: Annotation, beside all: [Annotation], _ sources: [String: SourceText]
  ) -> Annotation {
    let span = annotation.span
    let holdsOthers = all.contains {
      $0.span != span && $0.span.file == span.file && span.start <= $0.span.start
        && $0.span.end <= span.end
    }
    guard holdsOthers, span.lastLine > span.start.line, let source = sources[span.file] else {
      return annotation
    }
    let line = source.span(ofLine: span.start.line)
    var shortened = annotation
    shortened.span = SourceSpan(file: span.file, start: span.start, end: line.end)
    return shortened
  }

  /// The frame, a line each.
  var lines: [String] {
    var files: [String] = []
    for annotation in annotations where !files.contains(annotation.span.file) {
      files.append(annotation.span.file)
    }
    return files.flatMap { file in
      lines(
        of: annotations.filter { $0.span.file == file }, isFirst: file == files.first)
    }
  }

  /// A line below the frame: `= help: …`.
  func note(_ title: String, _ text: String, _ role: Style.Role = .strong) -> String {
    "\(indent) \(style.paint("=", .frame)) \(style.paint(title + ":", role)) \(ShownText.of(text))"
  }

  /// An empty line of the frame.
  var ruler: String { "\(indent) \(style.paint("|", .frame))" }

  private var indent: String { String(repeating: " ", count: gutter) }

  private func lines(of annotations: [Annotation], isFirst: Bool) -> [String] {
    guard let anchor = annotations.first(where: \.isPrimary) ?? annotations.first else { return [] }
    let arrow = style.paint(isFirst ? "-->" : ":::", .frame)
    let head = "\(indent)\(arrow) \(ShownText.of(anchor.span.shown))"
    guard let source = sources[anchor.span.file] else {
      return [head]
        + annotations.filter { !$0.labels.isEmpty }.map { note("note", $0.label) }
    }
    var lines = [head, ruler]
    var last: Int?
    for block in FrameBlock.blocks(of: annotations) {
      if let last, block.firstLine > last + 1 { lines.append(style.paint("...", .frame)) }
      let shown = block.lines(of: source, columns: style.columns - gutter - 3)
      lines += shown.map { print($0) }
      last = block.lastLine
    }
    return lines
  }

  private func print(_ line: FrameLine) -> String {
    let bar = style.paint("|", .frame)
    switch line {
    case .source(let number, let side, let text):
      let digits = String(number)
      let padded = String(repeating: " ", count: gutter - digits.count) + digits
      let content = side + text
      return style.paint(padded, .frame) + " " + bar + (content.isEmpty ? "" : " " + content)
    case .marks(let marks):
      return "\(indent) \(bar) " + print(marks)
    }
  }

  private func print(_ marks: [FrameMark]) -> String {
    var text = ""
    var column = 0
    for mark in marks {
      let role = mark.isPrimary ? role : .frame
      text += String(repeating: " ", count: mark.columns.lowerBound - column)
      text += style.paint(mark.mark, role)
      if !mark.label.isEmpty { text += " " + style.paint(mark.label, role) }
      column = mark.columns.upperBound
    }
    return text
  }
}

extension SourceSpan {
  /// `file:line:column`.
  package var shown: String { "\(file):\(start.line):\(start.column)" }

  /// The last line that a part of it stands on.
  var lastLine: Int { end.column == 1 && end.line > start.line ? end.line - 1 : end.line }
}
