import Ordering

extension TestRandom {
  /// A problem whose nodes each fit by themselves, with one to three resources, up to two locks and
  /// up to two pairs that must not overlap.
  mutating func problem(nodeCount: Int, percent: Int) throws -> SchedulingProblem {
    try problem(on: acyclicGraph(nodeCount: nodeCount, percent: percent))
  }

  /// The same on a given graph.
  mutating func problem(on graph: DirectedGraph) throws -> SchedulingProblem {
    let nodeCount = graph.nodeCount
    let resources = 1 + below(3)
    var capacities = (0..<resources).map { _ in Int64(1 + below(5)) }
    var demands = capacities.map { amounts(nodeCount, upTo: Int($0)) }
    for _ in 0..<below(3) {
      demands.append(amounts(nodeCount, upTo: 1))
      let pair = [below(nodeCount), below(nodeCount)]
      demands.append((0..<nodeCount).map { pair.contains($0) ? 1 : 0 })
      capacities += [1, 1]
    }
    let durations = amounts(nodeCount, upTo: 9)
    return try SchedulingProblem(
      graph: graph, durations: durations, demands: demands, capacities: capacities)
  }
}

extension BruteForce {
  /// Whether every antichain fits every capacity.
  func isSafe(_ problem: SchedulingProblem) -> Bool {
    zip(problem.demands, problem.capacities).allSatisfy { peak($0) <= $1 }
  }

  /// The longest path through `nodes` by trying every chain of theirs.
  func longestPath(within nodes: [Int], durations: [Int64]) -> Int64 {
    var longest: [Int: Int64] = [:]
    func path(from node: Int) -> Int64 {
      if let known = longest[node] { return known }
      let rest = nodes.filter { reach[node][$0] }.map { path(from: $0) }.max() ?? 0
      longest[node] = durations[node] + rest
      return durations[node] + rest
    }
    return nodes.map { path(from: $0) }.max() ?? 0
  }
}

/// A budget small enough for unoptimised builds.
let smallBudget = SearchBudget(schedules: 30, steps: 60_000, seed: 1)
