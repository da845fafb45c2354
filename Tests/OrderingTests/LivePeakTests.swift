import Ordering
import Testing

@Suite struct LivePeakTests {
  @Test(arguments: 0..<64)
  func `every graph of up to five nodes with all demands up to 3 has the state of brute force`(
    part: Int
  ) throws {
    for nodeCount in 1...5 {
      for (number, graph) in allLabelledGraphs(nodeCount: nodeCount).enumerated()
      where number % 64 == part {
        let order = try #require(PartialOrder(graph))
        let truth = LiveBruteForce(graph)
        var random = TestRandom(seed: graph.hashableSeed)
        for code in 0..<1 << (2 * nodeCount) {
          let weights = (0..<nodeCount).map { Int64(code >> (2 * $0) & 3) }
          let held = random.held(1 + random.below(3), in: graph, reach: truth.reach, upTo: 3)
          let bound = order.heaviestState(weights: weights, held: held)
          let isRight =
            bound.isExact && bound.lower == truth.peak(weights, held)
            && isState(bound.witness, weights, held, truth)
          #expect(isRight, "\(bound): \(graph.edges) \(weights) \(held)")
        }
      }
    }
  }

  @Test(arguments: 1...10_000)
  func `random graphs of up to 14 nodes have the heaviest state of brute force`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let sample = try LiveSample(&random, nodes: 14, datasets: 8, onlyFullest: true)
    let expected = sample.truth.peak(sample.weights, sample.held)
    let bound = sample.order.heaviestState(weights: sample.weights, held: sample.held)
    #expect(bound.isExact && bound.lower == expected, "seed \(seed): \(bound), \(expected)")
    check(bound.witness, sample.weights, sample.held, sample.truth, "seed \(seed)")
    let hurried = sample.order.heaviestState(
      weights: sample.weights, held: sample.held, budget: 0)
    #expect(hurried.lower <= expected && expected <= hurried.upper, "seed \(seed): \(hurried)")
    check(hurried.witness, sample.weights, sample.held, sample.truth, "seed \(seed)")
    let capacity = Int64(random.below(30))
    let decided = sample.order.heaviestState(
      weights: sample.weights, held: sample.held, capacity: capacity)
    #expect(decided.lower <= expected && expected <= decided.upper, "seed \(seed): \(decided)")
    #expect((decided.lower > capacity) == (expected > capacity), "seed \(seed)")
    #expect((decided.upper <= capacity) == (expected <= capacity), "seed \(seed)")
  }

  @Test(arguments: 1...200)
  func `bounds for at most k workers hold what brute force says`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let sample = try LiveSample(&random)
    for workers in 0...4 {
      let expected = sample.truth.peak(sample.weights, sample.held, workers: workers)
      let bound = sample.order.heaviestState(
        weights: sample.weights, held: sample.held, workers: workers)
      #expect(
        bound.lower <= expected && expected <= bound.upper,
        "seed \(seed), \(workers) workers: \(bound), \(expected)")
      check(
        bound.witness, sample.weights, sample.held, sample.truth, "seed \(seed)",
        workers: workers)
    }
  }

  @Test(arguments: 1...150)
  func `minimal states that do not fit are those of brute force`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let sample = try LiveSample(&random, nodes: 6, datasets: 4)
    let capacity = Int64(random.below(15))
    let expected = sample.truth.minimalOverloads(
      sample.weights, sample.held, capacity: capacity)
    let found = sample.order.minimalOverloads(
      weights: sample.weights, held: sample.held, capacity: capacity, limit: 2_000)
    let sets = found.states.map { state in
      state.nodes + state.datasets.map { $0 + sample.weights.count }
    }
    #expect(Set(sets) == expected && sets.count == expected.count, "seed \(seed)")
    #expect(found.isComplete && found.found == expected.count, "seed \(seed)")
    #expect(found.states.map(\.weight) == found.states.map(\.weight).sorted(by: >))
    let few = sample.order.minimalOverloads(
      weights: sample.weights, held: sample.held, capacity: capacity, workers: 1, limit: 2_000)
    for state in few.states {
      #expect(
        sample.truth.canBe(state.nodes, state.datasets, sample.held, workers: 1), "seed \(seed)")
    }
  }

  @Test func `two readers that end at different times hold the data until the later end`() throws {
    // 0 makes raw for 1 and 2; 3 waits for 1 only, 4 for both.
    let graph = DirectedGraph(
      nodeCount: 5, edges: [Edge(0, 1), Edge(0, 2), Edge(1, 3), Edge(1, 4), Edge(2, 4)])
    let order = try #require(PartialOrder(graph))
    let held = [HeldDataset(producer: 0, readers: [1, 2], size: 10)]
    let meets = order.heaviestState(weights: [1, 1, 1, 7, 0], held: held)
    #expect(meets.lower == 18 && meets.witness.nodes == [2, 3] && meets.witness.datasets == [0])
    let alone = order.heaviestState(weights: [1, 1, 1, 1, 12], held: held)
    #expect(alone.lower == 13 && alone.upper == 13)
  }

  @Test func `what nobody reads is held until the end`() throws {
    let order = try #require(PartialOrder(DirectedGraph(nodeCount: 2, edges: [Edge(0, 1)])))
    let held = [HeldDataset(producer: 0, readers: [], size: 5)]
    let bound = order.heaviestState(weights: [1, 3], held: held)
    #expect(bound.lower == 8 && bound.witness.nodes == [1] && bound.witness.datasets == [0])
  }

  @Test func `without data the state is the heaviest antichain`() throws {
    let order = try #require(PartialOrder(DirectedGraph(nodeCount: 3, edges: [Edge(0, 1)])))
    let bound = order.heaviestState(weights: [4, 2, 3], held: [])
    #expect(bound.witness.nodes == [0, 2] && bound.upper == 7)
    #expect(order.heaviestState(weights: [4, 2, 3], held: [], workers: 1).lower == 4)
  }

  @Test func `sizes near the end of Int64 do not trap`() throws {
    let order = try #require(PartialOrder(DirectedGraph(nodeCount: 2, edges: [Edge(0, 1)])))
    let held = [
      HeldDataset(producer: 0, readers: [1], size: .max),
      HeldDataset(producer: 0, readers: [], size: .max),
    ]
    #expect(order.heaviestState(weights: [.max, -3], held: held).lower == .max)
    #expect(order.heaviestState(weights: [.max, 1], held: held, workers: 1).lower == .max)
    let sets = order.minimalOverloads(weights: [.max, 1], held: held, capacity: 5)
    #expect(sets.states.allSatisfy { $0.weight == .max })
  }

  /// A witness weighs what it says and can be.
  private func check(
    _ state: LiveState, _ weights: [Int64], _ held: [HeldDataset], _ truth: LiveBruteForce,
    _ sample: String, workers: Int = .max
  ) {
    #expect(isState(state, weights, held, truth, workers: workers), "\(sample): \(state)")
  }

  private func isState(
    _ state: LiveState, _ weights: [Int64], _ held: [HeldDataset], _ truth: LiveBruteForce,
    workers: Int = .max
  ) -> Bool {
    let total =
      state.nodes.reduce(0) { $0 + weights[$1] }
      + state.datasets.reduce(0) { $0 + held[$1].size }
    return state.weight == total
      && truth.canBe(state.nodes, state.datasets, held, workers: workers)
  }
}

private struct LiveSample {
  let order: PartialOrder
  let weights: [Int64]
  let held: [HeldDataset]
  let truth: LiveBruteForce

  init(
    _ random: inout TestRandom, nodes: Int = 9, datasets: Int = 5, onlyFullest: Bool = false
  ) throws {
    let count = 2 + random.below(nodes - 1)
    let graph = random.acyclicGraph(nodeCount: count, percent: 5 + random.below(45))
    order = try #require(PartialOrder(graph))
    weights = random.amounts(count, upTo: [1, 4, 9][random.below(3)])
    held = random.held(1 + random.below(datasets), in: graph, upTo: [2, 9][random.below(2)])
    truth = LiveBruteForce(graph, onlyFullest: onlyFullest)
  }
}
