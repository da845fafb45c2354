import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel
import TestSupport
import Testing

/// Takes one dependency at a time out of a pipeline whose files flow along its edges: whatever is
/// not ordered any more is told, and nothing else.
///
/// `make bench-missing` does the same at large.
@Suite struct MissingDependencyMutationTests {
  /// Each node writes a file in a folder of its own and reads some that earlier ones wrote.
  struct Flow {
    let inputs: [[Int]]

    init(nodes: Int, _ random: inout SeededRandom) {
      inputs = (0..<nodes).map { node in
        guard node > 0 else { return [] }
        let earlier = max(0, node - 12)..<node
        let count = Int.random(in: 0...min(3, earlier.count), using: &random)
        return Array(Set((0..<count).map { _ in Int.random(in: earlier, using: &random) })).sorted()
      }
    }

    /// Whether other edges lead from a node to another without one of them.
    func leads(from source: Int, to target: Int, without edge: (from: Int, to: Int)) -> Bool {
      var open = [target]
      var seen: Set<Int> = [target]
      while let node = open.popLast() {
        for input in inputs[node] where !(input == edge.from && node == edge.to) {
          if input == source { return true }
          if seen.insert(input).inserted { open.append(input) }
        }
      }
      return false
    }
  }

  /// A way to name a node's file anew.
  struct Alias: Sendable, CustomTestStringConvertible {
    let name: String
    var output: @Sendable (Int) -> String = { "path: data/n\($0)/out.csv" }
    let alias: @Sendable (Int) -> String
    /// How the partitions end, when it is made of such.
    var suffix: String?
    /// Whether names are Kedro's `name@form`.
    var hasForms = false
    /// Whether it names the same place and not only one like it.
    var isSame = true

    var testDescription: String { name }
  }

  private static let table: @Sendable (Int) -> String = {
    "table: shop.t\($0), connection: warehouse"
  }
  private static let address: @Sendable (Int) -> String = { "path: \"s3://bucket/n\($0)/out.csv\"" }

  static let aliases = [
    Alias(name: "the same path") { "path: data/n\($0)/out.csv" },
    Alias(name: "a path with dots") { "path: ./data/../data/n\($0)/./out.csv" },
    Alias(name: "an absolute path") { "path: ROOT/data/n\($0)/out.csv" },
    Alias(name: "its folder") { "path: data/n\($0)" },
    Alias(name: "its folder with a slash") { "path: data/n\($0)/" },
    Alias(name: "a pattern of files") { "path: data/n\($0)/*.csv" },
    Alias(name: "a pattern of one letter") { "path: data/n\($0)/ou?.csv" },
    Alias(name: "a pattern of folders") { "path: data/n\($0)/**" },
    Alias(name: "a pattern of folders and files") { "path: data/n\($0)/**/*.csv" },
    Alias(name: "a pattern in the middle") {
      "path: \"data/n[\(String($0).first ?? "0")]\(String($0).dropFirst())/out.csv\""
    },
    Alias(name: "partitions", alias: { "path: data/n\($0)" }, suffix: ".csv"),
    Alias(name: "a link to the file") { "path: links/n\($0).csv" },
    Alias(name: "a link to the folder") { "path: links/n\($0)/out.csv" },
    Alias(name: "a pattern through a link") { "path: links/n\($0)/*.csv" },
    Alias(name: "a transcoded name", alias: { "path: data/n\($0)/out.csv" }, hasForms: true),
    Alias(name: "a table", output: table) { "table: '\"Shop\".T\($0)', connection: warehouse" },
    Alias(name: "an address", output: address) { "path: \"s3a://bucket/n\($0)/out.csv\"" },
    Alias(name: "a folder of addresses", output: address) { "path: \"s3://bucket/n\($0)\"" },
    Alias(
      name: "partitions that end otherwise", alias: { "path: data/n\($0)" }, suffix: ".json",
      isSame: false),
    Alias(name: "a longer name", alias: { "path: data/n\($0)/out.csv.gz" }, isSame: false),
    Alias(
      name: "a table of another database", output: table,
      alias: { "table: shop.t\($0), connection: archive" }, isSame: false),
    Alias(
      name: "a table without a schema", output: table,
      alias: { "table: t\($0), connection: warehouse" }, isSame: false),
    Alias(
      name: "another bucket", output: address, alias: { "path: \"s3://other/n\($0)/out.csv\"" },
      isSame: false),
  ]

  /// A folder with a link to each node's folder and one to its file, which is not there yet.
  private final class Folder {
    let files = DiskFiles()
    let root: String

    init(nodes: Int) throws {
      root = files.canonical(try files.makeTemporaryDirectory())
      try files.makeDirectory("\(root)/links")
      for node in 0..<nodes {
        try files.makeDirectory("\(root)/data/n\(node)")
        try files.link("\(root)/links/n\(node)", to: "../data/n\(node)")
        try files.link("\(root)/links/n\(node).csv", to: "n\(node)/out.csv")
      }
    }

    deinit { try? files.remove(root) }

    /// The pipeline of a flow, with one input named anew.
    func pipeline(
      _ flow: Flow, _ alias: Alias, _ changed: (input: Int, node: Int)? = nil
    ) throws -> Pipeline {
      let forms = alias.hasForms ? ("@pandas", "@spark") : ("", "")
      var text = "datasets:\n"
      for node in flow.inputs.indices {
        text += "  d\(node)\(forms.0): {\(alias.output(node))}\n"
        if alias.hasForms { text += "  d\(node)\(forms.1): {\(alias.output(node))}\n" }
      }
      if let changed { text += "  other\(forms.1): {\(alias.alias(changed.input))}\n" }
      text += "nodes:\n"
      for (node, read) in flow.inputs.enumerated() {
        let names = read.map { input in
          changed.map { $0 == (input, node) } == true ? "other\(forms.1)" : "d\(input)\(forms.1)"
        }
        text += "  n\(node): {inputs: [\(names.joined(separator: ", "))], "
        text += "outputs: [d\(node)\(forms.0)]}\n"
      }
      var reader = NativeReader(
        document: try SourceDocument.read(
          SourceText(
            file: "pipeline.yaml", bytes: Array(text.replacing("ROOT", with: root).utf8))),
        locations: LocationReader(root: root, files: files))
      var pipeline = try reader.read(namedAfter: root)
      pipeline.datasets["other"]?.partitionSuffix = alias.suffix
      guard alias.hasForms else { return pipeline }
      return Pipeline(
        name: "p", kind: .kedro, source: "p", nodes: pipeline.nodes, datasets: pipeline.datasets)
    }
  }

  private static func pairs(in pipeline: Pipeline) -> [[Int]] {
    PipelineAnalysis(pipeline, limits: Limits()).races.hazards.map(\.nodes)
  }

  @Test(arguments: aliases)
  func `a dependency that is taken out is told exactly when nothing else orders the pair`(
    alias: Alias
  ) throws {
    let folder = try Folder(nodes: 30)
    for seed in 0..<2 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let flow = Flow(nodes: 30, &random)
      #expect(Self.pairs(in: try folder.pipeline(flow, alias)).isEmpty, "seed \(seed)")
      for (node, inputs) in flow.inputs.enumerated() {
        for input in inputs {
          let changed = try folder.pipeline(flow, alias, (input, node))
          let isOrdered = flow.leads(from: input, to: node, without: (input, node))
          #expect(
            Self.pairs(in: changed) == (isOrdered || !alias.isSame ? [] : [[input, node]]),
            "seed \(seed), n\(input) to n\(node)")
        }
      }
    }
  }
}
