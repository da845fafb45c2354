import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// A snapshot that is wrong is a problem with a place in it and what was expected.
struct SnapshotProblemTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let from: String
    let to: String
    let message: String

    init(_ from: String, _ to: String, _ message: String) {
      testDescription = message
      self.from = from
      self.to = to
      self.message = message
    }
  }

  static let snapshot = """
    {"headwaySnapshot": 1, "headwayVersion": "1", "readBy": "live",
     "inspection": {
       "kedroVersion": "1.0", "packageName": "p", "catalogFiles": [], "mockedModules": [],
       "mockUses": [], "droppedPipelines": [], "environments": [], "sources": {},
       "datasets": {
         "x": {"memory": true, "parameter": false, "versioned": false, "registered": true},
         "y": {"memory": true, "parameter": false, "versioned": false, "registered": true}},
       "nodes": [
         {"name": "a", "tags": [], "named": true, "inputs": ["x"], "outputs": ["y"],
          "function": {"name": "f", "kind": "function"},
          "call": {"file": "f.py", "line": 1, "column": 0, "endLine": 2, "endColumn": 1}},
         {"name": "b", "tags": [], "named": true, "inputs": ["y"], "outputs": [],
          "function": {"name": "f", "kind": "function"}}],
       "pipelines": [{"name": "__default__", "nodes": [0, 1]}]},
     "places": {"catalog": {}, "commands": [], "files": {}, "hasOwnRun": false}}
    """

  static let samples: [Sample] = [
    Sample(
      "Snapshot\": 1", "Snapshot\": 2",
      "1:21 'headwaySnapshot' of the snapshot is 2, and this version of Headway reads 1"),
    Sample(
      "Snapshot\": 1", "Snapshot\": 0",
      "1:21 'headwaySnapshot' of the snapshot is 0, and this version of Headway reads 1"),
    Sample(
      "Snapshot\": 1", "Snapshot\": \"1\"",
      "1:21 'headwaySnapshot' of the snapshot must be a whole number, not '1'"),
    Sample(
      "\"live\"", "\"guess\"",
      "1:57 'readBy' of the snapshot is 'guess', which it cannot be"),
    Sample(
      "\"tags\": []", "\"tags\": 3",
      "9:28 'inspection.nodes[0].tags' of the snapshot must be a list, not 3"),
    Sample(
      "\"named\": true", "\"named\": null",
      "9:41 'inspection.nodes[0].named' of the snapshot must be true or false, not null"),
    Sample(
      "\"named\": true", "\"nmaed\": true",
      "9:6 the snapshot has no 'inspection.nodes[0].named'"),
    Sample(
      "\"name\": \"a\"", "\"name\": {}",
      "9:15 'inspection.nodes[0].name' of the snapshot must be a text, not an object"),
    Sample(
      "\"datasets\": {", "\"datasets\": [], \"other\": {",
      "5:16 'inspection.datasets' of the snapshot must be an object, not a list"),
    Sample(
      "[0, 1]", "[0, 7]",
      "14:55 'inspection.pipelines[0].nodes[1]' of the snapshot is node 7, and there are 2 of them"),
    Sample(
      "[0, 1]", "[0, -1]",
      "14:55 'inspection.pipelines[0].nodes[1]' of the snapshot is node -1, and there are 2 of them"
    ),
    Sample(
      "[0, 1]", "[1, 1]",
      "14:55 'inspection.pipelines[0].nodes[1]' of the snapshot is node 1 a second time"),
    Sample(
      "[0, 1]}", "[0]}, {\"name\": \"__default__\", \"nodes\": []}",
      "14:66 'inspection.pipelines[1].name' of the snapshot is '__default__' a second time"),
    Sample(
      "\"outputs\": []", "\"outputs\": [\"x\"]",
      "14:51 'inspection.pipelines[0].nodes' of the snapshot holds nodes that wait for each other: "
        + "'a', 'b'"),
    Sample(
      "\"outputs\": []", "\"outputs\": [\"y@csv\"]",
      "12:76 'inspection.nodes[1].outputs[0]' of the snapshot names 'y@csv', which is not among its "
        + "datasets"),
    Sample("\"line\": 1", "\"line\": 0", "11:40 'line' of a place cannot be 0"),
    Sample("\"line\": 1", "\"line\": 9e99", "11:40 'line' of a place cannot be 9e99"),
    Sample(
      "\"endColumn\": 1", "\"endColumn\": 9223372036854775807",
      "11:83 'endColumn' of a place cannot be 9223372036854775807"),
    Sample(
      "\"name\": \"b\"", "\"name\": \"b\", \"name\": \"c\"",
      "12:20 the key 'name' of an object of the snapshot is already given on line 12"),
    Sample("\"name\": \"b\"", "\"name\": \"\\u0000\"", "12:15 a text of the snapshot holds a NUL"),
    Sample(
      "\"packageName\": \"p\"", "\"packageName\": p",
      "3:42 this is not JSON: 'p' is not a value of JSON"),
    Sample(
      "\"inputs\": [\"x\"]", "\"inputs\": [\"x\",]",
      "9:62 this is not JSON: there must be no comma before ']'"),
  ]

  @Test(arguments: samples)
  func `what is wrong is shown where it stands`(sample: Sample) async throws {
    let text = Self.snapshot.replacing(sample.from, with: sample.to, maxReplacements: 1)
    #expect(text != Self.snapshot)
    let folder = try ProjectFolder(["s.json": text])
    let problem = try #require(await folder.problem("s.json"))
    #expect(problem.placed.hasPrefix(sample.message), "\(problem.placed)")
    #expect(problem.span?.file == "s.json")
    #expect(problem.source != nil)
  }

  @Test func `the sample itself is right`() async throws {
    let loaded = try await ProjectFolder(["s.json": Self.snapshot]).load("s.json")
    #expect(loaded.pipelines[0].nodes.map(\.name) == ["a", "b"])
    #expect(loaded.node("a")?.span?.start.line == 1)
  }

  @Test func `a snapshot that ends anywhere is a problem with a place in it`() async throws {
    let bytes = Array(Self.snapshot.utf8)
    for length in stride(from: 20, to: bytes.count, by: 17) {
      let folder = try ProjectFolder()
      try folder.write(Array(bytes[..<length]), to: "s.json")
      let problem = await folder.problem("s.json")
      #expect(problem?.span?.file == "s.json", "\(length)")
      #expect(problem?.message.hasPrefix("this is not JSON") == true, "\(length)")
    }
  }

  @Test func `a byte that is another never ends the program`() async throws {
    let bytes = Array(Self.snapshot.utf8)
    let folder = try ProjectFolder()
    for index in stride(from: 0, to: bytes.count, by: 3) {
      for other in [UInt8(ascii: "9"), UInt8(ascii: "\""), 0, 0xFF] {
        var changed = bytes
        changed[index] = other
        try folder.write(changed, to: "s.json")
        _ = await folder.problem("s.json")
      }
    }
  }
}
