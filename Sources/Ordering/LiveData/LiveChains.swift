extension EdgePlanner {
  /// Edges that make the order safe, held data included, from several schedules and sequences.
  ///
  /// Along an order of starts that fits one node at a time, any state that does not fit holds two
  /// parts of which the first ends there before the second starts; an edge says so. The guide
  /// keeps all edges free of circles and in the end is itself safe (after RespectOrder: Marchal,
  /// Simon, Vivien 2019).
  mutating func liveChains(
    of guided: SchedulingProblem, _ schedules: [Schedule]
  ) -> [[DirectedGraph.Edge]] {
    guard let held = guided.held else { return [] }
    let search = LiveSequenceSearch(
      order: guided.order, weights: guided.demands[held.resource], held: held.datasets,
      capacity: guided.capacities[held.resource])
    var chains: [[DirectedGraph.Edge]] = []
    for schedule in schedules where chains.isEmpty || !meter.isSpent {
      let sequence = guided.sequence(of: schedule)
      guard search.sequence(sequence).worst.weight <= guided.capacities[held.resource] else {
        continue
      }
      chains.append(completed(guided.chain(schedule), of: guided, along: sequence))
      chains.append(completed([], of: guided, along: sequence))
    }
    for sequence in guided.sequences where chains.isEmpty || !meter.isSpent {
      chains.append(completed([], of: guided, along: sequence))
      let single = guided.oneByOne(sequence)
      chains.append(completed(guided.chain(single), of: guided, along: sequence))
    }
    return chains
  }

  /// Edges with more of them along a sequence, until all fits.
  private mutating func completed(
    _ edges: [DirectedGraph.Edge], of guided: SchedulingProblem, along sequence: [Int]
  ) -> [DirectedGraph.Edge] {
    var position = [Int](repeating: 0, count: sequence.count)
    for (index, node) in sequence.enumerated() { position[node] = index }
    var edges = edges + orientations.filter { position[$0.source] < position[$0.target] }
    while !meter.isSpent, let order = problem.order.adding(edges) {
      var steps = check.cost
      let overload = check.overload(in: order, steps: &steps, budget: 0)
      meter.spend(steps)
      guard let overload else { return edges }
      let more = separation(of: overload.set, in: order, position)
      if more.isEmpty { break }
      edges += more
    }
    return zip(sequence, sequence.dropFirst()).map { DirectedGraph.Edge($0, $1) }
  }

  /// The edges between two parts of a state that make the least of the longest path.
  private func separation(
    of state: LiveState, in order: PartialOrder, _ position: [Int]
  ) -> [DirectedGraph.Edge] {
    let data = problem.held?.datasets ?? []
    let ends = state.nodes.map { [$0] } + state.datasets.map { data[$0].readers }
    let starts = Set(state.nodes + state.datasets.map { data[$0].producer }).sorted()
    let start = order.earliestStart(durations: problem.durations)
    let rest = order.longestRemainingPath(durations: problem.durations)
    var best: (length: Int64, ends: [Int], start: Int)?
    for readers in ends {
      guard let last = readers.map({ position[$0] }).max() else { continue }
      let end = readers.map { start[$0] + problem.durations[$0] }.max() ?? 0
      for node in starts where last < position[node] {
        let length = end.saturatingAdd(rest[node])
        if best.map({ length < $0.length }) ?? true { best = (length, readers, node) }
      }
    }
    guard let best else { return [] }
    return best.ends.map { DirectedGraph.Edge($0, best.start) }
      .filter { !order.graph.contains($0) }
  }
}

extension SchedulingProblem {
  /// The nodes in the order in which a schedule starts them.
  func sequence(of schedule: Schedule) -> [Int] {
    let position = order.positions()
    return (0..<nodeCount).sorted {
      (schedule.start[$0], position[$0]) < (schedule.start[$1], position[$1])
    }
  }

  /// The schedule that runs a sequence one node at a time.
  func oneByOne(_ sequence: [Int]) -> Schedule {
    var start = [Int64](repeating: 0, count: nodeCount)
    var now: Int64 = 0
    for node in sequence {
      start[node] = now
      now += durations[node]
    }
    return Schedule(start: start, durations: durations)
  }
}
