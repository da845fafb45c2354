/// When sets of readers have all ended: which of them end last, and which nodes wait for all.
///
/// A sweep along the order, from the readers to where all of them are done, tells it for as many sets
/// as have 64 readers together: at most O(n + m), most often far less. Larger sets are left as they
/// are, and a sweep beyond its share of the budget is left off: a bound made of what is known by then
/// is still one, only not as tight.
struct ReaderSets {
  private static let wordSize = 64
  /// So many nodes each sweep may visit, at least.
  private static let leastVisits = 256

  /// What is known of one set of readers.
  struct Release: Equatable {
    /// The readers before which no other reader of the set ends for good.
    var last: [Int]
    /// Nodes that wait for all of them, and all nodes that do come after one of these.
    var followers: [Int] = []
  }

  private let order: PartialOrder
  private let position: [Int]
  /// Whether nodes that wait are told of every set, also of one whose last reader is known.
  private let isForAll: Bool
  private(set) var releases: [[Int]: Release] = [:]
  /// How many elementary steps it took.
  private(set) var steps = 0
  /// Which readers of the sets at hand each node is, and which come before it: a bit for each.
  private var own: [UInt64]
  private var before: [UInt64]
  /// The nodes to come to, by position.
  private var waiting: NodeQueue

  /// - Parameter budget: how many nodes are visited in all, about.
  init(_ sets: [[Int]], in order: PartialOrder, isForAll: Bool = false, budget: Int) {
    self.order = order
    self.isForAll = isForAll
    let distinct = Set(sets.filter { $0.count > 1 })
    position = distinct.isEmpty ? [] : order.positions()
    own = [UInt64](repeating: 0, count: position.count)
    before = own
    waiting = NodeQueue(nodeCount: position.count)
    let small = distinct.filter { $0.count <= Self.wordSize }
      .map { (first: $0.map { position[$0] }.min() ?? 0, set: $0) }
      .sorted {
        $0.first != $1.first
          ? $0.first < $1.first : $0.set.lexicographicallyPrecedes($1.set)
      }
    for set in distinct { releases[set] = Release(last: set) }
    let batches = Self.batches(of: small.map(\.set))
    for batch in batches {
      sweep(batch, visits: max(Self.leastVisits, budget / batches.count))
    }
  }

  /// The sets in groups that have no more than 64 readers together.
  private static func batches(of sets: [[Int]]) -> [[[Int]]] {
    var batches: [[[Int]]] = []
    var size = wordSize
    for set in sets {
      size += set.count
      if size > wordSize {
        batches.append([])
        size = set.count
      }
      batches[batches.count - 1].append(set)
    }
    return batches
  }

  /// Goes on from the readers until each node that is left to come to waits for all of them.
  private mutating func sweep(_ sets: [[Int]], visits: Int) {
    let graph = order.graph
    var bit: UInt64 = 1
    var masks: [UInt64] = []
    for set in sets {
      var mask: UInt64 = 0
      for reader in set {
        own[reader] |= bit
        mask |= bit
        bit <<= 1
        waiting.insert(position[reader])
      }
      masks.append(mask)
    }
    let all = masks.reduce(0, |)
    var met: [Int] = []
    while let next = waiting.popMin() {
      if met.count >= visits { continue }
      let node = order.topologicalOrder[next]
      met.append(node)
      var mask: UInt64 = 0
      for earlier in graph.predecessors(of: node) { mask |= before[earlier] | own[earlier] }
      before[node] = mask
      if mask == all { continue }
      for later in graph.successors(of: node) { waiting.insert(position[later]) }
    }
    for (set, mask) in zip(sets, masks) { note(set, mask) }
    addFollowers(sets, masks, met)
    steps += 4 * met.count
    for node in met {
      own[node] = 0
      before[node] = 0
    }
  }

  private mutating func note(_ set: [Int], _ mask: UInt64) {
    let earlier = set.reduce(UInt64(0)) { $0 | before[$1] & mask }
    var bit = mask & (~mask + 1)
    var last: [Int] = []
    for reader in set {
      if earlier & bit == 0 { last.append(reader) }
      bit <<= 1
    }
    releases[set]?.last = last
  }

  /// A node follows a set when all of it comes before the node, but not before one of the node's
  /// own predecessors that was met.
  private mutating func addFollowers(_ sets: [[Int]], _ masks: [UInt64], _ met: [Int]) {
    let wanted = zip(sets, masks).filter { isForAll || (releases[$0.0]?.last.count ?? 0) > 1 }
    if wanted.isEmpty { return }
    for node in met where before[node] != 0 {
      let earlier = order.graph.predecessors(of: node)
      if earlier.contains(where: { before[$0] == before[node] }) { continue }
      for (set, mask) in wanted where before[node] & mask == mask {
        if earlier.allSatisfy({ before[$0] & mask != mask }) {
          releases[set]?.followers.append(node)
        }
      }
    }
  }
}
