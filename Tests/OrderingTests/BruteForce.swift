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
    var rest = mask
    var sum: Int64 = 0
    while rest != 0 {
      sum += weights[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }

  /// Every antichain with what it weighs.
  func weighed(_ weights: [Int64]) -> WeighedSets {
    WeighedSets(
      sets: antichains, sums: antichains.map { weight($0, weights) }, weights: weights)
  }

  func peak(_ weights: [Int64]) -> Int64 { weighed(weights).peak }

  func peak(_ weights: [Int64], containing node: Int) -> Int64 {
    weighed(weights).peak(containing: node)
  }

  func peak(_ weights: [Int64], workers: Int) -> Int64 { weighed(weights).peak(workers: workers) }

  /// The sets above capacity that fit as soon as any one node is left out, heaviest first.
  func minimalOverloads(_ weights: [Int64], capacity: Int64) -> [[Int]] {
    weighed(weights).minimalOverloads(capacity: capacity).map(members)
  }
}

/// Answers by looking at every antichain; demands are not negative.
struct WeighedSets {
  /// Bit masks, the empty set first.
  let sets: [Int]
  let sums: [Int64]
  let weights: [Int64]

  var peak: Int64 { sums.max() ?? 0 }

  func peak(containing node: Int) -> Int64 { heaviest { $0 >> node & 1 == 1 } }

  func peak(workers: Int) -> Int64 { heaviest { $0.nonzeroBitCount <= workers } }

  private func heaviest(_ isMeant: (Int) -> Bool) -> Int64 {
    var best: Int64 = 0
    for (set, sum) in zip(sets, sums) where sum > best && isMeant(set) { best = sum }
    return best
  }

  /// The sets above capacity that fit as soon as any one node is left out, heaviest first.
  func minimalOverloads(capacity: Int64) -> [Int] {
    sets.indices.filter { sums[$0] > capacity && fitsWithoutAny(sets[$0], sums[$0], capacity) }
      .sorted { sums[$0] != sums[$1] ? sums[$0] > sums[$1] : precedes(sets[$0], sets[$1]) }
      .map { sets[$0] }
  }

  private func fitsWithoutAny(_ set: Int, _ sum: Int64, _ capacity: Int64) -> Bool {
    var rest = set
    while rest != 0 {
      if sum - weights[rest.trailingZeroBitCount] > capacity { return false }
      rest &= rest - 1
    }
    return true
  }

  /// Whether the nodes of one set come first when both are listed ascending.
  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let members = [left, right].map { set in weights.indices.filter { set >> $0 & 1 == 1 } }
    return members[0].lexicographicallyPrecedes(members[1])
  }
}
