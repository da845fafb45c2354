import Foundation
import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// Run environments that were not asked for, and what `--params` gives.
struct KedroEnvironmentTests {
  private static let registry = """
    from kedro.pipeline import node, pipeline

    def register_pipelines():
        made = pipeline([node(len, "x", "y", name="n"), node(max, ["y", "params:low.a"], "z")])
        return {"__default__": made}

    """

  private static let settings =
    "from kedro.config import OmegaConfigLoader\nCONFIG_LOADER_CLASS = OmegaConfigLoader\n"

  private func project(
    _ catalog: String, _ kedro: Kedro, others: [String: String] = [:]
  ) throws -> ProjectFolder {
    let files: [String: String?] = [
      "conf/base/catalog.yml": catalog, "src/odd/settings.py": Self.settings,
    ]
    return try kedro.project(
      registry: Self.registry, others: files.merging(others) { _, new in new })
  }

  @Test(arguments: Kedro.allCases)
  func `every environment that holds something is read`(kedro: Kedro) async throws {
    let folder = try project(
      "x: {type: json.JSONDataset, filepath: data/x.json}\n", kedro,
      others: [
        "conf/base/parameters.yml": "low: {a: 1}\n", "conf/empty/.gitkeep": "",
        "conf/broken/catalog.yml": "y:\n  filepath: a\n type: b\n",
        "conf/mine/parameters.yml": "high: {b: 2}\n",
        "conf/prod/catalog.yml":
          "x: {type: json.JSONDataset, filepath: 's3://b/${runtime_params:day}'}\n",
      ])
    let project = try await kedro.load(folder: folder.path)
    let details = try #require(project.kedro)
    #expect(details.environments.map(\.name) == ["mine", "prod"])
    let broken = try #require(project.pipelines[0].project.unreadableEnvironments.first)
    #expect(broken.name == "broken")
    #expect(!broken.reason.isEmpty)
    #expect(broken.span?.file == "conf/broken/catalog.yml")
    let mine = details.environments[0]
    #expect(mine.parameters == ["high", "high.b", "low", "low.a"])
    #expect(mine.datasets["x"]?.location == .path("data/x.json"))
    let prod = details.environments[1]
    #expect(prod.datasets["x"]?.span?.file == "conf/prod/catalog.yml")
    #expect(prod.datasets["z"]?.location == .memory)
    #expect(prod.unknownRuntimeParameters == ["day"])
    let inProd = try await kedro.load(folder: folder.path, environment: "prod")
    #expect(inProd.kedro?.environments.map(\.name) == ["mine"])
  }

  @Test(arguments: Kedro.allCases)
  func `runtime parameters are read as Kedro reads them`(kedro: Kedro) async throws {
    let names = ["a", "b.c", "d", "e", "f", "g", "h"]
    let words = names.map { "\($0)-${runtime_params:\($0)}" }.joined(separator: "/")
    let folder = try project("x: {type: json.JSONDataset, filepath: '\(words)'}\n", kedro)
    let project = try await kedro.load(
      folder: folder.path, parameters: "a=1e3, b.c=yes,d=010,e=x=y,f=1_000,g=off,h=2024-01-02")
    #expect(
      project.dataset("x")?.written
        == "a-1000.0/b.c-True/d-8/e-x=y/f-1000/g-False/h-2024-01-02")
    #expect(project.notes.isEmpty)
  }

  @Test(arguments: Kedro.allCases)
  func `runtime parameters that Kedro refuses are refused in its words`(kedro: Kedro) async throws {
    let folder = try project("{}\n", kedro)
    for text in ["a", "=1", "a=1,b"] {
      let problem = await kedro.problem(folder: folder.path, parameters: text)
      #expect(problem?.message.contains("Invalid format of `--params` option") == true, "\(text)")
    }
  }

  @Test func `only the oldest Kedro takes a colon`() async throws {
    for kedro in Kedro.allCases {
      let folder = try project("{}\n", kedro)
      let problem = await kedro.problem(folder: folder.path, parameters: "a:1")
      #expect((problem == nil) == (kedro == .oldest))
    }
  }

  @Test func `an inspection survives being written and read`() async throws {
    let folder = try project("x: {type: json.JSONDataset, filepath: data/x.json}\n", .new)
    let kedro = KedroConfiguration(python: Reference(try Kedro.new.python))
    let world = World.test(in: folder.path)
    let inspection = try await KedroPython(
      root: folder.path, shownRoot: ".", settings: kedro, parameters: nil,
      interpreter: KedroInterpreter(root: folder.path, settings: kedro, world: world),
      timeLimit: 300, world: world
    ).inspect()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let written = try encoder.encode(inspection)
    let read = try JSONDecoder().decode(KedroInspection.self, from: written)
    #expect(try encoder.encode(read) == written)
    #expect(read.nodes.map(\.name).contains("n"))
  }
}
