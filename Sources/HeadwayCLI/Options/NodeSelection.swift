import Analysis
import ArgumentParser
import PipelineModel

/// Which nodes to run.
struct NodeSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run only these nodes, parted by commas; a comma inside a name is written \\,.",
      valueName: "nodes"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Run these nodes and what depends on them.", valueName: "nodes"))
  var from: [String] = []

  @Option(help: ArgumentHelp("Run these nodes and what they depend on.", valueName: "nodes"))
  var to: [String] = []

  /// The nodes that every option allows; nil is all of them.
  func nodes(of analysis: PipelineAnalysis) throws(InputProblem) -> Set<Int>? {
    if only.isEmpty && from.isEmpty && to.isEmpty { return nil }
    var chosen = Set(analysis.pipeline.nodes.indices)
    let reachability = analysis.graph.reachability
    if !only.isEmpty { chosen.formIntersection(try Self.named(only, in: analysis)) }
    if !from.isEmpty {
      let starts = try Self.named(from, in: analysis)
      chosen = chosen.filter { node in
        starts.contains(node) || starts.contains { reachability.reaches($0, node) }
      }
    }
    if !to.isEmpty {
      let ends = try Self.named(to, in: analysis)
      chosen = chosen.filter { node in
        ends.contains(node) || ends.contains { reachability.reaches(node, $0) }
      }
    }
    guard !chosen.isEmpty else { throw InputProblem("no node is both in --only, --from and --to") }
    return chosen
  }

  private static func named(
    _ words: [String], in analysis: PipelineAnalysis
  ) throws(InputProblem) -> Set<Int> {
    var nodes: Set<Int> = []
    for name in words.flatMap(names) {
      guard let found = analysis.graph.nodesByName[name] else {
        throw .unknownNode(name, in: analysis.pipeline)
      }
      nodes.formUnion(found)
    }
    return nodes
  }

  /// The names in a list with commas.
  static func names(_ list: String) -> [String] {
    var names: [String] = []
    var name = ""
    var isEscaped = false
    for character in list {
      if isEscaped {
        name += character == "," ? "," : "\\" + String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "," {
        names.append(name)
        name = ""
      } else {
        name.append(character)
      }
    }
    names.append(isEscaped ? name + "\\" : name)
    return names.filter { !$0.isEmpty }
  }
}
