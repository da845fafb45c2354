import CodeReading
import PipelineModel
import Testing

/// What the words of commands say that they touch; `?` stands before what is only named.
struct CommandWordsTests {
  private static func described(_ found: [CommandWords.Found]) -> [String] {
    found.map { access in
      switch access.kind {
      case .read: "reads \(access.path)"
      case .write: "writes \(access.path)"
      case .mention: "? \(access.path)"
      }
    }
  }

  @Test(arguments: [
    ("cp a.csv b.csv", ["reads a.csv", "writes b.csv"]),
    ("cp -r 'in dir' out", ["reads in dir", "writes out"]),
    ("cp in/a.csv dir/", ["reads in/a.csv", "writes dir/a.csv"]),
    ("cp a.csv b.csv dir", ["reads a.csv", "reads b.csv", "writes dir/a.csv", "writes dir/b.csv"]),
    ("cp a.csv backup", ["reads a.csv"]), ("install -d data/new", []),
    ("if [ -d b ]; then cd b; fi; rm x.csv", []), ("{ cd b; rm x.csv; }", []),
    ("mv a b", ["reads a", "writes a", "writes b"]),
    ("cat a b > c", ["reads a", "reads b", "writes c"]),
    ("sort -k 2 -o out.txt in.txt", ["reads in.txt", "writes out.txt"]),
    ("head -n 5 long.csv >> short.csv 2>&1", ["reads long.csv", "writes short.csv"]),
    ("tr a-z A-Z < in.txt | tee out.txt", ["reads in.txt", "writes out.txt"]),
    ("rm -f old.csv && touch new.csv", ["writes old.csv", "writes new.csv"]),
    ("sed -i s/a/b/ x.txt", ["reads x.txt", "writes x.txt"]),
    (
      "MODE=fast nice python train.py --data=d/x.csv out/y.bin",
      ["? train.py", "? d/x.csv", "? out/y.bin"]
    ),
    ("grep -c 'a.b' log.txt", ["reads log.txt"]),
    ("F=data/x.csv; cat $F > \"$F.bak\"", ["reads data/x.csv", "writes data/x.csv.bak"]),
    ("F=a.csv; F=b.csv; cat $F", []), ("if true; then rm x.csv; fi", ["writes x.csv"]),
    ("cat $FILE \"${OTHER}/x\"", []),
    ("cd work && cat a.csv", []),
    ("echo a/b.csv", []), ("mkdir -p data/x", []), ("", []), ("|||;;", []), ("'", []),
  ])
  func `words of known programs are read or written, those of others are named`(
    line: String, expected: [String]
  ) {
    #expect(Self.described(CommandWords.accesses(ofShell: line)) == expected)
  }

  @Test func `words that are not known are left out`() {
    let found = CommandWords.accesses(of: ["cp", nil, "b.csv"])
    #expect(Self.described(found) == ["writes b.csv"])
  }

  @Test func `places in a script are those of its bytes`() throws {
    let script = "set -e\ncat données.csv > out.csv\n"
    let found = try #require(CommandWords.accesses(ofShell: script).last)
    let range = try #require(found.range)
    #expect(String(decoding: Array(script.utf8)[range], as: UTF8.self) == "out.csv")
  }
}
