/// A word of a command.
package struct ShellWord: Equatable, Sendable {
  /// Bytes of the file, quotes included.
  package let range: Range<Int>
  /// Without quotes.
  package let text: String
  /// Whether the shell takes it as it stands: no variable, no command in it.
  package let isLiteral: Bool

  package init(range: Range<Int>, text: String, isLiteral: Bool) {
    self.range = range
    self.text = text
    self.isLiteral = isLiteral
  }
}

/// A command with where its input comes from and its output goes.
package struct ShellCommand: Equatable, Sendable {
  package var words: [ShellWord] = []
  package var redirections: [Redirection] = []

  package struct Redirection: Equatable, Sendable {
    /// `<`, `>`, `>>`.
    package let sign: String
    package let target: ShellWord
  }
}

/// Splits what a shell reads into commands of words.
///
/// Knows quotes, backslashes, comments, variables and nested commands, redirections and here-documents
/// as far as needed to tell words apart; runs nothing and expands nothing.
package struct ShellWords {
  private let form: ScriptSection.Form
  private var cursor: ByteCursor

  private var word: (start: Int, text: [UInt8], isLiteral: Bool)?
  private var command = ShellCommand()
  private var commands: [ShellCommand] = []
  /// The sign before the next word, when that is where a redirection leads.
  private var redirection: String?
  private var awaitsDelimiter = false
  private var delimiters: [String] = []

  private init(_ bytes: [UInt8], _ section: ScriptSection) {
    form = section.form
    cursor = ByteCursor(bytes, section.range)
  }

  /// The words of each command.
  package static func commands(in bytes: [UInt8], _ section: ScriptSection) -> [[ShellWord]] {
    redirectedCommands(in: bytes, section).map(\.words).filter { !$0.isEmpty }
  }

  /// Each command with its redirections.
  package static func redirectedCommands(
    in bytes: [UInt8], _ section: ScriptSection
  ) -> [ShellCommand] {
    var reader = ShellWords(bytes, section)
    while !reader.cursor.isAtEnd { reader.step() }
    reader.endCommand()
    return reader.commands
  }

  private mutating func step() {
    let byte = cursor.byte
    switch byte {
    case UInt8(ascii: "\n"): lineEnd()
    case _ where byte.isBlank: endWord(then: 1)
    case _ where form == .list && "[],".utf8.contains(byte): endWord(then: 1)
    case UInt8(ascii: "\\"): backslash()
    case UInt8(ascii: "'"): single()
    case UInt8(ascii: "\""): double()
    case UInt8(ascii: "#") where word == nil: cursor.skip(to: UInt8(ascii: "\n"))
    case _ where ";|&()".utf8.contains(byte):
      cursor.at += 1
      endCommand()
    case _ where "<>".utf8.contains(byte): redirect()
    case _ where isExpansion: expansion()
    default: take(byte)
    }
  }

  // MARK: Ends

  private mutating func lineEnd() {
    if form == .shell { endCommand() } else { endWord() }
    cursor.at += 1
    for delimiter in delimiters { cursor.skipLines(until: delimiter) }
    delimiters = []
  }

  private mutating func endWord(then skipped: Int = 0) {
    defer { cursor.at += skipped }
    guard let word else { return }
    let text = String(decoding: word.text, as: UTF8.self)
    self.word = nil
    let whole = ShellWord(
      range: word.start..<cursor.at, text: text, isLiteral: word.isLiteral)
    guard let sign = redirection else { return command.words.append(whole) }
    if awaitsDelimiter {
      delimiters.append(text)
    } else {
      command.redirections.append(ShellCommand.Redirection(sign: sign, target: whole))
    }
    (redirection, awaitsDelimiter) = (nil, false)
  }

  private mutating func endCommand() {
    endWord()
    (redirection, awaitsDelimiter) = (nil, false)
    if command != ShellCommand() { commands.append(command) }
    command = ShellCommand()
  }

  /// `2>&1`, `>> log`, `<<EOF`: the word that follows is no word of the command.
  private mutating func redirect() {
    if let word, word.isLiteral, word.text.allSatisfy({ (48...57).contains($0) }) {
      self.word = nil
    }
    endWord()
    let start = cursor.at
    while cursor.at < cursor.end, "<>".utf8.contains(cursor.byte) { cursor.at += 1 }
    awaitsDelimiter = cursor.bytes[start..<cursor.at].elementsEqual("<<".utf8)
    let sign = String(decoding: cursor.bytes[start..<cursor.at], as: UTF8.self)
    if cursor.at < cursor.end, "&|-".utf8.contains(cursor.byte) { cursor.at += 1 }
    redirection = sign
  }

  // MARK: Parts of a word

  private mutating func take(_ byte: UInt8, isLiteral: Bool = true) {
    var word = word ?? (cursor.at, [], true)
    word.text.append(byte)
    word.isLiteral = word.isLiteral && isLiteral
    self.word = word
    cursor.at += 1
  }

  private mutating func begin() { word = word ?? (cursor.at, [], true) }

  private mutating func backslash() {
    let next = cursor.at + 1
    let isCarriageReturn = next + 1 < cursor.end && cursor.bytes[next] == UInt8(ascii: "\r")
    guard next < cursor.end else {
      cursor.at = cursor.end
      return
    }
    if cursor.bytes[isCarriageReturn ? next + 1 : next] == UInt8(ascii: "\n") {
      cursor.at = isCarriageReturn ? next + 2 : next + 1
      return
    }
    begin()
    cursor.at = next
    take(cursor.bytes[next])
  }

  private mutating func single() {
    begin()
    cursor.at += 1
    while cursor.at < cursor.end, cursor.byte != UInt8(ascii: "'") { take(cursor.byte) }
    cursor.at = min(cursor.end, cursor.at + 1)
  }

  private mutating func double() {
    begin()
    cursor.at += 1
    while cursor.at < cursor.end, cursor.byte != UInt8(ascii: "\"") {
      if cursor.byte == UInt8(ascii: "\\"), cursor.at + 1 < cursor.end,
        "\"\\$`".utf8.contains(cursor.bytes[cursor.at + 1])
      {
        cursor.at += 1
        take(cursor.byte)
      } else if isExpansion {
        expansion()
      } else {
        take(cursor.byte)
      }
    }
    cursor.at = min(cursor.end, cursor.at + 1)
  }

  // MARK: What only the shell knows

  private var isExpansion: Bool {
    cursor.byte == UInt8(ascii: "$") || cursor.byte == UInt8(ascii: "`") || cursor.looksAt("{{")
  }

  private mutating func expansion() {
    begin()
    word?.isLiteral = false
    if cursor.looksAt("${{") || cursor.looksAt("{{") { return cursor.skip(past: "}}") }
    if cursor.looksAt("$(") { return cursor.skipNested("(", ")") }
    if cursor.looksAt("${") { return cursor.skipNested("{", "}") }
    if cursor.byte == UInt8(ascii: "`") {
      cursor.at += 1
      cursor.skip(to: UInt8(ascii: "`"))
      cursor.at = min(cursor.end, cursor.at + 1)
    } else {
      take(cursor.byte, isLiteral: false)
    }
  }
}
