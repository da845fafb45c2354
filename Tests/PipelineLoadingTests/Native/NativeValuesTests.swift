import PipelineModel
import Testing

/// What a native file says, and what is refused.
struct NativeValuesTests {
  @Test func `everything a file can say is read`() async throws {
    let text = """
      name: foo
      machine: {memory: 16GiB, cpus: 8, gpu: 1, workers: 3}
      datasets:
        train_x: {path: data/train_x.csv}
        bar_a: {path: ./data/../data/bar_a.csv, size: 200MiB}
        nothing:
      nodes:
        A:
          run: [python, d.py, --fast, 3]
          inputs: [train_x, train_x, data/raw/*.parquet]
          outputs: bar_a
          memory: 15GiB
          cpus: 2
          resources: {gpu: 0.5}
          locks: [warehouse, warehouse]
          duration: 90s
          env: {MODE: full, LEVEL: 3, EMPTY: ""}
          dir: steps
          timeout: 2h
          retries: 2
          tags: [heavy]
        B: {run: "echo b", after: A}
      """
    let pipeline = try await pipeline(text)
    #expect(pipeline.name == "foo")
    #expect(pipeline.kind == .native)
    #expect(pipeline.source == "pipeline.yaml")
    #expect(
      pipeline.machine.capacities.mapValues(\.value) == [
        .memory: 16 << 30, .cpus: 8000, Resource("gpu"): 1000,
      ])
    #expect(pipeline.machine.workers == 3)
    #expect(pipeline.datasets["bar_a"]?.location == .path("data/bar_a.csv"))
    #expect(pipeline.datasets["bar_a"]?.size == 200 << 20)
    #expect(pipeline.datasets["nothing"]?.location == .unknown("no path is given"))
    #expect(pipeline.datasets["data/raw/*.parquet"]?.location == .glob("data/raw/*.parquet"))
    #expect(pipeline.datasets["data/raw/*.parquet"]?.declared == false)
    let a = pipeline.nodes[0]
    #expect(a.action == .command(["python", "d.py", "--fast", "3"]))
    #expect(a.inputs.map(\.name) == ["train_x", "data/raw/*.parquet"])
    #expect(a.outputs.map(\.name) == ["bar_a"])
    #expect(
      a.demand.amounts.mapValues(\.value) == [
        .memory: 15 << 30, .cpus: 2000, Resource("gpu"): 500,
      ])
    #expect(a.demand.locks.map(\.value) == ["warehouse"])
    #expect(a.demand.duration?.value == 90)
    #expect(a.environment == ["MODE": "full", "LEVEL": "3", "EMPTY": ""])
    #expect(a.directory == "steps")
    #expect(a.timeout == 7200)
    #expect(a.retries == 2)
    #expect(a.tags == ["heavy"])
    #expect(pipeline.nodes[1].action == .shell("echo b"))
    #expect(pipeline.nodes[1].after.map(\.name) == ["A"])
  }

  @Test func `nodes of one name are kept, in order`() async throws {
    let text = "nodes:\n  A: {run: one}\n  B: {}\n  A: {run: two}\n"
    let nodes = try await pipeline(text).nodes
    #expect(nodes.map(\.name) == ["A", "B", "A"])
    #expect(nodes.map(\.action) == [.shell("one"), .none, .shell("two")])
    #expect(nodes.map { $0.nameSpan?.start.line } == [2, 3, 4])
  }

  @Test(arguments: ["nodes:", "nodes: {}", "nodes: ~", "nodes: null\nname: x"])
  func `a pipeline may have no nodes yet`(text: String) async throws {
    #expect(try await pipeline(text).nodes.isEmpty)
  }

  @Test func `the folder gives the name when the file does not`() async throws {
    let folder = try ProjectFolder(["steps/pipeline.yaml": "nodes:"])
    #expect(try await folder.load("steps").pipelines[0].name == "steps")
  }

  @Test(arguments: [
    ("nodes: {A: {}}\nnodes: {}", "2:1 the key 'nodes' of the pipeline is already given on line 1"),
    ("nodes: {A: {run: x, run: y}}", "1:21 the key 'run' of node 'A' is already given on line 1"),
    (
      "datasets:\n  a: {}\n  a: {}\nnodes:",
      "3:3 the key 'a' of 'datasets' of the pipeline is already given on line 2"
    ),
    (
      "nodes: {A: {env: {X: 1, X: 2}}}",
      "1:25 the key 'X' of 'env' of node 'A' is already given on line 1"
    ),
    (
      "nodes: {A: {resources: {gpu: 1, gpu: 2}}}",
      "1:33 the key 'gpu' of 'resources' of node 'A' is already given on line 1"
    ),
    (
      "machine: {workers: 1, workers: 2}\nnodes:",
      "1:23 the key 'workers' of machine is already given on line 1"
    ),
  ])
  func `other keys may not be given twice`(text: String, expected: String) async throws {
    #expect(try await problem(text)?.placed == expected)
  }

  @Test(arguments: [
    ("nodez: {}", "1:1 the pipeline has no key 'nodez'", "did you mean 'nodes'?"),
    ("nodes: {A: {memroy: 1}}", "1:13 node 'A' has no key 'memroy'", "did you mean 'memory'?"),
    (
      "datasets: {a: {paht: x}}\nnodes:", "1:16 dataset 'a' has no key 'paht'",
      "did you mean 'path'?"
    ),
    (
      "datasets: {a: x.csv}\nnodes:", "1:15 dataset 'a' must be a mapping, not 'x.csv'",
      "write {path: x.csv}"
    ),
    ("machine: {cpu: 1}\nnodes:", "1:11 machine has no key 'cpu'", "did you mean 'cpus'?"),
    (
      "machine: {memmory: 1}\nnodes:", "1:11 machine has no key 'memmory'", "did you mean 'memory'?"
    ),
  ])
  func `an unknown key is answered with the nearest`(
    text: String, expected: String, help: String
  ) async throws {
    let problem = try await problem(text)
    #expect(problem?.placed == expected)
    #expect(problem?.help == help)
  }

  @Test(arguments: [
    ("memory: 1GB", 1_000_000_000), ("memory: 1 gib", 1 << 30), ("memory: 0.5KiB", 512),
    ("memory: 1073741824", 1 << 30), ("memory: 1e3", 1000), ("memory: \"2 MB\"", 2_000_000),
    ("memory: 0", 0), ("memory: 1_000", 1000), ("memory: 1.1", 2), ("memory: 20B", 20),
  ])
  func `sizes are read in any unit`(entry: String, bytes: Int64) async throws {
    let node = try await pipeline("nodes: {A: {\(entry)}}").nodes[0]
    #expect(node.demand.amounts[.memory]?.value == bytes)
  }

  @Test(arguments: [
    ("90s", 90), ("1h30m", 5400), ("500ms", 0.5), ("2.5", 2.5), ("1d", 86_400), ("1h 5s", 3605),
    ("\"2h\"", 7200), ("1e3", 1000), ("0", 0),
  ])
  func `lengths of time are read in any unit`(text: String, seconds: Double) async throws {
    let node = try await pipeline("nodes: {A: {duration: \(text)}}").nodes[0]
    #expect(node.demand.duration?.value == seconds)
  }

  @Test(arguments: [
    ("memory: 1GiBB", "'memory' of node 'A': unknown unit 'GiBB' in '1GiBB'; write GiB"),
    ("memory: -1", "'memory' of node 'A': '-1' is not an amount such as 16GiB"),
    ("memory: lots", "'memory' of node 'A': 'lots' is not an amount such as 16GiB"),
    ("memory: .nan", "'memory' of node 'A': '.nan' is not an amount such as 16GiB"),
    ("memory: 1e400", "'memory' of node 'A': '1e400' is not an amount such as 16GiB"),
    ("memory: [1]", "'memory' of node 'A' must be a text, not a list"),
    ("memory: \"\"", "'memory' of node 'A' must not be empty"),
    (
      "memory: 99999999999999999999GiB",
      "'memory' of node 'A': '99999999999999999999GiB' is larger than any machine"
    ),
    ("cpus: 2GiB", "'cpus' of node 'A': '2GiB' is not a number"),
    ("cpus: 1e30", "'cpus' of node 'A': '1e30' is larger than any machine"),
    ("duration: 5x", "'duration' of node 'A': unknown unit 'x' in '5x'; write ms, s, m, h or d"),
    ("duration: s", "'duration' of node 'A': 's' is not a length of time such as 90s or 2h"),
    ("timeout: 99999999999d", "'timeout' of node 'A': '99999999999d' is too long a time"),
    ("retries: -1", "'retries' of node 'A' must be a whole number from 0 to 1000, not '-1'"),
    ("retries: 1.5", "'retries' of node 'A' must be a whole number from 0 to 1000, not '1.5'"),
    (
      "retries: 99999999999999999999",
      "'retries' of node 'A' must be a whole number from 0 to 1000, not '99999999999999999999'"
    ),
    ("inputs: {a: b}", "'inputs' of node 'A' must be a list of names, not a mapping"),
    ("inputs: [[a]]", "an entry of 'inputs' of node 'A' must be a text, not a list"),
    ("inputs: [~]", "an entry of 'inputs' of node 'A' must be a text, not nothing"),
    ("inputs: [\"\"]", "an entry of 'inputs' of node 'A' must not be empty"),
    ("inputs: [\"a\\0b\"]", "an entry of 'inputs' of node 'A' holds a NUL"),
    ("run: {a: b}", "'run' of node 'A' must be a text, not a mapping"),
    ("run: []", "'run' of node 'A' names no program"),
    ("run: [\"\"]", "'run' of node 'A' names no program"),
    ("run: [a, [b]]", "a word of 'run' of node 'A' must be a text, not a list"),
    ("run: [a, ~]", "a word of 'run' of node 'A' must be a text, not nothing"),
    ("env: [a]", "'env' of node 'A' must be a mapping, not a list"),
    ("env: {a: ~}", "'a' in 'env' of node 'A' must be a text, not nothing"),
    ("env: {a=b: c}", "the name of an environment variable holds no '='"),
    ("resources: 3", "'resources' of node 'A' must be a mapping, not '3'"),
    ("resources: {gpu: many}", "'gpu' of node 'A': 'many' is not an amount such as 2"),
    ("dir: [x]", "'dir' of node 'A' must be a text, not a list"),
    ("{}: 1", "a key of node 'A' must be a text, not a mapping"),
    ("~: 1", "a key of node 'A' must be a text, not nothing"),
    ("\"\": 1", "a key of node 'A' must not be empty"),
  ])
  func `wrong values are refused on their line`(entry: String, expected: String) async throws {
    let problem = try await problem("nodes:\n  A: {\n    \(entry)\n  }\n")
    #expect(problem?.message == expected)
    #expect(problem?.span?.start.line == 3)
    #expect(problem?.source != nil)
  }

  @Test(arguments: [
    "a b", "it's", "\"q\"", "a;b", "$(touch x)", "<script>", "../up", "\u{1F600}", "-rf", "#x",
    "a\nb", "a\tb", "{x}", "a: b", "*", "\u{7F}\u{1B}[31m",
  ])
  func `any name is taken as it is`(name: String) async throws {
    let quoted = name.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\"" || scalar == "\\"
        ? "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        : String(scalar)
    }.joined()
    let text =
      "{\"nodes\": {\"\(quoted)\": {\"outputs\": [\"\(quoted)\"], \"tags\": [\"\(quoted)\"]}}}"
    for file in ["pipeline.json", "pipeline.yaml"] {
      let pipeline = try await pipeline(text, file: file)
      #expect(pipeline.nodes.map(\.name) == [name])
      #expect(pipeline.nodes[0].outputs.map(\.name) == [name])
      #expect(pipeline.nodes[0].tags == [name])
      #expect(pipeline.datasets[name] != nil)
    }
  }
}
