import Analysis
import PipelineModel
import Testing

/// A renamed output whose file is read under several names.
struct StaleFileReadTests {
  private static func findings(
    read: String, datasets: [Dataset], alsoWritten: Set<String> = []
  ) -> [Finding] {
    var pipeline = Pipeline(
      name: "p", kind: .kedro, source: "p",
      nodes: [
        Node(name: "fit", outputs: [Reference("modle")]),
        Node(name: "predict", inputs: [Reference(read)]),
      ],
      datasets: Dictionary(uniqueKeysWithValues: datasets.map { ($0.name, $0) }))
    pipeline.project.read = [read]
    pipeline.project.written = alsoWritten.union(["modle"])
    return PipelineAnalysis(pipeline, limits: Limits()).findings(of: [.staleFileRead])
  }

  private static func entry(_ name: String, _ path: String = "data/model.json") -> Dataset {
    var dataset = Dataset(name: name, location: .path(path))
    dataset.resolution = .entry
    return dataset
  }

  private static let slip = Dataset(name: "modle", location: .memory, declared: false)

  @Test func `a reader that names the file otherwise takes it all the same`() throws {
    let finding = try #require(
      Self.findings(
        read: "old_results", datasets: [Self.slip, Self.entry("model"), Self.entry("old_results")]
      ).first)
    #expect(
      finding.message
        == "fit writes modle, which nobody reads, while predict reads old_results, the file of "
        + "model, which nobody writes: predict takes data/model.json as an earlier run left it")
    #expect(finding.datasets == ["modle", "model", "old_results"])
    #expect(finding.help == "did you mean one name for both? let fit write model")
  }

  @Test func `a file that is written under another name is not stale`() {
    let datasets = [Self.slip, Self.entry("model"), Self.entry("results")]
    #expect(Self.findings(read: "model", datasets: datasets).count == 1)
    #expect(Self.findings(read: "model", datasets: datasets, alsoWritten: ["results"]).isEmpty)
    let elsewhere = [Self.slip, Self.entry("model"), Self.entry("results", "data/results.json")]
    #expect(
      Self.findings(read: "model", datasets: elsewhere, alsoWritten: ["results"]).count == 1)
  }
}
