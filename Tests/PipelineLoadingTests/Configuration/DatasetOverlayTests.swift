import PipelineLoading
import PipelineModel
import Testing

/// What datasets hold: said in the pipeline file, or beside the project.
struct DatasetOverlayTests {
  private static let pipeline = """
    datasets:
      raw: {path: data/raw.csv, size: 1GiB}
      table: {size: 2GiB}
      bare: {}
    nodes:
      load: {inputs: [raw], outputs: [table, part_a, part_b]}
      use: {inputs: [table, part_a, part_b], outputs: [bare]}
    """

  private func folder(_ configuration: String) throws -> ProjectFolder {
    try ProjectFolder(["pipeline.yaml": Self.pipeline, "headway.yaml": configuration])
  }

  private func datasets(_ configuration: String) async throws -> [String: Dataset] {
    try await folder(configuration).load().pipelines[0].datasets
  }

  @Test func `a dataset with a size and no path is held in memory`() async throws {
    let datasets = try await datasets("")
    #expect(datasets["table"]?.location == .memory && datasets["table"]?.size == 2 << 30)
    #expect(datasets["raw"]?.location == .path("data/raw.csv"))
    #expect(datasets["bare"]?.location == .unknown("no path is given"))
    #expect(datasets["part_a"]?.location == .unknown("not declared"))
  }

  @Test func `the configuration gives sizes by name and by glob`() async throws {
    let datasets = try await datasets(
      """
      datasets:
        part_a: {size: 5MiB}
        part_*: {size: 3MiB}
        "*_a": {size: 4MiB}
        table: {size: 7MiB}
        raw: {size: 9MiB}
      """)
    #expect(datasets["part_a"]?.size == 5 << 20 && datasets["part_a"]?.location == .memory)
    #expect(datasets["part_b"]?.size == 3 << 20)
    #expect(datasets["table"]?.size == 7 << 20 && datasets["table"]?.location == .memory)
    #expect(datasets["raw"]?.size == 9 << 20 && datasets["raw"]?.location.place != nil)
    #expect(datasets["bare"]?.size == nil)
  }

  @Test func `tool headway says the same`() async throws {
    let folder = try ProjectFolder([
      "pipeline.yaml": Self.pipeline,
      "pyproject.toml": "[tool.headway.datasets.table]\nsize = \"3GiB\"\n",
    ])
    #expect(try await folder.load().pipelines[0].datasets["table"]?.size == 3 << 30)
  }

  @Test(arguments: [
    ("datasets: {tabel: {size: 1GiB}}", "there is no dataset 'tabel'", "did you mean 'table'?", 12),
    (
      "datasets: {table: {sice: 1GiB}}", "datasets 'table' has no key 'sice'",
      "did you mean 'size'?", 20
    ),
    (
      "datasets: {table: {size: 1GB2}}",
      "'size' of datasets 'table': unknown unit 'GB2' in '1GB2'; write GB", nil, 26
    ),
    ("datasets: [table]", "'datasets' of the configuration must be a mapping, not a list", nil, 11),
  ])
  func `what cannot be meant is refused at its place`(
    text: String, message: String, help: String?, column: Int
  ) async throws {
    let problem = try #require(await folder(text).problem())
    #expect(problem.message == message)
    #expect(problem.help == help)
    #expect(problem.span?.file == "headway.yaml" && problem.span?.start.column == column)
  }

  @Test func `a glob may fit nothing`() async throws {
    #expect(try await datasets("datasets: {'x*': {size: 1GiB}}")["table"]?.size == 2 << 30)
  }
}
