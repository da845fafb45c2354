import Ordering
import Testing

@Suite struct AntichainTests {
  @Test func `the peak equals brute force on every graph of up to five nodes`() throws {
    for nodeCount in 0...5 {
      for graph in allLabelledGraphs(nodeCount: nodeCount) {
        let order = try #require(PartialOrder(graph))
        let truth = BruteForce(graph)
        var random = TestRandom(seed: graph.hashableSeed)
        for _ in 0..<3 {
          let weights = random.amounts(nodeCount, upTo: 3)
          let found = order.heaviestAntichain(weights: weights)
          #expect(found.weight == truth.peak(weights), "\(graph.edges) \(weights)")
          #expect(truth.isAntichain(found.nodes), "\(graph.edges) \(weights) \(found.nodes)")
          #expect(found.nodes.reduce(0) { $0 + weights[$1] } == found.weight)
          #expect(found.nodes.allSatisfy { weights[$0] > 0 } && found.nodes == found.nodes.sorted())
        }
      }
    }
  }

  @Test func `the peak equals brute force for all demands from 0 to 3 on four nodes`() throws {
    for graph in allLabelledGraphs(nodeCount: 4) {
      let order = try #require(PartialOrder(graph))
      let truth = BruteForce(graph)
      for code in 0..<256 {
        let weights = (0..<4).map { Int64(code >> (2 * $0) & 3) }
        let found = order.heaviestAntichain(weights: weights)
        #expect(found.weight == truth.peak(weights), "\(graph.edges) \(weights)")
      }
    }
  }

  @Test(arguments: 1...120)
  func `random graphs have the peak and the worst sets of brute force`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let nodeCount = 6 + random.below(7)
    let graph = random.acyclicGraph(nodeCount: nodeCount, percent: 5 + random.below(50))
    let weights = random.amounts(nodeCount, upTo: [1, 9, 1000][random.below(3)])
    let order = try #require(PartialOrder(graph))
    let truth = BruteForce(graph)
    #expect(order.heaviestAntichain(weights: weights).weight == truth.peak(weights), "seed \(seed)")
    for node in 0..<nodeCount {
      let worst = order.heaviestAntichain(containing: node, weights: weights)
      #expect(worst.weight == truth.peak(weights, containing: node), "seed \(seed) node \(node)")
      #expect(worst.nodes.contains(node) && truth.isAntichain(worst.nodes), "seed \(seed)")
    }
  }

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

extension DirectedGraph {
  /// A number that depends on the edges only.
  var hashableSeed: Int { edges.reduce(nodeCount + 1) { $0 &* 31 &+ $1.source * 7 + $1.target } }
}
