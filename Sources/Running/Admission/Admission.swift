import Ordering

/// Decides which node may start, and when: the heart of a run, without any of its processes.
///
/// A node may start when the nodes before it are done and what it needs is free. Among those that
/// may, the one of best rank goes first; one that fits may pass a better one that does not fit yet,
/// so that nothing idles. A node that was passed ``passLimit`` times gets a reservation: from then
/// on nothing of worse rank starts that would take from what it still needs, so that it is never
/// starved (backfilling as in batch schedulers).
package struct Admission: Sendable {
  /// An amount of a resource that a node holds while it runs.
  package struct Need: Sendable, Hashable {
    /// Index into the capacities.
    package let resource: Int
    /// More than zero.
    package let amount: Int64

    package init(resource: Int, amount: Int64) {
      self.resource = resource
      self.amount = amount
    }
  }

  /// How far a node has come.
  package enum State: Sendable, Hashable {
    /// A node before it is not done.
    case blocked
    /// Only what it needs is missing, or nothing.
    case ready
    case running
    case done
    case failed
  }

  /// How often a waiting node may be passed before room is kept for it.
  package static let passLimit = 8

  package private(set) var states: [State]
  /// What nobody holds, by resource.
  package private(set) var free: [Int64]

  private let graph: DirectedGraph
  private let needs: [[Need]]
  private let rank: [Int]
  private let isSelected: [Bool]
  /// The smallest need of any node, by resource: when that is not free, nothing is admitted.
  private let least: [Int64]
  private let passLimit: Int
  private var predecessorsLeft: [Int]
  private var passes: [Int]
  private var lines: [WaitingLine]
  private let lineOfNode: [Int]

  /// - Parameters:
  ///   - needs: for each node its amounts, at most one for a resource, none above the capacity.
  ///   - priority: for each node the length of the path that waits for it; larger goes first,
  ///     ties by index.
  ///   - selection: the nodes to run. The others count as done as soon as those before them are,
  ///     so that order through them holds. Nil is every node.
  package init(
    order: PartialOrder, needs: [[Need]], capacities: [Int64], priority: [Int64],
    selection: Set<Int>? = nil, passLimit: Int = Admission.passLimit
  ) {
    let count = order.graph.nodeCount
    graph = order.graph
    self.needs = needs
    self.passLimit = passLimit
    free = capacities
    isSelected = (0..<count).map { selection?.contains($0) ?? true }
    rank = Self.ranks(priority)
    least = Self.least(needs, selected: isSelected, resources: capacities.count)
    predecessorsLeft = (0..<count).map { order.graph.predecessors(of: $0).count }
    states = Array(repeating: .blocked, count: count)
    passes = Array(repeating: 0, count: count)
    var lineOf: [[Need]: Int] = [:]
    lineOfNode = needs.map { need in
      let line = lineOf[need] ?? lineOf.count
      lineOf[need] = line
      return line
    }
    lines = Array(repeating: WaitingLine(), count: lineOf.count)
    // Listed first: passing on from a node outside the selection changes the counts.
    let sources = predecessorsLeft.indices.filter { predecessorsLeft[$0] == 0 }
    for node in sources { makeReady(node) }
  }

  private static func ranks(_ priority: [Int64]) -> [Int] {
    let best = priority.indices.sorted { (priority[$1], $0) < (priority[$0], $1) }
    var ranks = [Int](repeating: 0, count: priority.count)
    for (rank, node) in best.enumerated() { ranks[node] = rank }
    return ranks
  }

  private static func least(
    _ needs: [[Need]], selected: [Bool], resources: Int
  ) -> [Int64] {
    var sums = [Int64](repeating: .max, count: resources)
    var users = [Int](repeating: 0, count: resources)
    for (node, needs) in needs.enumerated() where selected[node] {
      for need in needs {
        sums[need.resource] = min(sums[need.resource], need.amount)
        users[need.resource] += 1
      }
    }
    let all = selected.count { $0 }
    return sums.indices.map { users[$0] == all ? sums[$0] : 0 }
  }
}

extension Admission {
  /// Admits the node that is to start now and takes what it needs; nil when none may.
  ///
  /// O(groups of nodes with equal needs × resources).
  package mutating func next() -> Int? {
    for resource in free.indices where least[resource] > free[resource] { return nil }
    let reserved = reservation()
    var chosen: (line: Int, node: Int)?
    for line in lines.indices {
      guard let head = lines[line].first else { continue }
      if let chosen, rank[chosen.node] < rank[head] { continue }
      if fits(head), leavesRoom(head, for: reserved) { chosen = (line, head) }
    }
    guard let (line, node) = chosen else { return nil }
    lines[line].removeFirst(ranks: rank)
    for line in lines {
      if let head = line.first, rank[head] < rank[node] { passes[head] += 1 }
    }
    for need in needs[node] { free[need.resource] -= need.amount }
    states[node] = .running
    return node
  }

  /// Gives back what a running node holds and lets what waits for it come up.
  package mutating func complete(_ node: Int) {
    release(node)
    passOn(node)
  }

  /// Gives back what a running node holds; what waits for it stays blocked.
  package mutating func fail(_ node: Int) {
    release(node)
    states[node] = .failed
  }

  /// Puts a running node back in line for another attempt.
  package mutating func retry(_ node: Int) {
    release(node)
    makeReady(node)
  }

  /// The best node that may start but for what others hold, and what it lacks most plainly.
  ///
  /// Nil when nothing waits. O(groups × resources).
  package func firstWaiting() -> (node: Int, resource: Int)? {
    let heads = lines.compactMap(\.first).sorted { rank[$0] < rank[$1] }
    for head in heads {
      if let lacking = needs[head].first(where: { $0.amount > free[$0.resource] }) {
        return (head, lacking.resource)
      }
    }
    return nil
  }

  /// The selected nodes that are neither done nor failed, by index.
  package var left: [Int] {
    states.indices.filter { isSelected[$0] && states[$0] != .done && states[$0] != .failed }
  }

  private func fits(_ node: Int) -> Bool {
    needs[node].allSatisfy { $0.amount <= free[$0.resource] }
  }

  /// The best node that was passed often enough.
  private func reservation() -> Int? {
    var best: Int?
    for line in lines {
      guard let head = line.first, passes[head] >= passLimit else { continue }
      if let best, rank[best] < rank[head] { continue }
      best = head
    }
    return best
  }

  private func leavesRoom(_ node: Int, for reserved: Int?) -> Bool {
    guard let reserved, rank[reserved] < rank[node] else { return true }
    for need in needs[node] {
      for wanted in needs[reserved] where wanted.resource == need.resource {
        if free[need.resource] - need.amount < wanted.amount { return false }
      }
    }
    return true
  }

  private mutating func release(_ node: Int) {
    for need in needs[node] { free[need.resource] += need.amount }
  }

  private mutating func passOn(_ node: Int) {
    states[node] = .done
    var finished = [node]
    while let node = finished.popLast() {
      for next in graph.successors(of: node) {
        predecessorsLeft[next] -= 1
        guard predecessorsLeft[next] == 0 else { continue }
        if isSelected[next] {
          makeReady(next)
        } else {
          states[next] = .done
          finished.append(next)
        }
      }
    }
  }

  private mutating func makeReady(_ node: Int) {
    guard isSelected[node] else { return passOn(node) }
    states[node] = .ready
    lines[lineOfNode[node]].insert(node, ranks: rank)
  }
}
