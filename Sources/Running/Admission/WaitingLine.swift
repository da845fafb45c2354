/// Ready nodes with equal needs, best rank first: a binary heap.
struct WaitingLine: Sendable {
  private var heap: [Int] = []

  /// The node of best rank.
  var first: Int? { heap.first }

  /// O(log n).
  mutating func insert(_ node: Int, ranks: [Int]) {
    heap.append(node)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard ranks[heap[child]] < ranks[heap[parent]] else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// O(log n).
  mutating func removeFirst(ranks: [Int]) {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if ranks[heap[child]] < ranks[heap[best]] { best = child }
      }
      if best == parent { return }
      heap.swapAt(parent, best)
      parent = best
    }
  }
}
