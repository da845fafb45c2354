import Foundation
import Testing

@testable import HeadwayCLI

/// The story of the fixtures, told by the commands.
struct WaitingStoryTests {
  struct Case: CustomTestStringConvertible {
    let project: String
    /// What D needs plus little.
    let memory: String
    let capacity: Int
    var testDescription: String { project }
  }

  static let cases = [
    Case(project: "waiting", memory: "700MiB", capacity: 700 << 20),
    Case(project: "waiting-kedro", memory: "750MiB", capacity: 750 << 20),
  ]

  @Test(arguments: cases)
  func `lint finds D and what it overlaps`(_ story: Case) async throws {
    let folder = try ScratchFolder()
    try folder.copy(fixture: story.project)
    let run = await CommandRun.headway(
      ["lint", story.project, "--memory", story.memory, "--format", "json"], in: folder.path)
    #expect(run.status == 1)
    let finding = try #require((run.json["findings"] as? [[String: Any]])?.first)
    #expect(finding["code"] as? String == "HW201")
    #expect(finding["nodes"] as? [String] == ["A", "B", "C", "D"])
    let fixes = try #require(finding["fixes"] as? [[String: Any]])
    #expect(fixes.first?["edges"] as? [[String]] == [["A", "D"], ["B", "D"], ["C", "D"]])
    let pipeline = try #require((run.json["pipelines"] as? [[String: Any]])?.first)
    let verdict = try #require((pipeline["verdicts"] as? [[String: Any]])?.first)
    #expect(verdict["verdict"] as? String == "unsafe")
    #expect(verdict["witness"] as? [String] == ["A", "B", "C", "D"])
    #expect(verdict["capacity"] as? Int == story.capacity)
  }

  @Test(arguments: cases)
  func `fix applies edges after which the pipeline is safe, once`(_ story: Case) async throws {
    let folder = try ScratchFolder()
    try folder.copy(fixture: story.project)
    let limit = ["--memory", story.memory]
    let shown = await CommandRun.headway(["fix", story.project] + limit, in: folder.path)
    #expect(shown.status == 1)
    #expect(shown.output.hasPrefix("diff --git "))
    let applied = await CommandRun.headway(
      ["fix", story.project, "--apply"] + limit, in: folder.path)
    #expect(applied.status == 0)
    let lint = await CommandRun.headway(
      ["lint", story.project, "--format", "json"] + limit, in: folder.path)
    #expect(lint.status == 0)
    #expect((lint.json["findings"] as? [Any])?.isEmpty == true)
    #expect(lint.output.contains("\"safe\""))
    let before = folder.snapshot()
    let again = await CommandRun.headway(
      ["fix", story.project, "--apply"] + limit, in: folder.path)
    #expect(again.status == 0)
    #expect(folder.snapshot() == before)
  }

  @Test(arguments: cases)
  func `a run keeps D alone and lets the others overlap`(_ story: Case) async throws {
    let folder = try ScratchFolder()
    try folder.copy(fixture: story.project)
    let run = await CommandRun.headway(
      ["run", story.project, "--memory", story.memory], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let times = try NodeTimes.read(in: "\(folder.path)/\(story.project)")
    let heavy = try #require(times["D"])
    let light = try ["A", "B", "C"].map { try #require(times[$0]) }
    for node in light { #expect(!heavy.overlaps(node), "D overlaps \(node.node)") }
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
      #expect(light[first].overlaps(light[second]))
    }
  }

  @Test(arguments: cases)
  func `a run overlaps everything when everything fits`(_ story: Case) async throws {
    let folder = try ScratchFolder()
    try folder.copy(fixture: story.project)
    let run = await CommandRun.headway(
      ["run", story.project, "--memory", "4GiB"], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let times = try NodeTimes.read(in: "\(folder.path)/\(story.project)")
    let heavy = try #require(times["D"])
    for name in ["A", "B", "C"] { #expect(heavy.overlaps(try #require(times[name]))) }
  }

  @Test func `a plan runs, and is refused when the pipeline has changed`() async throws {
    let folder = try ScratchFolder()
    try folder.copy(fixture: "waiting")
    let limit = ["--memory", "700MiB"]
    let planned = await CommandRun.headway(
      ["plan", "waiting", "-o", "plan.json"] + limit, in: folder.path)
    #expect(planned.status == 0)
    let dry = await CommandRun.headway(
      ["run", "waiting", "--plan", "plan.json", "--dry-run"], in: folder.path)
    #expect(dry.status == 0, "\(dry.error)")
    #expect(dry.output.contains("D  python3 step.py D 600  after A, B and C"))
    let changed = try folder.text(of: "waiting/pipeline.yaml")
      .replacingOccurrences(of: "640MiB", with: "650MiB")
    try folder.write(changed, to: "waiting/pipeline.yaml")
    let refused = await CommandRun.headway(
      ["run", "waiting", "--plan", "plan.json"], in: folder.path)
    #expect(refused.status == 2)
    #expect(refused.error.contains("the node D has changed"))
  }
}
