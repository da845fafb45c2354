/// The serial generation scheme with memory of its own, for searches that build many schedules.
///
/// Node after node, each as early as order and capacities allow; of the nodes whose predecessors
/// are placed the one with the smallest rank comes next, then the smallest number. The result is
/// an active schedule (Kolisch 1996). O(n · (log n + segments of the resources it takes)), no
/// allocation.
struct SerialScheme: Sendable {
  private let problem: FlatProblem
  private var timelines: Timelines
  private var waiting: [Int32]
  private var heap: [Int32]
  /// When each node starts in the schedule that was built last.
  private(set) var start: [Int64]
  /// When the last node of that schedule ends.
  private(set) var makespan: Int64 = 0

  init(_ problem: SchedulingProblem) {
    self.problem = FlatProblem(problem)
    timelines = Timelines(problem)
    waiting = [Int32](repeating: 0, count: problem.nodeCount)
    heap = waiting
    start = [Int64](repeating: 0, count: problem.nodeCount)
  }

  /// The schedule in which smaller ranks come first.
  mutating func schedule(rank: [Int64]) -> Schedule {
    build(rank: rank)
    return Schedule(start: start, makespan: makespan)
  }

  /// Builds the schedule in which smaller ranks come first, in place.
  mutating func build(rank: [Int64]) {
    let problem = problem
    timelines.clear()
    // Without bounds checks: this is where a search spends its time.
    rank.withUnsafeBufferPointer { rank in
      waiting.withUnsafeMutableBufferPointer { waiting in
        heap.withUnsafeMutableBufferPointer { heap in
          start.withUnsafeMutableBufferPointer { start in
            timelines.withSegments { segments in
              var ready = RankedHeap(nodes: heap, rank: rank)
              problem.fill(segments, start: start, waiting: waiting, ready: &ready)
            }
          }
        }
      }
    }
    makespan = 0
    for node in start.indices { makespan = max(makespan, start[node] + problem.durations[node]) }
  }
}

/// A problem in flat arrays.
private struct FlatProblem: Sendable {
  struct Need: Sendable {
    let resource: Int32
    let amount: Int64
  }

  let durations: [Int64]
  private let graph: DirectedGraph
  private let predecessorCounts: [Int32]
  /// `needs[needStarts[v]..<needStarts[v + 1]]` is what `v` takes.
  private let needStarts: [Int32]
  private let needs: [Need]

  init(_ problem: SchedulingProblem) {
    let count = problem.nodeCount
    graph = problem.order.graph
    durations = problem.durations
    predecessorCounts = (0..<count).map { Int32(problem.order.graph.predecessors(of: $0).count) }
    var starts: [Int32] = [0]
    for node in 0..<count { starts.append(starts[node] + Int32(problem.needs[node].count)) }
    needStarts = starts
    needs = problem.needs.joined().map { Need(resource: Int32($0.resource), amount: $0.amount) }
  }

  func fill(
    _ segments: Timelines.Segments, start: UnsafeMutableBufferPointer<Int64>,
    waiting: UnsafeMutableBufferPointer<Int32>, ready: inout RankedHeap
  ) {
    for node in start.indices {
      start[node] = 0
      waiting[node] = predecessorCounts[node]
      if waiting[node] == 0 { ready.insert(node) }
    }
    while let node = ready.popFirst() {
      let begin = place(node, from: start[node], segments)
      start[node] = begin
      let end = begin + durations[node]
      for edge in Int(graph.starts[node])..<Int(graph.starts[node + 1]) {
        let next = Int(graph.targets[edge])
        start[next] = max(start[next], end)
        waiting[next] -= 1
        if waiting[next] == 0 { ready.insert(next) }
      }
    }
  }

  /// Finds the earliest time from which all that a node needs is free, and takes it.
  private func place(_ node: Int, from time: Int64, _ segments: Timelines.Segments) -> Int64 {
    let duration = durations[node]
    let first = Int(needStarts[node])
    let last = Int(needStarts[node + 1])
    guard duration > 0, first < last else { return time }
    var begin = time
    var agreed = 0
    var index = first
    while agreed < last - first {
      let need = needs[index]
      let earliest = segments.earliest(
        from: begin, duration: duration, amount: need.amount, of: Int(need.resource))
      agreed = earliest == begin ? agreed + 1 : 1
      begin = earliest
      index = index + 1 == last ? first : index + 1
    }
    for index in first..<last {
      segments.take(
        needs[index].amount, of: Int(needs[index].resource), from: begin, to: begin + duration)
    }
    return begin
  }
}
