import Ordering

/// Independent answers by trying everything, for graphs of at most a dozen nodes.
struct BruteForce {
  let nodeCount: Int
  /// `reach[u][v]`: a path of at least one edge leads from u to v (Warshall).
  let reach: [[Bool]]
  /// All sets of pairwise unordered nodes, as bit masks; the empty one comes first.
  let antichains: [Int]

  init(_ graph: DirectedGraph) {
    self.init(nodeCount: graph.nodeCount, edges: graph.edges)
  }

  init(nodeCount: Int, edges: [DirectedGraph.Edge]) {
    var reach = [[Bool]](repeating: [Bool](repeating: false, count: nodeCount), count: nodeCount)
    for edge in edges { reach[edge.source][edge.target] = true }
    for middle in 0..<nodeCount {
      for from in 0..<nodeCount where reach[from][middle] {
        for to in 0..<nodeCount where reach[middle][to] { reach[from][to] = true }
      }
    }
    self.nodeCount = nodeCount
    self.reach = reach
    var comparable = [Int](repeating: 0, count: nodeCount)
    for from in 0..<nodeCount {
      for to in 0..<nodeCount where reach[from][to] {
        comparable[from] |= 1 << to
        comparable[to] |= 1 << from
      }
    }
    var antichains = [0]
    for node in 0..<nodeCount {
      antichains += antichains.filter { $0 & comparable[node] == 0 }.map { $0 | 1 << node }
    }
    self.antichains = antichains
  }

  func isAntichain(_ nodes: [Int]) -> Bool {
    nodes.allSatisfy { from in nodes.allSatisfy { !reach[from][$0] } }
      && Set(nodes).count == nodes.count
  }

  func members(_ mask: Int) -> [Int] { (0..<nodeCount).filter { mask >> $0 & 1 == 1 } }

  func weight(_ mask: Int, _ weights: [Int64]) -> Int64 {
    members(mask).reduce(0) { $0 + weights[$1] }
  }

  func peak(_ weights: [Int64]) -> Int64 {
    antichains.map { weight($0, weights) }.max() ?? 0
  }

  func peak(_ weights: [Int64], containing node: Int) -> Int64 {
    antichains.filter { $0 >> node & 1 == 1 }.map { weight($0, weights) }.max() ?? 0
  }

  func peak(_ weights: [Int64], workers: Int) -> Int64 {
    antichains.filter { $0.nonzeroBitCount <= workers }.map { weight($0, weights) }.max() ?? 0
  }

  /// The sets above capacity that fit as soon as any one node is left out, heaviest first.
  func minimalOverloads(_ weights: [Int64], capacity: Int64) -> [[Int]] {
    antichains.filter { mask in
      weight(mask, weights) > capacity
        && members(mask).allSatisfy { weight(mask & ~(1 << $0), weights) <= capacity }
    }
    .map { (weight($0, weights), members($0)) }
    .sorted { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1.lexicographicallyPrecedes($1.1) }
    .map(\.1)
  }
}
