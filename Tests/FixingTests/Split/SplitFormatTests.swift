import Analysis
import OutsideWorld
import PipelineModel
import Planning
import Testing

@testable import Fixing

struct `Splits written out` {
  /// A stage for each node, for all share a lock.
  private func commands(
    _ names: [String], workers: Int? = nil
  ) async throws -> SplitCommands {
    let nodes = names.map { "  \(ScalarText.doubleQuoted($0)): {locks: [l]}\n" }.joined()
    let project = try await NativeProject("nodes:\n" + nodes)
    let analysis = PipelineAnalysis(
      project.analysis.pipeline, limits: Limits(workers: workers))
    return SplitCommands(try SplitFix.search(analysis), of: analysis, in: project.project)
  }

  static let names = [
    "plain", "a b", "it's", "\"q\"", "$(touch owned)", "; touch owned", "a,b", "back\\slash", "🚂",
    "-x", "%", "#", "a\\", "`id`", "$$", "*", "~",
  ]

  @Test(arguments: [SplitFormat.shell, .make])
  func `every name arrives as it is`(_ format: SplitFormat) async throws {
    let folder = try TemporaryFolder()
    try folder.write("#!/bin/bash\nprintf '%s\\n' \"${@:3}\" >> got\n", to: "bin/headway")
    _ = try await folder.run(["chmod", "+x", "bin/headway"])
    let commands = try await commands(Self.names)
    #expect(commands.stages.count == Self.names.count)
    try folder.write(try format.text(commands), to: format == .shell ? "split.sh" : "Makefile")
    let path = ["PATH": "\(folder.path)/bin:/usr/bin:/bin"]
    let done = try await folder.run(
      format == .shell ? ["bash", "split.sh"] : ["make", "-s", "-j8"], environment: path)
    #expect(done.exit.succeeded, "\(String(decoding: done.error, as: UTF8.self))")
    let got = try folder.read("got").split(separator: "\n").filter { $0 != "--only" }
    let escaped = commands.stages.map { stage in
      let word = stage.nodes[0].replacing(",", with: "\\,")
      return word.hasPrefix("-") ? "--only=" + word : word
    }
    #expect(got.map(String.init) == escaped)
    #expect(try DiskFiles().entries(of: folder.path).contains("owned") == false)
  }

  @Test func `a failed stage stops the script`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("#!/bin/bash\necho \"$4\" >> got; exit 3\n", to: "bin/headway")
    _ = try await folder.run(["chmod", "+x", "bin/headway"])
    try folder.write(try SplitFormat.shell.text(try await commands(["A", "B"])), to: "split.sh")
    let done = try await folder.run(
      ["bash", "split.sh"], environment: ["PATH": "\(folder.path)/bin:/usr/bin:/bin"])
    #expect(done.exit.code == 3)
    #expect(try folder.read("got") == "A\n")
  }

  @Test func `a line end in a name is for the shell alone`() async throws {
    let commands = try await commands(["a\nb", "c"])
    #expect(throws: FixRefusal.self) { try SplitFormat.make.text(commands) }
    let lines = try SplitFormat.shell.text(commands).split(separator: "\n")
    #expect(lines.contains("# Stage 1: a b"))
  }

  @Test func `the number of workers is handed on`() async throws {
    let commands = try await commands(["A", "B"], workers: 3)
    #expect(
      commands.stages.map(\.command) == [
        "headway run pipeline.yaml --only A --workers 3",
        "headway run pipeline.yaml --only B --workers 3",
      ])
  }
}
