extension DirectedGraph {
  /// A cycle with the fewest edges, or nil when there is none.
  ///
  /// `[a, b, c]` stands for a → b → c → a and starts at its smallest node; of the shortest cycles
  /// one with the smallest start is taken. Breadth-first search from the smallest node of a
  /// strongly connected component, then the same for what is left of the component without it
  /// (as Johnson 1975 enumerates cycles): O(n + m) when acyclic, O(n · m) at worst.
  ///
  /// - Parameter budget: how many edges may be looked at once a cycle is known; when they are
  ///   used up the shortest cycle met so far is returned.
  package func shortestCycle(budget: Int = 20_000_000) -> [Int]? {
    if let node = (0..<nodeCount).first(where: { contains(Edge($0, $0)) }) { return [node] }
    var search = CycleSearch()
    var waiting = [CyclePart(graph: self, names: Array(0..<nodeCount))]
    while let part = waiting.popLast() {
      for members in StrongComponents(part.graph).members where members.count > 1 {
        let component = part.restricted(to: members)
        // Cutting a component down is work too.
        search.looks += component.graph.nodeCount + component.graph.edgeCount
        search.run(in: component)
        if search.looks > budget { return search.best }
        waiting.append(component.restricted(to: Array(1..<members.count)))
      }
    }
    return search.best.isEmpty ? nil : search.best
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

private struct CycleSearch {
  var best: [Int] = []
  var looks = 0

  /// Finds a shortest cycle through the first node, if it is better than the best so far.
  mutating func run(in part: CyclePart) {
    var parent = [Int](repeating: -1, count: part.graph.nodeCount)
    var layer = [0]
    var length = 1
    while !layer.isEmpty && isBetter(length: length, start: part.names[0]) {
      var next: [Int] = []
      for node in layer {
        for target in part.graph.successors(of: node) {
          looks += 1
          if target == 0 {
            best = path(to: node, by: parent).map { part.names[$0] }
            return
          }
          if parent[target] < 0 {
            parent[target] = node
            next.append(target)
          }
        }
      }
      layer = next
      length += 1
    }
  }

  private func isBetter(length: Int, start: Int) -> Bool {
    guard let first = best.first else { return true }
    return (length, start) < (best.count, first)
  }

  private func path(to last: Int, by parent: [Int]) -> [Int] {
    var nodes = [last]
    while let node = nodes.last, node != 0 { nodes.append(parent[node]) }
    return nodes.reversed()
  }
}
