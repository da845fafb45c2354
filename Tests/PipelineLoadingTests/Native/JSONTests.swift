import PipelineModel
import Testing

struct JSONTests {
  static let text = #"""
    {"name": "f\u00f6o",
     "nodes": {
      "A": {"run": ["sh", "-c", "echo \"\\\/\b\f\n\r\t\""], "inputs": ["x"], "memory": "1GiB"},
      "\uD83D\uDE00 b": {"after": ["A"], "cpus": 1.5e0, "outputs": ["\uD834\uDD1Ey", "z"]}
     }
    }
    """#

  @Test func `texts are decoded`() async throws {
    let pipeline = try await pipeline(Self.text, file: "pipeline.json")
    #expect(pipeline.name == "föo")
    #expect(pipeline.nodes[0].action == .command(["sh", "-c", "echo \"\\/\u{8}\u{C}\n\r\t\""]))
    #expect(pipeline.nodes[1].name == "\u{1F600} b")
    #expect(pipeline.nodes[1].outputs.map(\.name) == ["\u{1D11E}y", "z"])
    #expect(pipeline.nodes[1].demand.amounts[.cpus]?.value == 1500)
  }

  @Test func `places are those of the file, also behind pairs of escapes`() async throws {
    let nodes = try await pipeline(Self.text, file: "pipeline.json").nodes
    #expect(nodes[0].nameSpan?.described(in: Self.text) == "3:3-3:6 \"A\"")
    #expect(nodes[0].inputs[0].span?.described(in: Self.text) == "3:68-3:71 \"x\"")
    #expect(nodes[1].after[0].span?.described(in: Self.text) == "4:32-4:35 \"A\"")
    #expect(nodes[1].outputs[1].span?.described(in: Self.text) == "4:82-4:85 \"z\"")
    #expect(nodes[1].span?.end.column == 87)
  }

  @Test func `long keys, tabs, one line and a byte order mark are read`() async throws {
    let name = String(repeating: "long ", count: 1000)
    let text = "\u{FEFF}\t{\"nodes\"\n:\t{\"\(name)\":{}}}"
    let node = try await pipeline(text, file: "pipeline.json").nodes[0]
    #expect(node.name == name)
    #expect(node.nameSpan?.start.line == 2)
    #expect(node.nameSpan?.start.column == 4)
  }

  @Test func `a character that YAML takes for a line end stays`() async throws {
    let text = "{\"nodes\": {\"a\u{2028}  b\u{85}c\": {}}}"
    #expect(try await pipeline(text, file: "pipeline.json").nodes[0].name == "a\u{2028}  b\u{85}c")
  }

  @Test func `merge keys and anchors are names like others`() async throws {
    let text = #"{"nodes": {"<<": {}, "*a": {}, "&b": {}, "~": {}, "null": {}}}"#
    let nodes = try await pipeline(text, file: "pipeline.json").nodes
    #expect(nodes.map(\.name) == ["<<", "*a", "&b", "~", "null"])
  }

  @Test(arguments: [
    ("{\"nodes\": {}, // why\n}", "1:15 this is not JSON: a key in double quotes must stand here"),
    ("# why\n{}", "1:1 this is not JSON: a value must stand here"),
    ("{\"nodes\": {},\n }", "2:2 this is not JSON: there must be no comma before '}'"),
    ("{\"nodes\": [1,]}", "1:14 this is not JSON: there must be no comma before ']'"),
    ("{nodes: {}}", "1:2 this is not JSON: a key in double quotes must stand here"),
    ("{'nodes': {}}", "1:2 this is not JSON: a key in double quotes must stand here"),
    ("{\"nodes\" {}}", "1:10 this is not JSON: ':' after the key must stand here"),
    (
      "{\"nodes\": {}\n\"name\": 1}",
      "2:1 this is not JSON: ',' or '}' in the object must stand here"
    ),
    (
      "{\"nodes\": {}",
      "1:13 this is not JSON: the file ends where ',' or '}' in the object must stand"
    ),
    ("{\"nodes\": ", "1:11 this is not JSON: the file ends where a value must stand"),
    ("{\"nodes", "1:2 this is not JSON: this text has no closing quote"),
    (
      "{\"a\nb\": 1}",
      "1:4 this is not JSON: a line end, a tab or a control character in a text must be escaped"
    ),
    ("{\"é\\x\": 1}", "1:4 this is not JSON: there is no such escape in JSON"),
    ("{\"\\u12g4\": 1}", "1:3 this is not JSON: there is no such escape in JSON"),
    ("{\"\\uD83D\": 1}", "1:3 this is not JSON: this escape is only one half of a character"),
    ("{\"\\uDE00\": 1}", "1:3 this is not JSON: this escape is only one half of a character"),
    ("{\"a\": NaN}", "1:7 this is not JSON: 'NaN' is not a value of JSON"),
    ("{\"a\": -Infinity}", "1:7 this is not JSON: '-Infinity' is not a value of JSON"),
    ("{\"a\": 01}", "1:7 this is not JSON: '01' is not a value of JSON"),
    ("{\"a\": 1.}", "1:7 this is not JSON: '1.' is not a value of JSON"),
    ("{\"a\": .5}", "1:7 this is not JSON: '.5' is not a value of JSON"),
    ("{\"a\": +1}", "1:7 this is not JSON: '+1' is not a value of JSON"),
    ("{\"a\": 1e}", "1:7 this is not JSON: '1e' is not a value of JSON"),
    ("{\"a\": True}", "1:7 this is not JSON: 'True' is not a value of JSON"),
    ("{} {}", "1:4 this is not JSON: nothing may follow the outermost value"),
    ("{\"a\": \u{A0}1}", "1:7 this is not JSON: '\u{A0}1' is not a value of JSON"),
  ])
  func `what is not JSON is refused at its place`(text: String, expected: String) async throws {
    #expect(try await problem(text, file: "pipeline.json")?.placed == expected)
  }

  @Test(arguments: ["0", "-0", "10", "1.25", "1e3", "1E+3", "2.5e-1"])
  func `numbers of JSON are read`(number: String) async throws {
    let text = "{\"nodes\": {\"A\": {\"tags\": [\(number)]}}}"
    #expect(try await pipeline(text, file: "pipeline.json").nodes[0].tags == [number])
  }
}
