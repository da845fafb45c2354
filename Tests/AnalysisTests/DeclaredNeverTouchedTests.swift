import Analysis
import PipelineModel
import TestSupport
import Testing

struct DeclaredNeverTouchedTests {
  /// Messages of HW406 on a pipeline whose node `a` was traced.
  private static func messages(
    _ node: String, datasets: String = "{}", read: [String] = [], written: [String] = [],
    change: (inout Pipeline) -> Void = { _ in }
  ) throws -> [String] {
    let text = "datasets: \(datasets)\nnodes:\n  a: {run: x, \(node)}\n"
    var pipeline = try PipelineText(text).pipeline
    pipeline.nodes[0].wasTraced = true
    pipeline.nodes[0].accesses =
      read.map { Access(.read, .path($0), evidence: .observed) }
      + written.map { Access(.write, .path($0), evidence: .observed) }
    change(&pipeline)
    return PipelineAnalysis(pipeline, limits: Limits()).findings(of: [.declaredNeverTouched])
      .map(\.message)
  }

  @Test(arguments: [
    ("data/x.csv", "data/x.csv"), ("data/", "data/x.csv"), ("data/*.csv", "data/x.csv"),
    ("data/*.csv", "data"), ("data/**/x.csv", "data/a/b/x.csv"), ("./data/x.csv", "data/x.csv"),
    ("/data/x.csv", "/data/x.csv"),
  ])
  func `what was touched in it or below it was touched`(declared: String, path: String) throws {
    #expect(try Self.messages("inputs: ['\(declared)']", read: [path]) == [])
    #expect(try Self.messages("outputs: ['\(declared)']", written: [path]) == [])
  }

  @Test(arguments: [
    ("data/x.csv", "data/x.csv2"), ("data/x.csv", "data"), ("data/", "database/x.csv"),
    ("data/*.csv", "data/x.json"), ("data/x.csv", "/data/x.csv"),
  ])
  func `what is beside it is not`(declared: String, path: String) throws {
    #expect(try Self.messages("inputs: ['\(declared)']", read: [path]).count == 1)
  }

  @Test func `an output that was only read was not written`() throws {
    let messages = try Self.messages("outputs: [o.csv]", read: ["o.csv"])
    #expect(messages == ["a declares the output o.csv and never wrote it when it was traced"])
  }

  @Test func `what is in no file is not looked for`() throws {
    let datasets = "{held: {size: 1GiB}, far: {path: 's3://b/k'}, vague: {}}"
    #expect(try Self.messages("inputs: [held, far, vague]", datasets: datasets) == [])
    #expect(
      try Self.messages("inputs: [p]", datasets: "{p: {path: x.csv}}") { pipeline in
        pipeline.datasets["p"]?.location = .parameter
      } == [])
  }

  @Test func `a node that was not traced is not judged, nor by what its code shows`() throws {
    #expect(
      try Self.messages("inputs: [x.csv]") { $0.nodes[0].wasTraced = false } == [])
    let byCode = try Self.messages("inputs: [x.csv]") { pipeline in
      pipeline.nodes[0].accesses = [Access(.read, .path("x.csv"), evidence: .code)]
    }
    #expect(byCode.count == 1)
  }

  @Test func `the finding stands where the dataset is named`() throws {
    let finding = try PipelineText(Rule.declaredNeverTouched.bad).finding(of: .declaredNeverTouched)
    #expect(finding.evidence == .observed)
    #expect(finding.nodes == ["train"] && finding.datasets == ["data/raw.csv"])
    #expect(finding.location?.start.line == 3)
  }
}
