import Testing

@testable import HeadwayCLI

/// What the budget of a search does on the command line.
struct SearchOptionTests {
  private static let tight = """
    name: tight
    machine: {memory: 4GiB}
    nodes:
      A: {run: "true", memory: 2GiB, duration: 3s}
      B: {run: "true", memory: 2GiB, duration: 4s}
      C: {run: "true", memory: 2GiB, duration: 5s}
      D: {run: "true", memory: 3GiB, duration: 2s, after: [A]}
    """

  private func run(_ command: String, _ options: [String]) async throws -> CommandRun {
    let folder = try ScratchFolder()
    try folder.write(Self.tight, to: "pipeline.yaml")
    return await CommandRun.headway([command] + options, in: folder.path)
  }

  @Test(
    arguments: ["plan", "fix", "lint", "draw"],
    [["--schedules", "0"], ["--steps=-1"], ["--time-limit", "soon"], ["--seed", "x"]])
  func `a budget that makes no sense is refused`(
    command: String, options: [String]
  ) async throws {
    let run = try await run(command, options)
    #expect(run.status == 2, "\(run.output)\(run.error)")
    #expect(run.output.isEmpty && run.error.contains(String(options[0].prefix { $0 != "=" })))
  }

  static let searches: [([String], Int32)] = [
    (["plan"], 0), (["fix", "--minimize", "makespan"], 1),
  ]

  @Test(arguments: searches)
  func `a search that ran out of time says so and still has an answer`(
    command: [String], status: Int32
  ) async throws {
    let run = try await run(command[0], command.dropFirst() + ["--time-limit", "0s"])
    #expect(run.status == status, "\(run.error)")
    #expect(run.error.contains("stopped after 0s") && run.output.contains("A"))
    let whole = try await self.run(command[0], command.dropFirst() + ["--time-limit", "1h"])
    #expect(!whole.error.contains("stopped"), "\(whole.error)")
  }

  @Test func `the same seed and budget give the same plan`() async throws {
    let options = ["--schedules", "20", "--steps", "1000", "--seed", "7"]
    #expect(try await run("plan", options).output == run("plan", options).output)
  }

  @Test func `a plan says that none is shorter`() async throws {
    let run = try await run("plan", [])
    #expect(
      run.output.hasPrefix("tight: 4 nodes, about 9s, and no plan is shorter\n"), "\(run.output)")
  }
}
