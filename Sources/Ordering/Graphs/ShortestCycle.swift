extension DirectedGraph {
  /// A cycle with the fewest edges, or nil when there is none.
  ///
  /// `[a, b, c]` stands for a → b → c → a and starts at its smallest node; of the shortest cycles
  /// one with the smallest start is taken. Breadth-first search from each node, smallest first,
  /// through larger ones of its strongly connected component, no deeper than the best cycle; the
  /// components of what is left are found anew whenever as much was searched (as Johnson 1975
  /// enumerates cycles): O(n + m) when acyclic or a single cycle, O(n · m) at worst.
  ///
  /// - Parameter budget: how many edges may be looked at once a cycle is known; when they are
  ///   used up the shortest cycle met so far is returned.
  package func shortestCycle(budget: Int = 20_000_000) -> [Int]? {
    if let node = (0..<nodeCount).first(where: { contains(Edge($0, $0)) }) { return [node] }
    var best: [Int] = []
    var looks = 0
    var part = CyclePart(graph: self, names: Array(0..<nodeCount))
    while true {
      var search = CycleSearch(part.graph, longest: best.count - 1)
      while let start = search.nextStart() {
        if let cycle = search.cycle(from: start) { best = cycle.map { part.names[$0] } }
        if best.count == 2 || looks + search.looks > budget { return best }
        if search.looks > nodeCount + edgeCount { break }
      }
      guard let left = search.left, !left.isEmpty else { return best.isEmpty ? nil : best }
      looks += search.looks
      part = part.restricted(to: left)
    }
  }
}

/// A part of a graph; `names` are the nodes of the whole that its nodes stand for, ascending.
private struct CyclePart {
  let graph: DirectedGraph
  let names: [Int]

  func restricted(to nodes: [Int]) -> CyclePart {
    CyclePart(graph: graph.subgraph(of: nodes), names: nodes.map { names[$0] })
  }
}

/// Looks for cycles through the nodes of a graph, one start after another.
private struct CycleSearch {
  private let graph: DirectedGraph
  private let components: StrongComponents
  /// The longest cycle that is still of use; negative when any is.
  private var longest: Int
  private var start = -1
  /// The node from which each was reached, and in the search from which start.
  private var parent: [Int32]
  private var reachedFrom: [Int32]
  private var queue: [Int32] = []
  /// How many edges were looked at.
  private(set) var looks = 0

  init(_ graph: DirectedGraph, longest: Int) {
    self.graph = graph
    self.longest = longest
    components = StrongComponents(graph)
    parent = [Int32](repeating: -1, count: graph.nodeCount)
    reachedFrom = parent
  }

  /// The next node that lies on a cycle.
  mutating func nextStart() -> Int? {
    repeat { start += 1 } while start < graph.nodeCount && !isOnCycle(start)
    return start < graph.nodeCount ? start : nil
  }

  /// The nodes on cycles that are no starts yet; nil when every start was tried.
  var left: [Int]? {
    start < graph.nodeCount ? ((start + 1)..<graph.nodeCount).filter(isOnCycle) : nil
  }

  private func isOnCycle(_ node: Int) -> Bool {
    components.size(of: Int(components.component[node])) > 1
  }

  /// A shortest cycle through a node and larger ones, unless it is too long to be of use.
  mutating func cycle(from start: Int) -> [Int]? {
    let component = components.component[start]
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(start))
    var head = 0
    var length = 1
    while head < queue.count && (longest < 0 || length <= longest) {
      for _ in head..<queue.count {
        let node = Int(queue[head])
        head += 1
        for next in graph.successors(of: node) {
          looks += 1
          if next == start {
            longest = length - 1
            return path(from: start, to: node)
          }
          if next < start || reachedFrom[next] == Int32(start) { continue }
          if components.component[next] != component { continue }
          reachedFrom[next] = Int32(start)
          parent[next] = Int32(node)
          queue.append(Int32(next))
        }
      }
      length += 1
    }
    return nil
  }

  private func path(from start: Int, to last: Int) -> [Int] {
    var nodes = [last]
    while let node = nodes.last, node != start { nodes.append(Int(parent[node])) }
    return nodes.reversed()
  }
}
