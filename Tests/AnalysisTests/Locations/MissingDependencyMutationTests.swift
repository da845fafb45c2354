import Analysis
import PipelineModel
import TestSupport
import Testing

/// Takes one dependency at a time out of a pipeline whose files flow along its edges: whatever is
/// not ordered any more is told, and nothing else.
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

    /// The pipeline, with one input given by another name of its place.
    func pipeline(_ changed: (node: Int, input: Int, alias: String)? = nil) throws -> Pipeline {
      var text = "datasets:\n"
      for node in inputs.indices { text += "  d\(node): {path: \(Self.file(of: node))}\n" }
      if let changed { text += "  alias: {path: \"\(changed.alias)\"}\n" }
      text += "nodes:\n"
      for (node, read) in inputs.enumerated() {
        let names = read.map { input in
          changed.map { $0.node == node && $0.input == input } == true ? "alias" : "d\(input)"
        }
        text += "  n\(node): {inputs: [\(names.joined(separator: ", "))], outputs: [d\(node)]}\n"
      }
      return try PipelineText(text).pipeline
    }

    static func file(of node: Int) -> String { "data/n\(node)/out.csv" }

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

  /// Other names for the place of a node's file, none of them its own.
  static let aliases: [(name: String, path: @Sendable (Int) -> String)] = [
    ("the same path", { Flow.file(of: $0) }),
    ("a path with dots", { "./data/../data/n\($0)/./out.csv" }),
    ("an absolute path", { "/project/data/n\($0)/out.csv" }),
    ("its folder", { "data/n\($0)" }), ("its folder with a slash", { "data/n\($0)/" }),
    ("a pattern of files", { "data/n\($0)/*.csv" }),
    ("a pattern of one letter", { "data/n\($0)/ou?.csv" }),
    ("a pattern of folders", { "data/n\($0)/**" }),
    ("a pattern of folders and files", { "data/n\($0)/**/*.csv" }),
    (
      "a pattern in the middle",
      { "data/n[\(String($0).first ?? "0")]\(String($0).dropFirst())/out.csv" }
    ),
  ]

  private static func pairs(in pipeline: Pipeline) -> [[Int]] {
    PipelineAnalysis(pipeline, limits: Limits()).races.hazards.map(\.nodes)
  }

  @Test(arguments: aliases.indices)
  func `a dependency that is taken out is told exactly when nothing else orders the pair`(
    alias: Int
  ) throws {
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let flow = Flow(nodes: 30, &random)
      #expect(Self.pairs(in: try flow.pipeline()).isEmpty, "seed \(seed)")
      for (node, inputs) in flow.inputs.enumerated() {
        for input in inputs {
          let changed = try flow.pipeline((node, input, Self.aliases[alias].path(input)))
          let isImplied = flow.leads(from: input, to: node, without: (input, node))
          #expect(
            Self.pairs(in: changed) == (isImplied ? [] : [[input, node]]),
            "seed \(seed), \(Self.aliases[alias].name), n\(input) to n\(node)")
        }
      }
    }
  }
}
