/// The minimal sets that may overlap and do not fit.
package struct Overloads: Hashable, Sendable {
  /// The sets, heaviest first, then by their nodes; no more than were asked for.
  package let sets: [Antichain]
  /// How many were met in all.
  package let found: Int
  /// Whether every one was met, so that `found` is their number and `sets` are the heaviest.
  package let isComplete: Bool

  /// Whether there are, or may be, more than are listed.
  package var hasMore: Bool { found > sets.count || !isComplete }
}

extension PartialOrder {
  /// The antichains above a capacity that would fit without any one of their nodes.
  ///
  /// Minimal forbidden sets (Stork, Uetz 2005). Nodes are added heaviest first, so the first one
  /// that does not fit is the lightest and makes the set minimal, and no set is met twice; a
  /// branch is left when its heaviest antichain, by flow, fits. There can be exponentially many;
  /// when the budget ends the search before it met any, those are given that lie in the heaviest
  /// antichain.
  ///
  /// - Parameters:
  ///   - limit: how many sets are listed.
  ///   - budget: how many elementary steps are spent before the search stops.
  package func minimalOverloads(
    weights: [Int64], capacity: Int64, limit: Int = 100, budget: Int = 5_000_000
  ) -> Overloads {
    minimalOverloads(
      weights: weights, capacity: capacity, limit: limit, budget: budget, isCounted: { _ in true })
  }

  /// The same of those sets only that count.
  func minimalOverloads(
    weights: [Int64], capacity: Int64, limit: Int, budget: Int, isCounted: ([Int]) -> Bool
  ) -> Overloads {
    var search = OverloadSearch(
      order: self, weights: weights, capacity: max(0, capacity), limit: max(0, limit))
    return search.run(budget: budget, isCounted: isCounted)
  }
}

/// Visits every minimal overload once, with an explicit stack: sets can have thousands of nodes.
private struct OverloadSearch {
  /// A set that still fits, as the nodes picked so far, and what may be added to it.
  struct Frame {
    /// Heaviest first; those before `next` were tried.
    let candidates: [Int]
    var next = 0
    /// What the candidates from `next` on weigh together.
    var rest: Int64
  }

  /// How many steps a flow takes for each node and edge.
  private static let flowCost = 4

  let order: PartialOrder
  let weights: [Int64]
  let capacity: Int64
  let limit: Int
  let paths: Reachability
  /// What it costs to tell which nodes are unordered with one, besides looking at them.
  let searchCost: Int
  var frames: [Frame] = []
  var picked: [Int] = []
  var weight: Int64 = 0
  var kept: [Antichain] = []
  var found = 0
  var steps = 0
  /// Whether each node is in the heaviest antichain that was computed last.
  var isInWitness: [Bool]

  init(order: PartialOrder, weights: [Int64], capacity: Int64, limit: Int) {
    self.order = order
    self.weights = weights
    self.capacity = capacity
    self.limit = limit
    isInWitness = [Bool](repeating: false, count: weights.count)
    paths = Reachability(order.graph)
    searchCost = paths.closure == nil ? order.graph.nodeCount + order.graph.edgeCount : 0
  }

  mutating func run(budget: Int, isCounted: ([Int]) -> Bool) -> Overloads {
    let takers = heaviestFirst(weights.indices.filter { weights[$0] > 0 })
    open(takers)
    let witness = takers.filter { isInWitness[$0] }
    while let frame = frames.last, steps < budget {
      guard frame.next < frame.candidates.count,
        weight.saturatingAdd(frame.rest) > capacity
      else {
        close()
        continue
      }
      let node = frame.candidates[frame.next]
      frames[frames.count - 1].next += 1
      if frame.rest < .max { frames[frames.count - 1].rest -= weights[node] }
      steps += 1
      if weight.saturatingAdd(weights[node]) > capacity {
        if isCounted(picked + [node]) { record(picked + [node]) }
      } else {
        picked.append(node)
        weight += weights[node]
        let later = Array(frame.candidates[(frame.next + 1)...])
        steps += later.count + searchCost
        open(paths.unordered(with: node, among: later))
      }
    }
    if found == 0 && !frames.isEmpty { recordWindows(of: witness, where: isCounted) }
    trim()
    return Overloads(sets: kept, found: found, isComplete: frames.isEmpty)
  }

  private func heaviestFirst(_ nodes: [Int]) -> [Int] {
    nodes.sorted { (weights[$1], $0) < (weights[$0], $1) }
  }

  /// Records the minimal sets of neighbours in an antichain that is sorted heaviest first.
  private mutating func recordWindows(of nodes: [Int], where isCounted: ([Int]) -> Bool) {
    var end = 0
    var sum: Int128 = 0
    for start in nodes.indices {
      while end < nodes.count && sum <= capacity {
        sum += Int128(weights[nodes[end]])
        end += 1
      }
      if sum <= capacity || kept.count == limit { return }
      let set = Array(nodes[start..<end])
      if isCounted(set) { record(set) }
      sum -= Int128(weights[nodes[start]])
    }
  }

  /// Goes on with these candidates, none of them if no overload can come of it.
  private mutating func open(_ candidates: [Int]) {
    var rest = candidates.reduce(Int64(0)) { $0.saturatingAdd(weights[$1]) }
    if weight.saturatingAdd(rest) > capacity && !canExceed(with: candidates) { rest = 0 }
    frames.append(Frame(candidates: rest == 0 ? [] : candidates, rest: rest))
  }

  private mutating func close() {
    frames.removeLast()
    if let node = picked.popLast() { weight -= weights[node] }
  }

  /// Whether some antichain of the candidates exceeds what is left of the capacity.
  private mutating func canExceed(with candidates: [Int]) -> Bool {
    // What is left of an antichain is one, so most often no new flow is needed.
    var known = weight
    for node in candidates where isInWitness[node] { known = known.saturatingAdd(weights[node]) }
    if known > capacity { return true }
    var masked = [Int64](repeating: 0, count: weights.count)
    for node in candidates { masked[node] = weights[node] }
    steps += Self.flowCost * (order.graph.nodeCount + order.graph.edgeCount)
    let heaviest = order.heaviestAntichain(weights: masked)
    guard weight.saturatingAdd(heaviest.weight) > capacity else { return false }
    for node in isInWitness.indices { isInWitness[node] = false }
    for node in heaviest.nodes { isInWitness[node] = true }
    return true
  }

  private mutating func record(_ nodes: [Int]) {
    found += 1
    steps += nodes.count
    kept.append(Antichain(of: nodes, weights: weights))
    if kept.count > 2 * limit + 16 { trim() }
  }

  /// Keeps the heaviest sets only.
  private mutating func trim() {
    kept.sort { left, right in
      left.weight != right.weight
        ? left.weight > right.weight : left.nodes.lexicographicallyPrecedes(right.nodes)
    }
    kept.removeLast(max(0, kept.count - limit))
  }
}
