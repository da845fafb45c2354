import Analysis

/// Why there is no fix.
package enum FixProblem: Error, Sendable, Equatable {
  /// The nodes wait for each other in a circle; names.
  case cycle([String])
  /// A node does not fit alone; the text says what it takes of what.
  case oversized(node: String, need: String)
  /// Even when nodes run one after another, a node runs beside so much data that it does not fit:
  /// names, with sizes, and what is needed of what; whether every order was tried.
  case tooMuchHeld(node: String, datasets: [String], need: String, isProven: Bool)
  /// Two nodes race, and the order that would mend it contradicts the pipeline's own.
  case contradictory([String])
  /// So many nodes read and write one place that not all their pairs were compared.
  case crowded(place: String, nodes: Int)

  package var message: String {
    switch self {
    case .cycle(let nodes):
      "no order exists: \(nodes.joined(separator: " → ")) wait for each other"
    case .oversized(let node, let need): "no order helps: \(node) alone needs \(need)"
    case .tooMuchHeld(let node, let datasets, let need, let isProven):
      (isProven ? "no order helps" : "no order was found that fits")
        + ": at best \(node) runs while \(Prose.list(datasets)) "
        + "\(datasets.count == 1 ? "is" : "are") held, which takes \(need)"
    case .contradictory(let nodes):
      "no order helps: \(nodes.joined(separator: " and ")) would have to wait for each other"
    case .crowded(let place, let nodes):
      "no order is looked for among \(nodes) nodes that read and write \(place) under different "
        + "names: give each its own path"
    }
  }
}
