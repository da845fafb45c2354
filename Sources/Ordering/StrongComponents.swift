/// The strongly connected components of a graph, numbered so that every edge between two
/// components leads from the higher number to the lower.
///
/// Tarjan 1972, with an explicit stack so that long chains do not exhaust the call stack; O(n + m).
struct StrongComponents {
  /// The component of each node.
  private(set) var component: [Int]
  /// The nodes of each component, ascending.
  private(set) var members: [[Int]] = []

  init(_ graph: DirectedGraph) {
    component = [Int](repeating: -1, count: graph.nodeCount)
    var search = Search(graph: graph)
    for node in 0..<graph.nodeCount where search.number[node] == 0 {
      search.run(from: node) { nodes in
        for member in nodes { component[member] = members.count }
        members.append(nodes.sorted())
      }
    }
  }

  private struct Search {
    let graph: DirectedGraph
    var number: [Int]
    var lowest: [Int]
    var isOpen: [Bool]
    var open: [Int] = []
    var path: [(node: Int, next: Int)] = []
    var count = 0

    init(graph: DirectedGraph) {
      self.graph = graph
      number = [Int](repeating: 0, count: graph.nodeCount)
      lowest = number
      isOpen = [Bool](repeating: false, count: graph.nodeCount)
    }

    mutating func enter(_ node: Int) {
      count += 1
      number[node] = count
      lowest[node] = count
      isOpen[node] = true
      open.append(node)
      path.append((node, graph.successors(of: node).startIndex))
    }

    mutating func run(from root: Int, found: ([Int]) -> Void) {
      enter(root)
      while let (node, next) = path.last {
        let row = graph.successors(of: node)
        if next < row.endIndex {
          path[path.count - 1].next += 1
          let target = row[next]
          if number[target] == 0 {
            enter(target)
          } else if isOpen[target] {
            lowest[node] = min(lowest[node], number[target])
          }
        } else {
          path.removeLast()
          if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
          if lowest[node] == number[node] { found(close(node)) }
        }
      }
    }

    mutating func close(_ root: Int) -> [Int] {
      var nodes: [Int] = []
      while let node = open.popLast() {
        isOpen[node] = false
        nodes.append(node)
        if node == root { break }
      }
      return nodes
    }
  }
}
