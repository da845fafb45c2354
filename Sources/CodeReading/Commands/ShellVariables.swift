/// Variables of a script that are assigned once, as they stand: `FILE=data/x.csv`.
struct ShellVariables {
  private var values: [String: String] = [:]

  init(_ commands: [ShellCommand]) {
    var assigned: [String: [String?]] = [:]
    for command in commands {
      for word in command.words {
        guard let (name, value) = Self.assignment(word) else { break }
        assigned[name, default: []].append(word.isLiteral ? value : nil)
      }
    }
    for (name, all) in assigned where all.count == 1 { values[name] = all[0] }
  }

  private static func assignment(_ word: ShellWord) -> (name: String, value: String)? {
    guard let sign = word.text.firstIndex(of: "="), sign != word.text.startIndex else { return nil }
    let name = word.text[..<sign]
    guard name.utf8.allSatisfy(isNameByte) else { return nil }
    return (String(name), String(word.text[word.text.index(after: sign)...]))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  /// The commands with every word known that only such variables kept from being so.
  func filled(_ commands: [ShellCommand], in bytes: [UInt8]) -> [ShellCommand] {
    if values.isEmpty { return commands }
    return commands.map { command in
      ShellCommand(
        words: command.words.map { filled($0, in: bytes) },
        redirections: command.redirections.map {
          ShellCommand.Redirection(sign: $0.sign, target: filled($0.target, in: bytes))
        })
    }
  }

  private func filled(_ word: ShellWord, in bytes: [UInt8]) -> ShellWord {
    if word.isLiteral { return word }
    // Whatever is more than `$NAME` is only known when it runs.
    let written = bytes[word.range]
    if written.contains(where: { "'`({\\".utf8.contains($0) }) { return word }
    var text = ""
    var rest = word.text[...]
    while let dollar = rest.firstIndex(of: "$") {
      text += rest[..<dollar]
      let after = rest[rest.index(after: dollar)...]
      let name = after.prefix { $0.utf8.allSatisfy(Self.isNameByte) }
      guard let value = values[String(name)] else { return word }
      text += value
      rest = after[name.endIndex...]
    }
    return ShellWord(range: word.range, text: text + rest, isLiteral: true)
  }
}
