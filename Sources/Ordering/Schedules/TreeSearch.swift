/// A schedule shorter than a known one, or the proof that there is none, by trying everything.
///
/// Depth-first branch and bound over moments in time (Demeulemeester, Herroelen 1992 and 1997):
/// at each moment all nodes that may start do; where they exceed a capacity, every minimal set
/// whose delay helps is tried. Branches are cut by the longest remaining paths, the work left for
/// each resource, nodes that cannot overlap pairwise (Mingozzi et al. 1998), starts that could have
/// been earlier, and states no better than one that was searched (cut sets). Nodes are bits of a
/// word, so at most 64 can be open; what starts before a given time is kept as it is.
struct TreeSearch {
  /// Sets of open nodes are machine words.
  static let nodeLimit = 64

  /// The numbers of the open nodes in the problem, those with the fewest companions first.
  private let names: [Int]
  private let durations: [Int64]
  /// The longest path from each node's start to the end.
  private let tails: [Int64]
  /// The open predecessors of each node.
  private let predecessors: [UInt64]
  /// The nodes that each may run beside.
  private let companions: [UInt64]
  private let needs: ResourceNeeds
  private let all: UInt64
  private let known: Schedule
  private let from: Int64
  private let running: UInt64
  private let lower: Int64
  private var start: [Int64]
  private var memory = SearchedStates()
  /// Whether steps are left tells whether the search was finished.
  private(set) var meter: StepMeter
  /// The makespan of the shortest schedule known.
  private(set) var upper: Int64
  private var best: [Int64]?

  /// Prepares the search for a schedule shorter than `known` that starts like it.
  ///
  /// Nil when more than ``nodeLimit`` nodes end after `time`, or take more than can be added up.
  ///
  /// - Parameters:
  ///   - known: every start before `time` is kept.
  ///   - lower: no schedule is shorter than this.
  ///   - budget: how many elementary steps may be taken, and until when.
  init?(
    _ problem: SchedulingProblem, known: Schedule, keepingBefore time: Int64, lower: Int64,
    budget: SearchBudget
  ) {
    let open = (0..<problem.nodeCount).filter {
      known.start[$0] >= time || known.start[$0] + problem.durations[$0] > time
    }
    guard open.count <= Self.nodeLimit else { return nil }
    let beside = problem.companions(among: open)
    let ranked = open.indices.sorted {
      let one = (beside[$0].nonzeroBitCount, -problem.durations[open[$0]])
      let other = (beside[$1].nonzeroBitCount, -problem.durations[open[$1]])
      return one != other ? one < other : $0 < $1
    }
    let names = ranked.map { open[$0] }
    var bit: [Int: Int] = [:]
    for (index, node) in names.enumerated() { bit[node] = index }
    self.names = names
    durations = names.map { problem.durations[$0] }
    let remaining = problem.order.longestRemainingPath(durations: problem.durations)
    tails = names.map { remaining[$0] }
    predecessors = names.map { node in
      problem.order.graph.predecessors(of: node).reduce(0) { set, earlier in
        bit[earlier].map { set | 1 << UInt64($0) } ?? set
      }
    }
    companions = ranked.map { index in
      ranked.indices.reduce(0) { set, other in
        beside[index] >> UInt64(ranked[other]) & 1 == 1 ? set | 1 << UInt64(other) : set
      }
    }
    guard let needs = ResourceNeeds(problem, names: names) else { return nil }
    self.needs = needs
    all = names.count == 64 ? .max : 1 << UInt64(names.count) - 1
    start = names.map { known.start[$0] }
    let started = start
    running = names.indices.reduce(0) { started[$1] < time ? $0 | 1 << UInt64($1) : $0 }
    from = time
    self.lower = lower
    self.known = known
    upper = known.makespan
    meter = StepMeter(budget, steps: budget.steps)
  }

  /// Searches; returns the starts of all nodes of a shorter schedule, or nil when none was found.
  ///
  /// When steps are left at the end the answer is final.
  mutating func run() -> [Int64]? {
    search(at: from, placed: running)
    guard let best else { return nil }
    var starts = known.start
    for (index, node) in names.enumerated() { starts[node] = best[index] }
    return starts
  }

  private func end(_ node: Int) -> Int64 { start[node] + durations[node] }

  /// Continues the partial schedule `placed` from a moment at which nodes may start.
  private mutating func search(at time: Int64, placed: UInt64) {
    meter.spend(names.count)
    guard !meter.isSpent, upper > lower else { return }
    if placed == all {
      upper = names.indices.reduce(0) { max($0, end($1)) }
      best = start
      return
    }
    var running: UInt64 = 0
    var bound: Int64 = 0
    for node in Bits(placed) {
      if end(node) > time { running |= 1 << UInt64(node) }
      bound = max(bound, start[node] + tails[node])
    }
    let done = placed & ~running
    var ready: UInt64 = 0
    for node in Bits(all & ~placed) where predecessors[node] & ~done == 0 {
      ready |= 1 << UInt64(node)
      bound = max(bound, time + tails[node])
    }
    if bound >= upper || isTooLong(at: time, running: running, waiting: all & ~placed) { return }
    if memory.dominates(placed, at: time, end: end) { return }
    advance(at: time, placed: placed, running: running, ready: ready)
    if !meter.isSpent { memory.note(placed, running: running, at: time, end: end) }
  }

  /// Whether the work that is left takes too long, whatever the order.
  private func isTooLong(at time: Int64, running: UInt64, waiting: UInt64) -> Bool {
    for resource in 0..<needs.resourceCount {
      let rounds = needs.rounds(of: resource, waiting: waiting, running: running) {
        end($0) - time
      }
      if time + rounds >= upper { return true }
    }
    for skipped in 0..<4 where packed(at: time, running, waiting, skipped: skipped) >= upper {
      return true
    }
    return false
  }

  /// How long nodes take of which no two may overlap, taken greedily but for the choice of the
  /// first.
  private func packed(
    at time: Int64, _ running: UInt64, _ waiting: UInt64, skipped: Int
  ) -> Int64 {
    var left = running | waiting
    var first = left
    for _ in 0..<skipped { first &= first &- 1 }
    guard first != 0 else { return 0 }
    var node = first.trailingZeroBitCount
    var total = time
    var after = Int64.max
    while true {
      total += running >> UInt64(node) & 1 == 1 ? end(node) - time : durations[node]
      after = min(after, tails[node] - durations[node])
      left &= ~(companions[node] | 1 << UInt64(node))
      if left == 0 { return total + after }
      node = left.trailingZeroBitCount
    }
  }

  /// Starts what is ready, or tries every way to delay what is too much.
  private mutating func advance(at time: Int64, placed: UInt64, running: UInt64, ready: UInt64) {
    if ready == 0 { return search(at: soonestEnd(of: running), placed: placed) }
    for node in Bits(ready) { start[node] = time }
    let together = running | ready
    let excess = needs.excess(of: together)
    if excess.allSatisfy({ $0 <= 0 }) {
      return search(at: soonestEnd(of: together), placed: placed | ready)
    }
    let kept = start
    for delayed in delays(of: together, excess: excess) {
      if meter.isSpent || upper <= lower { return }
      let next = soonestEnd(of: together & ~delayed)
      if longestTail(of: delayed) + next >= upper { continue }
      let now = (placed | ready) & ~delayed
      let couldBeEarlier =
        running & delayed != 0
        && Bits(ready & ~delayed).contains { couldStartBefore(time, $0, among: now) }
      if couldBeEarlier { continue }
      search(at: next, placed: now)
      start = kept
    }
  }

  private func soonestEnd(of nodes: UInt64) -> Int64 {
    Bits(nodes).reduce(.max) { min($0, end($1)) }
  }

  private func longestTail(of nodes: UInt64) -> Int64 {
    Bits(nodes).reduce(0) { max($0, tails[$1]) }
  }

  /// The minimal sets whose delay leaves what fits, those that promise the least makespan first.
  private mutating func delays(of together: UInt64, excess: [Int64]) -> [UInt64] {
    var sets = DelayingSets(needs: needs, nodes: Array(Bits(together)), excess: excess)
    sets.collect(stepLimit: meter.left)
    meter.spend(sets.steps)
    let ranked = sets.found.map { delayed in
      (bound: soonestEnd(of: together & ~delayed) + longestTail(of: delayed), set: delayed)
    }
    return ranked.sorted {
      ($0.bound, $0.set.nonzeroBitCount, $0.set) < ($1.bound, $1.set.nonzeroBitCount, $1.set)
    }.map(\.set)
  }

  /// Whether a node that starts at `time` would have fitted just before it.
  private func couldStartBefore(_ time: Int64, _ node: Int, among placed: UInt64) -> Bool {
    if time <= from || Bits(predecessors[node]).contains(where: { end($0) >= time }) {
      return false
    }
    let before = Bits(placed & ~(1 << UInt64(node))).reduce(UInt64(0)) { set, other in
      start[other] < time && end(other) >= time ? set | 1 << UInt64(other) : set
    }
    return needs.excess(of: before | 1 << UInt64(node)).allSatisfy { $0 <= 0 }
  }
}

extension SchedulingProblem {
  /// For each of at most 64 nodes, as bits, those that it may run beside: unordered with it, and
  /// both fit.
  fileprivate func companions(among nodes: [Int]) -> [UInt64] {
    let paths = Reachability(order.graph.subgraph(of: nodes))
    return nodes.indices.map { one in
      nodes.indices.reduce(UInt64(0)) { set, other in
        guard paths.areUnordered(one, other) else { return set }
        let fits = demands.indices.allSatisfy {
          demands[$0][nodes[one]].saturatingAdd(demands[$0][nodes[other]]) <= capacities[$0]
        }
        return fits ? set | 1 << UInt64(other) : set
      }
    }
  }
}
