/// Nodes that no path joins pairwise, so that all of them may run at one time.
package struct Antichain: Hashable, Sendable {
  /// The sum of the nodes' weights, in the unit of the weights.
  package let weight: Int64
  /// The nodes, ascending; none weighs nothing, unless it was asked for.
  package let nodes: [Int]

  /// Makes a value from nodes known to be pairwise unordered.
  package init(weight: Int64, nodes: [Int]) {
    self.weight = weight
    self.nodes = nodes
  }

  init(of nodes: [Int], weights: [Int64]) {
    self.nodes = nodes.sorted()
    weight = nodes.reduce(Int64(0)) { $0.saturatingAdd(max(0, weights[$1])) }
  }
}

extension PartialOrder {
  /// The heaviest set of pairwise unordered nodes: the worst that any schedule can do.
  ///
  /// Exact, by a minimum flow on the split graph without the closure (weighted Dilworth; Möhring
  /// 1985). Negative weights count as zero. Of several heaviest sets always the same one is
  /// given: it does not depend on how the flow was found. Complexity of Dinic's algorithm and of
  /// push–relabel on O(n + m) arcs; in practice near linear.
  ///
  /// - Parameter phases: after how many phases of augmenting paths push–relabel ends the flow; nil is
  ///   the usual number.
  package func heaviestAntichain(weights: [Int64], phases: Int? = nil) -> Antichain {
    var flow = SplitFlow(order: self, weights: weights)
    flow.maximise(phases: phases ?? SplitFlow.usualPhases)
    return Antichain(of: flow.cut(), weights: weights)
  }

  /// The heaviest set of pairwise unordered nodes with `node` among them: what `node` meets in
  /// the worst case.
  ///
  /// `node` is listed even when it weighs nothing. Complexity as without it.
  package func heaviestAntichain(
    containing node: Int, weights: [Int64], phases: Int? = nil
  ) -> Antichain {
    var flow = SplitFlow(order: self, weights: weights)
    flow.force(node)
    flow.maximise(phases: phases ?? SplitFlow.usualPhases)
    return Antichain(of: flow.cut(), weights: weights)
  }
}
