import PipelineModel
import Testing

@testable import Running

struct RunnerTests {
  @Test func `nodes run in order and what they print is in their logs`() async throws {
    let project = try TestProject()
    let summary = try await project.run([
      shell("second", "echo two >> trace; echo out; echo err >&2", after: ["first"]),
      shell("first", "echo one >> trace"),
    ])
    #expect(summary.status == .succeeded)
    #expect(summary.exitStatus == 0)
    #expect(project.text("trace") == "one\ntwo\n")
    let log = try project.files.read(summary.folder + "/logs/second.log")
    #expect(String(decoding: log, as: UTF8.self) == "out\nerr\n")
    #expect(summary.left.isEmpty && summary.failures.isEmpty)
    let ends = summary.attempts.map { ($0.name, $0.outcome) }
    #expect(ends.map(\.0) == ["first", "second"])
  }

  @Test func `a heavy node is alone and light ones overlap`() async throws {
    let project = try TestProject()
    let step = "while [ ! -e go ] && [ $(ls | grep -c up-) -lt 3 ]; do sleep 0.01; done; touch go"
    // Each light node waits until all three are there: they end only when they overlap.
    var nodes = ["A", "B", "C"].map { shell($0, "touch up-\($0); \(step)", memory: 10 << 20) }
    nodes.append(shell("D", "true", memory: 95 << 20))
    let summary = try await project.run(
      nodes, capacities: [.memory: 100 << 20, .cpus: 8000])
    #expect(summary.status == .succeeded)
    let heavy = try #require(summary.attempts.first { $0.name == "D" })
    for light in summary.attempts where light.name != "D" {
      #expect(light.end <= heavy.start || light.start >= heavy.end)
    }
  }

  @Test(arguments: [
    ["lock"], ["cpus"], ["workers"],
  ])
  func `what only one may hold is held by one at a time`(_ what: [String]) async throws {
    let project = try TestProject()
    let nodes = (0..<6).map {
      shell(
        "n\($0)", "mkdir held || exit 1; sleep 0.02; rmdir held",
        locks: what == ["lock"] ? ["warehouse"] : [])
    }
    let summary = try await project.run(
      nodes, capacities: [.cpus: what == ["cpus"] ? 1000 : 8000, .memory: 1 << 30],
      workers: what == ["workers"] ? 1 : nil)
    #expect(summary.status == .succeeded)
    let sorted = summary.attempts.sorted { $0.start < $1.start }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) {
      #expect(earlier.end <= later.start)
    }
  }

  @Test func `added edges order nodes that nothing else orders`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [shell("A", "cat made"), shell("B", "sleep 0.05; touch made")],
      added: [RunEdge(from: 1, to: 0)])
    #expect(summary.status == .succeeded)
  }

  @Test func `a command runs without a shell in its folder and its environment`() async throws {
    let project = try TestProject()
    try project.files.makeDirectory(project.root + "/steps")
    let node = Node(
      name: "A", action: .command(["sh", "-c", "echo \"$MODE $1\" > here", "x", "a b; $HOME"]),
      environment: ["MODE": "full"], directory: "steps")
    let summary = try await project.run([node])
    #expect(summary.status == .succeeded)
    #expect(project.text("steps/here") == "full a b; $HOME\n")
  }

  @Test func `standard input is empty`() async throws {
    let project = try TestProject()
    let summary = try await project.run([shell("A", "wc -c > count")])
    #expect(summary.status == .succeeded)
    #expect(project.text("count")?.trimmingBlanks() == "0")
  }

  @Test func `the folders of outputs inside the project are made`() async throws {
    let project = try TestProject()
    let made = Dataset(name: "made", location: .path("data/02 out/made.txt"))
    let summary = try await project.run(
      [shell("A", "echo x > 'data/02 out/made.txt'", outputs: ["made"])],
      datasets: ["made": made])
    #expect(summary.status == .succeeded)
    #expect(project.text("data/02 out/made.txt") == "x\n")
  }

  @Test func `a node without an action is done at once`() async throws {
    let project = try TestProject()
    let summary = try await project.run([
      Node(name: "gate"), shell("A", "true", after: ["gate"]),
    ])
    #expect(summary.status == .succeeded)
    #expect(summary.attempts.map(\.name) == ["gate", "A"])
  }

  @Test func `only selected nodes run and order holds through the others`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [
        shell("A", "echo A >> trace"), shell("B", "echo B >> trace", after: ["A"]),
        shell("C", "echo C >> trace", after: ["B"]),
      ], selection: [0, 2])
    #expect(summary.status == .succeeded)
    #expect(project.text("trace") == "A\nC\n")
  }

  @Test(arguments: [
    "../up", "a/b", "", " ", ".", "..", "a\nb", "<script>", "$(touch hacked)", "'; rm -rf x", "🎉",
    String(repeating: "long", count: 100), "~", "e\u{301}",
  ])
  func `any name can be run and has a log inside its folder`(_ name: String) async throws {
    let project = try TestProject()
    let summary = try await project.run([shell(name, "echo hello"), shell("other", "echo bye")])
    #expect(summary.status == .succeeded)
    let logs = try project.files.entries(of: summary.folder + "/logs")
    #expect(logs.count == 2)
    let own = try #require(logs.first { $0 != "other.log" })
    #expect(try project.files.read(summary.folder + "/logs/" + own) == Array("hello\n".utf8))
    #expect(project.text("hacked") == nil)
  }

  @Test func `every log is its node's own and silent nodes leave none`() async throws {
    let project = try TestProject()
    let nodes = (0..<40).map { shell("n\($0)", $0 % 3 == 0 ? "echo \($0)" : "true") }
    let summary = try await project.run(nodes)
    let logs = try project.files.entries(of: summary.folder + "/logs")
    #expect(Set(logs) == Set((0..<40).filter { $0 % 3 == 0 }.map { "n\($0).log" }))
    for log in logs {
      let text = try project.files.read(summary.folder + "/logs/" + log)
      #expect("n" + String(decoding: text, as: UTF8.self) == log.dropLast(4) + "\n")
    }
  }

  @Test func `names that look alike have logs of their own`() {
    let names = ["a b", "a_b", "a\tb", "a/b", "a_b~1", "é", "è", "A", "a", "a.log", ""]
    let logs = names.enumerated().map { LogName.of($1, index: $0) }
    #expect(Set(logs).count == names.count)
    #expect(logs.allSatisfy { !$0.contains("/") && $0.utf8.count <= 255 && !$0.hasPrefix(".") })
  }

  @Test func `git is kept away from the folder`() async throws {
    let project = try TestProject()
    _ = try await project.run([shell("A", "true")])
    #expect(project.text(".headway/.gitignore") == "*\n")
  }
}
