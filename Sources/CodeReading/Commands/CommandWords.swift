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
    let bytes = Array(script.utf8)
    var found: [Found] = []
    let commands = ShellWords.redirectedCommands(
      in: bytes, ScriptSection(range: 0..<bytes.count))
    for command in commands {
      let words = command.words.map(Word.init)
      let program = words.first?.text.map(baseName) ?? ""
      if ["cd", "pushd", "chroot"].contains(program) { return found }
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

  /// The commands of a line, up to the first word that is not known, or that leads elsewhere.
  static func commands(ofShell line: String) -> [[String]] {
    let bytes = Array(line.utf8)
    let all = ShellWords.commands(in: bytes, ScriptSection(range: 0..<bytes.count))
    let here = all.prefix { !["cd", "pushd"].contains($0.first?.text) }
    return here.map { words in words.prefix { $0.isLiteral }.map(\.text) }
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
    var rest = words[...]
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
      return found(plain.dropLast(), .read) + found(plain.suffix(1), .write)
    case "ln": return found(plain.dropFirst().suffix(1), .write)
    case "mv":
      return found(plain.dropLast(), .read) + found(plain, .write)
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

  private static func looksLikePath(_ text: String) -> Bool {
    guard !text.contains(where: { $0.isWhitespace || "{}();$".contains($0) }) else { return false }
    if text.contains("://") || text.contains("/") { return true }
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex else { return false }
    let ending = text[text.index(after: dot)...]
    return (1...8).contains(ending.count) && ending.allSatisfy { $0.isLetter || $0.isNumber }
      && ending.contains(where: \.isLetter)
  }

  static func baseName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension String {
  fileprivate var isNumber: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}
