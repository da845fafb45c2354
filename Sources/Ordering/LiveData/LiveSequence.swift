/// Nodes one after another, and the moment at which most is in memory.
struct LiveSequence {
  let nodes: [Int]
  /// The first of the worst moments: the node that runs and the datasets that are held.
  let worst: LiveState
}

/// Looks for orders, one node at a time, under which nodes and the data between them fit.
///
/// The least peak of a sequence is NP-hard to find (a pebble game: Sethi 1975). Tried are list
/// orders that take next, of the nodes that may come, the one that leaves least held, or of those
/// the one that could come last, from both ends; then the sets closed under predecessors are
/// searched to the end, as far as the budget goes.
struct LiveSequenceSearch {
  private static let wordSize = 64
  /// What a list order may cost before fewer candidates are looked at in each step.
  private static let breadth = 64

  private let order: PartialOrder
  private let weights: [Int64]
  private let held: [HeldDataset]
  private let capacity: Int64
  private let made: [[Int]]
  private let read: [[Int]]
  /// Whether every order was ruled out that is not listed in the result.
  private(set) var isComplete = false

  init(order: PartialOrder, weights: [Int64], held: [HeldDataset], capacity: Int64) {
    self.order = order
    self.weights = weights
    self.held = held
    self.capacity = capacity
    var made = [[Int]](repeating: [], count: order.graph.nodeCount)
    var read = made
    for (number, dataset) in held.enumerated() {
      made[dataset.producer].append(number)
      for reader in dataset.readers { read[reader].append(number) }
    }
    self.made = made
    self.read = read
  }

  /// Different sequences, the one with the least peak first; those that fit, or else the best.
  mutating func run(budget: Int) -> [LiveSequence] {
    var found = [sequence(order.topologicalOrder)]
    for isBackward in [false, true] {
      for isDeep in [false, true] {
        let nodes = listed(isBackward: isBackward, isDeep: isDeep)
        found.append(sequence(isBackward ? nodes.reversed() : nodes))
      }
    }
    found = found.enumerated()
      .sorted { ($0.element.worst.weight, $0.offset) < ($1.element.worst.weight, $1.offset) }
      .map(\.element)
    var seen: Set<[Int]> = []
    let fitting = found.filter { $0.worst.weight <= capacity && seen.insert($0.nodes).inserted }
    if !fitting.isEmpty { return fitting }
    if let nodes = searched(budget: budget) { return [sequence(nodes)] }
    return Array(found.prefix(1))
  }

  /// The worst moment of a sequence.
  ///
  /// O(n + readers).
  func sequence(_ nodes: [Int]) -> LiveSequence {
    var readersLeft = held.map(\.readers.count)
    var isHeld = [Bool](repeating: false, count: held.count)
    var total: Int64 = 0
    var worst: (node: Int, step: Int, need: Int64) = (nodes.first ?? 0, 0, -1)
    for (step, node) in nodes.enumerated() {
      for number in made[node] { total = total.saturatingAdd(held[number].size) }
      let need = total.saturatingAdd(max(0, weights[node]))
      if need > worst.need { worst = (node, step, need) }
      for number in read[node] {
        readersLeft[number] -= 1
        if readersLeft[number] == 0 { total -= held[number].size }
      }
    }
    guard !nodes.isEmpty else {
      return LiveSequence(
        nodes: [], worst: LiveState(nodes: [], datasets: [], weights: weights, held: held))
    }
    let begun = Set(nodes[...worst.step])
    let ended = Set(nodes[..<worst.step])
    for (number, dataset) in held.enumerated() where dataset.size > 0 {
      let isLeft = dataset.readers.isEmpty || dataset.readers.contains { !ended.contains($0) }
      isHeld[number] = begun.contains(dataset.producer) && isLeft
    }
    return LiveSequence(
      nodes: nodes,
      worst: LiveState(
        nodes: [worst.node], datasets: isHeld.indices.filter { isHeld[$0] }, weights: weights,
        held: held))
  }

  /// A list order: of the nodes that may come next, the one that leaves least held.
  ///
  /// - Parameters:
  ///   - isBackward: from the last node to the first; data then lasts from its readers to its
  ///     producer.
  ///   - isDeep: only among those that became free last.
  private func listed(isBackward: Bool, isDeep: Bool) -> [Int] {
    let graph = isBackward ? order.graph.reversed() : order.graph
    var waiting = (0..<graph.nodeCount).map { graph.predecessors(of: $0).count }
    var ready = (0..<graph.nodeCount).reversed().filter { waiting[$0] == 0 }
    var state = ListState(held: held, isBackward: isBackward)
    var sequence: [Int] = []
    sequence.reserveCapacity(graph.nodeCount)
    while !ready.isEmpty {
      let first = max(0, ready.count - (isDeep ? 8 : Self.breadth))
      let choice = (first..<ready.count).min { left, right in
        let mine = state.change(by: ready[left], made: made, read: read)
        let other = state.change(by: ready[right], made: made, read: read)
        return (mine.left, mine.peak, right) < (other.left, other.peak, left)
      }
      let node = ready.remove(at: choice ?? ready.count - 1)
      sequence.append(node)
      state.take(node, made: made, read: read)
      for next in graph.successors(of: node) {
        waiting[next] -= 1
        if waiting[next] == 0 { ready.append(next) }
      }
    }
    return sequence
  }

  /// A sequence that fits, by depth-first search over what has been done, each set once.
  private mutating func searched(budget: Int) -> [Int]? {
    let count = order.graph.nodeCount
    guard count <= Self.wordSize else { return nil }
    let names = order.topologicalOrder
    let position = order.positions()
    let before = names.map { node in
      order.graph.predecessors(of: node).reduce(UInt64(0)) { $0 | 1 << UInt64(position[$1]) }
    }
    let readers = held.map { $0.readers.reduce(UInt64(0)) { $0 | 1 << UInt64(position[$1]) } }
    let all: UInt64 = count == Self.wordSize ? .max : 1 << UInt64(count) - 1
    var seen: Set<UInt64> = [0]
    var stack: [(done: UInt64, next: Int)] = [(0, 0)]
    var path: [Int] = []
    var steps = 0
    while let (done, next) = stack.last {
      if done == all { return path }
      steps += 1 + held.count
      if steps > budget { return nil }
      guard next < count else {
        stack.removeLast()
        _ = path.popLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let bit: UInt64 = 1 << UInt64(next)
      guard done & bit == 0, before[next] & ~done == 0, !seen.contains(done | bit) else { continue }
      var need = max(0, weights[names[next]])
      for (number, dataset) in held.enumerated() {
        let producer: UInt64 = 1 << UInt64(position[dataset.producer])
        let isLeft = readers[number] == 0 || readers[number] & ~done != 0
        if (done | bit) & producer != 0 && isLeft { need = need.saturatingAdd(dataset.size) }
      }
      guard need <= capacity else { continue }
      seen.insert(done | bit)
      stack.append((done | bit, 0))
      path.append(names[next])
    }
    isComplete = true
    return nil
  }
}

/// What is held while a list order is made.
private struct ListState {
  private let held: [HeldDataset]
  private let isBackward: Bool
  /// For each dataset how many of those that end its time are still to come.
  private var left: [Int]
  private var isHeld: [Bool]

  init(held: [HeldDataset], isBackward: Bool) {
    self.held = held
    self.isBackward = isBackward
    left = held.map { isBackward ? 1 : $0.readers.count }
    // Seen from the end, what nobody reads has been there all the time.
    isHeld = held.map { isBackward && $0.readers.isEmpty }
  }

  /// What one more node adds while it runs, and what it leaves.
  func change(by node: Int, made: [[Int]], read: [[Int]]) -> (left: Int64, peak: Int64) {
    var peak: Int64 = 0
    var ended: Int64 = 0
    for number in isBackward ? read[node] : made[node] where !isHeld[number] {
      peak = peak.saturatingAdd(held[number].size)
    }
    for number in isBackward ? made[node] : read[node] where left[number] == 1 {
      ended = ended.saturatingAdd(held[number].size)
    }
    return (peak - ended, peak)
  }

  mutating func take(_ node: Int, made: [[Int]], read: [[Int]]) {
    for number in isBackward ? read[node] : made[node] { isHeld[number] = true }
    for number in isBackward ? made[node] : read[node] { left[number] -= 1 }
  }
}
