extension SchedulingProblem {
  /// The edges that turn a schedule into an order under which every antichain fits.
  ///
  /// Every unit of a resource is handed from the node that had it to the node that needs it next,
  /// and each handing over that no path implies becomes an edge (partial-order schedule: Policella,
  /// Cesta, Oddi, Smith 2004; resource flow: Artigues, Michelon, Reusser 2003). Units are kept as
  /// amounts, so memory counts in bytes. The schedule itself stays possible. Every duration must
  /// be at least 1. O(n² · resources) and the closure's upkeep.
  func chain(_ schedule: Schedule) -> [DirectedGraph.Edge] {
    var chaining = Chaining(problem: self, schedule: schedule)
    let sequence = (0..<nodeCount).sorted {
      (schedule.start[$0], $0) < (schedule.start[$1], $1)
    }
    for node in sequence {
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
  var paths: Reachability
  var edges: [DirectedGraph.Edge] = []

  init(problem: SchedulingProblem, schedule: Schedule) {
    self.schedule = schedule
    durations = problem.durations
    holdings = problem.capacities.map { [Holding(node: nil, amount: $0)] }
    paths = Reachability(problem.order.graph)
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
      if let holder = holdings[resource][index].node, !paths.reaches(holder, node) {
        let edge = DirectedGraph.Edge(holder, node)
        edges.append(edge)
        paths.insert(edge)
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
    if paths.reaches(holder, node) { return Score(kind: 2, share: 0, wait: 0) }
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
