import Glibc
import OutsideWorld
import PipelineModel
import Testing

@testable import Running

struct InterruptionTests {
  /// Interrupts when a node's log says that it is up.
  private func interrupted(
    _ nodes: [Node], in project: TestProject, times: Int, signal: Int32 = SIGINT
  ) async throws -> RunSummary {
    let interruption = Interruption()
    let root = project.root
    let stopper = Task {
      while DiskFiles().kind(of: root + "/up") == nil {
        try await Task.sleep(for: .milliseconds(5))
      }
      for _ in 0..<times { interruption.interrupt(signal) }
    }
    defer { stopper.cancel() }
    return try await project.run(nodes, interruption: interruption)
  }

  @Test func `an interrupt ends running nodes and starts nothing`() async throws {
    let project = try TestProject()
    let summary = try await interrupted(
      [
        shell("A", "sleep 961.111 & sleep 961.111 & touch up; wait"),
        shell("B", "touch started", after: ["A"]),
      ], in: project, times: 1)
    #expect(summary.status == .interrupted(SIGINT))
    #expect(summary.exitStatus == 130)
    #expect(summary.attempts.map(\.outcome) == [.interrupted])
    #expect(summary.left == [1])
    #expect(project.text("started") == nil)
    try await waitUntilGone("961.111")
  }

  @Test func `a second interrupt ends at once what ignores the first`() async throws {
    let project = try TestProject()
    let summary = try await interrupted(
      [shell("A", "trap '' TERM INT; sleep 962.222 & touch up; while :; do sleep 0.1; done")],
      in: project, times: 2)
    #expect(summary.status == .interrupted(SIGINT))
    #expect(summary.attempts.map(\.outcome) == [.interrupted])
    try await waitUntilGone("962.222")
  }

  @Test func `grandchildren in groups of their own end too`() async throws {
    let project = try TestProject()
    let summary = try await interrupted(
      [shell("A", "bash -c 'set -m; sleep 963.333 & sleep 963.333 & touch up; wait'")],
      in: project, times: 2, signal: SIGTERM)
    #expect(summary.exitStatus == 143)
    try await waitUntilGone("963.333")
  }

  @Test func `an interrupt before the start starts nothing`() async throws {
    let project = try TestProject()
    let interruption = Interruption()
    interruption.interrupt(SIGHUP)
    let summary = try await project.run(
      [shell("A", "touch started"), shell("B", "true")], workers: 1, interruption: interruption)
    #expect(summary.status == .interrupted(SIGHUP))
    #expect(project.text("started") == nil)
  }

  @Test func `what ignores SIGTERM is ended when its time is over`() async throws {
    let project = try TestProject()
    let summary = try await interrupted(
      [shell("A", "trap '' TERM; sleep 964.444 & touch up; while :; do sleep 0.1; done")],
      in: project, times: 1)
    #expect(summary.attempts.map(\.outcome) == [.interrupted])
    let record = try #require(summary.attempts.first)
    #expect(record.duration >= Execution.grace)
    try await waitUntilGone("964.444")
  }
}
