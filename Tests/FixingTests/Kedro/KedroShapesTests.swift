import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning
import Testing

@testable import Fixing

/// Nodes made in ways other than one call each.
///
/// Locks say what must not overlap.
@Suite(.serialized)
struct `Kedro nodes of all shapes` {
  private static let package = "src/waiting_kedro"
  private static let pipeline = "\(package)/pipelines/foo/pipeline.py"

  /// A project of small nodes with that pipeline module and those locks.
  private func project(
    _ pipeline: String, locks: [String], files: [String: String] = [:]
  ) async throws -> KedroCopy {
    let nodes = locks.map { "  '\($0)': {locks: [alone]}\n" }.joined()
    let functions = """
      def copy(*values):
          return "x"


      def parts(value):
          yield "x"

      """
    let own = [
      Self.pipeline: pipeline, "\(Self.package)/pipelines/foo/nodes.py": functions,
      "headway.yaml": "nodes:\n" + nodes,
    ]
    return try await KedroCopy(.newest, files: own.merging(files) { $1 })
  }

  private func text(_ proposal: EdgeProposal, _ ending: String) throws -> String {
    let change = try #require(proposal.changes.first { $0.file.hasSuffix(ending) })
    return String(decoding: change.result, as: UTF8.self)
  }

  private static let loop = """
    from kedro.pipeline import Node, Pipeline

    from .nodes import copy


    def create_pipeline(**kwargs):
        many = [Node(copy, "train_x", f"out_{i}", name=f"made_{i}") for i in range(3)]
        return Pipeline([*many, Node(copy, "test_x", "out_d", name="D"), Node(copy, "test_x", None)])

    """

  @Test func `made in a loop: the registry chains them, twice in one list`() async throws {
    let copy = try await project(Self.loop, locks: ["made_0", "D"])
    let first = try await copy.proposal()
    let registry = try text(first, "pipeline_registry.py")
    #expect(
      registry.contains(
        "from waiting_kedro.ordering import chain\n\nORDER = [\n    (\"D\", \"made_0\"),\n]\n")
        || registry.contains("ORDER = [\n    (\"made_0\", \"D\"),\n]\n"))
    #expect(registry.contains("    return chain(pipelines, ORDER)\n"))
    #expect(first.changes.count == 2)
    try first.apply(in: copy.world)

    try copy.write(
      "nodes:\n  'made_*': {locks: [alone]}\n  D: {locks: [alone]}\n", to: "headway.yaml")
    let second = try await copy.proposal()
    #expect(second.changes.map(\.file) == ["\(Self.package)/pipeline_registry.py"])
    #expect(
      UnifiedDiff.text(second.changes).split(separator: "\n").filter { $0.hasPrefix("-") }.count
        == 1)
    try second.apply(in: copy.world)
    #expect(try await copy.proposal().changes.isEmpty)
    try await copy.shell("kedro run --runner ParallelRunner && kedro run --pipelines foo")
  }

  @Test func `in two modules: the registry chains them, and each pipeline runs alone`() async throws
  {
    let other = Self.loop.replacing("range(3)", with: "[9]").replacing("out_d", with: "out_e")
      .replacing("\"D\"", with: "\"E\"").replacing(", Node(copy, \"test_x\", None)", with: "")
    let copy = try await project(
      Self.loop, locks: ["D", "E"],
      files: [
        "\(Self.package)/pipelines/bar/pipeline.py": other.replacing(".nodes", with: "..foo.nodes"),
        "\(Self.package)/pipelines/bar/__init__.py": "from .pipeline import create_pipeline\n",
      ])
    let proposal = try await copy.proposal()
    #expect(
      try text(proposal, "pipeline_registry.py").contains("\"E\")")
        || text(proposal, "pipeline_registry.py").contains("(\"E\""))
    try proposal.apply(in: copy.world)
    try await copy.shell(
      "kedro run --runner ThreadRunner && kedro run --pipelines foo && kedro run --pipelines bar")
  }

  @Test func `in one namespace: at the calls, with tokens of the namespace`() async throws {
    let copy = try await project(
      """
      from kedro.pipeline import node, pipeline

      from .nodes import copy


      def create_pipeline(**kwargs):
          made = pipeline([
              node(copy, "train_x", "out_a", name="A"),  # first
              node(copy, inputs=dict(values="test_x") and "test_x", outputs="out_d", name="D"),
          ])
          return pipeline(made, namespace="ns", inputs={"train_x", "test_x"})

      """, locks: ["ns.A", "ns.D"])
    let proposal = try await copy.proposal()
    let fixed = try text(proposal, "pipeline.py")
    #expect(
      fixed.contains(
        "signals(node(copy, \"train_x\", \"out_a\", name=\"A\"), \"A_done\"),  # first")
        || fixed.contains(
          "after(node(copy, \"train_x\", \"out_a\", name=\"A\"), \"D_done\"),  # first")
    )
    try proposal.apply(in: copy.world)
    let nodes = try await copy.analysed().project.pipelines[0].nodes
    #expect(
      nodes.flatMap(\.outputs).contains { $0.name.hasPrefix("ns.") && $0.name.hasSuffix("_done") })
    try await copy.shell("kedro run --runner ParallelRunner")
  }

  @Test(arguments: KedroVersion.all)
  func `a node with another name than in the list of edges stops the registry`(
    _ version: KedroVersion
  ) async throws {
    let registry = """
      from kedro.pipeline import node, pipeline

      from waiting_kedro.ordering import chain

      ORDER = [("one", "two"), ("two", "THREE")]


      def register_pipelines():
          names = ("one", "two", "len__30abaa1a")
          parts = {name: pipeline([node(len, "train_x", name + "_x", name=name)]) for name in names}
          return chain({**parts, "__default__": sum(parts.values())}, ORDER)

      """
    let copy = try await KedroCopy(
      version, files: ["\(Self.package)/ordering.py": OrderingModule.text])
    try copy.write(
      """
      import sys

      sys.path.insert(0, "src")
      from waiting_kedro.pipeline_registry import register_pipelines

      try:
          print({name: len(made.datasets()) for name, made in register_pipelines().items()})
      except ValueError as error:
          print(error)

      """, to: "check.py")
    for (name, said) in [
      ("len__30abaa1a", "{'one': 2, 'two': 2, 'len__30abaa1a': 2, '__default__': 6}"),
      ("len__7777777", "No pipeline has a node 'len__7777777' to order. Renamed? (len__30abaa1a)"),
    ] {
      try copy.write(
        registry.replacing("THREE", with: name), to: "\(Self.package)/pipeline_registry.py")
      // Kedro talks of its logging first.
      let last = try await copy.shell("python check.py | tail -1")
      #expect(last == said + "\n")
    }
  }

  private static let pair = """
    from kedro.pipeline import Node, Pipeline

    from .nodes import copy


    def create_pipeline(**kwargs):
        # after all
        return Pipeline([
            Node(copy, "train_x", "out_a", name="A"),
            Node(copy, "test_x", "out_b", name="B"),
            Node(copy, "test_x", "out_d", name="D"),
        ])

    """

  @Test func `a pattern that takes in the usual token: another name is taken`() async throws {
    let catalog =
      "train_x: {type: text.TextDataset, filepath: data/01_raw/train_x.csv}\n"
      + "test_x: {type: text.TextDataset, filepath: data/01_raw/test_x.csv}\n"
    let copy = try await project(
      Self.pair, locks: ["A", "D"],
      files: [
        "conf/base/catalog.yml": catalog
          + "'{x}_done': {type: json.JSONDataset, filepath: 'data/{x}.json'}\n"
      ])
    let proposal = try await copy.proposal()
    #expect(try text(proposal, "pipeline.py").contains("\"headway_"))
    try proposal.apply(in: copy.world)
    try await copy.shell("kedro run && test -z \"$(ls data/*.json 2>/dev/null)\"")
  }

  @Test func `a pattern that takes in everything: refused with the entry that helps`() async throws
  {
    let catalog =
      "train_x: {type: text.TextDataset, filepath: data/01_raw/train_x.csv}\n"
      + "test_x: {type: text.TextDataset, filepath: data/01_raw/test_x.csv}\n"
      + "'{any}': {type: json.JSONDataset, filepath: 'data/{any}.json'}\n"
    let copy = try await project(
      Self.pair, locks: ["A", "D"], files: ["conf/base/catalog.yml": catalog])
    let error = await #expect(throws: FixRefusal.self) { try await copy.proposal() }
    #expect(
      error?.message.contains("a pattern of the catalog takes in") == true,
      "\(error?.message ?? "")")
    let entry = try #require(error?.help?.split(separator: " ").suffix(3).joined(separator: " "))
    try copy.write(catalog + entry + "\n", to: "conf/base/catalog.yml")
    try await copy.proposal().apply(in: copy.world)
    try await copy.shell("kedro run --runner ThreadRunner")
  }

  @Test func `modules and names that are taken are left alone`() async throws {
    let copy = try await project(
      Self.pair.replacing("import copy", with: "import copy\n\nafter = signals = None"),
      locks: ["A", "D"], files: ["\(Self.package)/ordering.py": "mine = 1\n"])
    let proposal = try await copy.proposal()
    let fixed = try text(proposal, "pipeline.py")
    #expect(
      fixed.contains(
        "from waiting_kedro.headway_ordering import after as headway_after, signals as headway_signals\n"
      ))
    #expect(fixed.contains(" headway_after(Node(") && fixed.contains(" headway_signals(Node("))
    try proposal.apply(in: copy.world)
    #expect(try copy.read("\(Self.package)/ordering.py") == "mine = 1\n")
    // A second fix uses what the first has brought in.
    try copy.write("nodes:\n  '*': {locks: [alone]}\n", to: "headway.yaml")
    let second = try await copy.proposal()
    #expect(second.changes.map(\.file) == [Self.pipeline])
    #expect(
      try text(second, "pipeline.py").split(separator: "\n").filter {
        $0.contains("import") && $0.contains("ordering")
      }.count == 1)
    try second.apply(in: copy.world)
    try await copy.shell("kedro run --runner ParallelRunner")
  }

  @Test func `a generator is refused`() async throws {
    let copy = try await project(
      Self.pair.replacing("import copy", with: "import copy, parts")
        .replacing("Node(copy, \"test_x\", \"out_d\"", with: "Node(parts, \"test_x\", \"out_d\""),
      locks: ["A", "D"])
    let error = await #expect(throws: FixRefusal.self) { try await copy.proposal() }
    #expect(
      error?.message == "no edge can be written at D: Kedro would no longer stream its generator")
    #expect(error?.help?.contains("--strategy split") == true)
  }

  @Test func `a registry that returns nothing to hold on to is refused`() async throws {
    let copy = try await project(
      Self.loop, locks: ["made_0", "D"],
      files: [
        "\(Self.package)/pipeline_registry.py":
          "from .pipelines import register_pipelines  # noqa\n",
        "\(Self.package)/pipelines/__init__.py": """
        def register_pipelines():
            from .foo import create_pipeline

            return {"__default__": create_pipeline()}

        """,
      ])
    let error = await #expect(throws: FixRefusal.self) { try await copy.proposal() }
    #expect(
      error?.message.contains("no return of register_pipelines is in") == true,
      "\(error?.message ?? "")")
  }
}
