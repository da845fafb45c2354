/// The strongly connected components of a graph, numbered so that every edge between two
/// components leads from the higher number to the lower.
///
/// Tarjan 1972, with an explicit stack so that long chains do not exhaust the call stack; O(n + m).
struct StrongComponents: Sendable {
  /// How many there are.
  let count: Int
  /// The component of each node.
  let component: [Int32]
  /// `nodes[starts[c]..<starts[c + 1]]` are the nodes of component `c`, ascending.
  private let nodes: [Int32]
  private let starts: [Int32]

  init(_ graph: DirectedGraph) {
    var search = TarjanSearch(graph)
    search.run()
    count = search.componentCount
    component = search.component
    var starts = [Int32](repeating: 0, count: count + 1)
    for number in component { starts[Int(number) + 1] += 1 }
    for number in 0..<count { starts[number + 1] += starts[number] }
    var nodes = [Int32](repeating: 0, count: component.count)
    var next = starts
    for (node, number) in component.enumerated() {
      nodes[Int(next[Int(number)])] = Int32(node)
      next[Int(number)] += 1
    }
    self.nodes = nodes
    self.starts = starts
  }

  /// The nodes of a component, ascending.
  func members(of number: Int) -> DirectedGraph.Neighbors {
    DirectedGraph.Neighbors(nodes: nodes[Int(starts[number])..<Int(starts[number + 1])])
  }

  /// How many nodes a component has.
  func size(of number: Int) -> Int { Int(starts[number + 1] - starts[number]) }
}

/// A depth-first search that numbers a component when it goes back from its first node.
private struct TarjanSearch {
  let graph: DirectedGraph
  /// The component of each node, -1 until it is known.
  var component: [Int32]
  var componentCount = 0
  /// When each node was entered, from 1; 0 when it was not.
  private var number: [Int32]
  /// The smallest number of an open node that each is known to lead to.
  private var lowest: [Int32]
  private var nextEdge: [Int32]
  /// The nodes without a component, and the path that is being followed.
  private var open: [Int32] = []
  private var path: [Int32] = []
  private var entered: Int32 = 0

  init(_ graph: DirectedGraph) {
    self.graph = graph
    component = [Int32](repeating: -1, count: graph.nodeCount)
    number = [Int32](repeating: 0, count: graph.nodeCount)
    lowest = number
    nextEdge = graph.starts
  }

  mutating func run() {
    for root in 0..<graph.nodeCount where number[root] == 0 {
      enter(root)
      while let last = path.last {
        if let next = unseenSuccessor(of: Int(last)) { enter(next) } else { leave(Int(last)) }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    entered += 1
    number[node] = entered
    lowest[node] = entered
    open.append(Int32(node))
    path.append(Int32(node))
  }

  private mutating func unseenSuccessor(of node: Int) -> Int? {
    let end = graph.starts[node + 1]
    while nextEdge[node] < end {
      let target = Int(graph.targets[Int(nextEdge[node])])
      nextEdge[node] += 1
      if number[target] == 0 { return target }
      if component[target] < 0 { lowest[node] = min(lowest[node], number[target]) }
    }
    return nil
  }

  private mutating func leave(_ node: Int) {
    path.removeLast()
    if let parent = path.last {
      lowest[Int(parent)] = min(lowest[Int(parent)], lowest[node])
    }
    guard lowest[node] == number[node] else { return }
    while let member = open.popLast() {
      component[Int(member)] = Int32(componentCount)
      if Int(member) == node { break }
    }
    componentCount += 1
  }
}
