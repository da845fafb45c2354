import Glibc
import OutsideWorld
import PipelineModel
import Testing

@testable import Running

struct RunProblemTests {
  private let gpu = Resource("gpu")

  /// Nothing may have been started or written.
  private func problem(
    _ nodes: [Node], datasets: [String: Dataset] = [:],
    capacities: [Resource: Int64] = [.cpus: 4000, .memory: 1 << 30], selection: Set<Int>? = nil
  ) async throws -> RunProblem? {
    let project = try TestProject()
    do {
      _ = try await project.run(
        nodes, datasets: datasets, capacities: capacities, selection: selection)
    } catch {
      #expect(try project.files.entries(of: project.root) == [])
      return error
    }
    Issue.record("the run was not refused")
    return nil
  }

  @Test func `a demand above the capacity is refused with both figures`() async throws {
    let problem = try await problem([shell("ok", "true"), shell("D", "true", memory: 2 << 30)])
    #expect(
      problem
        == .exceedsCapacity(node: "D", resource: .memory, demand: 2 << 30, capacity: 1 << 30))
    #expect(
      problem?.message == "node D needs 2 GiB of memory but the machine has 1 GiB of memory")
    #expect(problem?.help?.contains("--memory") == true)
  }

  @Test func `more cpus than there are is refused`() async throws {
    let problem = try await problem([shell("A", "true", cpus: 5000)])
    #expect(problem?.message == "node A needs 5 cpus but the machine has 4 cpus")
  }

  @Test func `a unit nobody gave is refused`() async throws {
    var node = shell("A", "true")
    node.demand.amounts[gpu] = Declared(1000, origin: .pipeline)
    let problem = try await problem([node])
    #expect(problem == .noCapacity(node: "A", resource: gpu, demand: 1000))
    #expect(problem?.help?.contains("--resource gpu=1") == true)
  }

  @Test func `a heavy node that is not selected stands in nobody's way`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [shell("A", "true"), shell("D", "true", memory: 2 << 30)], selection: [0])
    #expect(summary.status == .succeeded)
  }

  @Test func `a cycle is refused and named`() async throws {
    let problem = try await problem([
      shell("A", "true", after: ["B"]), shell("B", "true", after: ["A"]),
    ])
    #expect(problem == .cycle(["A", "B"]))
    #expect(problem?.message.contains("A → B → A") == true)
  }

  @Test func `two nodes of one name are refused`() async throws {
    let problem = try await problem([shell("A", "true"), shell("A", "false")])
    #expect(problem == .duplicateNode("A"))
  }

  @Test func `what only lives in memory must be made in the same run`() async throws {
    let problem = try await problem(
      [shell("A", "true", outputs: ["x"]), shell("B", "true", inputs: ["x"])],
      datasets: ["x": Dataset(name: "x", location: .memory)], selection: [1])
    #expect(problem == .inputOnlyInMemory(node: "B", dataset: "x", producer: "A"))
  }

  @Test func `control characters of a name do not reach the terminal`() async throws {
    let problem = try await problem([shell("A\u{1B}[2J\n", "true", memory: 2 << 30)])
    #expect(problem?.message.hasPrefix("node A\\u{1b}[2J\\n needs") == true)
  }

  @Test func `a second run of a project is refused while the first goes on`() async throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    let lock = try FileLock(ProjectFolder(projectRoot: project.root).lock)
    await #expect(throws: RunProblem.projectInUse(processID: getpid())) {
      try await project.run([shell("A", "touch started")])
    }
    withExtendedLifetime(lock) {}
    #expect(project.text("started") == nil)
  }

  @Test func `a lock whose owner has ended holds nobody up`() async throws {
    let project = try TestProject()
    try HeadwayFolder(projectRoot: project.root).prepare(project.files)
    try project.files.write(
      Array("1\n".utf8), to: ProjectFolder(projectRoot: project.root).lock)
    let summary = try await project.run([shell("A", "true")])
    #expect(summary.status == .succeeded)
  }
}
