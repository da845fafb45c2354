/// The memory of searches from both ends for a path, kept from one search to the next.
struct PathSearch {
  private var seen = NodeTable()
  private var forward: [Int32] = []
  private var backward: [Int32] = []
  /// How many edges were looked at in all searches.
  private(set) var looks = 0

  /// Whether a path leads from one node to another that has a larger number.
  ///
  /// Breadth first, always on the side where fewer nodes wait, until a node is met from both
  /// sides, or its label tells.
  mutating func run(
    from source: Int, to target: Int, in graph: DirectedGraph,
    labels: UnsafeBufferPointer<PathLabel>
  ) -> Bool {
    seen.removeAll()
    forward.removeAll(keepingCapacity: true)
    backward.removeAll(keepingCapacity: true)
    forward.append(Int32(source))
    backward.append(Int32(target))
    let start = labels[source]
    let end = labels[target]
    var heads = (forward: 0, backward: 0)
    while heads.forward < forward.count && heads.backward < backward.count {
      if forward.count - heads.forward <= backward.count - heads.backward {
        let node = Int(forward[heads.forward])
        heads.forward += 1
        for edge in Int(graph.starts[node])..<Int(graph.starts[node + 1]) {
          let next = graph.targets[edge]
          looks += 1
          if Int(next) > target { break }
          let answer = labels[Int(next)].leads(to: end)
          if answer == .yes || Int(next) == target { return true }
          guard answer == .unknown, seen.insert(next, isForward: true) else { continue }
          if seen.contains(next, isForward: false) { return true }
          forward.append(next)
        }
      } else {
        let node = Int(backward[heads.backward])
        heads.backward += 1
        for edge in (Int(graph.ends[node])..<Int(graph.ends[node + 1])).reversed() {
          let next = graph.sources[edge]
          looks += 1
          if Int(next) < source { break }
          let answer = start.leads(to: labels[Int(next)])
          if answer == .yes || Int(next) == source { return true }
          guard answer == .unknown, seen.insert(next, isForward: false) else { continue }
          if seen.contains(next, isForward: true) { return true }
          backward.append(next)
        }
      }
    }
    return false
  }
}

/// Nodes met from either side: one flat array, open addressing with linear probing.
private struct NodeTable {
  private static let empty = UInt32.max
  private static let smallest = 256
  /// Twice the node, one more when it was met going backward.
  private var slots: [UInt32] = []
  private var count = 0

  mutating func removeAll() {
    if count == 0 && !slots.isEmpty { return }
    count = 0
    // A table that one long search made large would be emptied again by each short one.
    if slots.isEmpty || slots.count > 64 * Self.smallest {
      slots = [UInt32](repeating: Self.empty, count: Self.smallest)
    } else {
      for slot in slots.indices { slots[slot] = Self.empty }
    }
  }

  /// Adds a node; false when it was there.
  mutating func insert(_ node: Int32, isForward: Bool) -> Bool {
    let key = Self.key(node, isForward)
    let slot = slot(of: key)
    if slots[slot] == key { return false }
    slots[slot] = key
    count += 1
    if 2 * count > slots.count { grow() }
    return true
  }

  func contains(_ node: Int32, isForward: Bool) -> Bool {
    let key = Self.key(node, isForward)
    return slots[slot(of: key)] == key
  }

  private static func key(_ node: Int32, _ isForward: Bool) -> UInt32 {
    UInt32(node) << 1 | (isForward ? 0 : 1)
  }

  /// Where a key is, or would be.
  private func slot(of key: UInt32) -> Int {
    let mask = slots.count - 1
    // Fibonacci hashing: the upper bits of the product are well spread.
    var slot = Int((UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] != key && slots[slot] != Self.empty { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt32](repeating: Self.empty, count: 2 * old.count)
    for key in old where key != Self.empty { slots[slot(of: key)] = key }
  }
}
