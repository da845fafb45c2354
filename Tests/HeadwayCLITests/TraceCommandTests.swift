import Foundation
import OutsideWorld
import Testing
import Tracing

@testable import HeadwayCLI

/// `headway trace` and `headway run --trace` under the real strace.
///
/// Where tracing is refused, as in some containers, the message is tested instead.
@Suite(.serialized) struct TraceCommandTests {
  private static let pipeline = """
    name: one
    nodes:
      A: {run: "cat in > a; cat in > beside", inputs: [in.d/, in], outputs: [a]}
    datasets:
      in: {path: in}
      a: {path: a}

    """

  private func folder(_ files: [String: String] = [:]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("in", to: "in")
    try folder.write(Self.pipeline, to: "pipeline.yaml")
    for (name, text) in files { try folder.write(text, to: name) }
    return folder
  }

  /// Whether strace may trace here; what a command says when not is looked at.
  private func canTrace(_ words: [String], in folder: ScratchFolder) async -> Bool {
    let world = World(
      files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
      console: .ofProcess(), environment: ProcessInfo.processInfo.environment,
      currentDirectory: folder.path)
    do throws(Strace.Obstacle) {
      _ = try await Strace.find(in: world)
      return true
    } catch {
      let run = await CommandRun.headway(words, in: folder.path)
      #expect(run.status == 2)
      #expect(run.error.contains("error: \(error.message)"))
      return false
    }
  }

  @Test func `a command is run and what it touched is printed`() async throws {
    let folder = try folder()
    let words = ["trace", "sh", "-c", "cat in > out; exit 5"]
    guard await canTrace(words, in: folder) else { return }
    let run = await CommandRun.headway(words, in: folder.path)
    #expect(run.status == 5)
    #expect(run.output == "read   in\nwrite  out\n")
    let separated = await CommandRun.headway(
      ["trace", "--format", "json", "--", "sh", "-c", "kill -TERM $$"], in: folder.path)
    #expect(separated.status == 143)
    #expect(separated.json["status"] as? Int == 143)
    #expect((separated.json["files"] as? [Any])?.isEmpty == true)
    let file = await CommandRun.headway(
      ["trace", "-o", "report", "rm", "--", "in"], in: folder.path)
    #expect(file.status == 0 && file.output.isEmpty)
    #expect(try folder.text(of: "report") == "delete  in\n")
  }

  @Test func `what a traced run showed is told at its end, and known to lint`() async throws {
    let folder = try folder()
    let words = ["run", "--trace", "--memory", "1GiB", "."]
    guard await canTrace(words, in: folder) else { return }
    let before = await CommandRun.headway(["lint", "--select", "HW406"], in: folder.path)
    #expect(before.status == 0 && !before.output.contains("HW406"))
    let run = await CommandRun.headway(words, in: folder.path)
    #expect(run.status == 0, "\(run.output)\(run.error)")
    #expect(run.output.contains("traced: 1 node, 3 paths\n"))
    #expect(run.output.contains("  A writes beside, which it does not declare\n"))
    #expect(run.output.contains("'headway lint' now knows what was touched\n"))
    let after = await CommandRun.headway(
      ["lint", "--select", "HW406", "--format", "json"], in: folder.path)
    let findings = after.json["findings"] as? [[String: Any]] ?? []
    #expect(findings.map { $0["evidence"] as? String } == ["observed"])
    #expect(findings.first?["datasets"] as? [String] == ["in.d/"])
    try folder.write(Self.pipeline.replacing("beside", with: "elsewhere"), to: "pipeline.yaml")
    let changed = await CommandRun.headway(["lint", "--select", "HW406"], in: folder.path)
    #expect(!changed.output.contains("HW406"), "the node does something else now")
  }

  @Test func `paths that the configuration names are left out`() async throws {
    let folder = try folder(["headway.yaml": "trace: {ignore: [besi*]}\n"])
    let words = ["trace", "sh", "-c", "cat in > beside"]
    guard await canTrace(words, in: folder) else { return }
    #expect(await CommandRun.headway(words, in: folder.path).output == "read  in\n")
    let run = await CommandRun.headway(
      ["run", "--trace", "--memory", "1GiB"], in: folder.path)
    #expect(!run.output.contains("beside"))
  }

  @Test func `without strace a traced run is refused, or goes on where it may`() async throws {
    let folder = try folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/bin", withIntermediateDirectories: true)
    for name in ["sh", "cat"] {
      let path = try #require(
        ProgramSearch.path(of: name, in: ProcessInfo.processInfo.environment))
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/bin/\(name)", withDestinationPath: path)
    }
    let bare = ["PATH": folder.path + "/bin"]
    let refused = await CommandRun.headway(
      ["run", "--trace", "--memory", "1GiB"], in: folder.path, environment: bare)
    #expect(refused.status == 2)
    #expect(refused.error.contains("error: tracing needs strace, which is not installed"))
    #expect(refused.error.contains("apt-get install strace"))
    #expect(folder.snapshot()["a"] == nil)
    let tried = await CommandRun.headway(
      ["run", "--trace=try", "--memory", "1GiB"], in: folder.path, environment: bare)
    #expect(tried.status == 0, "\(tried.output)\(tried.error)")
    #expect(tried.error.contains("note: tracing needs strace, which is not installed"))
    #expect(!tried.output.contains("traced:"))
    #expect(try folder.text(of: "a") == "in")
    let command = await CommandRun.headway(
      ["trace", "cat", "in"], in: folder.path, environment: bare)
    #expect(command.status == 2 && command.error.contains("needs strace"))
  }

  @Test(arguments: [
    (["trace"], "there is no command to trace"), (["trace", "no-such-program"], "no program"),
    (["trace", "--fromat", "json", "ls"], "headway help trace"),
    (["run", "--trace=maybe"], "--trace"), (["trace", "--format", "xml", "ls"], "--format"),
  ])
  func `a wrong command line is said`(_ words: [String], _ message: String) async throws {
    let folder = try folder()
    let run = await CommandRun.headway(words, in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains(message), "\(run.error)")
  }

  @Test func `its own help is not taken for a command`() async throws {
    let folder = try folder()
    let run = await CommandRun.headway(["trace", "--help"], in: folder.path)
    #expect(run.status == 0 && run.output.contains("USAGE: headway trace"), "\(run.output)")
  }

  @Test func `an unknown key of the configuration is said`() async throws {
    let folder = try folder(["headway.yaml": "trace: {ignroe: [x]}\n"])
    let run = await CommandRun.headway(["lint"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains("did you mean 'ignore'?"), "\(run.error)")
  }
}
