import Ordering
import Testing

/// Answers about overlap compared with every antichain: first on all small graphs with all small
/// demands, then on many random ones.
@Suite struct ExhaustiveTests {
  private static let parts = 64

  @Test(arguments: 0..<parts)
  func `every graph of up to five nodes with all demands up to 3 is judged right`(
    part: Int
  ) throws {
    for nodeCount in 0...5 {
      for (number, graph) in allLabelledGraphs(nodeCount: nodeCount).enumerated()
      where number % Self.parts == part {
        let subject = Subject(order: try #require(PartialOrder(graph)), truth: BruteForce(graph))
        for code in 0..<1 << (2 * nodeCount) {
          let weights = (0..<nodeCount).map { Int64(code >> (2 * $0) & 3) }
          let capacity = Int64(code % (3 * nodeCount + 1))
          let fault = subject.fault(
            weights: weights, capacity: capacity, workers: 1 + code % 4)
          #expect(fault == nil, "\(graph.edges) \(weights) of \(capacity)")
        }
      }
    }
  }

  @Test(arguments: 0..<100)
  func `random graphs of up to 14 nodes are judged right`(part: Int) throws {
    for seed in (100 * part + 1)...(100 * part + 100) {
      var random = TestRandom(seed: seed)
      let count = 1 + random.below(14)
      let graph = random.acyclicGraph(nodeCount: count, percent: 2 + random.below(50))
      let largest = [1, 4, 100, 1 << 34][random.below(4)]
      let weights = random.amounts(count, upTo: largest)
      let capacity = Int64(largest) * Int64(1 + random.below(4)) / 2
      let subject = Subject(order: try #require(PartialOrder(graph)), truth: BruteForce(graph))
      let fault = subject.fault(
        weights: weights, capacity: capacity, workers: 1 + random.below(6))
      #expect(fault == nil, "seed \(seed)")
    }
  }
}

/// One graph, and what is known of it.
private struct Subject {
  let order: PartialOrder
  let truth: BruteForce

  /// The first answer that differs from brute force, if any.
  func fault(weights: [Int64], capacity: Int64, workers: Int) -> String? {
    let sets = truth.weighed(weights)
    let heaviest = order.heaviestAntichain(weights: weights)
    let isPeak = heaviest.weight == sets.peak && heaviest.nodes.allSatisfy { weights[$0] > 0 }
    if !isPeak || !isSet(heaviest, weights) { return "peak \(heaviest)" }
    // Push–relabel alone, which flows this small never come to, finds the same set.
    let other = order.heaviestAntichain(weights: weights, phases: 0)
    if other != heaviest { return "peak by push–relabel \(other)" }
    for node in weights.indices {
      let worst = order.heaviestAntichain(containing: node, weights: weights)
      let isRight = worst.weight == sets.peak(containing: node) && worst.nodes.contains(node)
      if !isRight || !isSet(worst, weights) { return "worst set of \(node) \(worst)" }
      let same = order.heaviestAntichain(containing: node, weights: weights, phases: 0)
      if same != worst { return "worst set of \(node) by push–relabel \(same)" }
    }
    return overloadFault(sets, capacity: capacity) ?? workerFault(sets, workers: workers)
  }

  private func overloadFault(_ sets: WeighedSets, capacity: Int64) -> String? {
    let weights = sets.weights
    let expected = sets.minimalOverloads(capacity: capacity).map(truth.members)
    let found = order.minimalOverloads(weights: weights, capacity: capacity, limit: 5_000)
    if found.sets.map(\.nodes) != expected || found.hasMore { return "minimal sets \(found)" }
    let listed = order.minimalOverloads(weights: weights, capacity: capacity, limit: 3)
    let isCut = listed.sets == Array(found.sets.prefix(3)) && listed.found == expected.count
    return isCut ? nil : "listed sets \(listed)"
  }

  private func workerFault(_ sets: WeighedSets, workers: Int) -> String? {
    let expected = sets.peak(workers: workers)
    let bound = order.boundedPeak(weights: sets.weights, workers: workers)
    let isRight =
      bound.isExact && bound.lower == expected && isSet(bound.witness, sets.weights)
      && bound.witness.weight == expected && bound.witness.nodes.count <= workers
    return isRight ? nil : "\(workers) workers \(bound)"
  }

  /// Whether a set is one that may overlap, weighs what it says, and is listed ascending.
  private func isSet(_ set: Antichain, _ weights: [Int64]) -> Bool {
    let mask = set.nodes.reduce(0) { $0 | 1 << $1 }
    return truth.isAntichain(set.nodes) && set.nodes == set.nodes.sorted()
      && truth.weight(mask, weights) == set.weight
  }
}
