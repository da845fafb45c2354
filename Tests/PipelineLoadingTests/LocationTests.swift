import OutsideWorld
import PipelineModel
import Testing

/// Two names for one place give one location.
struct LocationTests {
  @Test(arguments: [
    ("data/x.csv", Location.path("data/x.csv")),
    ("./data/./x.csv", .path("data/x.csv")),
    ("data//x.csv", .path("data/x.csv")),
    ("data/../data/x.csv", .path("data/x.csv")),
    ("data/sub/", .path("data/sub")),
    (".", .path(".")),
    ("link.csv", .path("data/x.csv")),
    ("folder/x.csv", .path("data/x.csv")),
    ("folder/new.csv", .path("data/new.csv")),
    ("chain/x.csv", .path("data/x.csv")),
    ("nowhere/deep/x.csv", .path("nowhere/deep/x.csv")),
    ("loop/x.csv", .path("loop/x.csv")),
    ("data/*.csv", .glob("data/*.csv")),
    ("./data/../data/[ab].csv", .glob("data/[ab].csv")),
    ("s3://bucket/a/../b", .uri("s3://bucket/a/../b")),
    ("s3a://bucket/a", .uri("s3://bucket/a")),
    ("folder/*.csv", .glob("data/*.csv")),
    ("chain/../data/*/x.csv", .glob("data/*/x.csv")),
    ("folder/a*/x.csv", .glob("data/a*/x.csv")),
    ("nowhere/*.csv", .glob("nowhere/*.csv")),
    ("dangling.csv", .path("data/made/later.csv")),
    ("dangling/x.csv", .path("data/made/x.csv")),
    ("towards/x.csv", .path("data/made/x.csv")),
    ("circle/x.csv", .path("circle/x.csv")),
    ("folder/../x.csv", .path("x.csv")),
    ("outside/../x.csv", .path("/usr/x.csv")),
    ("nowhere/../data/x.csv", .path("data/x.csv")),
    ("dangling/../x.csv", .path("data/x.csv")),
    ("data/..", .path(".")),
    ("outside/x.csv", .path("/usr/share/x.csv")),
    ("/somewhere/else.csv", .path("/somewhere/else.csv")),
  ])
  func `paths are canonical`(written: String, expected: Location) async throws {
    let folder = try ProjectFolder(["data/x.csv": "1"])
    try folder.link("link.csv", to: "data/x.csv")
    try folder.link("folder", to: "data")
    try folder.link("chain", to: "folder")
    try folder.link("loop", to: "loop")
    try folder.link("circle", to: "circled")
    try folder.link("circled", to: "circle")
    try folder.link("dangling.csv", to: "data/made/later.csv")
    try folder.link("dangling", to: "./data/made")
    try folder.link("towards", to: "dangling")
    try folder.link("outside", to: "/usr/share")
    let text = "datasets: {d: {path: \"\(written)\"}}\nnodes:"
    try folder.write(text, to: "pipeline.yaml")
    let dataset = try await folder.load().pipelines[0].datasets["d"]
    #expect(dataset?.location == expected)
    #expect(dataset?.written == written)
  }

  @Test func `an absolute path or file URI into the project is the relative one`() async throws {
    let folder = try ProjectFolder(["data/x.csv": "1"])
    try folder.write(
      """
      datasets:
        a: {path: "\(folder.path)/data/x.csv"}
        b: {path: "file://\(folder.path)/data/x.csv"}
        c: {path: "../\(Paths.lastComponent(of: folder.path))/data/x.csv"}
        up: {path: ../x.csv}
      nodes:
      """, to: "pipeline.yaml")
    let datasets = try await folder.load().pipelines[0].datasets
    for name in ["a", "b", "c"] { #expect(datasets[name]?.location == .path("data/x.csv")) }
    let above = try #require(Paths.parent(of: folder.path))
    #expect(datasets["up"]?.location == .path("\(above)/x.csv"))
  }

  @Test(arguments: ["data/x", "x.csv", "*.csv", "./x", "s3://b/k"])
  func `a path in inputs stands for itself`(written: String) async throws {
    let dataset = try await pipeline("nodes: {A: {inputs: [\"\(written)\"]}}").datasets[written]
    #expect(dataset?.location.place != nil)
    #expect(dataset?.declared == false)
  }

  @Test func `other names without a declaration have no location`() async throws {
    let dataset = try await pipeline("nodes: {A: {inputs: [some name]}}").datasets["some name"]
    #expect(dataset?.location == .unknown("not declared"))
    #expect(dataset?.span?.start.column == 22)
  }
}
