import Ordering
import Testing

@Suite struct GraphTests {
  @Test func `duplicate edges are merged and both directions agree`() {
    let graph = DirectedGraph(
      nodeCount: 4, edges: [Edge(2, 1), Edge(0, 3), Edge(2, 1), Edge(2, 0), Edge(3, 3)])
    #expect(graph.edges == [Edge(0, 3), Edge(2, 0), Edge(2, 1), Edge(3, 3)])
    #expect(Array(graph.successors(of: 2)) == [0, 1])
    #expect(Array(graph.predecessors(of: 3)) == [0, 3])
    #expect(graph.contains(Edge(2, 1)) && !graph.contains(Edge(1, 2)))
    #expect(graph.adding([Edge(1, 0)]).edgeCount == 5)
    #expect(graph.removing([Edge(3, 3)]).edges == [Edge(0, 3), Edge(2, 0), Edge(2, 1)])
    #expect(graph.reversed().edges == [Edge(0, 2), Edge(1, 2), Edge(3, 0), Edge(3, 3)])
    #expect(graph.subgraph(of: [3, 0]).edges == [Edge(0, 0), Edge(1, 0)])
  }

  @Test func `the topological order takes the smallest node that may come next`() {
    let graph = DirectedGraph(nodeCount: 5, edges: [Edge(4, 0), Edge(4, 1), Edge(1, 0)])
    #expect(graph.topologicalOrder() == [2, 3, 4, 1, 0])
    #expect(graph.adding([Edge(0, 4)]).topologicalOrder() == nil)
    #expect(DirectedGraph(nodeCount: 0, edges: []).topologicalOrder() == [])
  }

  @Test func `a self loop is the shortest cycle`() {
    let graph = DirectedGraph(nodeCount: 3, edges: [Edge(0, 1), Edge(1, 0), Edge(2, 2)])
    #expect(graph.shortestCycle() == [2])
  }

  @Test func `of equally short cycles the one with the smallest node is reported`() {
    let graph = DirectedGraph(
      nodeCount: 4, edges: [Edge(0, 1), Edge(1, 0), Edge(0, 2), Edge(2, 3), Edge(3, 2)])
    #expect(graph.shortestCycle() == [0, 1])
  }

  @Test(arguments: 1...200)
  func `the reported cycle is a cycle and the shortest`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = 3 + random.below(7)
    let edges = (0..<(count + random.below(count))).map { _ in
      Edge(random.below(count), random.below(count))
    }
    let graph = DirectedGraph(nodeCount: count, edges: edges)
    let found = graph.shortestCycle()
    #expect((found == nil) == (graph.topologicalOrder() != nil), "seed \(seed)")
    let shortest = shortestClosedWalk(graph)
    #expect(found?.count == shortest, "seed \(seed)")
    guard let found else { return }
    for (index, node) in found.enumerated() {
      #expect(graph.contains(Edge(node, found[(index + 1) % found.count])), "seed \(seed)")
    }
    #expect(found.first == found.min(), "seed \(seed)")
  }

  /// The length of the shortest cycle by powers of the adjacency matrix.
  private func shortestClosedWalk(_ graph: DirectedGraph) -> Int? {
    var walks = Set(graph.edges)
    for length in 1...graph.nodeCount {
      if walks.contains(where: { $0.source == $0.target }) { return length }
      walks = Set(
        walks.flatMap { walk in
          graph.successors(of: walk.target).map { Edge(walk.source, $0) }
        })
    }
    return nil
  }

  @Test func `deep chains need no deep stack`() throws {
    let count = 100_000
    let chain = DirectedGraph(nodeCount: count, edges: (1..<count).map { Edge($0 - 1, $0) })
    let order = try #require(PartialOrder(chain))
    #expect(order.criticalPath(durations: [Int64](repeating: 2, count: count)) == 200_000)
    #expect(order.redundantEdges().isEmpty)
    #expect(Reachability(chain).reaches(0, count - 1))
    #expect(!Reachability(chain).reaches(count - 1, 0))
    let ring = chain.adding([Edge(count - 1, 0)])
    #expect(ring.shortestCycle()?.count == count)
  }

  @Test func `a large graph that is one component still names its shortest cycle`() throws {
    var random = TestRandom(seed: 5)
    let count = 20_000
    var edges = (0..<count).map { Edge($0, ($0 + 1) % count) }
    edges += (0..<3 * count).map { _ in Edge(random.below(count), random.below(count)) }
    edges.removeAll { $0.source == $0.target }
    let graph = DirectedGraph(nodeCount: count, edges: edges)
    let cycle = try #require(graph.shortestCycle())
    let pairs = Set(graph.edges)
    #expect((cycle.count == 2) == pairs.contains { pairs.contains(Edge($0.target, $0.source)) })
    for (index, node) in cycle.enumerated() {
      #expect(graph.contains(Edge(node, cycle[(index + 1) % cycle.count])))
    }
  }

  @Test func `thousands of separate cycles are looked through once`() {
    let count = 60_000
    let edges = stride(from: 0, to: count, by: 3).flatMap { node in
      [Edge(node + 2, node), Edge(node, node + 1), Edge(node + 1, node + 2)]
    }
    let graph = DirectedGraph(nodeCount: count, edges: edges)
    #expect(graph.shortestCycle() == [0, 1, 2])
    #expect(graph.adding([Edge(count - 1, count - 2)]).shortestCycle() == [count - 2, count - 1])
  }
}
