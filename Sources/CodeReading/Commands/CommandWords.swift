import PipelineModel

/// What the words of a command say that it touches.
///
/// Of the programs that are known here the words are read or written for sure; a word of another
/// program that looks like a path is a mention: most likely read.
package enum CommandWords {
  package struct Found: Hashable, Sendable {
    package let kind: Access.Kind
    /// As it stands in the command.
    package let path: String
    package let program: String
    /// Bytes of the text, when it is one.
    package let range: Range<Int>?
  }

  /// - Parameter words: Nil for those that are not known.
  package static func accesses(of words: [String?]) -> [Found] {
    accesses(words.map { Word(text: $0, range: nil) })
  }

  /// Those of a line, or a script, for a shell; what comes after a `cd` is left out.
  package static func accesses(ofShell script: String) -> [Found] {
    accesses(of: commands(ofShell: script))
  }

  static func commands(ofShell script: String) -> [ShellCommand] {
    let bytes = Array(script.utf8)
    let read = ShellWords.redirectedCommands(in: bytes, ScriptSection(range: 0..<bytes.count))
    return ShellVariables(read).filled(read, in: bytes)
  }

  /// A word of which only the shell knows what it is, where a file is read or written.
  package struct Unclear: Hashable, Sendable {
    package let kind: Access.Kind
    package let program: String
    package let reason: String
    package let range: Range<Int>
  }

  /// What a script touches that its text does not tell.
  static func unclear(in commands: [ShellCommand]) -> [Unclear] {
    var unclear: [Unclear] = []
    for (index, command) in commands.enumerated() {
      let words = command.words.drop { keywords.contains($0.text) }
      let program = words.first.map { baseName($0.text) } ?? ""
      if leads(command), let word = words.first, index + 1 < commands.count {
        let reason = "what follows is in another folder"
        return unclear
          + [Unclear(kind: .read, program: program, reason: reason, range: word.range)]
      }
      let touching = readers.contains(program) ? Access.Kind.read : .write
      let isKnown = readers.contains(program) || writers.contains(program)
      let hidden = isKnown ? words.dropFirst().filter { !$0.isLiteral } : []
      for word in hidden + command.redirections.map(\.target).filter({ !$0.isLiteral }) {
        let reason = "it is known only when the shell runs it"
        unclear.append(
          Unclear(kind: touching, program: program, reason: reason, range: word.range))
      }
    }
    return unclear
  }

  static func accesses(of commands: [ShellCommand]) -> [Found] {
    var found: [Found] = []
    for command in commands {
      let words = command.words.map(Word.init)
      let program = words.first?.text.map(baseName) ?? ""
      if leads(command) { return found }
      found += accesses(words)
      for redirection in command.redirections {
        let target = redirection.target
        guard target.isLiteral, !target.text.isNumber else { continue }
        found.append(
          Found(
            kind: redirection.sign.hasPrefix("<") ? .read : .write,
            path: target.text, program: program, range: target.range))
      }
    }
    return found
  }

  /// The words of each command up to where one leads elsewhere; nil for a word that is not known.
  static func words(of commands: [ShellCommand]) -> [[String?]] {
    commands.prefix { !leads($0) }.map { command in
      command.words.map { $0.isLiteral ? $0.text : nil }
    }
  }

  private static let keywords: Set = [
    "do", "then", "else", "elif", "if", "while", "until", "{", "!", "time", "command", "builtin",
  ]

  /// Whether relative paths may mean something else after it.
  private static func leads(_ command: ShellCommand) -> Bool {
    let words = command.words.drop { keywords.contains($0.text) }
    return ["cd", "pushd", "popd", "chroot"].contains(words.first?.text)
  }

  /// Where something of a name is copied to; nil when that is not known.
  ///
  /// A name without an ending may be a folder or not, where the other has one.
  static func target(_ target: String, of name: String?) -> String? {
    let last = target.split(separator: "/").last.map(String.init) ?? ""
    let isFolder = target.hasSuffix("/") || last == "." || last == ".."
    if isFolder { return name.map { target.hasSuffix("/") ? target + $0 : "\(target)/\($0)" } }
    if let name, name.contains("."), !last.contains(".") { return nil }
    return target
  }

  // MARK: Words

  private struct Word {
    /// Nil when it is not known.
    let text: String?
    let range: Range<Int>?

    init(text: String?, range: Range<Int>?) {
      self.text = text
      self.range = range
    }

    init(_ word: ShellWord) {
      self.init(text: word.isLiteral ? word.text : nil, range: word.range)
    }
  }

  /// Programs that start the one that follows.
  private static let starters: Set = [
    "env", "nice", "nohup", "sudo", "time", "exec", "command", "stdbuf", "ionice", "caffeinate",
  ]
  private static let readers: Set = [
    "cat", "head", "tail", "wc", "sort", "uniq", "md5sum", "sha1sum", "sha256sum", "cmp", "diff",
    "zcat", "source", ".", "less", "file", "stat",
  ]
  private static let writers: Set = ["rm", "rmdir", "touch", "tee", "truncate", "shred", "unlink"]

  private static func accesses(_ words: [Word]) -> [Found] {
    var rest = words.drop { word in word.text.map(keywords.contains) == true }
    while let text = rest.first?.text,
      starters.contains(baseName(text)) || (text.contains("=") && !text.hasPrefix("-"))
    { rest = rest.dropFirst() }
    guard let first = rest.first?.text else { return [] }
    let program = baseName(first)
    // A number belongs to an option.
    let plain = rest.dropFirst().filter {
      $0.text.map { !$0.hasPrefix("-") && !$0.isNumber } ?? true
    }
    func found(_ words: some Sequence<Word>, _ kind: Access.Kind) -> [Found] {
      words.compactMap { word in
        word.text.map { Found(kind: kind, path: $0, program: program, range: word.range) }
      }
    }
    switch program {
    case "cp", "install", "rsync", "scp":
      // Folders that are made are no access.
      if program == "install", rest.contains(where: { $0.text == "-d" }) { return [] }
      return found(plain.dropLast(), .read) + targets(plain, program)
    case "ln": return found(plain.dropFirst().suffix(1), .write)
    case "mv":
      return found(plain.dropLast(), .read) + found(plain.dropLast(), .write)
        + targets(plain, program)
    case "sort":
      return found(plain.filter { $0.text != target(of: rest)?.text }, .read)
        + found([target(of: rest)].compactMap(\.self), .write)
    case "grep", "egrep", "fgrep", "sed", "awk", "gawk":
      let kinds: [Access.Kind] =
        rest.contains { $0.text?.hasPrefix("-i") == true } && program == "sed"
        ? [.read, .write] : [.read]
      return kinds.flatMap { kind in found(plain.dropFirst(), kind) }
    case "mkdir", "echo", "printf", "true", "false", "test", "[", "set", "export", "exit", "sleep":
      return []
    case _ where readers.contains(program): return found(plain, .read)
    case _ where writers.contains(program): return found(plain, .write)
    default: return mentions(rest, program)
    }
  }

  /// Where `cp a b`, or `cp a b folder`, writes to.
  private static func targets(_ words: [Word], _ program: String) -> [Found] {
    guard words.count > 1, let last = words.last, let folder = last.text else { return [] }
    let sources = words.dropLast()
    return sources.compactMap { source in
      let name = source.text?.split(separator: "/").last.map(String.init)
      let written = sources.count > 1 && !folder.hasSuffix("/") ? folder + "/" : folder
      return target(written, of: name).map {
        Found(kind: .write, path: $0, program: program, range: last.range)
      }
    }
  }

  /// What follows `-o`.
  private static func target(of words: ArraySlice<Word>) -> Word? {
    guard let option = words.firstIndex(where: { $0.text == "-o" || $0.text == "--output" }),
      words.indices.contains(option + 1)
    else { return nil }
    return words[option + 1]
  }

  private static func mentions(_ words: ArraySlice<Word>, _ program: String) -> [Found] {
    words.compactMap { word in
      guard var text = word.text else { return nil }
      if text.hasPrefix("-") {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        text = String(text[text.index(after: sign)...])
      }
      guard looksLikePath(text) else { return nil }
      return Found(kind: .mention, path: text, program: program, range: word.range)
    }
  }

  /// Whether a word may be a path: it has a slash, or a short ending of letters and digits.
  private static func looksLikePath(_ text: String) -> Bool {
    let bytes = text.utf8
    if bytes.contains(where: { $0 <= 0x20 || "{}();$".utf8.contains($0) }) { return false }
    if bytes.contains(UInt8(ascii: "/")) { return true }
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot != bytes.startIndex else {
      return false
    }
    let ending = bytes[bytes.index(after: dot)...]
    let letters = ending.count { (0x41...0x5A).contains($0 & 0xDF) }
    let digits = ending.count { (0x30...0x39).contains($0) }
    return (1...8).contains(ending.count) && letters > 0 && letters + digits == ending.count
  }

  static func baseName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension String {
  fileprivate var isNumber: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}
