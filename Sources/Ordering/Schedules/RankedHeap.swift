/// A binary heap of nodes by a rank that is kept outside, then by number.
struct RankedHeap {
  private let nodes: UnsafeMutableBufferPointer<Int32>
  private let rank: UnsafeBufferPointer<Int64>
  private var count = 0

  init(nodes: UnsafeMutableBufferPointer<Int32>, rank: UnsafeBufferPointer<Int64>) {
    self.nodes = nodes
    self.rank = rank
  }

  mutating func insert(_ node: Int) {
    var child = count
    count += 1
    while child > 0 {
      let parent = (child - 1) / 2
      if !precedes(node, Int(nodes[parent])) { break }
      nodes[child] = nodes[parent]
      child = parent
    }
    nodes[child] = Int32(truncatingIfNeeded: node)
  }

  mutating func popFirst() -> Int? {
    guard count > 0 else { return nil }
    let first = Int(nodes[0])
    count -= 1
    let moved = Int(nodes[count])
    var parent = 0
    while 2 * parent + 1 < count {
      var child = 2 * parent + 1
      if child + 1 < count && precedes(Int(nodes[child + 1]), Int(nodes[child])) { child += 1 }
      if !precedes(Int(nodes[child]), moved) { break }
      nodes[parent] = nodes[child]
      parent = child
    }
    nodes[parent] = Int32(truncatingIfNeeded: moved)
    return first
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (rank[left], rank[right])
    return one < other || one == other && left < right
  }
}
