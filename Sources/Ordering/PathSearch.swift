/// Answers reachability by searching, for graphs too large for a closure.
///
/// In an acyclic graph the depth of a node (edges on the longest path that ends there) bounds the
/// search: nothing at the target's depth or below it leads there.
struct PathSearch: Sendable {
  private let graph: DirectedGraph
  /// Edges that were inserted, by source and by target.
  private var added: [Int: [Int]] = [:]
  private var addedBackward: [Int: [Int]] = [:]
  /// The depth of each node; nil when there is a cycle or an insertion made depths wrong.
  private var depth: [Int64]?

  init(_ graph: DirectedGraph) {
    self.graph = graph
    let units = [Int64](repeating: 1, count: graph.nodeCount)
    depth = PartialOrder(graph)?.earliestStart(durations: units)
  }

  func reaches(_ source: Int, _ target: Int) -> Bool {
    if let depth, depth[source] >= depth[target] { return false }
    var seen: Set<Int> = []
    var stack = [source]
    while let node = stack.popLast() {
      for next in successors(of: node) {
        if next == target { return true }
        if let depth, depth[next] >= depth[target] { continue }
        if seen.insert(next).inserted { stack.append(next) }
      }
    }
    return false
  }

  func unorderedNodes(with node: Int) -> [Int] {
    let after = reached(from: node, by: successors)
    let before = reached(from: node, by: predecessors)
    return (0..<graph.nodeCount).filter { $0 != node && !after[$0] && !before[$0] }
  }

  mutating func insert(_ edge: DirectedGraph.Edge) {
    added[edge.source, default: []].append(edge.target)
    addedBackward[edge.target, default: []].append(edge.source)
    if let known = depth, known[edge.source] >= known[edge.target] { depth = nil }
  }

  private func successors(of node: Int) -> [Int] {
    Array(graph.successors(of: node)) + (added[node] ?? [])
  }

  private func predecessors(of node: Int) -> [Int] {
    Array(graph.predecessors(of: node)) + (addedBackward[node] ?? [])
  }

  private func reached(from root: Int, by neighbours: (Int) -> [Int]) -> [Bool] {
    var seen = [Bool](repeating: false, count: graph.nodeCount)
    var stack = [root]
    while let node = stack.popLast() {
      for next in neighbours(node) where !seen[next] {
        seen[next] = true
        stack.append(next)
      }
    }
    return seen
  }
}
