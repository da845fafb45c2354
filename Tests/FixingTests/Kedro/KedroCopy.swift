import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning
import Testing

@testable import Fixing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A real version of Kedro, in the virtual environment that `scripts/setup.sh` makes.
struct KedroVersion: Sendable, CustomTestStringConvertible {
  let number: String

  var testDescription: String { "Kedro \(number)" }

  var folder: String { "\(Self.repository)/.build/kedro-\(number)" }

  static let newest = KedroVersion(number: "1.7.0")
  static let all = [newest, KedroVersion(number: "0.19.15")]

  /// The folder that holds `Package.swift`.
  static let repository: String = {
    var folder = DiskFiles().canonical(#filePath)
    while let parent = Paths.parent(of: folder), parent != folder {
      folder = parent
      if DiskFiles().kind(of: folder + "/fixtures/waiting-kedro") == .directory { break }
    }
    return folder
  }()
}

/// A copy of a Kedro project in a folder of its own, and the world as it is there.
final class KedroCopy: Sendable {
  let version: KedroVersion
  let folder: TemporaryFolder
  static let name = "project"

  /// `files` are written over the copy.
  init(_ version: KedroVersion, files: [String: String] = [:]) async throws {
    self.version = version
    folder = try TemporaryFolder()
    let source = "\(KedroVersion.repository)/fixtures/waiting-kedro"
    let copied = try await folder.run(["cp", "-rL", source, Self.name])
    #expect(copied.exit.succeeded)
    try await adapt()
    for (name, text) in files { try folder.write(text, to: "\(Self.name)/\(name)") }
  }

  /// Says that the project is of this version, makes its nodes quicker, drops what runs left.
  private func adapt() async throws {
    try await shell(
      """
      sed -i 's/^kedro_init_version.*/kedro_init_version = "\(version.number)"/' pyproject.toml
      find . -name nodes.py -exec sed -i 's/^SECONDS = 1.0/SECONDS = 0.5/' {} +
      mkdir -p data/02_out; rm -rf data/02_out/* .headway; find . -name __pycache__ -exec rm -rf {} +
      """)
    guard version.number.hasPrefix("0.") else { return }
    try await shell(
      "find src -name '*.py' -exec sed -i 's/import Node, Pipeline$/import Pipeline, node as Node/' {} +"
    )
  }

  var path: String { "\(folder.path)/\(Self.name)" }

  var world: World {
    var world = World.ofTests(files: DiskFiles(), currentDirectory: path)
    world.environment = environment
    return world
  }

  private var environment: [String: String] {
    [
      "PATH": "\(version.folder)/bin:/usr/bin:/bin", "VIRTUAL_ENV": version.folder,
      "HOME": folder.path, "KEDRO_DISABLE_TELEMETRY": "1", "LANG": "C.UTF-8",
    ]
  }

  let request = LoadRequest(path: ".", currentDirectory: "")

  func read(_ name: String) throws -> String { try folder.read("\(Self.name)/\(name)") }

  func write(_ text: String, to name: String) throws {
    try folder.write(text, to: "\(Self.name)/\(name)")
  }

  /// What a line of shell prints in the project; fails the test when it fails.
  @discardableResult
  func shell(_ line: String) async throws -> String {
    let done = try await folder.run(["bash", "-c", line], environment: environment, in: Self.name)
    #expect(
      done.exit.succeeded,
      "\(line)\n\(String(decoding: done.output + done.error, as: UTF8.self).suffix(3000))")
    return String(decoding: done.output, as: UTF8.self)
  }

  /// Loads and analyses it.
  func analysed(
    memory: Int64? = 750 << 20, pipelines: [String] = []
  ) async throws -> (project: LoadedProject, analyses: [PipelineAnalysis], request: LoadRequest) {
    let request = LoadRequest(path: ".", pipelines: pipelines, currentDirectory: path)
    let project = try await loadProject(request, in: world)
    let analyses = project.pipelines.map {
      PipelineAnalysis($0, limits: Limits(capacities: memory.map { [.memory: $0] } ?? [:]))
    }
    return (project, analyses, request)
  }

  func proposal(memory: Int64? = 750 << 20, pipelines: [String] = []) async throws -> EdgeProposal {
    let (project, analyses, request) = try await analysed(memory: memory, pipelines: pipelines)
    return try await EdgeProposal.make(
      for: project, analyses: analyses, minimize: .edges, request: request, world: world)
  }

  // MARK: Runs of the waiting project

  /// When each node ran, from the files that it writes.
  func times() throws -> [String: (start: Double, end: Double)] {
    struct Times: Decodable {
      let start: Double
      let end: Double
    }
    var times: [String: (start: Double, end: Double)] = [:]
    for name in try DiskFiles().entries(of: "\(path)/data/02_out")
    where name.hasSuffix(".times.json") {
      let text = try read("data/02_out/\(name)")
      let time = try JSONDecoder().decode(Times.self, from: Data(text.utf8))
      times[String(name.dropLast(".times.json".count))] = (time.start, time.end)
    }
    return times
  }

  /// The outputs by file name, after which they are removed together with the times.
  func takeOutputs() throws -> [String: String] {
    var outputs: [String: String] = [:]
    for name in try DiskFiles().entries(of: "\(path)/data/02_out") where !name.hasPrefix(".") {
      if name.hasPrefix("bar_") { outputs[name] = try read("data/02_out/\(name)") }
      try DiskFiles().remove("\(path)/data/02_out/\(name)")
    }
    return outputs
  }
}
