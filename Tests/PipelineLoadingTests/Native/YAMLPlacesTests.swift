import PipelineLoading
import PipelineModel
import Testing

/// Places are what code frames, edits and reports stand on: line, column, and the bytes between.
struct YAMLPlacesTests {
  static let block = """
    # a comment
    name: foo
    nodes:
      A:
        run: "python a.py"   # why
        inputs:
        - train_x
        - "über name"
        outputs: [bar_a, 'bar b']
        memory: 1GiB
      D: {inputs: train_x, after: [A, Ä]}
      E:

    """

  @Test func `block style gives every name its place`() async throws {
    let pipeline = try await pipeline(Self.block)
    let text = Self.block
    let a = try #require(pipeline.nodes.first)
    #expect(a.nameSpan?.described(in: text) == "4:3-4:4 A")
    #expect(a.span?.start.line == 4)
    #expect(a.span?.end.line == 10)
    #expect(a.span?.end.column == 17)
    #expect(
      a.inputs.map { $0.span?.described(in: text) } == [
        "7:7-7:14 train_x", "8:7-8:18 \"über name\"",
      ])
    #expect(
      a.outputs.map { $0.span?.described(in: text) } == ["9:15-9:20 bar_a", "9:22-9:29 'bar b'"])
    #expect(a.demand.amounts[.memory]?.span?.described(in: text) == "10:13-10:17 1GiB")
  }

  @Test func `flow style and single texts give every name its place`() async throws {
    let d = try await pipeline(Self.block).nodes[1]
    #expect(d.span?.described(in: Self.block) == "11:3-11:38 D: {inputs: train_x, after: [A, Ä]}")
    #expect(d.inputs.map { $0.span?.described(in: Self.block) } == ["11:15-11:22 train_x"])
    #expect(
      d.after.map { $0.span?.described(in: Self.block) } == ["11:32-11:33 A", "11:35-11:36 Ä"])
  }

  @Test func `a node without a value ends behind its colon`() async throws {
    let e = try await pipeline(Self.block).nodes[2]
    #expect(e.span?.described(in: Self.block) == "12:3-12:5 E:")
  }

  @Test(arguments: ["\u{1F600}", "e\u{301}", "日本"])
  func `columns count Unicode scalars and offsets bytes`(name: String) async throws {
    let text = "nodes:\n  \(name): {inputs: [\(name), x]}\n"
    let node = try await pipeline(text).nodes[0]
    let scalars = name.unicodeScalars.count
    let x = try #require(node.inputs.last?.span)
    #expect(x.start.column == 3 + scalars + 12 + scalars + 2)
    #expect(x.described(in: text).hasSuffix(" x"))
    #expect(node.name == name)
  }

  @Test(arguments: ["\n", "\r\n"], [[], [0xEF, 0xBB, 0xBF]])
  func `line ends and a byte order mark move nothing`(
    end: String, mark: [UInt8]
  ) async throws {
    let text = "# é\(end)nodes:\(end)  A:\(end)    outputs: [ä, b]\(end)  B: {}\(end)"
    let folder = try ProjectFolder()
    try folder.write(mark + Array(text.utf8), to: "pipeline.yaml")
    let nodes = try await folder.load().pipelines[0].nodes
    let b = try #require(nodes[0].outputs.last?.span)
    #expect(b.start.line == 4)
    #expect(b.start.column == 18)
    let all = mark + Array(text.utf8)
    #expect(all[b.start.offset..<b.end.offset] == [UInt8(ascii: "b")])
    #expect(nodes[1].nameSpan?.start.line == 5)
    #expect(nodes[1].nameSpan?.start.column == 3)
  }

  @Test func `block texts end without the blank lines after them`() async throws {
    let text = "nodes:\n  A:\n    run: |\n      one\n      two\n\n\n  B: {}\n"
    let nodes = try await pipeline(text).nodes
    #expect(nodes[0].action == .shell("one\ntwo\n"))
    #expect(nodes[0].span?.end.line == 5)
  }

  @Test func `an alias stands where it is written`() async throws {
    let text = """
      nodes:
        A: &light {memory: 1GiB, cpus: 2}
        B: *light
        C:
          <<: *light
          cpus: 4
      """
    let nodes = try await pipeline(text).nodes
    #expect(nodes[1].span?.described(in: text) == "3:3-3:12 B: *light")
    #expect(nodes[1].demand.amounts[.memory]?.value == 1 << 30)
    #expect(nodes[2].demand.amounts[.memory]?.span?.start.line == 2)
    #expect(nodes[2].demand.amounts[.cpus]?.value == 4000)
  }

  @Test func `the first of several merged mappings wins, and what is written wins over all`()
    async throws
  {
    let text = """
      nodes:
        A: &a {memory: 1GiB, cpus: 1}
        B: &b {memory: 2GiB, cpus: 2, duration: 5s}
        C: {<<: [*a, *b], cpus: 3}
      """
    let c = try await pipeline(text).nodes[2]
    #expect(c.demand.amounts[.memory]?.value == 1 << 30)
    #expect(c.demand.amounts[.cpus]?.value == 3000)
    #expect(c.demand.duration?.value == 5)
  }

  @Test func `a misspelt alias is answered with the nearest anchor`() async throws {
    let problem = try await problem("nodes:\n  A: &light {}\n  B: *lihgt\n")
    #expect(problem?.placed == "3:6 there is no anchor '&lihgt' above this alias")
    #expect(problem?.help == "did you mean '*light'?")
  }

  @Test func `every key and value of a document knows its bytes`() throws {
    let text = "a: [1, {b: 'c d'}]\n\"e\": |\n  f\n  g\n"
    let document = try SourceDocument.read(SourceText(file: "x.yaml", bytes: Array(text.utf8)))
    let root = try #require(document.root)
    guard case .mapping(let entries, false) = root.content else {
      Issue.record("not a block mapping")
      return
    }
    let written = entries.map { document.span($0).described(in: text) }
    #expect(written == ["1:1-1:19 a: [1, {b: 'c d'}]", "2:1-4:4 \"e\": |\n  f\n  g"])
  }
}
