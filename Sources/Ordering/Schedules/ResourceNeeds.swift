/// What some nodes take of each resource.
struct ResourceNeeds: Sendable {
  let capacities: [Int64]
  private let amounts: [Int64]
  private let durations: [Int64]
  /// By so many bits amounts are cut before they are multiplied with times.
  private let cut: [Int64]

  /// Nodes without a duration take nothing for no time; nil when the amounts cannot be added up.
  init?(_ problem: SchedulingProblem, names: [Int]) {
    capacities = problem.capacities
    durations = names.map { problem.durations[$0] }
    amounts = names.flatMap { node in
      problem.demands.map { problem.durations[node] > 0 ? $0[node] : 0 }
    }
    let horizon = durations.reduce(Int64(1)) { $0.saturatingAdd($1) }
    var cut: [Int64] = []
    for (amounts, capacity) in zip(problem.demands, problem.capacities) {
      let total = names.reduce(max(1, capacity)) { $0.saturatingAdd(amounts[$1]) }
      guard total < .max / 4 else { return nil }
      let room = total.leadingZeroBitCount + horizon.leadingZeroBitCount
      cut.append(Int64(max(0, Int64.bitWidth + 2 - room)))
    }
    self.cut = cut
  }

  var resourceCount: Int { capacities.count }

  subscript(node: Int, resource: Int) -> Int64 { amounts[node * capacities.count + resource] }

  /// What the nodes together take beyond each capacity; negative where they leave some.
  func excess(of nodes: UInt64) -> [Int64] {
    var excess = capacities.map { -$0 }
    for node in Bits(nodes) {
      for resource in excess.indices { excess[resource] += self[node, resource] }
    }
    return excess
  }

  /// No schedule does the work of these nodes on a resource in less time.
  ///
  /// - Parameter rest: how long each running node still takes.
  func rounds(
    of resource: Int, waiting: UInt64, running: UInt64, rest: (Int) -> Int64
  ) -> Int64 {
    // Cut amounts are no larger, and the cut capacity no smaller, so the bound stays one.
    let shift = cut[resource]
    let capacity = (capacities[resource] >> shift) + (shift > 0 ? 1 : 0)
    guard capacity > 0 else { return 0 }
    var work: Int64 = 0
    for node in Bits(waiting) { work += (self[node, resource] >> shift) * durations[node] }
    for node in Bits(running) { work += (self[node, resource] >> shift) * rest(node) }
    return (work + capacity - 1) / capacity
  }
}
