import ArgumentParser
import Ordering

/// What can be measured: every call of the engine is in this file.
enum Measure: String, CaseIterable, ExpressibleByArgument {
  /// A graph from its edges.
  case graph
  /// A topological order of a graph.
  case order
  /// The index that answers queries; how many pairs are ordered is counted on small graphs.
  case index
  /// Queries whether a path joins two nodes drawn at random.
  case queries
  /// The graph without the edges that others imply.
  case reduction
  /// The heaviest antichain, with its nodes.
  case peak
  /// The heaviest antichain with a given node, for nodes spread over the graph.
  case worst
  /// All nodes that may run while the capacity is exceeded.
  /// The heaviest minimal sets that exceed the capacity.
  case overloads
  /// The heaviest antichain of at most so many nodes.
  case boundedPeak = "bounded-peak"
  /// A short schedule.
  case schedule
  /// Edges that make every schedule fit, the makespan minimised; proved again by flow.
  case edges
  /// The same, with as few edges as can be.
  case fewestEdges = "fewest-edges"
  /// The fewest stages that each fit.
  case stages
}

/// The part that is timed; what it returns describes the answer when the clock has stopped.
typealias TimedRun = () throws -> () throws -> Outcome

extension Measure {
  func prepared(on file: PattersonFile, options: OrderingBench) throws -> TimedRun {
    switch self {
    case .graph, .order, .index, .queries, .reduction:
      try structureRun(on: file, queries: options.queries)
    case .peak, .worst, .overloads, .boundedPeak:
      try peakRun(on: file, options: options)
    case .schedule, .edges, .fewestEdges, .stages:
      try planRun(on: file, options: options)
    }
  }

  private func structureRun(on file: PattersonFile, queries: Int) throws -> TimedRun {
    let graph = file.graph()
    switch self {
    case .graph:
      return {
        let graph = file.graph()
        return { Outcome(numbers: ["edges": Int64(graph.edgeCount)]) }
      }
    case .order:
      return {
        let order = PartialOrder(graph)
        return { Outcome(numbers: ["nodes": Int64(order?.topologicalOrder.count ?? 0)]) }
      }
    case .index:
      return {
        let paths = Reachability(graph)
        // The first query makes the index of a large graph.
        if graph.nodeCount > 1 { _ = paths.reaches(0, graph.nodeCount - 1) }
        return { Outcome(numbers: orderedPairs(of: paths, nodeCount: graph.nodeCount)) }
      }
    case .queries:
      let paths = Reachability(graph)
      let pairs = spreadPairs(queries, of: graph.nodeCount)
      return {
        let joined = pairs.reduce(into: Int64(0)) { $0 += paths.reaches($1.0, $1.1) ? 1 : 0 }
        return { Outcome(numbers: ["queries": Int64(queries), "joined": joined]) }
      }
    default:
      let order = try file.order()
      return {
        let reduced = order.transitiveReduction()
        return { Outcome(numbers: ["edges": Int64(reduced.edgeCount)]) }
      }
    }
  }

  private func peakRun(on file: PattersonFile, options: OrderingBench) throws -> TimedRun {
    let order = try file.order()
    let weights = file.demands[0]
    let capacity = file.capacities[0]
    switch self {
    case .peak:
      return {
        let peak = order.heaviestAntichain(weights: weights)
        return { Outcome(numbers: ["peak": peak.weight, "witness": Int64(peak.nodes.count)]) }
      }
    case .worst:
      let count = min(options.queries, file.nodeCount)
      let nodes = (0..<count).map { $0 * file.nodeCount / count }
      return {
        let sets = nodes.map { order.heaviestAntichain(containing: $0, weights: weights) }
        let peak = sets.map(\.weight).max() ?? 0
        return { Outcome(numbers: ["queries": Int64(count), "peak": peak]) }
      }
    case .overloads:
      return {
        let found = order.minimalOverloads(weights: weights, capacity: capacity)
        return {
          Outcome(numbers: ["found": Int64(found.found), "complete": found.isComplete ? 1 : 0])
        }
      }
    default:
      return {
        let bound = order.boundedPeak(weights: weights, workers: options.workers)
        return { Outcome(numbers: ["lower": bound.lower, "upper": bound.upper]) }
      }
    }
  }

  private func planRun(on file: PattersonFile, options: OrderingBench) throws -> TimedRun {
    let problem = try file.problem()
    let budget = SearchBudget(schedules: options.schedules)
    let least = ["criticalPath": problem.order.criticalPath(durations: problem.durations)]
    switch self {
    case .schedule:
      return {
        let schedule = problem.bestSchedule(budget: budget).schedule
        return {
          Outcome(
            numbers: least.merging(["makespan": schedule.makespan]) { $1 }, start: schedule.start)
        }
      }
    case .edges, .fewestEdges:
      let objective: OrderingEdges.Objective = self == .edges ? .makespan : .edges
      return {
        let plan = problem.orderingEdges(minimize: objective, budget: budget)
        return { try proved(plan, of: problem).with(least) }
      }
    default:
      return {
        let sequence = problem.stages(budget: budget)
        return {
          Outcome(numbers: [
            "stages": Int64(sequence.stages.count), "makespan": sequence.makespan,
          ]).with(least)
        }
      }
    }
  }
}

/// The plan's figures, once flow has shown that every antichain fits every capacity.
private func proved(_ plan: OrderingEdges, of problem: SchedulingProblem) throws -> Outcome {
  let edges = plan.edges.map(\.edge)
  guard let order = problem.order.adding(edges) else {
    throw ValidationError("the added edges close a cycle")
  }
  for (weights, capacity) in zip(problem.demands, problem.capacities) {
    let peak = order.heaviestAntichain(weights: weights).weight
    if peak > capacity { throw ValidationError("the plan is not safe: \(peak) of \(capacity)") }
  }
  let makespan = order.criticalPath(durations: problem.durations)
  if makespan != plan.makespanAfter {
    throw ValidationError("the plan says \(plan.makespanAfter), its order takes \(makespan)")
  }
  return Outcome(
    numbers: ["edges": Int64(edges.count), "makespan": makespan],
    edges: edges.map { [$0.source, $0.target] })
}

private func orderedPairs(of paths: Reachability, nodeCount: Int) -> [String: Int64] {
  guard nodeCount <= 2_000 else { return [:] }
  var pairs: Int64 = 0
  for source in 0..<nodeCount {
    for target in 0..<nodeCount where paths.reaches(source, target) { pairs += 1 }
  }
  return ["pairs": pairs]
}

/// Pairs all over the graph, the same in each run (Weyl sequences of two irrationals).
private func spreadPairs(_ count: Int, of nodeCount: Int) -> [(Int, Int)] {
  (1...max(1, count)).map { index in
    let first = UInt64(index) &* 0x9E37_79B9_7F4A_7C15 >> 33
    let second = UInt64(index) &* 0xD1B5_4A32_D192_ED03 >> 33
    return (Int(first) % nodeCount, Int(second) % nodeCount)
  }
}

extension Outcome {
  fileprivate func with(_ more: [String: Int64]) -> Outcome {
    var outcome = self
    outcome.numbers.merge(more) { $1 }
    return outcome
  }
}
