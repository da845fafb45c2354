import PipelineModel
import Testing

/// `[tool.headway]` in pyproject.toml: every key has its own line.
struct TOMLTests {
  private func problem(_ toml: String) async throws -> String? {
    let folder = try ProjectFolder(["pipeline.yaml": "nodes: {A: {}}", "pyproject.toml": toml])
    return await folder.problem()?.placed
  }

  @Test(arguments: [
    ("[tool.headway]\nmachin = {}", "2:1 the configuration has no key 'machin'"),
    ("[tool.headway]\n# machin = 1\n  machin = 1", "3:3 the configuration has no key 'machin'"),
    (
      "[tool.headway.machine]\nmemory = \"1XB\"",
      "2:1 'memory' of machine: unknown unit 'XB' in '1XB'; write GB"
    ),
    ("tool.headway.lint.selct = []", "1:1 lint has no key 'selct'"),
    ("[tool]\nheadway.lint = {selct = []}", "2:17 lint has no key 'selct'"),
    ("[ tool . \"headway\" . 'nodes' ]\nB = {}", "2:1 there is no node 'B'"),
    ("[tool.headway.nodes.\"a.b\"]\nmemory = 1", "1:1 there is no node 'a.b'"),
    ("[tool.headway.nodes]\n\"é = \\\" #\" = {}", "2:1 there is no node 'é = \" #'"),
    (
      "x = \"\"\"\n[tool.headway]\nmachin = 1\n\"\"\"\n[tool.headway]\nmachin = 1",
      "6:1 the configuration has no key 'machin'"
    ),
    (
      "[tool.headway.nodes.A]\nlocks = [\n  \"x = 1\",\n  [2],\n]",
      "2:1 an entry of 'locks' of nodes 'A' must be a text, not a list"
    ),
    (
      "[tool.headway.machine]\r\ncpus = -1\r\n",
      "2:1 'cpus' of machine: '-1' is not an amount such as 2"
    ),
    (
      "[tool.headway.machine]\ncpus = nan",
      "2:1 'cpus' of machine: 'nan' is not an amount such as 2"
    ),
    (
      "[tool.headway.machine]\ncpus = inf",
      "2:1 'cpus' of machine: 'inf' is not an amount such as 2"
    ),
    (
      "[tool.headway.machine]\ncpus = 2020-01-01",
      "2:1 'cpus' of machine: '2020-01-01' is not a number"
    ),
    ("[tool.headway]\nmachine = 3", "2:1 machine must be a mapping, not '3'"),
  ])
  func `problems stand on the line of their key`(toml: String, expected: String) async throws {
    #expect(try await problem(toml) == expected)
  }

  @Test(arguments: [
    ("[tool.headway\nmachine = 1", 1), ("[tool]\né = [1,,2]", 2), ("a = 1\na = 2", 2),
    ("x = 99999999999999999999", 1), ("x = \"\\uD800\"", 1), ("x = \u{1}", 1), ("x = \"a", 1),
  ])
  func `what is not TOML is refused on its line`(toml: String, line: Int) async throws {
    let folder = try ProjectFolder(["pipeline.yaml": "nodes:", "pyproject.toml": toml])
    let problem = await folder.problem()
    #expect(problem?.message.hasPrefix("this is not TOML: ") == true)
    #expect(problem?.span?.file == "pyproject.toml")
    #expect(problem?.span?.start.line == line)
  }

  @Test func `values of every kind are read`() async throws {
    let folder = try ProjectFolder([
      "pipeline.yaml": "nodes: {A: {}, B: {}}",
      "pyproject.toml": """
      [tool.headway]
      machine = { memory = "2GiB", cpus = 1.5, gpu = 2 }
      [tool.headway.nodes.A]
      memory = 1_000
      duration = "90s"
      locks = ["x", 'y']
      [tool.headway.nodes.B.resources]
      gpu = 1
      """,
    ])
    let pipeline = try await folder.load().pipelines[0]
    #expect(
      pipeline.machine.capacities.mapValues(\.value) == [
        .memory: 2 << 30, .cpus: 1500, Resource("gpu"): 2000,
      ])
    #expect(pipeline.nodes[0].demand.amounts[.memory]?.value == 1000)
    #expect(pipeline.nodes[0].demand.amounts[.memory]?.span?.start.line == 4)
    #expect(pipeline.nodes[0].demand.duration?.value == 90)
    #expect(pipeline.nodes[0].demand.locks.map(\.value) == ["x", "y"])
    #expect(pipeline.nodes[1].demand.amounts[Resource("gpu")]?.value == 1000)
  }
}
