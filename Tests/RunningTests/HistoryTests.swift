import Glibc
import OutsideWorld
import PipelineModel
import Testing

@testable import Running

struct HistoryTests {
  private func record(
    _ id: String, started: Double, _ attempts: [(String, Double?, String, Int64?)],
    pipeline: String = "test"
  ) -> RunRecord {
    RunRecord(
      id: id, pipeline: pipeline, started: started, makespan: 1, status: "done",
      attempts: attempts.enumerated().map { index, attempt in
        RunRecord.Attempt(
          node: attempt.0, attempt: 1, started: started + Double(index), duration: attempt.1,
          status: attempt.2, peakMemory: attempt.3, user: 0.5, system: 0.25)
      })
  }

  @Test func `a run is kept with what was measured`() async throws {
    let project = try TestProject()
    let seen = project.root + "/seen"
    let summary = try await project.run(
      [shell("A", "until [ -e seen ]; do sleep 0.01; done"), shell("B", "exit 4", after: ["A"])],
      history: true,
      observer: Watcher { event in
        if case .measured = event { try? DiskFiles().write([], to: seen) }
      })
    #expect(summary.notes == [])
    let kept = try History(projectRoot: project.root).export()
    #expect(kept.map(\.id) == [summary.id])
    #expect(kept.first?.status == "failed")
    let attempts = try #require(kept.first?.attempts)
    #expect(Set(attempts.map(\.node)) == ["A", "B"])
    let sleeper = try #require(attempts.first { $0.node == "A" })
    #expect(sleeper.status == "done" && sleeper.code == 0)
    #expect(sleeper.peakMemory.map { $0 > 100_000 } == true)
    #expect(attempts.first { $0.node == "B" }?.code == 4)
  }

  @Test func `peaks and durations are told by node`() throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    let history = History(projectRoot: project.root)
    try history.record([
      record("1", started: 10, [("A", 1, "done", 100), ("B", 5, "failed", 900)]),
      record("2", started: 20, [("A", 9, "done", 300)]),
      record("3", started: 30, [("A", 2, "done", 200), ("C", nil, "unfinished", nil)]),
      record("4", started: 40, [("A", 7, "done", 7000)], pipeline: "other"),
    ])
    let measured = try history.measured(pipeline: "test")
    #expect(measured.map(\.name) == ["A", "B", "C"])
    let a = measured[0]
    #expect(a.attempts == 3 && a.failures == 0)
    #expect(a.largestPeak == 300 && a.lastPeak == 200)
    #expect(a.medianDuration == 2 && a.lastDuration == 2)
    #expect(a.lastProcessorTime == 0.75)
    #expect(a.recentPeaks == [100, 300, 200])
    let b = measured[1]
    #expect(b.failures == 1 && b.largestPeak == 900 && b.medianDuration == nil)
    #expect(measured[2].attempts == 1 && measured[2].failures == 0)
    #expect(try history.measured().first?.largestPeak == 7000)
  }

  @Test func `the same run is kept once`() throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    let history = History(projectRoot: project.root)
    let run = record("1", started: 10, [("A", 1, "done", 100)])
    try history.record([run])
    try history.record([run])
    #expect(try history.export() == [run])
  }

  @Test func `old runs are forgotten with their folders`() async throws {
    let project = try TestProject()
    var ids: [String] = []
    for _ in 0..<3 { ids.append(try await project.run([shell("A", "true")], history: true).id) }
    let history = History(projectRoot: project.root)
    let forgotten = try history.prune(keep: 1, files: project.files)
    #expect(Set(forgotten) == Set(ids.prefix(2)))
    #expect(try history.runIDs() == [ids[2]])
    #expect(try project.files.entries(of: project.root + "/.headway/runs") == [ids[2]])
  }

  @Test func `no history is an empty one and is not made by asking`() throws {
    let project = try TestProject()
    let history = History(projectRoot: project.root)
    #expect(try history.measured() == [])
    #expect(try history.export() == [])
    #expect(try history.prune(keep: 0, files: project.files) == [])
    #expect(try project.files.entries(of: project.root) == [])
  }

  @Test(arguments: ["", "this is no database, whatever its name says".padded(to: 5000)])
  func `a run goes on without a history that is damaged`(_ content: String) async throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    let path = ProjectFolder(projectRoot: project.root).history
    try project.files.write(Array(content.utf8), to: path)
    let summary = try await project.run([shell("A", "touch ran")], history: true)
    #expect(summary.status == .succeeded)
    #expect(project.text("ran") != nil)
    if content.isEmpty {
      #expect(summary.notes == [], "an empty file is a new database")
    } else {
      #expect(summary.notes.count == 1)
      #expect(summary.notes.first?.contains("it is damaged") == true)
      #expect(try project.files.read(path) == Array(content.utf8), "it is left as it was")
    }
  }

  @Test func `a history that cannot be written is said and the run goes on`() async throws {
    let project = try TestProject()
    // A folder in its place cannot be written by anybody, not even root.
    try project.files.makeDirectory(ProjectFolder(projectRoot: project.root).history)
    let summary = try await project.run([shell("A", "true")], history: true)
    #expect(summary.status == .succeeded)
    #expect(summary.notes.count == 1)
    #expect(summary.notes.first?.hasPrefix("what was measured is not kept:") == true)
  }

  @Test func `a history of a newer form is left alone`() throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    let history = History(projectRoot: project.root)
    try history.record([record("1", started: 1, [])])
    var bytes = try project.files.read(history.path)
    // The number that PRAGMA user_version tells is at offset 60, big end first.
    bytes[63] = 99
    try project.files.write(bytes, to: history.path)
    #expect(throws: HistoryProblem.self) { try history.export() }
    #expect(throws: HistoryProblem.self) { try history.record([record("2", started: 2, [])]) }
  }

  @Test func `a run that was cut off is kept with the next one`() async throws {
    let project = try TestProject()
    let first = try await project.run([shell("A", "true"), shell("B", "true", after: ["A"])])
    let journal = first.folder + "/journal.jsonl"
    // As a kill of the runner leaves it: B has begun, and a line is half written.
    let lines = try project.files.read(journal).split(separator: UInt8(ascii: "\n"))
    let cut = lines.prefix(4).joined(separator: [UInt8(ascii: "\n")])
    try project.files.write(
      Array(cut) + Array("\n{\"event\":\"en".utf8), to: journal)
    let second = try await project.run([shell("A", "true")], history: true)
    let kept = try History(projectRoot: project.root).export()
    #expect(Set(kept.map(\.id)) == [first.id, second.id])
    let lost = try #require(kept.first { $0.id == first.id })
    #expect(lost.status == "unfinished")
    #expect(lost.attempts.map(\.status) == ["done", "unfinished"])
  }

  @Test func `programs that write side by side do not lose runs`() async throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    let history = History(projectRoot: project.root)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<8 {
        let run = record("\(index)", started: Double(index), [("A", 1, "done", 1)])
        group.addTask { try history.record([run]) }
      }
      try await group.waitForAll()
    }
    #expect(try history.runIDs().count == 8)
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(0, count - self.count))
  }
}
