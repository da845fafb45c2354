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
  private let bytes: [UInt8]
  private let end: Int
  private let form: ScriptSection.Form
  private var at: Int

  private var word: (start: Int, text: [UInt8], isLiteral: Bool)?
  private var command: [ShellWord] = []
  private var commands: [[ShellWord]] = []
  /// Whether the next word is where a redirection leads.
  private var isRedirected = false
  private var awaitsDelimiter = false
  private var delimiters: [String] = []

  private init(_ bytes: [UInt8], _ section: ScriptSection) {
    self.bytes = bytes
    form = section.form
    at = section.range.lowerBound
    end = section.range.upperBound
  }

  static func commands(in bytes: [UInt8], _ section: ScriptSection) -> [[ShellWord]] {
    var reader = ShellWords(bytes, section)
    while reader.at < reader.end { reader.step() }
    reader.endCommand()
    return reader.commands
  }

  private mutating func step() {
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "\n"): lineEnd()
    case _ where byte.isBlank: endWord(then: 1)
    case _ where form == .list && "[],".utf8.contains(byte): endWord(then: 1)
    case UInt8(ascii: "\\"): backslash()
    case UInt8(ascii: "'"): single()
    case UInt8(ascii: "\""): double()
    case UInt8(ascii: "#") where word == nil: skip(to: UInt8(ascii: "\n"))
    case _ where ";|&()".utf8.contains(byte):
      at += 1
      endCommand()
    case _ where "<>".utf8.contains(byte): redirection()
    case _ where isExpansion: expansion()
    default: take(byte)
    }
  }

  // MARK: Ends

  private mutating func lineEnd() {
    if form == .shell { endCommand() } else { endWord() }
    at += 1
    for delimiter in delimiters { skipDocument(until: delimiter) }
    delimiters = []
  }

  private mutating func endWord(then skipped: Int = 0) {
    defer { at += skipped }
    guard let word else { return }
    let text = String(decoding: word.text, as: UTF8.self)
    self.word = nil
    if isRedirected {
      if awaitsDelimiter { delimiters.append(text) }
      (isRedirected, awaitsDelimiter) = (false, false)
    } else {
      command.append(
        ShellWord(range: word.start..<at, text: text, isLiteral: word.isLiteral))
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
    let start = at
    while at < end, "<>".utf8.contains(bytes[at]) { at += 1 }
    awaitsDelimiter = bytes[start..<at].elementsEqual("<<".utf8)
    if at < end, "&|-".utf8.contains(bytes[at]) { at += 1 }
    isRedirected = true
  }

  private mutating func skipDocument(until delimiter: String) {
    while at < end {
      let line = bytes[at..<end].prefix { $0 != UInt8(ascii: "\n") }
      at = min(end, line.endIndex + 1)
      let content = line.drop(while: \.isBlank)
      if content.elementsEqual(delimiter.utf8) { return }
    }
  }

  // MARK: Parts of a word

  private mutating func take(_ byte: UInt8, isLiteral: Bool = true) {
    var word = word ?? (at, [], true)
    word.text.append(byte)
    word.isLiteral = word.isLiteral && isLiteral
    self.word = word
    at += 1
  }

  private mutating func begin() { word = word ?? (at, [], true) }

  private mutating func backslash() {
    let next = at + 1
    let isCarriageReturn = next + 1 < end && bytes[next] == UInt8(ascii: "\r")
    guard next < end else {
      at = end
      return
    }
    if bytes[isCarriageReturn ? next + 1 : next] == UInt8(ascii: "\n") {
      at = isCarriageReturn ? next + 2 : next + 1
      return
    }
    begin()
    at = next
    take(bytes[next])
  }

  private mutating func single() {
    begin()
    at += 1
    while at < end, bytes[at] != UInt8(ascii: "'") { take(bytes[at]) }
    at = min(end, at + 1)
  }

  private mutating func double() {
    begin()
    at += 1
    while at < end, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < end, "\"\\$`".utf8.contains(bytes[at + 1]) {
        at += 1
        take(bytes[at])
      } else if isExpansion {
        expansion()
      } else {
        take(bytes[at])
      }
    }
    at = min(end, at + 1)
  }

  // MARK: What only the shell knows

  private var isExpansion: Bool {
    bytes[at] == UInt8(ascii: "$") || bytes[at] == UInt8(ascii: "`") || looksAt("{{")
  }

  private func looksAt(_ text: String) -> Bool { bytes[at..<end].starts(with: text.utf8) }

  private mutating func expansion() {
    begin()
    word?.isLiteral = false
    if looksAt("${{") || looksAt("{{") { return skipText(to: "}}") }
    if looksAt("$(") { return skipNested("(", ")") }
    if looksAt("${") { return skipNested("{", "}") }
    if bytes[at] == UInt8(ascii: "`") {
      at += 1
      skip(to: UInt8(ascii: "`"))
      at = min(end, at + 1)
    } else {
      take(bytes[at], isLiteral: false)
    }
  }

  private mutating func skip(to byte: UInt8) {
    while at < end, bytes[at] != byte { at += 1 }
  }

  private mutating func skipText(to text: String) {
    while at < end, !looksAt(text) { at += 1 }
    at = min(end, at + text.utf8.count)
  }

  private mutating func skipNested(_ open: Unicode.Scalar, _ close: Unicode.Scalar) {
    var depth = 0
    while at < end {
      if bytes[at] == UInt8(ascii: open) { depth += 1 }
      if bytes[at] == UInt8(ascii: close) { depth -= 1 }
      at += 1
      if depth == 0, bytes[at - 1] == UInt8(ascii: close) { return }
    }
  }
}
