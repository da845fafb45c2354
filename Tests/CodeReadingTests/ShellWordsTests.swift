import CodeReading
import PipelineModel
import Testing

/// How the words of scripts are told apart; `…` marks a word that only the shell knows whole.
struct ShellWordsTests {
  private static func commands(
    _ text: String, _ form: ScriptSection.Form = .shell
  ) -> [[String]] {
    let bytes = Array(text.utf8)
    return ShellWords.commands(in: bytes, ScriptSection(range: 0..<bytes.count, form: form))
      .map { $0.map { $0.text + ($0.isLiteral ? "" : "…") } }
  }

  @Test(arguments: [
    ("a b  c", [["a", "b", "c"]]),
    ("a 'b c' \"d e\" f'g'\"h\"", [["a", "b c", "d e", "fgh"]]),
    ("a \\\n  b\\\n c", [["a", "b", "c"]]),
    ("a \\\r\n b\r\nc", [["a", "b"], ["c"]]),
    ("a\\ b '\\n' \"\\\"\\$\\x\"", [["a b", "\\n", "\"$\\x"]]),
    ("a; b && c || d | e & f", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]),
    ("(a b)\nc", [["a", "b"], ["c"]]),
    ("a # b ' c\nd#e", [["a"], ["d#e"]]),
    ("a > f 2>&1 b < g >> h c", [["a", "b", "c"]]),
    ("cat <<EOF a\nb ' c\nEOF\nd", [["cat", "a"], ["d"]]),
    ("cat <<-'END'\n\tb\n\tEND\nd", [["cat"], ["d"]]),
    ("a <<< b c", [["a", "c"]]),
    ("a ''", [["a", ""]]),
    ("", []), (" \n\t\n", []),
  ])
  func `words, quotes, separators and redirections`(text: String, commands: [[String]]) {
    #expect(Self.commands(text) == commands)
  }

  @Test(arguments: [
    ("a $b c", [["a", "$b…", "c"]]), ("a \"x $b\"", [["a", "x $b…"]]), ("a '$b'", [["a", "$b"]]),
    ("a $(b --c $(d)) e", [["a", "…", "e"]]), ("a `b c` d", [["a", "…", "d"]]),
    ("a ${b:-c d} e", [["a", "…", "e"]]), ("a ${{ b.c }} d", [["a", "…", "d"]]),
    ("a {{ b }}x d", [["a", "x…", "d"]]), ("a --n=$b", [["a", "--n=$b…"]]),
  ])
  func `what only the shell knows is one word`(text: String, commands: [[String]]) {
    #expect(Self.commands(text) == commands)
  }

  @Test func `a folded scalar is one line, a list has commas between its words`() {
    #expect(Self.commands("a\n  b\nc", .folded) == [["a", "b", "c"]])
    #expect(Self.commands("[\"a\", \"b c\",\n \"d\"]", .list) == [["a", "b c", "d"]])
  }

  @Test(arguments: [
    "'", "\"", "\\", "`", "$(", "${", "{{", "a 'b\nc", "<<", "<<X\n", "((((", "\"$(\"", "$",
    "\u{0}",
    "\u{FF}'\u{0}\"",
  ])
  func `what is never closed ends with the text`(text: String) {
    _ = Self.commands(text)
    _ = Self.commands(text, .list)
  }

  @Test func `a place is that of the word with its quotes`() {
    let bytes = Array("a 'é b' c".utf8)
    let words = ShellWords.commands(in: bytes, ScriptSection(range: 0..<bytes.count))[0]
    #expect(words.map(\.range) == [0..<1, 2..<8, 9..<10])
  }

  @Test func `where input comes from and output goes is told beside the words`() {
    let bytes = Array("sort < in.txt > out.txt 2>&1 <<EOF\nx\nEOF\n".utf8)
    let commands = ShellWords.redirectedCommands(
      in: bytes, ScriptSection(range: 0..<bytes.count))
    #expect(commands.map { $0.words.map(\.text) } == [["sort"]])
    #expect(
      commands.flatMap(\.redirections).map { "\($0.sign) \($0.target.text)" }
        == ["< in.txt", "> out.txt", "> 1"])
  }
}
