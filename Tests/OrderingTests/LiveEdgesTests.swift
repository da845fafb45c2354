import Ordering
import Testing

/// Edges and stages for problems whose nodes hand on data in memory.
@Suite struct LiveEdgesTests {
  @Test func `a node waits until the data beside it is gone`() throws {
    // 0 makes raw for 1; 2 does not fit beside it.
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 3, edges: [Edge(0, 1)]), durations: [1, 1, 5],
      demands: [[1, 1, 3]], capacities: [4],
      held: HeldDemand(
        resource: 0, datasets: [HeldDataset(producer: 0, readers: [1], size: 2)]))
    let fix = problem.orderingEdges(minimize: .edges)
    #expect(fix.edges.map(\.edge) == [Edge(1, 2)] && fix.isProvenFewest)
    #expect(fix.edges.first?.prevented.nodes == [2])
    #expect(fix.edges.first?.prevented.datasets == [0])
    #expect(fix.edges.first?.prevented.weight == 5)
  }

  @Test func `data that two read is released by both`() throws {
    let graph = DirectedGraph(nodeCount: 4, edges: [Edge(0, 1), Edge(0, 2)])
    let problem = try SchedulingProblem(
      graph: graph, durations: [1, 1, 1, 1], demands: [[0, 0, 0, 3]], capacities: [4],
      held: HeldDemand(
        resource: 0, datasets: [HeldDataset(producer: 0, readers: [1, 2], size: 2)]))
    let fix = problem.orderingEdges(minimize: .edges)
    // One edge before the producer does what two after the readers would.
    #expect(fix.edges.map(\.edge) == [Edge(3, 0)] && fix.isProvenFewest)
  }

  @Test func `a problem that no sequence fits says what is left over`() throws {
    // Two chains of two that meet: whichever comes first leaves 3 beside the other's 3.
    let graph = DirectedGraph(nodeCount: 3, edges: [Edge(0, 2), Edge(1, 2)])
    let held = HeldDemand(
      resource: 0,
      datasets: [
        HeldDataset(producer: 0, readers: [2], size: 3),
        HeldDataset(producer: 1, readers: [], size: 2),
      ])
    var thrown: SchedulingError?
    do throws(SchedulingError) {
      _ = try SchedulingProblem(
        graph: graph, durations: [1, 1, 1], demands: [[0, 1, 0]], capacities: [4], held: held)
    } catch { thrown = error }
    guard case .noSequence(0, let state, true) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(state.weight > 4 && state.datasets == [0, 1])
    let stages = try SchedulingProblem(
      graph: graph, durations: [1, 1, 1], demands: [[0, 1, 0]], capacities: [4], held: held,
      isInStages: true
    ).stages()
    #expect(stages.stages == [[0, 1], [2]] && stages.isProvenFewest)
  }

  @Test func `a node that does not fit with its own data is refused`() throws {
    let held = HeldDemand(
      resource: 0, datasets: [HeldDataset(producer: 0, readers: [1], size: 3)])
    var thrown: SchedulingError?
    do throws(SchedulingError) {
      _ = try SchedulingProblem(
        graph: DirectedGraph(nodeCount: 2, edges: [Edge(0, 1)]), durations: [1, 1],
        demands: [[1, 2]], capacities: [4], held: held)
    } catch { thrown = error }
    guard case .exceedsCapacityWithData(1, 0, let state) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(state.weight == 5 && state.nodes == [1] && state.datasets == [0])
  }

  @Test(arguments: 1...160)
  func `plans are safe with their data, and every edge is needed`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let sample = HeldSample(&random, nodes: 3 + random.below(5))
    let problem: SchedulingProblem
    do throws(SchedulingError) { problem = try sample.problem() } catch {
      sample.check(error, seed)
      return
    }
    let objective: OrderingEdges.Objective = seed.isMultiple(of: 2) ? .edges : .makespan
    let wishes = seed.isMultiple(of: 5) ? [Edge(1, 0)] : []
    let fix = problem.orderingEdges(
      minimize: objective, orientations: wishes, budget: smallBudget)
    let planned = sample.graph.adding(fix.edges.map(\.edge))
    #expect(PartialOrder(planned) != nil, "seed \(seed)")
    #expect(sample.isSafe(planned), "seed \(seed)")
    for item in fix.edges {
      let without = planned.removing([item.edge])
      #expect(!sample.isSafe(without), "seed \(seed): \(item.edge) can go")
      #expect(item.prevented.weight > problem.capacities[item.resource], "seed \(seed)")
      let datasets = item.resource == 0 ? item.prevented.datasets : []
      #expect(
        LiveBruteForce(without).canBe(item.prevented.nodes, datasets, sample.held),
        "seed \(seed): \(item)")
    }
    let again = problem.orderingEdges(
      minimize: objective, orientations: wishes, budget: smallBudget)
    #expect(again == fix, "seed \(seed)")
  }

  @Test(arguments: 1...30)
  func `no plan has fewer edges`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let sample = HeldSample(&random, nodes: 4)
    guard let problem = try? sample.problem() else { return }
    let fix = problem.orderingEdges(minimize: .edges)
    #expect(fix.isProvenFewest && fix.edges.count == sample.fewestEdges(), "seed \(seed)")
  }

  @Test(arguments: 1...60)
  func `stages are safe with the data made and read in them, and as few as can be`(
    seed: Int
  ) throws {
    var random = TestRandom(seed: seed)
    let sample = HeldSample(&random, nodes: 3 + random.below(4))
    guard let problem = try? sample.problem(isInStages: true) else { return }
    let found = problem.stages(budget: smallBudget)
    #expect(found.stages.flatMap(\.self).sorted() == Array(0..<sample.graph.nodeCount))
    for stage in found.stages { #expect(sample.isSafe(stage: stage), "seed \(seed): \(stage)") }
    #expect(found.stages.count == sample.fewestStages(), "seed \(seed)")
  }

  @Test(arguments: 1...20)
  func `stages that are filled greedily are safe too`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let sample = HeldSample(&random, nodes: 15, datasets: 12)
    guard let problem = try? sample.problem(isInStages: true) else { return }
    for steps in [1, 60_000] {
      let found = problem.stages(budget: SearchBudget(schedules: 30, steps: steps))
      #expect(found.stages.flatMap(\.self).sorted() == Array(0..<15), "seed \(seed)")
      for stage in found.stages { #expect(sample.isSafe(stage: stage), "seed \(seed): \(stage)") }
      let stageOf = Dictionary(
        uniqueKeysWithValues: found.stages.enumerated().flatMap { number, stage in
          stage.map { ($0, number) }
        })
      for edge in sample.graph.edges {
        #expect((stageOf[edge.source] ?? 0) <= (stageOf[edge.target] ?? 0), "seed \(seed)")
      }
    }
  }
}

private struct HeldSample {
  let graph: DirectedGraph
  let durations: [Int64]
  let demands: [[Int64]]
  let capacities: [Int64]
  let held: [HeldDataset]

  init(_ random: inout TestRandom, nodes: Int, datasets: Int = 4) {
    graph = random.acyclicGraph(nodeCount: nodes, percent: 10 + random.below(40))
    durations = random.amounts(nodes, upTo: 5)
    demands = [random.amounts(nodes, upTo: 4), random.amounts(nodes, upTo: 1)]
    capacities = [Int64(6 + random.below(8)), Int64(1 + random.below(2))]
    held = random.held(1 + random.below(datasets), in: graph, upTo: 4).filter { $0.size > 0 }
  }

  func problem(isInStages: Bool = false) throws(SchedulingError) -> SchedulingProblem {
    try SchedulingProblem(
      graph: graph, durations: durations, demands: demands, capacities: capacities,
      held: HeldDemand(resource: 0, datasets: held), isInStages: isInStages)
  }

  func isSafe(_ graph: DirectedGraph) -> Bool {
    LiveBruteForce(graph).peak(demands[0], held) <= capacities[0]
      && BruteForce(graph).peak(demands[1]) <= capacities[1]
  }

  func isSafe(stage: [Int]) -> Bool {
    let inside = held.compactMap { dataset -> HeldDataset? in
      guard let producer = stage.firstIndex(of: dataset.producer) else { return nil }
      let readers = dataset.readers.compactMap { stage.firstIndex(of: $0) }
      guard readers.count == dataset.readers.count else { return nil }
      return HeldDataset(producer: producer, readers: readers, size: dataset.size)
    }
    let part = graph.subgraph(of: stage)
    return LiveBruteForce(part).peak(stage.map { demands[0][$0] }, inside) <= capacities[0]
      && BruteForce(part).peak(stage.map { demands[1][$0] }) <= capacities[1]
  }

  /// Why there is no problem must be true.
  func check(_ error: SchedulingError, _ seed: Int) {
    switch error {
    case .exceedsCapacityWithData(let node, 0, let state):
      #expect(state.weight > capacities[0] && state.nodes == [node], "seed \(seed)")
    case .noSequence(0, let state, let isProven):
      #expect(state.weight > capacities[0] && isProven, "seed \(seed)")
      let sequences = permutations(Array(0..<graph.nodeCount)).filter { sequence in
        graph.edges.allSatisfy { edge in
          (sequence.firstIndex(of: edge.source) ?? 0) < (sequence.firstIndex(of: edge.target) ?? 0)
        }
      }
      for sequence in sequences {
        let chain = zip(sequence, sequence.dropFirst()).map { Edge($0, $1) }
        #expect(!isSafe(graph.adding(chain)), "seed \(seed): \(sequence) fits")
      }
    default: Issue.record("seed \(seed): \(error)")
    }
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.flatMap { first in
      permutations(items.filter { $0 != first }).map { [first] + $0 }
    }
  }

  func fewestEdges() -> Int {
    let base = BruteForce(graph)
    let count = graph.nodeCount
    let choices = (0..<count).flatMap { u in
      (0..<count).filter { u != $0 && !base.reach[u][$0] && !base.reach[$0][u] }
        .map { Edge(u, $0) }
    }
    var best = Int.max
    for mask in 0..<1 << choices.count where mask.nonzeroBitCount < best {
      let edges = choices.indices.filter { mask >> $0 & 1 == 1 }.map { choices[$0] }
      let added = graph.adding(edges)
      if PartialOrder(added) != nil, isSafe(added) { best = edges.count }
    }
    return best
  }

  func fewestStages() -> Int {
    let all = 1 << graph.nodeCount - 1
    let truth = BruteForce(graph)
    var fewest = [Int](repeating: .max, count: all + 1)
    fewest[0] = 0
    for done in 0..<all where fewest[done] < .max {
      let open = all & ~done
      var stage = open
      while stage > 0 {
        let members = truth.members(stage)
        let isClosed = members.allSatisfy { node in
          truth.members(all & ~(done | stage)).allSatisfy { !truth.reach[$0][node] }
        }
        if isClosed && isSafe(stage: members) {
          fewest[done | stage] = min(fewest[done | stage], fewest[done] + 1)
        }
        stage = (stage - 1) & open
      }
    }
    return fewest[all]
  }
}
