import Ordering
import Testing

@Suite struct ScopeTests {
  @Test(arguments: 1...60)
  func `few takers are judged alone as they are among all nodes`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let graph = random.sparseGraph(nodeCount: 600 + random.below(400), shape: seed % 5)
    let order = try #require(PartialOrder(graph))
    var weights = [Int64](repeating: 0, count: graph.nodeCount)
    for _ in 0..<random.below(9) {
      weights[random.below(graph.nodeCount)] = Int64(1 + random.below(9))
    }
    let scope = Scope(of: order, weights: weights, paths: Reachability(graph))
    #expect(scope.order.graph.nodeCount == weights.count { $0 > 0 }, "seed \(seed)")
    let all = order.heaviestState(weights: weights, held: [])
    let alone = scope.order.heaviestState(weights: scope.weights(weights), held: [])
    #expect(scope.whole(alone) == all, "seed \(seed)")
    let sets = order.minimalOverloads(weights: weights, held: [], capacity: 4)
    let own = scope.order.minimalOverloads(weights: scope.weights(weights), held: [], capacity: 4)
    #expect(own.states.map(scope.whole) == sets.states && own.found == sets.found, "seed \(seed)")
  }

  @Test func `many takers are judged among all nodes`() throws {
    let graph = DirectedGraph(nodeCount: 3, edges: [Edge(0, 1)])
    let order = try #require(PartialOrder(graph))
    let scope = Scope(of: order, weights: [1, 2, 3], paths: Reachability(graph))
    #expect(scope.order.graph.nodeCount == 3 && scope.weights([1, 2, 3]) == [1, 2, 3])
  }
}
