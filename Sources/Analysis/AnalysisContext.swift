import PipelineModel

/// What a rule looks at, with the words it needs.
package struct AnalysisContext: Sendable {
  package let analysis: PipelineAnalysis

  package init(analysis: PipelineAnalysis) { self.analysis = analysis }

  package var pipeline: Pipeline { analysis.pipeline }

  package var graph: PipelineGraph { analysis.graph }

  /// Nodes as they read in a sentence: `A, B and C`; after eight, `and 5 more`.
  package func list(_ nodes: [Int]) -> String { Prose.list(analysis.names(nodes)) }

  /// Where a node stands: its name, or the whole entry.
  package func place(of node: Int) -> SourceSpan? { pipeline.nodes[node].place }

  /// The places of nodes, each with what is to be said of it.
  package func places(
    of nodes: [Int], _ message: (Node) -> String
  ) -> [RelatedPlace] {
    nodes.compactMap { index in
      let node = pipeline.nodes[index]
      return node.place.map { RelatedPlace(message(node), at: $0) }
    }
  }
}

extension Node {
  /// What a finding about the node points at.
  package var place: SourceSpan? { nameSpan ?? span }
}

/// Words put together.
package enum Prose {
  /// `A`, `A and B`, `A, B and C`; after `most`, `and 5 more`.
  package static func list(_ words: [String], most: Int = 8) -> String {
    if words.count > most {
      let shown = words.prefix(most - 1).joined(separator: ", ")
      return "\(shown) and \(words.count - most + 1) more"
    }
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `1 node`, `2 nodes`.
  package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// A number with its digits in groups of three: `1,204`.
  package static func grouped(_ number: Int) -> String {
    var digits = Substring(String(number.magnitude))
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
