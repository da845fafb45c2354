import CodeReading
import Foundation
import OutsideWorld
import PipelineModel
import Testing

/// What the scripts touch that commands start, with real files and a real Python.
struct ScriptReaderTests {
  private let files = DiskFiles()
  private let folder: String

  init() throws {
    folder = files.canonical(try files.makeTemporaryDirectory())
  }

  private var world: World {
    World(
      files: files, processes: SystemProcesses(), clock: SystemClock(),
      console: Console.ofProcess(), environment: ProcessInfo.processInfo.environment,
      currentDirectory: folder)
  }

  private func write(_ text: String, to name: String) throws {
    let path = Paths.joined(folder, name)
    try files.makeDirectory(Paths.parent(of: path) ?? "/")
    try files.write(Array(text.utf8), to: path)
  }

  private func accesses(_ action: Action, python: String = "python3") async -> [String] {
    var reader = ScriptReader(root: folder, interpreter: python, world: world)
    let found = await reader.read(action, in: folder)
    let words = found.words.filter { $0.found.kind != .mention }
      .map { "\($0.found.kind.rawValue) \($0.found.path)" }
    let facts = found.facts.accesses.map {
      "\($0.kind.rawValue) \($0.location.place ?? "")"
    }
    let unknown = found.facts.unresolved.map { "\($0.kind.rawValue)? \($0.reason)" }
    return words + facts + unknown
      + found.unclear.map { "\($0.found.kind.rawValue)? \($0.found.reason)" }
  }

  @Test func `a script in Python is followed as the program it is`() async throws {
    defer { try? files.remove(folder) }
    try write("HERE = 'data'\n", to: "steps/places.py")
    try write(
      """
      import sys
      from pathlib import Path
      import pandas as pd
      from places import HERE

      def main(target):
          frame = pd.read_csv(Path(HERE) / "a.csv")
          frame.to_csv(target)

      if __name__ == "__main__":
          main(sys.argv[1])
      """, to: "steps/train.py")
    let command = Action.command(["python3", "-u", "steps/train.py", "out/b.csv"])
    #expect(await accesses(command) == ["read data/a.csv", "write out/b.csv"])
    let line = Action.shell("set -e; python steps/train.py out/c.csv")
    #expect(await accesses(line) == ["read data/a.csv", "write out/c.csv"])
  }

  @Test func `a script for a shell is read`() async throws {
    defer { try? files.remove(folder) }
    try write("#!/bin/sh\ncat data/a.csv > data/b.csv\n", to: "join.sh")
    #expect(await accesses(.shell("./join.sh")) == ["read data/a.csv", "write data/b.csv"])
    #expect(
      await accesses(.command(["bash", "join.sh"])) == ["read data/a.csv", "write data/b.csv"])
  }

  @Test func `bad scripts and a missing python are said, not guessed`() async throws {
    defer { try? files.remove(folder) }
    try write("open('a.csv')\ndef (:\n", to: "broken.py")
    try write("open('a.csv')\n", to: "fine.py")
    try files.write([0xFF, 0xFE, 0x00, 0x80], to: Paths.joined(folder, "binary.sh"))
    let broken = await accesses(.shell("python broken.py"))
    #expect(broken.count == 1 && broken[0].hasPrefix("read? it has a SyntaxError"))
    #expect(await accesses(.shell("sh binary.sh")).isEmpty)
    #expect(await accesses(.shell("python absent.py")).isEmpty)
    #expect(
      await accesses(.shell("python fine.py"), python: "/no/such/python")
        == ["read? /no/such/python could not parse it"])
  }

  @Test func `arguments that are not known are not taken for absent`() async throws {
    defer { try? files.remove(folder) }
    try write(
      """
      import sys
      target = sys.argv[1] if len(sys.argv) > 1 else "data/features.csv"
      open(target, "w").write("x")
      open("log.txt", "w").write("x")
      """, to: "make.py")
    #expect(
      await accesses(.shell("python make.py")) == ["write data/features.csv", "write log.txt"])
    let unknown = await accesses(.shell("python make.py $OUT"))
    #expect(unknown.first == "write log.txt" && !unknown.contains("write data/features.csv"))
    #expect(unknown.contains { $0.hasPrefix("write? ") })
  }

  @Test func `what only the shell knows is said to be unknown`() async throws {
    defer { try? files.remove(folder) }
    try write("cat \"$1\" > out.csv\ncd work\ncat in.csv\n", to: "run.sh")
    #expect(
      await accesses(.shell("sh run.sh")) == [
        "write out.csv", "read? it is known only when the shell runs it",
        "read? what follows is in another folder",
      ])
  }
}
