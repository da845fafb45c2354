import Ordering
import Testing

@Suite struct OverloadTests {
  @Test(arguments: 1...150)
  func `minimal overloads are those of brute force, heaviest first`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = 1 + random.below(10)
    let graph = random.acyclicGraph(nodeCount: count, percent: random.below(40))
    let weights = random.amounts(count, upTo: 1 + random.below(9))
    let capacity = Int64(random.below(15))
    let order = try #require(PartialOrder(graph))
    let truth = BruteForce(graph)
    let expected = truth.minimalOverloads(weights, capacity: capacity)
    let all = order.minimalOverloads(weights: weights, capacity: capacity, limit: 2_000)
    #expect(all.sets.map(\.nodes) == expected, "seed \(seed)")
    #expect(all.isComplete && !all.hasMore && all.found == expected.count, "seed \(seed)")
    let some = order.minimalOverloads(weights: weights, capacity: capacity, limit: 2)
    #expect(some.sets == Array(all.sets.prefix(2)), "seed \(seed)")
    #expect(some.hasMore == (expected.count > 2) && some.found == expected.count, "seed \(seed)")
    let hurried = order.minimalOverloads(weights: weights, capacity: capacity, budget: 0)
    #expect(hurried.sets.isEmpty == expected.isEmpty, "seed \(seed)")
    #expect(hurried.sets.allSatisfy { expected.contains($0.nodes) }, "seed \(seed)")
  }

  @Test func `a search cut short says that there may be more`() throws {
    let order = try #require(PartialOrder(DirectedGraph(nodeCount: 40, edges: [])))
    let weights = [Int64](repeating: 1, count: 40)
    let found = order.minimalOverloads(weights: weights, capacity: 20, limit: 5, budget: 50_000)
    #expect(found.sets.count == 5 && found.hasMore && !found.isComplete)
    #expect(found.sets.allSatisfy { $0.weight == 21 })
  }

  @Test(arguments: 1...150)
  func `at most k workers take what brute force says`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = 1 + random.below(12)
    let graph = random.acyclicGraph(nodeCount: count, percent: random.below(40))
    let weights = random.amounts(count, upTo: [3, 30, 3_000][random.below(3)])
    let order = try #require(PartialOrder(graph))
    let truth = BruteForce(graph)
    for workers in 0...5 {
      let expected = truth.peak(weights, workers: workers)
      let bound = order.boundedPeak(weights: weights, workers: workers)
      #expect(bound.isExact && bound.lower == expected, "seed \(seed), \(workers) workers")
      #expect(bound.witness.nodes.count <= workers && bound.witness.weight == bound.lower)
      #expect(truth.isAntichain(bound.witness.nodes), "seed \(seed)")
      let hurried = order.boundedPeak(weights: weights, workers: workers, budget: 0)
      #expect(hurried.lower <= expected && expected <= hurried.upper, "seed \(seed)")
      #expect(hurried.witness.weight == hurried.lower, "seed \(seed)")
    }
  }

  @Test func `branch and bound finds what the sets met on the way do not hold`() throws {
    let graph = DirectedGraph(
      nodeCount: 10,
      edges: [
        Edge(0, 8), Edge(1, 6), Edge(1, 9), Edge(3, 4), Edge(3, 9), Edge(4, 5), Edge(4, 8),
        Edge(5, 6), Edge(5, 8), Edge(5, 9), Edge(7, 8), Edge(8, 9),
      ])
    let order = try #require(PartialOrder(graph))
    let weights: [Int64] = [4, 3, 1, 0, 4, 1, 6, 2, 5, 1]
    let hurried = order.boundedPeak(weights: weights, workers: 3, budget: 0)
    #expect(hurried.lower == 11 && hurried.upper == 12 && !hurried.isExact)
    #expect(order.boundedPeak(weights: weights, workers: 3).lower == 12)
  }

  @Test func `demands near the end of Int64 do not trap`() throws {
    let order = try #require(PartialOrder(DirectedGraph(nodeCount: 3, edges: [])))
    let weights: [Int64] = [.max, .max, 1]
    #expect(order.minimalOverloads(weights: weights, capacity: .max).hasMore == false)
    #expect(order.minimalOverloads(weights: weights, capacity: 5).sets.count == 2)
    #expect(order.boundedPeak(weights: weights, workers: 2).upper == .max)
    #expect(order.boundedPeak(weights: [-4, .max, 7], workers: .max).upper == .max)
  }
}
