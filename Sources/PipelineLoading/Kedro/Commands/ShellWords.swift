/// A word of a command.
struct ShellWord: Equatable {
  /// Bytes of the file, quotes included.
  let range: Range<Int>
  /// Without quotes.
  let text: String
  /// Whether the shell takes it as it stands: no variable, no command in it.
  let isLiteral: Bool
}

/// Splits what a shell reads into commands of words.
///
/// Knows quotes, backslashes, comments, variables and nested commands, redirections and here-documents
/// as far as needed to tell words apart; runs nothing and expands nothing.
struct ShellWords {
  private let form: ScriptSection.Form
  private var cursor: ByteCursor

  private var word: (start: Int, text: [UInt8], isLiteral: Bool)?
  private var command: [ShellWord] = []
  private var commands: [[ShellWord]] = []
  /// Whether the next word is where a redirection leads.
  private var isRedirected = false
  private var awaitsDelimiter = false
  private var delimiters: [String] = []

  private init(_ bytes: [UInt8], _ section: ScriptSection) {
    form = section.form
    cursor = ByteCursor(bytes, section.range)
  }

  static func commands(in bytes: [UInt8], _ section: ScriptSection) -> [[ShellWord]] {
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
    case _ where "<>".utf8.contains(byte): redirection()
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
    if isRedirected {
      if awaitsDelimiter { delimiters.append(text) }
      (isRedirected, awaitsDelimiter) = (false, false)
    } else {
      command.append(
        ShellWord(range: word.start..<cursor.at, text: text, isLiteral: word.isLiteral))
    }
  }

  private mutating func endCommand() {
    endWord()
    (isRedirected, awaitsDelimiter) = (false, false)
    if !command.isEmpty { commands.append(command) }
    command = []
  }

  /// `2>&1`, `>> log`, `<<EOF`: the operator, and later the word it is about, are left out.
  private mutating func redirection() {
    if let word, word.isLiteral, word.text.allSatisfy({ (48...57).contains($0) }) {
      self.word = nil
    }
    endWord()
    let start = cursor.at
    while cursor.at < cursor.end, "<>".utf8.contains(cursor.byte) { cursor.at += 1 }
    awaitsDelimiter = cursor.bytes[start..<cursor.at].elementsEqual("<<".utf8)
    if cursor.at < cursor.end, "&|-".utf8.contains(cursor.byte) { cursor.at += 1 }
    isRedirected = true
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
