/// The nodes of an order that take of a resource, where they are few, to be judged without the others.
///
/// Nodes that take nothing are in no worst set. What a flow costs is then that of the takers' own
/// order, which has an edge for every pair that a path joins.
package struct Scope: Sendable {
  /// The order of the nodes in it, by their numbers in it.
  package let order: PartialOrder
  /// The nodes in it, ascending; nil when all are.
  private let nodes: [Int]?

  /// Makes the scope of all nodes.
  package init(of order: PartialOrder) { self.init(order: order, nodes: nil) }

  /// Makes the scope of the nodes that weigh something.
  ///
  /// O(k²) queries for k takers while k² ≤ (n + m) / 16; otherwise all nodes are in it.
  package init(of order: PartialOrder, weights: [Int64], paths: Reachability) {
    let takers = weights.indices.filter { weights[$0] > 0 }
    let size = order.graph.nodeCount + order.graph.edgeCount
    guard takers.count <= size / 16, takers.count * takers.count <= size / 16,
      let own = PartialOrder(Self.graph(of: takers, paths))
    else {
      self.init(of: order)
      return
    }
    self.init(order: own, nodes: takers)
  }

  private init(order: PartialOrder, nodes: [Int]?) {
    self.order = order
    self.nodes = nodes
  }

  /// Some nodes, numbered as they are listed, with an edge for every pair that a path joins.
  private static func graph(of nodes: [Int], _ paths: Reachability) -> DirectedGraph {
    var memory = PathSearch()
    var edges: [DirectedGraph.Edge] = []
    for first in nodes.indices {
      for second in nodes.indices where paths.reaches(nodes[first], nodes[second], using: &memory) {
        edges.append(DirectedGraph.Edge(first, second))
      }
    }
    return DirectedGraph(nodeCount: nodes.count, edges: edges)
  }

  /// The weights of the nodes in it.
  package func weights(_ weights: [Int64]) -> [Int64] { nodes?.map { weights[$0] } ?? weights }

  /// Bounds with the nodes of the witness by their own numbers again.
  package func whole(_ bound: LiveBound) -> LiveBound {
    LiveBound(lower: bound.lower, upper: bound.upper, witness: whole(bound.witness))
  }

  /// A state with the nodes by their own numbers again.
  package func whole(_ state: LiveState) -> LiveState {
    guard let nodes else { return state }
    return LiveState(
      weight: state.weight, nodes: state.nodes.map { nodes[$0] }, datasets: state.datasets)
  }
}
