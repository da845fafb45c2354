extension EdgePlanner {
  /// The candidate after adding single edges that make others superfluous.
  ///
  /// An edge between two nodes can stand for many: from where several paths join to where several
  /// part. Tried pair by pair while steps are left; each gain starts over.
  mutating func improved(_ candidate: Candidate) -> Candidate {
    var best = candidate
    var gained = true
    while gained && !meter.isSpent {
      gained = false
      for edge in additions(to: best) where !meter.isSpent {
        guard let found = pruned(best.edges + [edge]) else { continue }
        if isBetter(found, than: best) {
          best = found
          gained = true
          break
        }
      }
    }
    return best
  }

  /// The pairs that the candidate leaves unordered and may order, ascending; none when there are
  /// too many to try.
  private func additions(to candidate: Candidate) -> [DirectedGraph.Edge] {
    let count = problem.nodeCount
    guard count <= 128 else { return [] }
    let paths = Reachability(problem.order.graph.adding(candidate.edges))
    return (0..<count).flatMap { source in
      paths.unorderedNodes(with: source).map { DirectedGraph.Edge(source, $0) }
        .filter { !turnsRound($0, paths: paths) }
    }
  }
}
