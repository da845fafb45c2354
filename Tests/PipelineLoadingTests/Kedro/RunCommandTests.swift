import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// Which lines run Kedro, and what they say.
struct RunCommandTests {
  /// The options of the only command of a text: `--nodes a@column`.
  private static func options(_ text: String, _ kind: ScriptKind = .shell) -> [[String]] {
    let source = SourceText(file: "f", bytes: Array(text.utf8))
    return RunCommands.read(source, kind).map { command in
      command.options.map { option in
        "\(option.name.rawValue) \(option.value?.name ?? "?")"
          + "@\(option.written.span?.start.column ?? 0)"
      }
    }
  }

  @Test(arguments: [
    ("kedro run --nodes a", [["--nodes a@11"]]),
    ("kedro run --nodes=a -n b -nc", [["--nodes a@11", "--nodes b@21", "--nodes c@26"]]),
    ("X=1 uv run kedro -v run -lv a:1 -ns n", [["--load-versions a:1@25", "--namespaces n@33"]]),
    ("python -m kedro run --async --tags \"a b\"", [["--tags a b@29"]]),
    (".venv/bin/kedro run -t $T -t $U", [["--tags ?@21", "--tags ?@27"]]),
    ("cd x && kedro run -p a; kedro run", [["--pipeline a@19"], []]),
    ("kedro run --nodes", [["--nodes ?@11"]]),
    ("kedro run --env a -- --env b", [["--env a@11"]]),
    ("if kedro run --env a; then kedro run --env b; fi", [["--env a@14"], ["--env b@38"]]),
  ])
  func `options of a run`(text: String, options: [[String]]) {
    #expect(Self.options(text) == options)
  }

  @Test(arguments: [
    "echo kedro run --nodes a", "kedro registry list", "# kedro run --nodes a", "kedro",
    "grep 'kedro run' x", "kedros run --nodes a", "printf '%s' kedro run", "kedro viz run --env a",
    "git commit -m 'kedro run --nodes a'",
  ])
  func `what does not run a pipeline`(text: String) {
    #expect(Self.options(text).isEmpty)
  }

  @Test func `scripts are looked for in a bounded part of the project`() throws {
    let folder = try ProjectFolder()
    let line = "kedro run --nodes a\n"
    let found = [
      "run.sh", "Makefile", "deploy/Dockerfile.prod", "a/b/c/d/e/deep.sh",
      ".github/workflows/ci.yaml", "just/justfile",
    ]
    let skipped = [
      "node_modules/x.sh", ".venv/x.sh", ".git/hooks/x.sh", "data/x.sh", "a/b/c/d/e/f/deeper.sh",
      "other/pyproject.toml", "other/x.sh", "notes.md", ".github/x.yml", "conf/x.yml",
    ]
    for name in found + skipped { try folder.write(line, to: name) }
    try folder.write(String(repeating: line, count: 20_000), to: "installer.sh")
    try folder.link("loop", to: folder.path)
    let scripts = ScriptFiles.find(in: folder.path, DiskFiles())
    #expect(scripts.map(\.path) == found.sorted())
  }

  @Test func `many files end the search, not the program`() throws {
    let folder = try ProjectFolder()
    for number in 0..<250 { try folder.write("kedro run\n", to: "s\(number).sh") }
    #expect(ScriptFiles.find(in: folder.path, DiskFiles()).count == 200)
  }
}
