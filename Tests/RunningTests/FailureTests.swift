import OutsideWorld
import PipelineModel
import Testing

@testable import Running

struct FailureTests {
  @Test func `after a failure nothing starts and running nodes finish`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [
        shell("bad", "while [ ! -e long-runs ]; do sleep 0.01; done; exit 3"),
        shell("long", "touch long-runs; sleep 0.2; touch long-done"),
        shell("free", "touch free-ran", after: ["long"]),
        shell("dep", "touch dep-ran", after: ["bad"]),
      ], workers: 2)
    #expect(summary.status == .failed)
    #expect(summary.exitStatus == 1)
    #expect(project.text("long-done") != nil)
    #expect(project.text("free-ran") == nil && project.text("dep-ran") == nil)
    #expect(summary.left == [2, 3])
    #expect(summary.failures.map(\.reason) == ["exited with 3"])
  }

  @Test func `keeping going runs what does not depend on the failed`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [
        shell("bad", "exit 1"), shell("dep", "true", after: ["bad"]),
        shell("deeper", "true", after: ["dep"]),
        shell("free", "sleep 0.05"), shell("more", "touch more-ran", after: ["free"]),
      ], options: RunOptions(keepGoing: true))
    #expect(summary.status == .failed)
    #expect(project.text("more-ran") != nil)
    #expect(summary.left == [1, 2])
    #expect(Set(summary.attempts.map(\.name)) == ["bad", "free", "more"])
  }

  @Test func `a failure shows the end of the log`() async throws {
    let project = try TestProject()
    let line = "seq 1 100; printf 'part 1\\rpart 2\\n\\033[31mred\\033[0m\\tend'; exit 7"
    let summary = try await project.run([shell("A", line)])
    let failure = try #require(summary.failures.first)
    #expect(failure.lastLines == (83...100).map { "\($0)" } + ["part 2", "red end"])
    #expect(failure.log == summary.folder + "/logs/A.log")
  }

  @Test(arguments: [
    ("exit 127", "exited with 127: a command was not found"),
    ("kill -SEGV $$", "killed by SIGSEGV"),
    ("kill -KILL $$", "killed by SIGKILL"),
    ("exit 143", "exited with 143: killed by SIGTERM"),
  ])
  func `the reason is in words`(_ line: String, _ reason: String) async throws {
    let project = try TestProject()
    let summary = try await project.run([shell("A", line)])
    #expect(summary.failures.first?.reason == reason)
  }

  @Test func `a death near the memory it declared is called one of memory`() {
    let record = AttemptRecord(
      node: 0, name: "D", attempt: 1, start: 0, end: 1, outcome: .killed(signal: 9),
      peakMemory: 15_891_378_995, user: 0, system: 0)
    #expect(
      ExitReason.words(record, demand: 15 << 30, capacity: 16 << 30)
        == "killed by SIGKILL, probably out of memory: it had 14.8 GiB of 15 GiB")
    #expect(
      ExitReason.words(record, demand: nil, capacity: 64 << 30)
        == "killed by SIGKILL: it had 14.8 GiB of 64 GiB")
  }

  @Test func `a failed node is tried again as often as it says`() async throws {
    let project = try TestProject()
    let node = shell(
      "A", "echo try; [ -e two ] && exit 0; [ -e one ] && touch two; touch one; false")
    let log = EventLog()
    var twice = node
    twice.retries = 2
    let summary = try await project.run([twice], observer: log)
    #expect(summary.status == .succeeded)
    #expect(summary.attempts.map(\.attempt) == [1, 2, 3])
    #expect(summary.failures.isEmpty)
    let text = try project.files.read(summary.folder + "/logs/A.log")
    #expect(
      String(decoding: text, as: UTF8.self)
        == "try\n--- attempt 2 ---\ntry\n--- attempt 3 ---\ntry\n")
  }

  @Test func `the command line says how often when it says so`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [shell("A", "false", retries: 5)], options: RunOptions(retries: 1))
    #expect(summary.attempts.count == 2)
    #expect(summary.status == .failed)
  }

  @Test func `a node that runs too long is stopped`() async throws {
    let project = try TestProject()
    let marker = "931.415926"
    let summary = try await project.run([shell("A", "sleep \(marker); true", timeout: 0.1)])
    #expect(summary.failures.first?.reason == "stopped: it ran longer than 0.1s")
    #expect(livingProcesses(with: marker) == [])
  }

  @Test func `a program that is not there fails its node only`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [Node(name: "A", action: .command(["no-such-program"])), shell("B", "true")],
      options: RunOptions(keepGoing: true))
    #expect(
      summary.failures.map(\.reason)
        == ["cannot start no-such-program: there is no such program"])
    #expect(summary.attempts.last?.outcome == .succeeded)
  }

  @Test func `a folder that is not there is named`() async throws {
    let project = try TestProject()
    var node = shell("A", "true")
    node.directory = "nowhere"
    let summary = try await project.run([node])
    #expect(
      summary.failures.first?.reason.hasSuffix(
        "its working folder \(project.root)/nowhere does not exist") == true)
  }

  @Test func `what a node leaves running ends with it`() async throws {
    let project = try TestProject()
    let summary = try await project.run([
      shell("A", "sleep 927.182818 & sleep 927.182818 & sh -c 'set -m; sleep 927.182818 &'; true"),
      // Long enough for the process table to be looked at again.
      shell("B", "true", after: ["A"]),
    ])
    #expect(summary.status == .succeeded)
    try await waitUntilGone("927.182818")
  }
}

/// Waits until no process holds a text in its command line.
///
/// A killed process takes a moment to go.
func waitUntilGone(_ text: String) async throws {
  for _ in 0..<500 {
    if livingProcesses(with: text).isEmpty { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  Issue.record("still there: \(livingProcesses(with: text))")
}
