/// When sets of readers have all ended: which of them end last, and which nodes wait for all.
///
/// A sweep along the order tells it for as many sets as have 64 readers together, in O(n + m).
/// Sets beyond the budget are left as they are, without nodes that wait: a bound made of them is
/// still one, only not as tight.
struct ReaderSets {
  /// Up to this many elementary steps are spent on sweeps.
  private static let budget = 50_000_000
  private static let wordSize = 64

  /// What is known of one set of readers.
  struct Release: Equatable {
    /// The readers before which no other reader of the set ends for good.
    var last: [Int]
    /// The first nodes that wait for all of them.
    var followers: [Int] = []
  }

  private let order: PartialOrder
  /// Whether nodes that wait are told of every set, also of one whose last reader is known.
  private let isForAll: Bool
  private(set) var releases: [[Int]: Release] = [:]
  private var steps = 0

  init(_ sets: [[Int]], in order: PartialOrder, isForAll: Bool = false) {
    self.order = order
    self.isForAll = isForAll
    let distinct = Set(sets.filter { $0.count > 1 })
      .sorted { $0.lexicographicallyPrecedes($1) }
    let position = distinct.isEmpty ? [] : order.positions()
    var batch: [[Int]] = []
    var size = 0
    for set in distinct {
      releases[set] = Release(last: set)
      if set.count > Self.wordSize { continue }
      if size + set.count > Self.wordSize {
        sweep(batch, position)
        batch = []
        size = 0
      }
      batch.append(set)
      size += set.count
    }
    sweep(batch, position)
  }

  /// Tells for each node which readers come before it, a bit for each.
  private mutating func sweep(_ sets: [[Int]], _ position: [Int]) {
    let graph = order.graph
    guard let first = sets.joined().map({ position[$0] }).min(), steps < Self.budget else { return }
    steps += graph.nodeCount - first + graph.edgeCount
    var own = [UInt64](repeating: 0, count: graph.nodeCount)
    var bit: UInt64 = 1
    var masks: [UInt64] = []
    for set in sets {
      var mask: UInt64 = 0
      for reader in set {
        own[reader] |= bit
        mask |= bit
        bit <<= 1
      }
      masks.append(mask)
    }
    var before = [UInt64](repeating: 0, count: graph.nodeCount)
    for node in order.topologicalOrder[first...] {
      var mask: UInt64 = 0
      for earlier in graph.predecessors(of: node) {
        mask |= before[earlier] | own[earlier]
      }
      before[node] = mask
    }
    for (set, mask) in zip(sets, masks) { note(set, mask, before) }
    addFollowers(sets, masks, before, from: first)
  }

  private mutating func note(_ set: [Int], _ mask: UInt64, _ before: [UInt64]) {
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
  /// own predecessors.
  private mutating func addFollowers(
    _ sets: [[Int]], _ masks: [UInt64], _ before: [UInt64], from first: Int
  ) {
    let wanted = zip(sets, masks).filter { isForAll || (releases[$0.0]?.last.count ?? 0) > 1 }
    if wanted.isEmpty { return }
    for node in order.topologicalOrder[first...] where before[node] != 0 {
      for (set, mask) in wanted where before[node] & mask == mask {
        let isFirst = order.graph.predecessors(of: node).allSatisfy { before[$0] & mask != mask }
        if isFirst { releases[set]?.followers.append(node) }
      }
      steps += wanted.count
    }
  }
}
