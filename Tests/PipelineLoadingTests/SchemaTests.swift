import PipelineLoading
import PipelineModel
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The schemas name exactly the keys that files may have.
struct SchemaTests {
  /// What the loader says are the keys, asked by giving it one that is none.
  private func keys(_ text: String, file: String) async throws -> Set<String> {
    let folder = try ProjectFolder(["pipeline.yaml": "nodes: {A: {}}"])
    try folder.write(text, to: file)
    let help = try #require(await folder.problem()?.help)
    let list = try #require(help.split(separator: ": ").last)
    return Set(list.split(separator: ", ").map(String.init))
  }

  private func schema(_ schema: FileSchema, at path: [String]) throws -> Set<String> {
    var value = try JSONDecoder().decode(JSON.self, from: Data(schema.text.utf8))
    for key in path { value = try #require(value.members?[key], "\(key)") }
    return Set(try #require(value.members?["properties"]?.members).keys)
  }

  @Test(arguments: [
    ("qqqqqqqq: 1", []),
    ("nodes: {A: {qqqqqqqq: 1}}", ["$defs", "node"]),
    ("datasets: {a: {qqqqqqqq: 1}}\nnodes:", ["properties", "datasets", "additionalProperties"]),
  ])
  func `pipeline files`(text: String, path: [String]) async throws {
    let known = try await keys(text, file: "pipeline.yaml")
    #expect(try schema(.pipeline, at: path) == known)
  }

  @Test(arguments: [
    ("qqqqqqqq: 1", []),
    ("nodes: {A: {qqqqqqqq: 1}}", ["properties", "nodes", "additionalProperties"]),
    ("datasets: {a: {qqqqqqqq: 1}}", ["properties", "datasets", "additionalProperties"]),
    ("lint: {qqqqqqqq: 1}", ["properties", "lint"]),
    ("kedro: {qqqqqqqq: 1}", ["properties", "kedro"]),
  ])
  func `configuration files`(text: String, path: [String]) async throws {
    let known = try await keys(text, file: "headway.yaml")
    #expect(try schema(.configuration, at: path) == known)
  }
}

/// A JSON value of which only the members of objects matter.
private struct JSON: Decodable {
  let members: [String: JSON]?

  init(from decoder: any Decoder) throws {
    members = try? decoder.singleValueContainer().decode([String: JSON].self)
  }
}
