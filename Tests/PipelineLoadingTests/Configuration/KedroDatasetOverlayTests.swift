import PipelineModel
import Testing

@testable import PipelineLoading

/// Sizes of a Kedro project's datasets, whose forms share a name.
struct KedroDatasetOverlayTests {
  @Test func `a name is said of all its forms, and stays in memory`() throws {
    let source = SourceText(
      file: "headway.yaml", bytes: Array("datasets: {x: {size: 5}, 'y@*': {size: 7}}".utf8))
    let configuration = try Configuration.decode(try SourceDocument.read(source))
    let names = ["x@a", "x@b", "y@a", "z"]
    let datasets = names.map { ($0, Dataset(name: $0, location: .memory)) }
    var pipelines = [
      Pipeline(
        name: "p", kind: .kedro, source: "p", nodes: [],
        datasets: Dictionary(uniqueKeysWithValues: datasets))
    ]
    try configuration.datasets.apply(to: &pipelines)
    let sizes = names.map { pipelines[0].datasets[$0]?.size }
    #expect(sizes == [5, 5, 7, nil])
    #expect(pipelines[0].datasets.values.allSatisfy { $0.location == .memory })
  }
}
