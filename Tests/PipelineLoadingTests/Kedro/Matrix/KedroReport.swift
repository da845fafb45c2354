import Foundation
import OutsideWorld
import PipelineLoading
import PipelineModel
import Synchronization
import Testing

/// What is in a Kedro project, in words that do not depend on who says so.
struct KedroReport: Decodable, Equatable, Sendable {
  var pipelines: [String: [Node]]
  var datasets: [String: Dataset]

  struct Node: Decodable, Equatable, Sendable {
    let name: String
    let inputs: [String]
    let outputs: [String]
    let tags: [String]
    let namespace: String?
    let function: String
  }

  struct Dataset: Decodable, Equatable, Sendable {
    /// Name of the class; nil for what lives in memory.
    let type: String?
    let location: String
    let versioned: Bool
  }
}

extension KedroReport {
  /// What Headway found.
  init(_ project: LoadedProject) {
    pipelines = [:]
    datasets = [:]
    for pipeline in project.pipelines {
      pipelines[pipeline.name] = pipeline.nodes.map(Node.init)
      datasets.merge(pipeline.datasets.mapValues(Dataset.init)) { first, _ in first }
    }
  }
}

extension KedroReport.Node {
  fileprivate init(_ node: Node) {
    name = node.name
    inputs = node.inputs.map(\.name)
    outputs = node.outputs.map(\.name)
    tags = node.tags
    namespace = node.namespace
    if case .kedro(let name) = node.action { function = name } else { function = "" }
  }
}

extension KedroReport.Dataset {
  fileprivate init(_ dataset: Dataset) {
    versioned = dataset.versioned
    location =
      switch dataset.location {
      case .memory: "memory"
      case .parameter: "parameter"
      case .unknown(let reason): reason.replacing("the table", with: "table")
      case .table: "table \(dataset.written ?? "")"
      default: dataset.location.place ?? "nowhere"
      }
    let isInMemory = location == "memory" || location == "parameter"
    type = isInMemory ? nil : dataset.type?.split(separator: ".").last.map(String.init)
  }
}

/// What one Kedro reports of the projects of the matrix, and the copies it was asked about.
struct KedroReference: Sendable {
  private let reports: [String: Answer]
  private let copies: [String: ProjectFolder]

  private struct Answer: Decodable, Sendable {
    let error: String?
    let pipelines: [String: [KedroReport.Node]]?
    let datasets: [String: KedroReport.Dataset]?
  }

  /// Asked once for all projects: importing Kedro takes longer than loading them.
  private static let all = Dictionary(
    uniqueKeysWithValues: Kedro.allCases.map { kedro in
      (kedro, Task { try await KedroReference(of: kedro) })
    })

  static func of(_ kedro: Kedro) async throws -> KedroReference {
    try await #require(all[kedro]).value
  }

  private init(of kedro: Kedro) async throws {
    let projects = MatrixProject.all(for: kedro)
    var copies: [String: ProjectFolder] = [:]
    var arguments: [String] = []
    for project in projects {
      let copy = try kedro.project(at: project.path, ageing: ["pyproject.toml"])
      copies[project.name] = copy
      arguments += [copy.path] + project.environments.map { "\(copy.path)@\($0)" }
    }
    let folder = try ProjectFolder()
    let result = Paths.joined(folder.path, "result.json")
    let script = Paths.joined(MatrixProject.folder, "report.py")
    let words = [try kedro.python, "-B", "-W", "ignore", script, result] + arguments
    let world = World.test(in: folder.path, environment: ["DO_NOT_TRACK": "1"])
    let ended = try await world.capture(
      ChildCommand(words, environment: world.environment, directory: folder.path), timeLimit: 600)
    let printed = String(decoding: ended.error.suffix(2000), as: UTF8.self)
    let bytes = try? DiskFiles().read(result)
    reports = try JSONDecoder().decode(
      [String: Answer].self, from: Data(try #require(bytes, "\(printed)")))
    self.copies = copies
    SharedFolders.removeAtExit(copies.values.map(\.path))
  }

  func folder(of project: String) throws -> ProjectFolder { try #require(copies[project]) }

  func report(of project: String, in environment: String?) throws -> KedroReport {
    let folder = try folder(of: project).path
    let answer = try #require(reports[environment.map { "\(folder)@\($0)" } ?? folder])
    return KedroReport(
      pipelines: try #require(answer.pipelines, "\(answer.error ?? "")"),
      datasets: try #require(answer.datasets))
  }
}

/// Folders that live as long as the process: nothing that is held by a static is ever let go.
private enum SharedFolders {
  private static let paths = Mutex<[String]>([])
  private static let isWatched: Bool =
    atexit {
      for path in paths.withLock({ $0 }) { try? DiskFiles().remove(path) }
    } == 0

  static func removeAtExit(_ more: [String]) {
    paths.withLock { $0 += more }
    #expect(isWatched)
  }
}
