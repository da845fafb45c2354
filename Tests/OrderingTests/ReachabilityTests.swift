import Ordering
import Testing

@Suite struct ReachabilityTests {
  @Test(arguments: 1...60, [Reachability.standardMemoryLimit, 0])
  func `paths are found as by Warshall, in cyclic graphs too, and after insertions`(
    seed: Int, memoryLimit: Int
  ) {
    var random = TestRandom(seed: seed)
    let count = 2 + random.below(9)
    var graph = random.acyclicGraph(nodeCount: count, percent: 10 + random.below(30))
    if seed % 3 == 0 { graph = graph.adding([Edge(random.below(count), random.below(count))]) }
    var reachability = Reachability(graph, memoryLimit: memoryLimit)
    for _ in 0..<4 {
      let truth = BruteForce(graph)
      for u in 0..<count {
        for v in 0..<count {
          #expect(reachability.reaches(u, v) == truth.reach[u][v], "seed \(seed): \(u) to \(v)")
        }
        let unordered = (0..<count).filter { $0 != u && !truth.reach[u][$0] && !truth.reach[$0][u] }
        #expect(reachability.unorderedNodes(with: u) == unordered, "seed \(seed)")
      }
      let edge = Edge(random.below(count), random.below(count))
      reachability.insert(edge)
      graph = graph.adding([edge])
    }
  }

  @Test(arguments: 1...40)
  func `on larger graphs the index finds the paths of the closure`(seed: Int) {
    var random = TestRandom(seed: seed)
    let count = 300 + random.below(1_700)
    var graph = random.sparseGraph(nodeCount: count, shape: seed % 5)
    if seed % 4 == 0 {
      graph = graph.adding((0..<3).map { _ in Edge(random.below(count), random.below(count)) })
    }
    var index = Reachability(graph, memoryLimit: 0)
    for _ in 0..<3 {
      let closure = Reachability(graph)
      var wrong: [Edge] = []
      for u in 0..<count {
        for _ in 0..<5 {
          let v = random.below(count)
          if index.reaches(u, v) != closure.reaches(u, v) { wrong.append(Edge(u, v)) }
        }
      }
      #expect(wrong.isEmpty, "seed \(seed)")
      for u in stride(from: 0, to: count, by: 97) {
        let expected = closure.unorderedNodes(with: u)
        #expect(index.unorderedNodes(with: u) == expected, "seed \(seed)")
        #expect(index.unordered(with: u, among: 0..<count) == expected, "seed \(seed)")
      }
      // More edges than are kept aside, so that the index is made anew.
      let edges = (0..<80).map { _ in Edge(random.below(count), random.below(count)) }
        .filter { index.areUnordered($0.source, $0.target) }
      for edge in edges { index.insert(edge) }
      graph = graph.adding(edges)
    }
  }

  @Test(arguments: 1...15)
  func `on larger graphs the redundant edges are those of the closure`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = seed == 1 ? 9_000 : 50 + random.below(300)
    let graph = random.sparseGraph(nodeCount: count, shape: seed % 5)
    let order = try #require(PartialOrder(graph))
    let closure = Reachability(graph, memoryLimit: .max)
    let expected = graph.edges.filter { edge in
      graph.successors(of: edge.source).contains { closure.reaches($0, edge.target) }
    }
    #expect(order.redundantEdges() == expected, "seed \(seed)")
  }

  @Test func `redundant edges are those whose removal changes no path`() throws {
    for graph in allLabelledGraphs(nodeCount: 5) {
      let order = try #require(PartialOrder(graph))
      let reach = BruteForce(graph).reach
      let expected = graph.edges.filter { BruteForce(graph.removing([$0])).reach == reach }
      #expect(order.redundantEdges() == expected, "\(graph.edges)")
      #expect(BruteForce(order.transitiveReduction()).reach == reach, "\(graph.edges)")
    }
  }

  @Test func `remaining paths and earliest starts follow the longest way`() throws {
    let graph = DirectedGraph(
      nodeCount: 4, edges: [Edge(0, 1), Edge(0, 2), Edge(2, 1), Edge(1, 3)])
    let order = try #require(PartialOrder(graph))
    #expect(order.longestRemainingPath(durations: [1, 2, 10, 4]) == [17, 6, 16, 4])
    #expect(order.earliestStart(durations: [1, 2, 10, 4]) == [0, 11, 1, 13])
    #expect(order.criticalPath(durations: [.max, 2, 10, 4]) == .max)
  }
}
