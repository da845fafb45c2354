import CodeReading
import OutsideWorld
import PipelineModel

/// Reads the `kedro run` lines of a project's scripts.
enum RunCommands {
  /// Files that hold one are kept among the sources of `files`, for the findings about them.
  static func read(_ files: inout KedroFiles) -> [RunCommand] {
    var commands: [RunCommand] = []
    for script in ScriptFiles.find(in: files.root, files.world.files) {
      let path = Paths.joined(files.root, script.path)
      guard let bytes = try? files.world.files.read(path) else { continue }
      let text = SourceText(file: files.shown(script.path), bytes: bytes)
      let found = read(text, script.kind)
      guard !found.isEmpty, files.source(script.path) != nil else { continue }
      commands += found
    }
    return commands
  }

  /// Those of one script.
  static func read(_ text: SourceText, _ kind: ScriptKind) -> [RunCommand] {
    guard text.bytes.holds("kedro") else { return [] }
    return ScriptSection.all(in: text, kind).flatMap { section in
      ShellWords.commands(in: text.bytes, section).compactMap { words in
        arguments(of: words).map { command($0, in: text) }
      }
    }
  }

  /// Programs that only show or look for what follows.
  private static let showing: Set<String> = [
    "echo", "printf", "grep", "rg", "sed", "awk", "cat", "alias", "git", ":", "export", "which",
    "help",
  ]

  /// The words from `kedro` on when a command runs a pipeline.
  private static func arguments(of words: [ShellWord]) -> ArraySlice<ShellWord>? {
    guard let first = words.first(where: { !$0.text.contains("=") }),
      !showing.contains(first.text),
      let kedro = words.firstIndex(where: {
        $0.isLiteral && Paths.lastComponent(of: $0.text) == "kedro"
      })
    else { return nil }
    let rest = words[(kedro + 1)...].drop { $0.text.hasPrefix("-") }
    guard let run = rest.first, run.text == "run" else { return nil }
    return words[kedro...]
  }

  private static func command(_ words: ArraySlice<ShellWord>, in text: SourceText) -> RunCommand {
    let first = words[words.startIndex].range.lowerBound
    let last = words[words.endIndex - 1].range.upperBound
    var options: [RunCommand.Option] = []
    var index = words.startIndex
    while index < words.endIndex, words[index].text != "--" {
      if let option = GivenOption(words[index]) {
        var value = option.value
        if value == nil, index + 1 < words.endIndex {
          index += 1
          value = words[index]
        }
        let given = value.flatMap { $0.isLiteral ? $0 : nil }
        options.append(
          RunCommand.Option(
            name: option.name,
            written: Reference(option.written, span: text.span(option.range)),
            value: given.map { Reference($0.text, span: text.span($0.range)) }))
      }
      index += 1
    }
    return RunCommand(span: text.span(first..<last), options: options)
  }
}

/// A word that is an option, as click reads it: `--nodes`, `--nodes=A`, `-n`, `-nA`.
private struct GivenOption {
  let name: RunOption
  let written: String
  let range: Range<Int>
  /// What the word itself holds of its value.
  let value: ShellWord?

  init?(_ word: ShellWord) {
    let head = word.text.prefix { $0 != "=" }
    let start = word.range.lowerBound
    guard let (name, length) = Self.option(head) else { return nil }
    self.name = name
    written = String(head.prefix(length))
    let isPlain = word.range.count == word.text.utf8.count
    let size = written.utf8.count
    range = isPlain ? start..<start + size : word.range
    var rest = word.text.dropFirst(length)
    var skipped = size
    if length == head.count, rest.first == "=" {
      rest = rest.dropFirst()
      skipped += 1
    } else if rest.isEmpty {
      value = nil
      return
    }
    value = ShellWord(
      range: isPlain ? start + skipped..<word.range.upperBound : word.range, text: String(rest),
      isLiteral: word.isLiteral)
  }

  /// An option and how many letters of the word it takes.
  private static func option(_ head: Substring) -> (RunOption, Int)? {
    for option in RunOption.allCases.reversed() {
      if head == option.rawValue { return (option, head.count) }
      if let short = option.short, head == short { return (option, head.count) }
    }
    // A value may stand right behind a short option of one letter.
    guard head.hasPrefix("-"), !head.hasPrefix("--"), head.count > 2 else { return nil }
    return RunOption.allCases.first { $0.short == String(head.prefix(2)) }.map { ($0, 2) }
  }
}

extension [UInt8] {
  /// Whether a text stands anywhere in it.
  func holds(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return false }
    return (0...(count - wanted.count)).contains { start in
      self[start] == first && self[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
