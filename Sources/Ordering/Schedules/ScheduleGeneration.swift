extension SchedulingProblem {
  /// The serial generation scheme: node after node, each as early as order and capacities allow.
  ///
  /// Of the nodes whose predecessors are placed the one with the smallest priority comes next,
  /// then the smallest number. The result is an active schedule (Kolisch 1996). O(n²) at worst for
  /// each resource.
  package func serialSchedule(priority: [Int64]) -> Schedule {
    var scheme = SerialScheme(self)
    return scheme.schedule(rank: priority)
  }

  /// The parallel generation scheme: moment after moment, each time what fits starts.
  ///
  /// Of the nodes whose predecessors have ended those with the smallest priority start first,
  /// then the smallest number: what an executor without foresight does. The result is a non-delay
  /// schedule (Kolisch 1996). O(n · width · resources) at worst.
  package func parallelSchedule(priority: [Int64]) -> Schedule {
    var free = capacities
    var waiting = (0..<nodeCount).map { order.graph.predecessors(of: $0).count }
    var start = [Int64](repeating: 0, count: nodeCount)
    var ready: [Ranked] = []
    var running = MinHeap<Ranked>()
    var released = (0..<nodeCount).filter { waiting[$0] == 0 }
    var now: Int64 = 0
    while true {
      if !released.isEmpty {
        ready += released.map { Ranked(rank: priority[$0], node: $0) }
        ready.sort()
        released.removeAll()
      }
      ready.removeAll { item in
        guard needs[item.node].allSatisfy({ $0.amount <= free[$0.resource] }) else { return false }
        for need in needs[item.node] { free[need.resource] -= need.amount }
        start[item.node] = now
        running.insert(Ranked(rank: now + durations[item.node], node: item.node))
        return true
      }
      guard let soonest = running.min else { break }
      now = soonest.rank
      while let ended = running.min, ended.rank == now {
        _ = running.popMin()
        for need in needs[ended.node] { free[need.resource] += need.amount }
        for next in order.graph.successors(of: ended.node) {
          waiting[next] -= 1
          if waiting[next] == 0 { released.append(next) }
        }
      }
    }
    return Schedule(start: start, durations: durations)
  }
}

/// A node with what it is sorted by; equal ranks go by number.
struct Ranked: Comparable {
  let rank: Int64
  let node: Int

  static func < (left: Ranked, right: Ranked) -> Bool {
    (left.rank, left.node) < (right.rank, right.node)
  }
}
