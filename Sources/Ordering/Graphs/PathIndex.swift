/// Answers whether a path leads from one node to another in memory linear in the graph.
///
/// Cycles are condensed and the components numbered along the edges; then most questions are
/// answered by two ``PathLabel``s, and the others by a search from both ends that leaves whatever
/// the labels rule out (PReaCH: Merz, Sanders 2014; O'Reach: Hanauer, Schulz, Trummer 2022).
/// Built in O(n + m), 64 bytes a node; a question takes O(1) most often, O(n + m) at worst. It never
/// changes, and is a class so that a copy of what holds it copies one reference.
final class PathIndex: Sendable {
  /// The components without what is inside them; every edge leads to a larger number.
  let graph: DirectedGraph
  /// The component of each node.
  let place: [Int32]
  /// Whether a path leads from a component to itself.
  private let isCyclic: [Bool]
  private let labels: [PathLabel]

  init(_ whole: DirectedGraph) {
    let components = StrongComponents(whole)
    let last = Int32(components.count - 1)
    let place = components.component.map { last - $0 }
    var edges: [DirectedGraph.Edge] = []
    edges.reserveCapacity(whole.edgeCount)
    var isCyclic = [Bool](repeating: false, count: components.count)
    for node in 0..<whole.nodeCount {
      let source = Int(place[node])
      for next in whole.successors(of: node) {
        let target = Int(place[next])
        if source != target {
          edges.append(DirectedGraph.Edge(source, target))
        } else {
          isCyclic[source] = true
        }
      }
    }
    graph = DirectedGraph(nodeCount: components.count, edges: edges)
    self.place = place
    self.isCyclic = isCyclic
    labels = PathLabel.labels(of: graph)
  }

  /// Whether a path of at least one edge leads from `u` to `v`, both nodes of the whole graph.
  func reaches(_ u: Int, _ v: Int, using memory: inout PathSearch) -> Bool {
    let source = Int(place[u])
    let target = Int(place[v])
    if source >= target { return source == target && isCyclic[source] }
    switch labels[source].leads(to: labels[target]) {
    case .yes: return true
    case .no: return false
    case .unknown:
      return labels.withUnsafeBufferPointer {
        memory.run(from: source, to: target, in: graph, labels: $0)
      }
    }
  }

  /// Marks the components that a path of at least one edge joins with some component, forward or
  /// backward; those that are marked already are taken to be searched.
  ///
  /// O(n + m).
  func mark(from component: Int, isForward: Bool, in isMarked: inout [Bool]) {
    var stack = [Int32(component)]
    if isCyclic[component] { isMarked[component] = true }
    while let next = stack.popLast() {
      let neighbours =
        isForward ? graph.successors(of: Int(next)) : graph.predecessors(of: Int(next))
      for other in neighbours where !isMarked[other] {
        isMarked[other] = true
        stack.append(Int32(other))
      }
    }
  }
}
