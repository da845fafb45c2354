import Ordering
import Testing

@Suite struct AntichainTests {
  @Test func `the peak of a chain of 100,000 nodes is its heaviest node`() throws {
    let count = 100_000
    let chain = DirectedGraph(nodeCount: count, edges: (1..<count).map { Edge($0 - 1, $0) })
    let order = try #require(PartialOrder(chain))
    let weights = (0..<count).map { Int64($0 % 1_000) }
    let found = order.heaviestAntichain(weights: weights)
    #expect(found.weight == 999 && found.nodes.count == 1)
  }

  @Test func `weights whose sum leaves Int64 do not trap`() throws {
    let order = try #require(PartialOrder(DirectedGraph(nodeCount: 3, edges: [Edge(0, 1)])))
    let found = order.heaviestAntichain(weights: [.max, .max, .max])
    #expect(found.weight == .max && found.nodes.contains(2))
    let worst = order.heaviestAntichain(containing: 0, weights: [-5, .max, 7])
    #expect(worst.weight == 7)
    #expect(worst.nodes == [0, 2])
  }

  @Test func `nodes without demand neither weigh nor appear`() throws {
    let order = try #require(PartialOrder(DirectedGraph(nodeCount: 4, edges: [])))
    #expect(
      order.heaviestAntichain(weights: [0, 2, -1, 0]) == Antichain(weight: 2, nodes: [1]))
    #expect(order.heaviestAntichain(weights: [0, 0, 0, 0]) == Antichain(weight: 0, nodes: []))
  }
}
