/// What is kept of a node of an acyclic graph to compare it with others at a glance.
///
/// Levels; the interval of a depth-first forest forward and backward, and the smallest number in
/// reach (GRAIL: Yildirim, Chaoji, Zaki 2010); which of 128 chosen nodes, the supports, lead here
/// or are led to (O'Reach: Hanauer, Schulz, Trummer 2022). 64 bytes.
struct PathLabel: Sendable {
  enum Answer { case yes, no, unknown }

  /// A node's part of a depth-first forest.
  struct Interval: Sendable {
    /// The node's own number, -1 before it has one, and the last one below it in the forest.
    var first: Int32 = -1
    var last: Int32 = -1
    /// The smallest number that the node leads to, its own included.
    var lowest: Int32 = -1

    /// Whether a node of this number lies below in the forest.
    func contains(_ number: Int32) -> Bool { first <= number && number <= last }

    /// Whether a node of this number can be led to.
    func mayReach(_ number: Int32) -> Bool { lowest <= number && number <= last }
  }

  /// Edges on the longest path that ends here, and that starts here.
  var depth: Int32 = 0
  var height: Int32 = 0
  var forward = Interval()
  var backward = Interval()
  /// The supports that lead here, and those led to; a support counts for itself.
  var before: SIMD2<UInt64> = .zero
  var after: SIMD2<UInt64> = .zero

  /// Whether a path leads from this node to another one, as far as the labels know.
  @inline(__always)
  func leads(to other: PathLabel) -> Answer {
    if depth >= other.depth || height <= other.height { return .no }
    if forward.contains(other.forward.first) || other.backward.contains(backward.first) {
      return .yes
    }
    if !forward.mayReach(other.forward.first) || !other.backward.mayReach(backward.first) {
      return .no
    }
    if after & other.before != .zero { return .yes }
    if before & ~other.before != .zero || other.after & ~after != .zero { return .no }
    return .unknown
  }
}

extension PathLabel {
  /// The labels of a graph whose edges all lead to larger numbers.
  ///
  /// O(n + m).
  static func labels(of graph: DirectedGraph) -> [PathLabel] {
    var labels = [PathLabel](repeating: PathLabel(), count: graph.nodeCount)
    labels.withUnsafeMutableBufferPointer { labels in
      setLevels(of: labels, graph)
      let forward = intervals(
        starts: graph.starts, neighbours: graph.targets, roots: 0..<graph.nodeCount)
      let backward = intervals(
        starts: graph.ends, neighbours: graph.sources, roots: (0..<graph.nodeCount).reversed())
      for node in labels.indices {
        labels[node].forward = forward[node]
        labels[node].backward = backward[node]
      }
      setSupports(of: labels, graph)
    }
    return labels
  }

  private static func setLevels(
    of labels: UnsafeMutableBufferPointer<PathLabel>, _ graph: DirectedGraph
  ) {
    for node in 0..<graph.nodeCount {
      for next in graph.successors(of: node) {
        labels[next].depth = max(labels[next].depth, labels[node].depth + 1)
      }
    }
    for node in (0..<graph.nodeCount).reversed() {
      for next in graph.successors(of: node) {
        labels[node].height = max(labels[node].height, labels[next].height + 1)
      }
    }
  }

  /// The intervals of the forest that a depth-first search from some roots grows.
  private static func intervals(
    starts: [Int32], neighbours: [Int32], roots: some Sequence<Int>
  ) -> [Interval] {
    var intervals = [Interval](repeating: Interval(), count: starts.count - 1)
    var nextArc = starts
    var path: [Int32] = []
    var count: Int32 = 0
    for root in roots where intervals[root].first < 0 {
      var node = root
      while true {
        if intervals[node].first < 0 {
          intervals[node] = Interval(first: count, last: count, lowest: count)
          count += 1
          path.append(Int32(node))
        }
        var child = -1
        while nextArc[node] < starts[node + 1] {
          let next = Int(neighbours[Int(nextArc[node])])
          if intervals[next].first < 0 {
            child = next
            break
          }
          intervals[node].lowest = min(intervals[node].lowest, intervals[next].lowest)
          nextArc[node] += 1
        }
        if child < 0 {
          intervals[node].last = count - 1
          path.removeLast()
          child = Int(path.last ?? -1)
          if child < 0 { break }
        }
        node = child
      }
    }
    return intervals
  }

  /// Chooses the supports, spread over the levels, and notes who leads to them and whom they
  /// lead to.
  private static func setSupports(
    of labels: UnsafeMutableBufferPointer<PathLabel>, _ graph: DirectedGraph
  ) {
    for (number, node) in supports(labels).enumerated() {
      labels[node].before[number >> 6] |= 1 << UInt64(number & 63)
      labels[node].after[number >> 6] |= 1 << UInt64(number & 63)
    }
    for node in 0..<graph.nodeCount {
      let before = labels[node].before
      if before == .zero { continue }
      for next in graph.successors(of: node) { labels[next].before |= before }
    }
    for node in (0..<graph.nodeCount).reversed() {
      let after = labels[node].after
      if after == .zero { continue }
      for earlier in graph.predecessors(of: node) { labels[earlier].after |= after }
    }
  }

  /// At most 128 nodes, of each range of levels those with the largest trees on both sides.
  private static func supports(_ labels: UnsafeMutableBufferPointer<PathLabel>) -> [Int] {
    let most = 128
    let levels = Int(labels.map(\.depth).max() ?? 0) + 1
    let ranges = min(most, levels)
    let share = most / ranges
    var best = [[(score: Double, node: Int)]](repeating: [], count: ranges)
    for node in labels.indices {
      let label = labels[node]
      let score =
        Double(label.forward.last - label.forward.first)
        * Double(label.backward.last - label.backward.first)
      let range = Int(label.depth) * ranges / levels
      if score == 0 { continue }
      if best[range].count == share {
        if best[range][share - 1].score >= score { continue }
        best[range].removeLast()
      }
      let position = best[range].firstIndex { $0.score < score } ?? best[range].count
      best[range].insert((score, node), at: position)
    }
    return best.flatMap { $0.map(\.node) }
  }
}
