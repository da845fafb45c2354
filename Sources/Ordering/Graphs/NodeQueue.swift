/// A set of nodes that gives the smallest first: bits, and over each 64 of them one that says
/// whether any is set, up to a single word.
struct NodeQueue {
  private var words: [UInt64]
  /// Where each level begins, the bits of the nodes first.
  private var levels: [Int] = []

  init(nodeCount: Int) {
    var total = 0
    var size = nodeCount
    repeat {
      size = (size + 63) / 64
      levels.append(total)
      total += size
    } while size > 1
    words = [UInt64](repeating: 0, count: max(1, total))
  }

  mutating func insert(_ node: Int) {
    var position = node
    for level in levels {
      let word = level + position >> 6
      let isMarked = words[word] != 0
      words[word] |= 1 << UInt64(position & 63)
      if isMarked { return }
      position >>= 6
    }
  }

  mutating func popMin() -> Int? {
    guard let top = levels.last, words[top] != 0 else { return nil }
    var position = 0
    for level in levels.reversed() {
      position = position << 6 + words[level + position].trailingZeroBitCount
    }
    var rest = position
    for level in levels {
      let word = level + rest >> 6
      words[word] &= words[word] - 1
      if words[word] != 0 { break }
      rest >>= 6
    }
    return position
  }
}
