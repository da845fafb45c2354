import Glibc
import OutsideWorld
import PipelineModel
import Testing
import Tracing

@testable import Running

/// Runs under the real strace.
///
/// Where tracing is refused, as in some containers, the reason that is given is tested instead.
@Suite(.serialized) struct TracedRunTests {
  private func tracing(ignored: [String] = []) async -> RunTracing? {
    do throws(Strace.Obstacle) {
      return RunTracing(strace: try await Strace.find(in: TestProject.world), ignored: ignored)
    } catch {
      #expect(error.message.contains("strace") && !error.help.isEmpty)
      return nil
    }
  }

  private func touched(_ trace: NodeTrace?) -> [String] {
    (trace?.touches ?? []).map { touch in
      "\(touch.path): \(touch.actions.sorted().map(\.rawValue).joined(separator: " "))"
    }
  }

  private func file(_ path: String) -> [String: Dataset] {
    [path: Dataset(name: path, location: .path(path))]
  }

  @Test func `each node is known by what it touched, also side by side`() async throws {
    guard let tracing = await tracing(ignored: ["logs"]) else { return }
    let project = try TestProject()
    try project.files.write(Array("in".utf8), to: project.root + "/in")
    let summary = try await project.run(
      [
        shell("A", "cat in > a; mkdir -p logs; echo x > logs/a"), shell("B", "cat in > b"),
        shell("C", "cat a b > c; rm b", after: ["A", "B"]),
        Node(name: "D", action: .command(["cp", "../in", "d"]), directory: "sub"),
      ], options: RunOptions(keepGoing: true), tracing: tracing, history: true)
    // Its folder is not there.
    #expect(summary.failures.map(\.record.name) == ["D"])
    try #require(summary.traces.map(\.name) == ["A", "B", "C"])
    #expect(touched(summary.traces[0]) == ["a: write", "in: read"])
    #expect(touched(summary.traces[1]) == ["b: write", "in: read"])
    #expect(touched(summary.traces[2]) == ["a: read", "b: read delete", "c: write"])
    let kept = try History(projectRoot: project.root).traces(pipeline: "test")
    #expect(
      kept.mapValues(\.touches)
        == Dictionary(
          uniqueKeysWithValues: summary.traces.map { ($0.name, $0.touches) }))
  }

  @Test func `a node ends as it would untraced`() async throws {
    guard let tracing = await tracing() else { return }
    let project = try TestProject()
    let summary = try await project.run(
      [
        shell("killed", "kill -9 $$"), shell("seven", "exit 7"),
        Node(name: "gone", action: .command(["no-such-program"])),
        Node(name: "absent", action: .command(["./absent"])),
        shell("slow", "sleep 971.111", timeout: 0.3),
        shell("left", "sleep 971.222 & exit 0"),
      ], options: RunOptions(keepGoing: true), tracing: tracing)
    let outcomes = Dictionary(
      uniqueKeysWithValues: summary.attempts.map { ($0.name, $0.outcome) })
    #expect(outcomes["killed"] == .killed(signal: SIGKILL))
    #expect(outcomes["seven"] == .exited(7))
    #expect(
      outcomes["gone"] == .notStarted("cannot start no-such-program: there is no such program"))
    #expect(outcomes["absent"] == .notStarted("cannot start ./absent: there is no such program"))
    #expect(outcomes["slow"] == .timedOut(0.3))
    #expect(outcomes["left"] == .succeeded)
    #expect(summary.traces.map(\.name) == ["left"])
    try await waitUntilGone("971.111")
    try await waitUntilGone("971.222")
  }

  @Test func `an interrupt ends a traced run`() async throws {
    guard let tracing = await tracing() else { return }
    let project = try TestProject()
    let interruption = Interruption()
    let root = project.root
    let stopper = Task {
      while DiskFiles().kind(of: root + "/up") == nil {
        try await Task.sleep(for: .milliseconds(5))
      }
      interruption.interrupt(SIGINT)
    }
    defer { stopper.cancel() }
    let summary = try await project.run(
      [shell("A", "sleep 972.111 & touch up; wait")], tracing: tracing, interruption: interruption)
    #expect(summary.status == .interrupted(SIGINT))
    #expect(summary.traces == [])
    try await waitUntilGone("972.111")
  }

  @Test func `only the attempt that succeeded counts`() async throws {
    guard let tracing = await tracing() else { return }
    let project = try TestProject()
    let summary = try await project.run(
      [
        shell(
          "A", "if [ -e first ]; then cat first > out; else touch first; exit 1; fi", retries: 1)
      ],
      tracing: tracing)
    #expect(summary.traces.map(touched) == [["first: read", "out: write"]])
  }

  @Test func `a temporary file that two nodes use is no longer their own`() async throws {
    guard let tracing = await tracing() else { return }
    let project = try TestProject()
    let summary = try await project.run(
      [
        shell("A", "echo a > scratch; rm scratch; echo a > own; rm own"),
        shell("B", "echo b > scratch; rm scratch", after: ["A"]),
      ], tracing: tracing)
    #expect(summary.traces.map(touched) == [["scratch: write"], ["scratch: write"]])
  }

  @Test func `Kedro nodes are told apart in the trace of their worker`() async throws {
    guard let tracing = await tracing() else { return }
    let project = try TestProject()
    try project.files.write(Array("in".utf8), to: project.root + "/in")
    let python = try project.writeProgram(KedroWorkerTests.player, to: "python")
    let names = ["cat in > a", "sh -c 'cat in | cat > b'", "cat a b > c"]
    let nodes = names.map { name in
      Node(
        name: name, after: name == names[2] ? names.prefix(2).map { Reference($0) } : [],
        action: .kedro(function: "f"))
    }
    let summary = try await project.run(
      nodes, kedro: KedroRunSettings(python: python), tracing: tracing)
    #expect(summary.status == .succeeded)
    #expect(summary.traces.map(\.name) == names)
    #expect(
      summary.traces.map(touched) == [
        ["a: write", "in: read"], ["b: write", "in: read"], ["a: read", "b: read", "c: write"],
      ])
  }

  @Test func `the memory that is measured is the node's`() async throws {
    guard let tracing = await tracing() else { return }
    let project = try TestProject()
    let seen = project.root + "/seen"
    let summary = try await project.run(
      [shell("A", "until [ -e seen ]; do sleep 0.01; done")], tracing: tracing,
      observer: Watcher { event in
        if case .measured = event { try? DiskFiles().write([], to: seen) }
      })
    let peak = try #require(summary.attempts.first?.peakMemory)
    // A shell and sleep; strace takes more than both.
    #expect(peak < 8 << 20, "\(peak)")
  }
}
