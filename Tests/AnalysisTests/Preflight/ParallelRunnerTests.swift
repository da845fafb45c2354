import Analysis
import TestSupport
import Testing

/// What the rules about ParallelRunner say, against what Kedro does.
@Suite(.serialized)
struct ParallelRunnerTests {
  private static let parallel = "kedro run --runner ParallelRunner"

  @Test(arguments: KedroRelease.allCases)
  func `a lambda stops a parallel run and no other`(release: KedroRelease) async throws {
    let bad = try ShopProject(release, Rule.unpicklableFunction.bad)
    let refused = try await bad.shell(Self.parallel)
    #expect(refused.status == 1)
    #expect(refused.output.contains("The following nodes cannot be serialised"))
    #expect(refused.output.contains("<lambda>"), "the node is named by its function")
    #expect(try await bad.shell("kedro run").status == 0, "in one process a lambda is fine")
    let good = try ShopProject(release, Rule.unpicklableFunction.good)
    #expect(try await good.shell(Self.parallel).status == 0)
  }

  /// The nodes of the fixture that Kedro refuses, which are all that the rule names.
  private static let unpicklable = [
    "local_class", "nested", "partial_of_lambda", "partial_with_lambda", "plain_lambda",
    "replaced",
  ]

  @Test(arguments: KedroRelease.allCases)
  func `exactly the functions that Kedro cannot send are found`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "functions")
    let refused = try await project.shell(Self.parallel)
    // The message comes last, after a traceback with its source, and in lines of any width.
    let message = try #require(
      refused.output.split(separator: "AttributeError: The following nodes").last)
    let nodes = message.filter { !$0.isWhitespace }.matches(of: /'(\w+)'\)/)
      .map { String($0.output.1) }
    #expect(Set(nodes) == Set(Self.unpicklable), "what Kedro says")
    let findings = try await project.findings(of: [.unpicklableFunction])
    #expect(findings.flatMap(\.nodes).sorted() == Self.unpicklable, "what the rule says")
    let reasons = Dictionary(
      uniqueKeysWithValues: findings.map { ($0.nodes[0], $0.message) })
    #expect(reasons["plain_lambda"]?.hasSuffix("which has no name to be sent by") == true)
    #expect(reasons["nested"]?.hasSuffix("where no other process finds it") == true)
    #expect(reasons["replaced"]?.hasSuffix("stands for in its module") == true)
  }

  @Test func `through a memory dataset of the catalog a bare object arrives`() async throws {
    let bad = try ShopProject(.new, Rule.memoryDatasetAcrossProcesses.bad)
    #expect(try await bad.shell(Self.parallel).status == 0, "Kedro says nothing")
    #expect(bad.read("data/report.json")?.contains("<object object at") == true)
    #expect(try await bad.shell("kedro run").status == 0)
    #expect(bad.read("data/report.json")?.contains("\"list\"") == true, "one process shares it")
    let good = try ShopProject(.new, Rule.memoryDatasetAcrossProcesses.good)
    #expect(try await good.shell(Self.parallel).status == 0)
    #expect(good.read("data/report.json")?.contains("\"list\"") == true)
  }

  @Test func `older versions refuse a memory dataset of the catalog`() async throws {
    let bad = try ShopProject(.old, Rule.memoryDatasetAcrossProcesses.bad)
    let refused = try await bad.shell(Self.parallel)
    #expect(refused.status == 1)
    #expect(refused.output.contains("does not support output to externally created"))
    let good = try ShopProject(.old, Rule.memoryDatasetAcrossProcesses.good)
    #expect(try await good.shell(Self.parallel).status == 0)
  }

  @Test(arguments: KedroRelease.allCases)
  func `a memory dataset without a writer or a reader is left alone`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "memory-ends")
    let findings = try await project.findings(of: Rule.defaults)
    #expect(findings.isEmpty, "\(findings.map(\.message)): nothing is handed on between nodes")
  }

  @Test func `a pattern that holds everything in memory is one finding`() async throws {
    let project = try ShopProject(.new, fixture: "memory-pattern")
    #expect(try await project.shell(Self.parallel).status == 0, "Kedro says nothing")
    #expect(project.read("data/report.json")?.contains("<object object at") == true)
    let findings = try await project.findings(of: Rule.defaults)
    #expect(
      findings.map(\.message) == [
        "under ParallelRunner again and describe do not get what clean and again write to copied "
          + "and kept: the pattern '{any}' of the catalog makes them MemoryDatasets, which "
          + "processes do not share"
      ])
    #expect(findings.first?.severity == .info, "nothing says that the project runs in parallel")
    try project.write("kedro run --runner=ParallelRunner\n", to: "run.sh")
    let known = try await project.findings(of: Rule.defaults)
    #expect(known.map(\.severity) == [.warning], "now a script does")
  }

  @Test(arguments: KedroRelease.allCases)
  func `a dataset of one process stops a parallel run`(release: KedroRelease) async throws {
    let bad = try ShopProject(release, Rule.singleProcessDataset.bad)
    let refused = try await bad.shell(Self.parallel)
    #expect(refused.status == 1)
    #expect(
      refused.output.contains("datasets cannot be used with multiprocessing: ['table']"))
    #expect(try await bad.shell("kedro run --runner ThreadRunner").status == 0, "the remedy")
    let good = try ShopProject(release, Rule.singleProcessDataset.good)
    #expect(try await good.shell(Self.parallel).status == 0)
  }

  /// Kedro as it runs where processes are spawned: by its own variable, and before 1.0, which has
  /// none, by Python's setting.
  private static func spawned(_ release: KedroRelease) -> String {
    let start = """
      import multiprocessing, sys
      if __name__ == "__main__":
          multiprocessing.set_start_method("spawn")
          sys.argv = ["kedro", "run", "--runner", "ParallelRunner"]
          from kedro.framework.cli import main
          main()
      """
    return release == .new ? "KEDRO_MP_CONTEXT=spawn \(parallel)" : "python -c '\(start)'"
  }

  @Test(arguments: KedroRelease.allCases)
  func `hooks around nodes run in forked processes and not in spawned ones`(
    release: KedroRelease
  ) async throws {
    let bad = try ShopProject(release, Rule.hooksNotRun.bad)
    #expect(try await bad.shell(Self.spawned(release)).status == 0, "Kedro says nothing")
    #expect(bad.read("data/table.json") != nil, "the node did run")
    #expect(bad.read("data/record.txt") == nil, "its hook did not")
    #expect(try await bad.shell(Self.parallel).status == 0)
    #expect(bad.read("data/record.txt") == "clean\n", "forked processes know the hooks")
    let good = try ShopProject(release, Rule.hooksNotRun.good)
    #expect(try await good.shell(Self.spawned(release)).status == 0)
    #expect(good.read("data/record.txt") == "done\n", "the parent calls hooks around the run")
  }

  @Test func `a hook is pointed at with all that is not called`() async throws {
    let project = try ShopProject(.new, fixture: "hooks")
    let findings = try await project.findings(of: [.hooksNotRun])
    #expect(
      findings.map(\.message) == [
        "under ParallelRunner with spawn or forkserver before_node_run and after_dataset_saved of "
          + "Record are not called"
      ], "Catalogued acts in the parent only")
    #expect(findings.first?.location?.file == "src/shop/hooks.py")
    #expect(findings.first?.location?.start.line == 4)
  }
}
