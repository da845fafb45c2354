import Testing

@testable import Fixing

/// A file, the edges to write, and the file afterwards.
struct AfterCase: Sendable, CustomTestStringConvertible {
  let what: String
  let before: String
  let after: String
  var file = "pipeline.yaml"
  var edges = [["A", "D"]]

  var testDescription: String { what }

  init(
    _ what: String, _ before: String, _ after: String, file: String = "pipeline.yaml",
    edges: [[String]] = [["A", "D"]]
  ) {
    (self.what, self.before, self.after, self.file, self.edges) = (what, before, after, file, edges)
  }
}

struct `Order written into native files` {
  @Test(arguments: AfterCase.block + AfterCase.flow + AfterCase.anchors + AfterCase.json)
  func `keeps everything else as it is`(_ example: AfterCase) async throws {
    let project = try await NativeProject(example.before, file: example.file)
    let result = try await project.adding(example.edges.map { ($0[0], $0[1]) })
    #expect(result == example.after)
    var expected = project.order
    for edge in example.edges { expected[edge[1], default: []].append(edge[0]) }
    let again = try await NativeProject(result, file: example.file)
    #expect(again.order == expected)
  }

  @Test(arguments: [
    "a b", "it's", "say \"x\"", "🚂", "null", "~", "1e3", "1", "- x", "a\nb", "a: b", "a #b", "yes",
    "[x]", "{x}", "*x", "&x", "x,y", "\\", "\u{2028}", "é", "%x", "@x", "`x`", "a\tb", "\u{85}",
    "null.", "<<", "=", "!x", "|", "0x1F", "x]", "y",
  ])
  func `a name of any kind comes back as it was`(_ name: String) async throws {
    let quoted = ScalarText.doubleQuoted(name)
    for (file, text) in [
      ("pipeline.yaml", "nodes:\n  \(quoted): {run: x}\n  D: {run: y}\n"),
      ("pipeline.yaml", "nodes:\n  \(quoted): {run: x}\n  D:\n    run: y\n    after:\n    - B\n"),
      ("pipeline.yaml", "nodes:\n  \(quoted): {run: x}\n  D:\n    run: y\n    after: B\n"),
      ("pipeline.json", "{\"nodes\": {\(quoted): {\"run\": \"x\"}, \"D\": {}}}"),
    ] {
      let project = try await NativeProject(text, file: file)
      let result = try await project.adding([(name, "D")])
      let again = try await NativeProject(result, file: file)
      #expect(again.order["D"] == (project.order["D"] ?? []) + [name], "\(result)")
    }
  }
}

extension AfterCase {
  static let block = [
    AfterCase(
      "after outputs",
      "nodes:\n  A: {}\n  D:\n    run: x\n    outputs: [o]  # out\n    tags: [t]\n",
      "nodes:\n  A: {}\n  D:\n    run: x\n    outputs: [o]  # out\n    after: [A]\n    tags: [t]\n"),
    AfterCase(
      "after inputs",
      "nodes:\n  A: {}\n  D:\n      inputs:\n      - i\n      - j # last\n      run: x\n",
      "nodes:\n  A: {}\n  D:\n      inputs:\n      - i\n      - j # last\n      after: [A]\n      run: x\n"
    ),
    AfterCase(
      "before the first key", "nodes:\n  A: {}\n  D: # heavy\n    run: x\n",
      "nodes:\n  A: {}\n  D: # heavy\n    after: [A]\n    run: x\n"),
    AfterCase(
      "no line end at the end", "nodes:\n  A: {}\n  D:\n    outputs: [o]",
      "nodes:\n  A: {}\n  D:\n    outputs: [o]\n    after: [A]"),
    AfterCase(
      "CRLF", "nodes:\r\n  A: {}\r\n  D:\r\n    outputs: [o]\r\n    run: x\r\n",
      "nodes:\r\n  A: {}\r\n  D:\r\n    outputs: [o]\r\n    after: [A]\r\n    run: x\r\n"),
    AfterCase("nothing at all", "nodes:\n  A:\n  D:\n", "nodes:\n  A:\n  D: {after: [A]}\n"),
    AfterCase(
      "nothing but a comment", "nodes:\n  D: # later\n  A:\n",
      "nodes:\n  D: {after: [A]} # later\n  A:\n"),
    AfterCase("null", "nodes:\n  A: ~\n  D: null\n", "nodes:\n  A: ~\n  D: {after: [A]}\n"),
    AfterCase(
      "block list", "nodes:\n  A:\n  D:\n    after:\n      - B # b\n      # end\n    run: x\n",
      "nodes:\n  A:\n  D:\n    after:\n      - B # b\n      - A\n      # end\n    run: x\n"),
    AfterCase(
      "block list without indentation", "nodes:\n  A:\n  D:\n    after:\n    -   B\n",
      "nodes:\n  A:\n  D:\n    after:\n    -   B\n    - A\n"),
    AfterCase(
      "flow list", "nodes:\n  A:\n  D:\n    after: [B]  # b\n",
      "nodes:\n  A:\n  D:\n    after: [B, A]  # b\n"),
    AfterCase(
      "empty flow list", "nodes:\n  A:\n  D: {after: []}\n", "nodes:\n  A:\n  D: {after: [A]}\n"),
    AfterCase(
      "scalar", "nodes:\n  A:\n  D:\n    after: B  # b\n",
      "nodes:\n  A:\n  D:\n    after: [B, A]  # b\n"),
    AfterCase(
      "plain scalar that is no flow scalar", "nodes:\n  A:\n  D:\n    after: B,C\n",
      "nodes:\n  A:\n  D:\n    after: [\"B,C\", A]\n"),
    AfterCase(
      "quoted scalar", "nodes:\n  A:\n  D:\n    after: 'it''s'\n",
      "nodes:\n  A:\n  D:\n    after: ['it''s', A]\n"),
    AfterCase(
      "block scalar", "nodes:\n  A:\n  D:\n    after: |-\n      B\n    run: x\n",
      "nodes:\n  A:\n  D:\n    after: [B, A]\n    run: x\n"),
    AfterCase(
      "null after", "nodes:\n  A:\n  D:\n    after:  # soon\n    run: x\n",
      "nodes:\n  A:\n  D:\n    after: [A]  # soon\n    run: x\n"),
    AfterCase(
      "written null after", "nodes:\n  A:\n  D:\n    after: null # soon\n",
      "nodes:\n  A:\n  D:\n    after: [A] # soon\n"),
    AfterCase(
      "several edges into several nodes",
      "nodes:\n  A:\n  B:\n  C: {run: c}\n  D:\n    after: A\n    run: x\n",
      "nodes:\n  A:\n  B:\n  C: {run: c, after: [A, B]}\n  D:\n    after: [A, B, C]\n    run: x\n",
      edges: [["A", "C"], ["B", "C"], ["B", "D"], ["C", "D"]]),
    AfterCase(
      "wide characters before", "# ünïcödé 🚂\nnodes:\n  A:\n  \"D\":\n    outputs: [ö] # 🚂\n",
      "# ünïcödé 🚂\nnodes:\n  A:\n  \"D\":\n    outputs: [ö] # 🚂\n    after: [A]\n"),
    AfterCase(
      "byte order mark", "\u{FEFF}nodes:\n  A:\n  D: {run: x}\n",
      "\u{FEFF}nodes:\n  A:\n  D: {run: x, after: [A]}\n"),
  ]

  static let flow = [
    AfterCase(
      "one line", "nodes: {A: {run: x}, D: {run: y}}\n",
      "nodes: {A: {run: x}, D: {run: y, after: [A]}}\n"),
    AfterCase("key alone", "nodes: {A, D}\n", "nodes: {A, D: {after: [A]}}\n"),
    AfterCase("key alone in quotes", "nodes: {A, 'D' }\n", "nodes: {A, 'D': {after: [A]} }\n"),
    AfterCase(
      "trailing comma", "nodes:\n  A:\n  D: {run: y,}\n",
      "nodes:\n  A:\n  D: {run: y, after: [A],}\n"),
    AfterCase(
      "comma in a comment", "nodes:\n  A:\n  D: {run: y # x, y\n  }\n",
      "nodes:\n  A:\n  D: {run: y, after: [A] # x, y\n  }\n"),
    AfterCase(
      "entries on lines of their own",
      "nodes:\n  A:\n  D: {\n    run: y,\n    inputs: [i]\n  }\n",
      "nodes:\n  A:\n  D: {\n    run: y,\n    inputs: [i],\n    after: [A]\n  }\n"),
    AfterCase(
      "lines with comments",
      "nodes:\n  A:\n  D: {\n    run: y,  # why, oh\n    inputs: [i]  # in, too\n  }\n",
      "nodes:\n  A:\n  D: {\n    run: y,  # why, oh\n    inputs: [i],  # in, too\n    after: [A]\n  }\n"
    ),
    AfterCase(
      "lines with trailing comma and comment",
      "nodes:\n  A:\n  D:\n    after: [\n      B, # one\n      C, # two\n    ]\n",
      "nodes:\n  A:\n  D:\n    after: [\n      B, # one\n      C, # two\n      A,\n    ]\n"),
    AfterCase(
      "two entries on the last line", "nodes:\n  A:\n  D: {\n    run: y, tags: [t]\n  }\n",
      "nodes:\n  A:\n  D: {\n    run: y, tags: [t], after: [A]\n  }\n"),
    AfterCase(
      "empty with a comment", "nodes:\n  A:\n  D: {# none\n  }\n",
      "nodes:\n  A:\n  D: {after: [A] # none\n  }\n"),
    AfterCase(
      "null after in flow", "nodes:\n  A:\n  D: {after: , run: x}\n",
      "nodes:\n  A:\n  D: {after: [A] , run: x}\n"),
    AfterCase(
      "after as a key alone", "nodes:\n  A:\n  D: {run: x, after}\n",
      "nodes:\n  A:\n  D: {run: x, after: [A]}\n"),
    AfterCase(
      "empty value last", "nodes:\n  A:\n  D: {run: x, tags: }\n",
      "nodes:\n  A:\n  D: {run: x, tags: , after: [A]}\n"),
  ]

  static let anchors = [
    AfterCase(
      "anchor on a block node", "nodes:\n  A:\n  D: &d\n    run: x\n",
      "nodes:\n  A:\n  D: &d\n    after: [A]\n    run: x\n"),
    AfterCase(
      "anchor on a flow node", "nodes:\n  A:\n  D: &d {}\n",
      "nodes:\n  A:\n  D: &d {after: [A]}\n"),
    AfterCase(
      "anchor on nothing", "nodes:\n  A:\n  D: &d\n  E:\n",
      "nodes:\n  A:\n  D: &d {after: [A]}\n  E:\n"),
    AfterCase(
      "alias", "nodes:\n  A: &a {run: x}\n  D: *a # same\n",
      "nodes:\n  A: &a {run: x}\n  D: {<<: *a, after: [A]} # same\n"),
    AfterCase(
      "alias of a node that waits", "nodes:\n  A:\n  B: &b {run: x, after: [C]}\n  D: *b\n",
      "nodes:\n  A:\n  B: &b {run: x, after: [C]}\n  D: {<<: *b, after: [C, A]}\n"),
    AfterCase(
      "merge key with an after",
      "nodes:\n  A:\n  B: &b {run: x, after: [C]}\n  D:\n    <<: *b\n    outputs: [o]\n",
      "nodes:\n  A:\n  B: &b {run: x, after: [C]}\n  D:\n    <<: *b\n    outputs: [o]\n    after: [C, A]\n"
    ),
    AfterCase(
      "merge key alone", "nodes:\n  A:\n  B: &b {run: x}\n  D:\n    <<: *b\n",
      "nodes:\n  A:\n  B: &b {run: x}\n  D:\n    after: [A]\n    <<: *b\n"),
    AfterCase(
      "aliased list", "nodes:\n  A:\n  B: {after: &l [C]}\n  D: {after: *l}\n",
      "nodes:\n  A:\n  B: {after: &l [C]}\n  D: {after: [C, A]}\n"),
    AfterCase(
      "aliased scalar", "nodes:\n  A:\n  B: {after: &l C}\n  D: {after: *l }\n",
      "nodes:\n  A:\n  B: {after: &l C}\n  D: {after: [C, A] }\n"),
    AfterCase(
      "anchored block list", "nodes:\n  A:\n  D:\n    after: &l # l\n      - B\n",
      "nodes:\n  A:\n  D:\n    after: &l # l\n      - B\n      - A\n"),
    AfterCase(
      "node from a merge key", "nodes:\n  A:\n  <<: {D: {run: x}}\n",
      "nodes:\n  A:\n  <<: {D: {run: x, after: [A]}}\n"),
    AfterCase(
      "both the anchored node and its alias", "nodes:\n  A:\n  B: &b {run: x}\n  D: *b\n",
      "nodes:\n  A:\n  B: &b {run: x, after: [A]}\n  D: {<<: *b, after: [A]}\n",
      edges: [["A", "B"], ["A", "D"]]),
  ]

  static let json = [
    AfterCase(
      "compact", #"{"nodes":{"A":{},"D":{"run":"x"}}}"#,
      #"{"nodes":{"A":{},"D":{"run":"x", "after": ["A"]}}}"#, file: "pipeline.json"),
    AfterCase(
      "pretty",
      "{\n  \"nodes\": {\n    \"A\": {},\n    \"D\": {\n      \"run\": \"x\"\n    }\n  }\n}\n",
      "{\n  \"nodes\": {\n    \"A\": {},\n    \"D\": {\n      \"run\": \"x\",\n      \"after\": [\"A\"]\n    }\n  }\n}\n",
      file: "pipeline.json"),
    AfterCase(
      "tabs",
      "{\"nodes\": {\n\t\"A\": {},\n\t\"D\": {\n\t\t\"after\": [\n\t\t\t\"B\"\n\t\t]\n\t}\n}}\n",
      "{\"nodes\": {\n\t\"A\": {},\n\t\"D\": {\n\t\t\"after\": [\n\t\t\t\"B\",\n\t\t\t\"A\"\n\t\t]\n\t}\n}}\n",
      file: "pipeline.json"),
    AfterCase(
      "null", #"{"nodes": {"A": null, "D": null}}"#,
      #"{"nodes": {"A": null, "D": {"after": ["A"]}}}"#, file: "pipeline.json"),
    AfterCase(
      "null after", #"{"nodes": {"A": null, "D": {"after": null}}}"#,
      #"{"nodes": {"A": null, "D": {"after": ["A"]}}}"#, file: "pipeline.json"),
    AfterCase(
      "scalar", #"{"nodes": {"A": null, "D": {"after": "B"}}}"#,
      #"{"nodes": {"A": null, "D": {"after": ["B", "A"]}}}"#, file: "pipeline.json"),
    AfterCase(
      "escaped pair before", #"{"nodes": {"\ud83d\ude82": null, "A": {}, "D": {"tags": []}}}"#,
      #"{"nodes": {"\ud83d\ude82": null, "A": {}, "D": {"tags": [], "after": ["A"]}}}"#,
      file: "pipeline.json"),
  ]
}
