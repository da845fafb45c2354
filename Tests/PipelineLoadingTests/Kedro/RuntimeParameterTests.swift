import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// `--params` is the same whether Kedro reads it or Headway.
struct RuntimeParameterTests {
  private static let registry = """
    from kedro.pipeline import node, pipeline

    def register_pipelines():
        return {"__default__": pipeline([node(max, ["x", "params:m.a"], "y", name="n")])}

    """

  private static func path(_ what: String) -> String {
    "x: {type: json.JSONDataset, filepath: \"data/${runtime_params:\(what)}.json\"}\n"
  }

  static let cases: [(String, String)] = [
    ("day", "day=monday"), ("day", "day=1"), ("day", "day=1.50"), ("day", "day=true"),
    ("day", "day=2024-01-02"), ("day", "day=None"), ("day", "day=null"), ("day", "day="),
    ("m.day", "m.day=1,m.a=2"), ("m.day", "m.a=2"), ("day", " day =a b"), ("day", "day=a=b"),
    ("day", "day=1,day=2"), ("m.day", "m=1,m.day=2"), ("day", "day=1e3"), ("day", "day='1'"),
    ("day", "new.deep.key=1,day=x"), ("day", "day=0x10"), ("day", "day=1_000"),
  ]

  @Test(arguments: cases)
  func `both give the same`(_ asked: String, _ parameters: String) async throws {
    let folder = try Kedro.new.project(
      registry: Self.registry,
      others: [
        "conf/base/catalog.yml": Self.path(asked), "conf/base/parameters.yml": "m: {a: 1}\n",
      ])
    let live = await result(folder, "live", parameters)
    let read = await result(folder, "static", parameters)
    #expect(live == read)
  }

  private func result(
    _ folder: ProjectFolder, _ mode: String, _ parameters: String
  ) async -> [String] {
    do {
      let project = try await Kedro.new.load(
        folder: folder.path, mode: mode, parameters: parameters)
      let facts = project.pipelines[0].project
      return ["\(project.dataset("x")?.location.place ?? "unknown")"] + facts.parameters
        + project.notes
    } catch { return ["a problem"] }
  }

  @Test(arguments: ["day", "=1", "a=1,b"])
  func `both refuse what is no parameter`(_ parameters: String) async throws {
    let folder = try Kedro.new.project(registry: Self.registry, others: [:])
    for mode in ["live", "static"] {
      let found = await result(folder, mode, parameters)
      #expect(found == ["a problem"], "\(mode)")
    }
  }
}
