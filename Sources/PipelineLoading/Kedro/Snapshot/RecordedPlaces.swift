import OutsideWorld
import PipelineModel

/// What a snapshot keeps of a project's files, so that places are known without them.
struct RecordedPlaces: Codable, Sendable {
  /// Where the entries stand, by catalog file and name or pattern.
  var catalog: [String: [String: KedroInspection.Call]] = [:]
  /// `kedro run` lines in the scripts of the project.
  var commands: [RecordedCommand] = []
  /// What the files held that places point into: SHA-256 of each, line ends as in Unix.
  var files: [String: String] = [:]
  /// Whether `kedro run` is a command of the project's own.
  var hasOwnRun = false

  /// Only files of the project are opened, whatever a snapshot names.
  func mayBeRead(_ file: String) -> Bool {
    let path = Paths.normalised(file)
    return !path.hasPrefix("/") && path != ".." && !path.hasPrefix("../")
  }

  /// Whether a file is known to have been another when the snapshot was made.
  func differs(_ text: SourceText, from file: String) -> Bool {
    files[file].map { $0 != Self.digest(of: text) } ?? false
  }

  static func digest(of text: SourceText) -> String {
    SHA256.hexadecimal(
      String(decoding: text.bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self))
  }
}

/// A `kedro run` line, with its places as a snapshot keeps them.
struct RecordedCommand: Codable, Sendable {
  let call: KedroInspection.Call
  let options: [Option]

  struct Option: Codable, Sendable {
    let name: String
    let written: Word
    let value: Word?
  }

  struct Word: Codable, Sendable {
    let text: String
    let call: KedroInspection.Call?
  }

  /// Nil when it has an option that is none.
  func command(_ files: inout KedroFiles) -> RunCommand? {
    guard let span = files.span(call) else { return nil }
    var known: [RunCommand.Option] = []
    for option in options {
      guard let name = RunOption(rawValue: option.name) else { continue }
      known.append(
        RunCommand.Option(
          name: name, written: option.written.reference(&files),
          value: option.value.map { $0.reference(&files) }))
    }
    return RunCommand(span: span, options: known)
  }
}

extension RecordedCommand {
  /// What a snapshot keeps of a command; nil when its file cannot be read.
  init?(_ command: RunCommand, _ files: KedroFiles) {
    guard let call = files.call(command.span) else { return nil }
    self.call = call
    options = command.options.map { option in
      let isSecret = option.name == .params
      return Option(
        name: option.name.rawValue, written: Word(option.written, files),
        value: option.value.map { value in
          Word(isSecret ? value.withoutValues : value, files)
        })
    }
  }
}

extension RecordedCommand.Word {
  fileprivate init(_ reference: Reference, _ files: KedroFiles) {
    text = reference.name
    call = reference.span.flatMap { files.call($0) }
  }

  fileprivate func reference(_ files: inout KedroFiles) -> Reference {
    Reference(text, span: call.flatMap { files.span($0) })
  }
}

extension Reference {
  /// `KEY=VALUE,…` with nothing but its keys: a value may be a password.
  fileprivate var withoutValues: Reference {
    let items = name.split(separator: ",", omittingEmptySubsequences: false).map { item in
      item.firstIndex { $0 == "=" || $0 == ":" }.map { String(item[...$0]) + "*" } ?? String(item)
    }
    return Reference(items.joined(separator: ","), span: span)
  }
}

extension KedroFiles {
  /// A place in a file of the project, in words that need no file.
  func call(_ span: SourceSpan) -> KedroInspection.Call? {
    guard let text = sources[span.file] else { return nil }
    func column(_ place: SourcePosition) -> Int {
      place.offset - text.position(line: place.line, byteColumn: 0).offset
    }
    return KedroInspection.Call(
      file: inside(span.file), line: span.start.line, column: column(span.start),
      endLine: span.end.line, endColumn: column(span.end))
  }

  /// A shown file as seen from the project.
  func inside(_ shown: String) -> String {
    let root = Paths.normalised(shownRoot)
    return root == "." ? shown : Paths.relative(shown, to: root)
  }
}

extension KedroInspection.Call {
  /// The place in a file that is not there: its columns are those of a text in ASCII.
  func span(in file: String) -> SourceSpan {
    SourceSpan(
      file: file, start: Self.position(line, column), end: Self.position(endLine, endColumn))
  }

  /// No byte is known, but which place comes first is.
  private static func position(_ line: Int, _ column: Int) -> SourcePosition {
    SourcePosition(
      offset: min(line, 1 << 20) << 11 + min(column, 1 << 11 - 1), line: line, column: column + 1)
  }
}
