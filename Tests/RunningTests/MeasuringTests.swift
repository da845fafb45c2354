import Glibc
import PipelineModel
import Testing

@testable import OutsideWorld
@testable import Running

struct MeasuringTests {
  private static let take200 = """
    python3 -c 'import os, time
    b, end = bytearray(200 << 20), time.monotonic() + 30
    while not os.path.exists("seen") and time.monotonic() < end: time.sleep(0.01)'
    """

  /// Lets the nodes end once so much was seen in use.
  private func observer(_ project: TestProject, until bytes: Int64) -> Watcher {
    let seen = project.root + "/seen"
    return Watcher { event in
      if case .measured(let sample) = event, sample.total >= bytes {
        try? DiskFiles().write([], to: seen)
      }
    }
  }

  @Test func `the memory of a child is measured`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [shell("A", Self.take200)], observer: observer(project, until: 200 << 20))
    let peak = try #require(summary.attempts.first?.peakMemory)
    #expect((200 << 20)...(240 << 20) ~= peak)
    #expect(summary.peakMemory.map { $0 >= peak } == true)
  }

  @Test func `the memory of a whole tree of processes is added up`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [shell("A", "\(Self.take200) & \(Self.take200) & \(Self.take200) & wait")],
      observer: observer(project, until: 600 << 20))
    let peak = try #require(summary.attempts.first?.peakMemory)
    #expect((600 << 20)...(720 << 20) ~= peak)
  }

  @Test func `the peak of a run is that of nodes together`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [shell("A", Self.take200), shell("B", Self.take200)],
      observer: observer(project, until: 400 << 20))
    let largest = try #require(summary.attempts.compactMap(\.peakMemory).max())
    #expect(largest < 250 << 20)
    #expect(summary.peakMemory.map { (400 << 20)...(480 << 20) ~= $0 } == true)
  }

  @Test func `this program's own memory is not taken for that of a short child`() async throws {
    let project = try TestProject()
    let ballast = [UInt8](repeating: 1, count: 300 << 20)
    let summary = try await project.run([Node(name: "A", action: .command(["true"]))])
    #expect(ballast.count == 300 << 20)
    let peak = summary.attempts.first?.peakMemory ?? 0
    #expect(peak < 50 << 20, "measured \(peak)")
  }

  @Test func `a node that outgrows what it declares is told of once`() async throws {
    let project = try TestProject()
    let log = EventLog()
    let ender = observer(project, until: 150 << 20)
    let summary = try await project.run(
      [shell("A", Self.take200, memory: 50 << 20)],
      observer: Watcher { event in
        log.observe(event)
        ender.observe(event)
      })
    #expect(summary.status == .succeeded)
    let told = log.events.filter { if case .outgrew = $0 { true } else { false } }
    #expect(told.count == 1)
  }

  @Test func `when demands are enforced it is stopped`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [shell("A", "\(Self.take200); sleep 965.555", memory: 50 << 20, retries: 3)],
      options: RunOptions(enforce: true))
    #expect(summary.status == .failed)
    #expect(summary.attempts.count == 1, "it would outgrow it again")
    let reason = try #require(summary.failures.first?.reason)
    #expect(reason.hasPrefix("stopped: it took "))
    #expect(reason.hasSuffix(" of the 50 MiB it declared"))
    try await waitUntilGone("965.555")
  }

  @Test(arguments: [
    "42 (cat) S 1 42 40 0 -1 4194560 110 0 0 0 0 0 0 0 20 0 1 0 100 2560000 11 18446744073709551615",
    "42 (a) b) (S 1) S 1 42 40 0 -1 4194560 110 0 0 0 0 0 0 0 20 0 1 0 100 2560000 11 1 1 1 1 1 1 1",
  ])
  func `a process is read whatever its name`(_ line: String) throws {
    let entry = try #require(SystemProcessTable.parse(Array(line.utf8)[...], processID: 42))
    #expect(entry.parentID == 1 && entry.group == 42 && entry.session == 40)
    #expect(entry.resident == 11 * Int64(sysconf(Int32(_SC_PAGESIZE))))
    #expect(!entry.hasEnded)
  }

  @Test(arguments: ["", "42", "42 (cat", "42 (cat) S 1 2", "42 (cat) S x y z"])
  func `a line that is no process is nothing`(_ line: String) {
    #expect(SystemProcessTable.parse(Array(line.utf8)[...], processID: 42) == nil)
  }
}
