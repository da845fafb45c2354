import Ordering

typealias Edge = DirectedGraph.Edge

/// Every graph of `nodeCount` nodes whose edges lead from smaller to larger numbers.
func allLabelledGraphs(nodeCount: Int) -> [DirectedGraph] {
  let pairs = (0..<nodeCount).flatMap { u in (u + 1..<max(nodeCount, u + 1)).map { Edge(u, $0) } }
  return (0..<1 << pairs.count).map { mask in
    DirectedGraph(
      nodeCount: nodeCount, edges: pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] })
  }
}

/// A small generator for tests, so that a printed seed reproduces a case.
struct TestRandom {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x2545_F491_4F6C_DD1D | 1 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % bound
  }

  /// An acyclic graph with shuffled labels, so that edges do not follow the numbers.
  mutating func acyclicGraph(nodeCount: Int, percent: Int) -> DirectedGraph {
    var labels = Array(0..<nodeCount)
    for last in labels.indices.reversed() { labels.swapAt(last, below(last + 1)) }
    var edges: [Edge] = []
    for u in 0..<nodeCount {
      for v in (u + 1)..<max(nodeCount, u + 1) where below(100) < percent {
        edges.append(Edge(labels[u], labels[v]))
      }
    }
    return DirectedGraph(nodeCount: nodeCount, edges: edges)
  }

  /// A large acyclic graph with shuffled labels: layered, chains with links, scale-free, nested
  /// forks and joins, or random.
  mutating func sparseGraph(nodeCount: Int, shape: Int) -> DirectedGraph {
    var edges = [Edge(0, 1)]
    let width = 3 + below(nodeCount / 4)
    for node in 2..<nodeCount {
      switch shape {
      case 0 where node >= width:
        let layer = (node / width - 1) * width
        edges += [Edge(layer + below(width), node), Edge(layer + below(width), node)]
      case 1: edges += [Edge(max(0, node - width), node), Edge(below(node), node)]
      case 2: edges += [Edge(edges[below(edges.count)].source, node), Edge(below(node), node)]
      case 3:
        let split = edges[below(edges.count)]
        edges += [Edge(split.source, node), Edge(node, split.target)]
      default: edges += [Edge(below(node), node), Edge(below(node), node)]
      }
    }
    var labels = Array(0..<nodeCount)
    for last in labels.indices.reversed() { labels.swapAt(last, below(last + 1)) }
    return DirectedGraph(
      nodeCount: nodeCount, edges: edges.map { Edge(labels[$0.source], labels[$0.target]) })
  }

  mutating func amounts(_ count: Int, upTo largest: Int) -> [Int64] {
    (0..<count).map { _ in Int64(below(largest + 1)) }
  }
}

extension DirectedGraph {
  /// A number that depends on the edges only.
  var hashableSeed: Int { edges.reduce(nodeCount + 1) { $0 &* 31 &+ $1.source * 7 + $1.target } }
}
