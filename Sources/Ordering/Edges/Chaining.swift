extension SchedulingProblem {
  /// The edges that turn a schedule into an order under which every antichain fits.
  ///
  /// Every unit of a resource is handed from the node that had it to the node that needs it next,
  /// and each handing over that no path implies becomes an edge (partial-order schedule: Policella,
  /// Cesta, Oddi, Smith 2004; resource flow: Artigues, Michelon, Reusser 2003). Units are kept as
  /// amounts, so memory counts in bytes. The schedule itself stays possible. Every duration must
  /// be at least 1. O(n² · resources + m · n / 64).
  func chain(_ schedule: Schedule) -> [DirectedGraph.Edge] {
    var chaining = Chaining(problem: self, schedule: schedule)
    let sequence = (0..<nodeCount).sorted {
      (schedule.start[$0], $0) < (schedule.start[$1], $1)
    }
    for node in sequence {
      chaining.past.enter(node, after: order.graph.predecessors(of: node))
      for need in needs[node] { chaining.supply(node, with: need.amount, of: need.resource) }
    }
    return chaining.edges
  }
}

private struct Chaining {
  /// Who had some units of a resource last; nil when nobody has.
  struct Holding {
    var node: Int?
    var amount: Int64
  }

  let schedule: Schedule
  let durations: [Int64]
  var holdings: [[Holding]]
  var past: Past
  var edges: [DirectedGraph.Edge] = []

  init(problem: SchedulingProblem, schedule: Schedule) {
    self.schedule = schedule
    durations = problem.durations
    holdings = problem.capacities.map { [Holding(node: nil, amount: $0)] }
    past = Past(nodeCount: problem.nodeCount)
  }

  mutating func supply(_ node: Int, with amount: Int64, of resource: Int) {
    var missing = amount
    let offers = holdings[resource].indices
      .compactMap { index in
        score(holdings[resource][index], for: node, missing: amount)
          .map { (score: $0, index: index) }
      }
      .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
    for (_, index) in offers where missing > 0 {
      let taken = min(missing, holdings[resource][index].amount)
      if let holder = holdings[resource][index].node, !past.contains(holder, before: node) {
        edges.append(DirectedGraph.Edge(holder, node))
        past.insert(holder, before: node)
      }
      holdings[resource][index].amount -= taken
      missing -= taken
    }
    holdings[resource].removeAll { $0.amount == 0 }
    holdings[resource].append(Holding(node: node, amount: amount))
  }

  /// How welcome an offer is, best first; nil when its holder is still running.
  ///
  /// Units that cost no edge come first, then those of which one holder has many, then those that
  /// waited least.
  private func score(_ holding: Holding, for node: Int, missing: Int64) -> Score? {
    guard let holder = holding.node else { return Score(kind: 1, share: 0, wait: 0) }
    let end = schedule.start[holder] + durations[holder]
    guard end <= schedule.start[node] else { return nil }
    if past.contains(holder, before: node) { return Score(kind: 2, share: 0, wait: 0) }
    return Score(
      kind: 0, share: min(holding.amount, missing), wait: schedule.start[node] - end)
  }

  struct Score: Comparable {
    let kind: Int
    let share: Int64
    let wait: Int64

    static func < (left: Score, right: Score) -> Bool {
      (left.kind, left.share, right.wait) < (right.kind, right.share, left.wait)
    }
  }
}

/// What comes before each node, for nodes entered in an order that the edges agree with.
///
/// Each row is complete when later nodes take it up, so an edge costs one row, not a closure.
/// Above the memory limit only direct predecessors are known; then more edges come out, which
/// pruning finds to be implied.
private struct Past {
  private var before: BitMatrix?
  private var direct: Set<Int> = []

  init(nodeCount: Int) {
    if BitMatrix.byteCount(size: nodeCount) <= BitMatrix.planningLimit {
      before = BitMatrix(size: nodeCount)
    }
  }

  mutating func enter(_ node: Int, after predecessors: DirectedGraph.Neighbors) {
    direct.removeAll(keepingCapacity: true)
    for earlier in predecessors { insert(earlier, before: node) }
  }

  mutating func insert(_ earlier: Int, before node: Int) {
    direct.insert(earlier)
    before?[node, earlier] = true
    before?.join(earlier, into: node)
  }

  func contains(_ earlier: Int, before node: Int) -> Bool {
    before?[node, earlier] ?? direct.contains(earlier)
  }
}
