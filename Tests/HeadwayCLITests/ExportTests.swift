import Foundation
import Testing

@testable import HeadwayCLI

/// `headway export`, and what the other commands make of a snapshot.
struct ExportTests {
  /// A project, exported into `ci/`, where there is no source.
  private func exported() async throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.copy(fixture: "waiting-kedro")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/ci", withIntermediateDirectories: true)
    let run = await CommandRun.headway(
      ["export", "waiting-kedro", "--to", "snapshot", "-o", "ci/snapshot.json"], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.isEmpty)
    try FileManager.default.copyItem(
      atPath: "\(folder.path)/waiting-kedro/headway.yaml", toPath: "\(folder.path)/ci/headway.yaml")
    return folder
  }

  @Test func `a project is written as the same bytes each time`() async throws {
    let folder = try await exported()
    let printed = await CommandRun.headway(
      ["export", "--to", "snapshot"], in: "\(folder.path)/waiting-kedro")
    #expect(printed.status == 0)
    #expect(printed.output == (try folder.text(of: "ci/snapshot.json")))
    #expect(printed.json["headwaySnapshot"] as? Int == 1)
    #expect(printed.json["headwayVersion"] as? String == Version.text)
  }

  @Test func `lint finds by a snapshot what it finds in the project`() async throws {
    let folder = try await exported()
    // No Python is needed.
    let bare = ["VIRTUAL_ENV": "", "PATH": "/nowhere"]
    let words = ["lint", "--memory", "700MiB", "--format", "json"]
    let found = await CommandRun.headway(
      words + ["snapshot.json"], in: "\(folder.path)/ci", environment: bare)
    let wanted = await CommandRun.headway(words, in: "\(folder.path)/waiting-kedro")
    #expect(found.status == 1, "\(found.error)")
    let keys = ["code", "message", "nodes", "datasets", "fixes", "help"]
    for (one, other) in zip(findings(found), findings(wanted)) {
      for key in keys {
        #expect(one[key] as? NSObject == other[key] as? NSObject, "\(key)")
      }
      let places = [one, other].map { $0["location"] as? [String: Any] }
      #expect(places[0]?["file"] as? String == places[1]?["file"] as? String)
      #expect(places[0]?["line"] as? Int == places[1]?["line"] as? Int)
    }
    #expect(findings(found).count == findings(wanted).count)
    let full = await CommandRun.headway(
      ["lint", "--memory", "700MiB", "snapshot.json"], in: "\(folder.path)/ci")
    #expect(full.output.contains("--> src/waiting_kedro/pipelines/foo/pipeline.py:31:13"))
  }

  private func findings(_ run: CommandRun) -> [[String: Any]] {
    run.json["findings"] as? [[String: Any]] ?? []
  }

  @Test func `draw and plan take a snapshot`() async throws {
    let folder = try await exported()
    let ci = "\(folder.path)/ci"
    #expect(await CommandRun.headway(["draw", "snapshot.json"], in: ci).output.contains("<svg"))
    let plan = await CommandRun.headway(["plan", "snapshot.json", "--memory", "900MiB"], in: ci)
    #expect(plan.status == 0, "\(plan.error)")
    let split = await CommandRun.headway(
      ["fix", "snapshot.json", "--memory", "700MiB", "--strategy", "split", "--emit", "shell"],
      in: ci)
    #expect(split.output.contains("kedro run"))
  }

  @Test func `what needs the source is refused, with the reason`() async throws {
    let folder = try await exported()
    let before = folder.snapshot()
    for words in [["fix", "--apply", "--memory", "700MiB"], ["run"], ["run", "--dry-run"]] {
      let run = await CommandRun.headway(words + ["snapshot.json"], in: "\(folder.path)/ci")
      #expect(run.status == 2)
      #expect(run.error.hasPrefix("error: snapshot.json is loaded from a snapshot"), "\(run.error)")
    }
    let shown = await CommandRun.headway(
      ["fix", "--memory", "700MiB", "snapshot.json"], in: "\(folder.path)/ci")
    #expect(shown.status == 1)
    #expect(shown.error.contains("D after A"))
    #expect(folder.snapshot() == before)
  }

  static let refused: [([String], String)] = [
    (["export", "--to", "snapsho"], "did you mean 'snapshot'?"),
    (["export", "--to", "qqqqqqqq"], "it can be exported to: snapshot"),
    (["export"], "--to"),
    (["export", "--to", "snapshot"], "this is a native pipeline"),
    (["lint", "--params", "a=1"], "--params is for Kedro projects"),
    (["export", "--to", "snapshot", "no/where"], "there is no file or folder no/where"),
  ]

  @Test(arguments: refused)
  func `what cannot be exported is one error`(_ words: [String], _ text: String) async throws {
    let folder = try ScratchFolder()
    try folder.write(CommandTests.pipeline, to: "pipeline.yaml")
    let run = await CommandRun.headway(words, in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains(text), "\(run.error)")
  }

  @Test func `a file that cannot be written is an error and leaves nothing`() async throws {
    let folder = try ScratchFolder()
    try folder.copy(fixture: "waiting-kedro")
    let project = "\(folder.path)/waiting-kedro"
    // What was read is kept for the next time, whatever becomes of it.
    func files() -> [String: Data] { folder.snapshot().filter { !$0.key.contains("/.headway") } }
    let before = files()
    let run = await CommandRun.headway(
      ["export", "--to", "snapshot", "-o", "no/x.json"], in: project)
    #expect(run.status == 2)
    #expect(run.error.contains("no/x.json"))
    #expect(files() == before)
  }

  @Test func `completions and help know it`() async {
    for shell in ["bash", "zsh", "fish"] {
      let run = await CommandRun.headway(["completions", shell], in: "/")
      #expect(run.output.contains("export"))
      #expect(run.output.contains("params"))
    }
    #expect(await CommandRun.headway(["lint", "--help"], in: "/").output.contains("--params"))
  }
}
