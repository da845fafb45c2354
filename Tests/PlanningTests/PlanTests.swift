import Analysis
import PipelineModel
import TestSupport
import Testing

@testable import Planning

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct `Plans` {
  private static let text = """
    name: foo
    machine: {memory: 8GiB, cpus: 2}
    datasets: {x: {path: data/x.csv}}
    nodes:
      A: {run: a, memory: 1GiB, duration: 60s, outputs: [x], locks: [db]}
      B: {run: b, memory: 2GiB, inputs: [x], env: {K: v}}
      C: {run: c, memory: 1GiB, after: [A]}
      D: {run: [d, -x], memory: 7.5GiB, duration: 30s}

    """

  private func analysis(_ changes: [(String, String)] = []) throws -> PipelineAnalysis {
    let text = changes.reduce(Self.text) { $0.replacing($1.0, with: $1.1) }
    return try PipelineText(text).analysis()
  }

  @Test func `it says what is ordered, why, when and in which stage`() throws {
    let plan = try Plan.make(try analysis())
    #expect(plan.pipeline == "foo" && plan.schemaVersion == 1)
    #expect(plan.edges.filter { $0.kind == .data }.map(\.why) == ["B reads x"])
    #expect(
      plan.edges.filter { $0.kind == .order }.map(\.why) == ["C is declared to run after A"])
    let added = plan.edges.filter { $0.kind == .added }
    #expect(!added.isEmpty && added.allSatisfy { $0.why.hasPrefix("without it ") })
    #expect(
      plan.limits == PlanLimits(capacities: ["memory": 8 * 1_073_741_824, "cpus": 2], workers: nil))
    #expect(plan.peak["memory"] == 7.5 * 1_073_741_824)
    #expect(plan.verdicts.map(\.verdict) == ["safe"])
    #expect(plan.makespan == 91)
    #expect(plan.stages.flatMap(\.self).sorted() == ["A", "B", "C", "D"])
    #expect(plan.nodes.map(\.durationKnown) == [true, false, false, true])
    #expect(plan.nodes[0].demand == ["memory": 1_073_741_824] && plan.nodes[0].locks == ["db"])
  }

  @Test func `two plans of one pipeline are the same bytes`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let first = try encoder.encode(Plan.make(try analysis()))
    #expect(try encoder.encode(Plan.make(try analysis())) == first)
  }

  @Test func `where nodes stand in the file changes nothing`() throws {
    let plan = try Plan.make(try analysis())
    let line = "  D: {run: [d, -x], memory: 7.5GiB, duration: 30s}\n"
    let moved = try analysis([(line, ""), ("nodes:\n", "nodes:\n# first\n\(line)")])
    #expect(moved.pipeline.nodes[0].name == "D")
    #expect(plan.changes(since: moved).isEmpty)
  }

  @Test(arguments: [
    ([("run: b", "run: bb")], ["the node B has changed"]),
    ([("[d, -x]", "[d, -y]")], ["the node D has changed"]),
    ([("[d, -x]", "['d -x']")], ["the node D has changed"]),
    ([("locks: [db]", "locks: [other]")], ["the node A has changed"]),
    ([("K: v", "K: w")], ["the node B has changed"]),
    ([("memory: 2GiB", "memory: 3GiB")], ["the node B has changed"]),
    ([("after: [A]", "after: [A, B]")], ["the node C has changed"]),
    ([("data/x.csv", "data/y.csv")], ["the node A has changed", "the node B has changed"]),
    ([("  C:", "  E:")], ["the node C is gone", "the node E is new"]),
    ([("name: foo", "name: bar")], ["the pipeline is 'bar', not 'foo'"]),
    (
      [("memory: 8GiB, cpus: 2", "memory: 9GiB, gpu: 1")],
      [
        "the machine's memory is 9 GiB, and was 8 GiB",
        "the machine's cpus is not known, and was 2 cpus",
        "the machine's gpu is 1 gpu, and was not known",
      ]
    ),
    ([("cpus: 2", "cpus: 2, workers: 3")], ["the number of workers is 3, and was any number"]),
  ])
  func `it names what has changed`(changes: [(String, String)], expected: [String]) throws {
    let plan = try Plan.make(try analysis())
    #expect(plan.changes(since: try analysis(changes)) == expected)
  }

  @Test func `what was measured leaves it valid`() throws {
    let text = Self.text.replacing("memory: 2GiB, ", with: "")
    let plan = try Plan.make(try PipelineText(text).analysis())
    var pipeline = try PipelineText(text).pipeline
    pipeline.nodes[1].demand.amounts[.memory] = Declared(5 << 20, origin: .history)
    pipeline.nodes[1].demand.duration = Declared(5, origin: .history)
    let measured = PipelineAnalysis(
      pipeline, limits: Limits(pipeline.machine, overriddenBy: Limits()))
    #expect(plan.changes(since: measured).isEmpty)
  }

  @Test func `what a runner keeps apart is predicted apart, without edges`() throws {
    let analysis = try PipelineText(
      """
      machine: {memory: 3GiB}
      nodes:
        A: {locks: [l], duration: 2s}
        B: {locks: [l], duration: 2s}
        C: {memory: 2GiB, duration: 3s}
        D: {memory: 2GiB, duration: 3s}

      """
    ).analysis()
    let plan = try Plan.admitted(analysis)
    #expect(plan.edges.isEmpty)
    #expect(plan.makespan == 6)
    let times = plan.nodes
    #expect(times[0].end <= times[1].start || times[1].end <= times[0].start)
    #expect(times[2].end <= times[3].start || times[3].end <= times[2].start)
  }

  // MARK: Files

  private func source(_ text: String) -> SourceText {
    SourceText(file: "plan.json", bytes: Array(text.utf8))
  }

  private func written() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(Plan.make(try analysis())), as: UTF8.self)
  }

  @Test func `what is written is read again`() throws {
    let plan = try Plan.make(try analysis())
    #expect(try Plan.read(source(try written())) == plan)
  }

  @Test(arguments: [
    ("\"schemaVersion\":1", "\"schemaVersion\":2", "schema version 2, not 1"),
    (
      "\"schemaVersion\":1", "\"schemaVersion\":\"1\"",
      "at schemaVersion: it has a value of the wrong type"
    ),
    ("\"makespan\":91", "\"makespan\":[]", "at makespan: it has a value of the wrong type"),
    ("\"makespan\":91", "\"makespan\":null", "at makespan: it has a value of the wrong type"),
    ("\"digest\":", "\"digset\":", "'digest' is missing"),
    ("\"kind\":\"data\"", "\"kind\":\"dat\"", ".kind: it has a value that has no meaning there"),
    ("\"workers\":null", "\"workers\":0", "0 workers"),
    ("\"cpus\":2", "\"cpus\":1e300", "no machine has so much cpus"),
    ("\"cpus\":2", "\"cpus\":-1", "no machine has so much cpus"),
    ("\"from\":\"A\"", "\"from\":\"Z\"", "it has no node 'Z'"),
    ("\"name\":\"B\"", "\"name\":\"A\"", "the node 'A' is in it twice"),
    (
      "\"from\":\"A\",\"kind\":\"data\",\"to\":\"B\"",
      "\"from\":\"B\",\"kind\":\"data\",\"to\":\"B\"", "wait for each other"
    ),
  ])
  func `a plan that is wrong says where`(old: String, new: String, expected: String) throws {
    let text = try written()
    let workers = text.replacing("\"cpus\":2", with: "\"cpus\":2").replacing(
      "\"limits\":{\"capacities\"", with: "\"limits\":{\"workers\":null,\"capacities\"")
    #expect(workers.contains(old))
    let error = #expect(throws: InputProblem.self) {
      try Plan.read(source(workers.replacing(old, with: new)))
    }
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    #expect(error?.help == "make it anew: headway plan -o plan.json")
  }

  @Test(arguments: ["", "{", "[]", "null", "7", "\u{0}\u{1}", "{\"schemaVersion\": 1}"])
  func `what is no plan is said to be none`(text: String) {
    let error = #expect(throws: InputProblem.self) { try Plan.read(source(text)) }
    #expect(error?.message.hasPrefix("plan.json is not a plan") == true)
  }

  @Test func `a plan cut short anywhere is refused`() throws {
    let text = Array(try written().utf8)
    for length in stride(from: 0, to: text.count, by: 7) {
      let cut = SourceText(file: "plan.json", bytes: Array(text[..<length]))
      #expect(throws: InputProblem.self, "\(length) bytes") { try Plan.read(cut) }
    }
  }

  @Test func `a large safe pipeline is planned without a search`() throws {
    let nodes = (0..<2000).map { index in
      "  n\(index): {memory: 1MiB, inputs: [d/\(index / 3)], outputs: [d/\(index + 1)]}\n"
    }.joined()
    let text = "machine: {memory: 64GiB}\nnodes:\n" + nodes
    let plan = try Plan.make(try PipelineText(text).analysis())
    #expect(plan.nodes.count == 2000 && plan.stages.count == 1)
    #expect(!plan.edges.contains { $0.kind == .added })
  }
}
