import Foundation
import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// Kedro's own inspection, as JSON, beside what importing the project gives.
struct KedroOwnSnapshotTests {
  private static let projects = [
    "01-literal-nodes", "03-inputs-and-outputs", "04-unnamed-nodes", "15-nested-namespaces",
    "22-find-pipelines", "36-transcoding", "37-dataset-factories", "39-environments",
    "41-kinds-of-datasets", "46-runtime-parameters",
  ]

  private static let script = """
    import dataclasses, json, sys
    from kedro.inspection import get_project_snapshot
    with open(sys.argv[1], "w") as file:
        json.dump(dataclasses.asdict(get_project_snapshot(".")), file)

    """

  /// What the Kedro of the project gives, as bytes.
  private func snapshot(of folder: ProjectFolder) async throws -> [UInt8] {
    let other = try ProjectFolder([
      "quiet.yml": "version: 1\ndisable_existing_loggers: false\nroot: {handlers: []}\n"
    ])
    let world = World.test(
      in: folder.path,
      environment: [
        "KEDRO_LOGGING_CONFIG": "\(other.path)/quiet.yml", "DO_NOT_TRACK": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
      ])
    let words = [try Kedro.new.python, "-W", "ignore", "-c", Self.script, "\(other.path)/s.json"]
    let ended = try await world.capture(
      ChildCommand(words, environment: world.environment, directory: folder.path), timeLimit: 120)
    let printed = String(decoding: ended.error.suffix(2000), as: UTF8.self)
    return try #require(try? DiskFiles().read("\(other.path)/s.json"), "\(printed)")
  }

  @Test(arguments: projects)
  func `it gives what it tells as importing does, and leaves the rest open`(
    name: String
  ) async throws {
    let folder = try Kedro.new.project(
      at: MatrixProject(name: name).path, ageing: ["pyproject.toml"])
    let first = try await Kedro.new.load(folder: folder.path, mode: "live")
    let names = try #require(first.kedro).registered
    let live = try await Kedro.new.load(folder: folder.path, pipelines: names, mode: "live")
    let own = try await folder.load(snapshot: try await snapshot(of: folder), pipelines: names)
    #expect(own.kedro?.registered == names)
    for (ours, real) in zip(own.pipelines, live.pipelines) {
      #expect(ours.nodes.map(Self.described) == real.nodes.map(Self.described))
      for (name, dataset) in real.datasets {
        let found = try #require(ours.datasets[name], "\(name)")
        guard case .unknown(let reason) = found.location else {
          #expect(found.location == dataset.location, "\(name)")
          continue
        }
        #expect(!reason.isEmpty)
        #expect(dataset.location != .parameter, "\(name)")
      }
    }
    #expect(own.pipelines.allSatisfy { !$0.project.isComplete })
    #expect(own.notes.first?.contains("is Kedro's own snapshot, which leaves open:") == true)
  }

  private static func described(_ node: Node) -> String {
    "\(node.name) \(node.inputs.map(\.name)) \(node.outputs.map(\.name)) \(node.tags) "
      + (node.namespace ?? "")
  }

  /// What Kedro tells wrongly, and what it leaves out.
  private static let sample = """
    {"metadata": {"project_name": "p", "package_name": "p", "kedro_version": "1.7.0"},
     "pipelines": [{"name": "__default__", "inputs": [], "outputs": [], "nodes": [
       {"name": "n", "func_name": "f", "namespace": null, "tags": ["t"],
        "inputs": ["x", "params:m.a", "params:no", "parts", "loose"], "outputs": ["y"],
        "source": {"filepath": "src/p/nodes.py", "line_start": 3, "line_end": 5}}]}],
     "datasets": {
       "x": {"name": "x", "type": "json.JSONDataset", "filepath": "data/x.json"},
       "y": {"name": "y", "type": "MemoryDataset", "filepath": null},
       "parts": {"name": "parts", "type": "partitions.PartitionedDataset", "filepath": null},
       "params:m.a": {"name": "params:m.a", "type": "pickle.PickleDataset", "filepath": "d/p.pkl"}},
     "parameters": ["m"]}
    """

  @Test func `nothing is guessed`() async throws {
    let project = try await ProjectFolder(["s.json": Self.sample]).load("s.json")
    #expect(project.dataset("x")?.location == .path("data/x.json"))
    #expect(project.dataset("y")?.location == .memory)
    #expect(
      project.dataset("parts")?.location
        == .unknown(
          "Kedro's snapshot tells no place of a partitions.PartitionedDataset without a filepath"))
    #expect(
      project.dataset("loose")?.location
        == .unknown("Kedro's snapshot holds no dataset of this name"))
    #expect(project.dataset("params:m.a")?.location == .parameter)
    #expect(project.dataset("params:m.a")?.declared == true)
    #expect(project.dataset("params:no")?.declared == false)
    let span = try #require(project.node("n")?.span)
    #expect("\(span.file):\(span.start.line)" == "src/p/nodes.py:3")
  }

  @Test(arguments: [
    ("\"datasets\"", "\"datasest\"", "1:1 the snapshot has no 'datasets'"),
    ("[\"m\"]", "{}", "11:16 'parameters' of the snapshot must be a list, not an object"),
    (
      "\"outputs\": [\"y\"]", "\"outputs\": [\"x\"]",
      "2:78 'pipelines[0].nodes' of the snapshot holds nodes that wait for each other: 'n'"
    ),
  ])
  func `what is wrong is shown`(from: String, to: String, placed: String) async throws {
    let text = Self.sample.replacing(from, with: to)
    let problem = await (try ProjectFolder(["s.json": text])).problem("s.json")
    #expect(problem?.placed == placed)
  }
}
