import Foundation
import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// What the real Kedro makes of a configuration.
struct KedroAnswerToCase: Decodable, Sendable {
  /// Why Kedro refuses it.
  let error: String?
  let parameters: String?
  let paths: [String]?
  let globals: String?
  let entries: [String: String]?
  let patterns: [String]?
  /// The entry of every name; none where Kedro refuses it.
  let resolved: [String: String?]?
  let described: [String: KedroInspection.InspectedDataset?]?
}

/// Asks the real Kedro, once for each version.
actor RealKedro {
  static let shared = RealKedro()

  private var answers: [String: Task<[String: KedroAnswerToCase], any Error>] = [:]

  /// One configuration to read.
  struct Question: Encodable, Sendable {
    let id: String
    let project: String
    let environment: String?
    let names: [String]
    let settings: ConfigurationValue
    let loader: String

    enum CodingKeys: String, CodingKey {
      case id
      case project
      case environment
      case names
      case settings
      case loader
    }

    func encode(to encoder: any Encoder) throws {
      var box = encoder.container(keyedBy: CodingKeys.self)
      try box.encode(id, forKey: .id)
      try box.encode(project, forKey: .project)
      try box.encode(environment, forKey: .environment)
      try box.encode(names, forKey: .names)
      try box.encode(settings, forKey: .settings)
      try box.encode(loader, forKey: .loader)
    }
  }

  /// The answer to a case in an environment.
  func answer(
    _ name: String, _ environment: String?, _ version: String
  ) async throws -> KedroAnswerToCase {
    let task = answers[version] ?? Task { try await Self.ask(version, Self.questions(version)) }
    answers[version] = task
    return try #require(try await task.value[Self.id(name, environment)])
  }

  private static func id(_ name: String, _ environment: String?) -> String {
    "\(name) in \(environment ?? "the default")"
  }

  private static func questions(_ version: String) -> [Question] {
    ConfigurationCase.all.filter { $0.isRead(by: version) }.flatMap { item in
      ([nil] + item.reader(version).environments()).map { environment in
        Question(
          id: id(item.name, environment), project: item.path, environment: environment,
          names: item.description.names,
          settings: item.description.settings ?? .mapping(ConfigurationMapping()),
          loader: item.description.loader ?? "omega")
      }
    }
  }

  private static func python(_ version: String) -> String {
    Paths.normalised(Paths.joined(Fixtures.root, "../../.build/kedro-\(version)/bin/python"))
  }

  static func ask(
    _ version: String, _ questions: [Question]
  ) async throws -> [String: KedroAnswerToCase] {
    struct Request: Encodable {
      let script: String
      let cases: [Question]
    }
    let script = [
      PackageResources.inspect_sources_py, PackageResources.inspect_catalog_py,
      PackageResources.inspect_tables_py,
    ]
    .map { String(decoding: $0, as: UTF8.self) }.joined()
    let folder = try ProjectFolder()
    try folder.write(
      Array(try JSONEncoder().encode(Request(script: script, cases: questions))),
      to: "request.json")
    let world = World.test(in: folder.path)
    let finished = try await world.capture(
      ChildCommand(
        [
          python(version), "-W", "ignore",
          Paths.joined(ConfigurationCase.folder, "read_with_kedro.py"),
          Paths.joined(folder.path, "request.json"), Paths.joined(folder.path, "answers.json"),
        ], environment: world.environment, directory: folder.path), timeLimit: 300)
    do {
      let answers = try world.files.read(Paths.joined(folder.path, "answers.json"))
      return try JSONDecoder().decode([String: KedroAnswerToCase].self, from: Data(answers))
    } catch {
      Issue.record("Kedro \(version) said: \(String(decoding: finished.error, as: UTF8.self))")
      throw error
    }
  }
}

extension ConfigurationCase {
  func isRead(by version: String) -> Bool {
    description.versions?.contains(version) ?? true
  }
}
