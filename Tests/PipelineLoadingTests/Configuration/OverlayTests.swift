import PipelineModel
import Testing

/// What is said of nodes beside the project: exact names win over globs, globs over tags, and
/// later lines over earlier ones.
struct OverlayTests {
  private func nodes(_ overlay: String) async throws -> [Node] {
    let folder = try ProjectFolder([
      "pipeline.yaml": """
      nodes:
        load_a: {tags: [light], memory: 1GiB, cpus: 1, locks: [own]}
        load_b: {tags: [light, slow]}
        "a[b]*": {}
      """,
      "headway.yaml": overlay,
    ])
    return try await folder.load().pipelines[0].nodes
  }

  @Test func `a name wins over a glob, a glob over a tag, whatever their order`() async throws {
    let nodes = try await nodes(
      """
      nodes:
        load_a: {memory: 4GiB}
        load_*: {memory: 3GiB, cpus: 3}
        tag:light: {memory: 2GiB, cpus: 2, duration: 2s}
      """)
    #expect(nodes[0].demand.amounts.mapValues(\.value) == [.memory: 4 << 30, .cpus: 3000])
    #expect(nodes[0].demand.duration?.value == 2)
    #expect(nodes[0].demand.amounts[.memory]?.origin == .overlay)
    #expect(nodes[1].demand.amounts.mapValues(\.value) == [.memory: 3 << 30, .cpus: 3000])
    #expect(nodes[2].demand.amounts.isEmpty)
  }

  @Test func `the later of two tags or globs wins`() async throws {
    let tags = try await nodes("nodes: {'tag:slow': {memory: 1}, 'tag:light': {memory: 2}}")
    #expect(tags[1].demand.amounts[.memory]?.value == 2)
    let globs = try await nodes("nodes: {'load_?': {memory: 1}, '*': {memory: 2}}")
    #expect(globs[1].demand.amounts[.memory]?.value == 2)
  }

  @Test func `what the overlay does not say stays`() async throws {
    let nodes = try await nodes("nodes: {load_a: {cpus: 2, locks: [more, own]}}")
    #expect(nodes[0].demand.amounts[.memory]?.value == 1 << 30)
    #expect(nodes[0].demand.amounts[.memory]?.origin == .pipeline)
    #expect(nodes[0].demand.amounts[.cpus]?.origin == .overlay)
    #expect(nodes[0].demand.locks.map(\.value) == ["own", "more"])
  }

  @Test func `an exact name may hold characters of globs`() async throws {
    let nodes = try await nodes("nodes: {'a[b]*': {memory: 5}}")
    #expect(nodes[2].demand.amounts[.memory]?.value == 5)
  }

  @Test func `a glob or tag may fit nothing`() async throws {
    let nodes = try await nodes("nodes: {'x*': {memory: 1}, 'tag:none': {memory: 1}}")
    #expect(nodes[1].demand.amounts.isEmpty)
  }

  @Test func `tables of TOML keep their order`() async throws {
    let folder = try ProjectFolder([
      "pipeline.yaml": "nodes: {load_a: {}}",
      "pyproject.toml": """
      [tool.headway.nodes."z*"]
      memory = 1
      [tool.headway.nodes."load_*"]
      memory = 2
      [tool.headway.nodes."*"]
      memory = 3
      """,
    ])
    let node = try await folder.load().pipelines[0].nodes[0]
    #expect(node.demand.amounts[.memory]?.value == 3)
  }
}
