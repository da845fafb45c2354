import OutsideWorld
import Testing

struct CapturedProcessTests {
  private func run(_ script: String, timeLimit: Double = 60) async throws -> CapturedProcess {
    let sink = DescriptorSink(2)
    let world = World(
      files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
      console: Console(
        output: sink, error: sink, outputIsTerminal: false, errorIsTerminal: false, width: 80),
      environment: [:], currentDirectory: "/")
    let command = ChildCommand(
      ["sh", "-c", script], environment: ["PATH": "/usr/bin:/bin", "WORD": "a b"])
    return try await world.capture(command, timeLimit: timeLimit)
  }

  @Test func `what a child prints and how it ends is kept`() async throws {
    let done = try await run("echo \"$WORD\"; echo problem >&2; exit 3")
    #expect(String(decoding: done.output, as: UTF8.self) == "a b\n")
    #expect(String(decoding: done.error, as: UTF8.self) == "problem\n")
    #expect(done.exit.code == 3)
    #expect(!done.timedOut)
  }

  @Test func `much output needs no reader`() async throws {
    let done = try await run("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2")
    #expect(done.output.count == 3_000_000)
    #expect(done.error.count == 3_000_000)
  }

  @Test func `a child that takes too long is killed with its own children`() async throws {
    let done = try await run("sleep 600 & sleep 600", timeLimit: 0.3)
    #expect(done.timedOut)
    #expect(done.exit.signal == 9)
  }

  @Test func `a child that kills itself did not take too long`() async throws {
    let done = try await run("kill -9 $$")
    #expect(!done.timedOut)
    #expect(done.exit.signal == 9)
  }
}
