/// A square matrix of bits in one flat array: row `u` holds the nodes that `u` reaches.
struct BitMatrix: Sendable {
  /// 256 MiB, the matrix of about 46,000 nodes: what a plan may take to make fewer edges.
  static let planningLimit = 256 << 20

  let size: Int
  let wordsPerRow: Int
  private(set) var words: [UInt64]

  /// The memory that a matrix takes; the largest value when it cannot be said in Int.
  static func byteCount(size: Int) -> Int {
    let (bytes, overflow) = ((size + 63) / 64 * 8).multipliedReportingOverflow(by: size)
    return overflow ? .max : bytes
  }

  init(size: Int) {
    self.size = size
    wordsPerRow = (size + 63) / 64
    words = [UInt64](repeating: 0, count: size * wordsPerRow)
  }

  /// The transitive closure of a graph, cyclic or not.
  ///
  /// Components from the last to the first, the rows of the successors joined: O(n · m / 64).
  init(closureOf graph: DirectedGraph) {
    self.init(size: graph.nodeCount)
    let components = StrongComponents(graph)
    for number in 0..<components.count {
      let members = components.members(of: number)
      guard let first = members.first else { continue }
      // Inside a component every row is the same, so the first collects for all.
      for node in members {
        for next in graph.successors(of: node) {
          self[first, next] = true
          join(next, into: first)
        }
      }
      if members.count > 1 {
        for node in members { self[first, node] = true }
        for node in members.dropFirst() { join(first, into: node) }
      }
    }
  }

  subscript(row: Int, column: Int) -> Bool {
    get { words[row * wordsPerRow + (column >> 6)] >> UInt64(column & 63) & 1 != 0 }
    set {
      let bit: UInt64 = 1 << UInt64(column & 63)
      if newValue {
        words[row * wordsPerRow + (column >> 6)] |= bit
      } else {
        words[row * wordsPerRow + (column >> 6)] &= ~bit
      }
    }
  }

  /// Adds all of one row to another.
  mutating func join(_ source: Int, into target: Int) {
    let from = source * wordsPerRow
    let to = target * wordsPerRow
    words.withUnsafeMutableBufferPointer { words in
      for word in 0..<wordsPerRow { words[to + word] |= words[from + word] }
    }
  }

  /// Keeps a closure a closure when an edge is added.
  mutating func insert(_ edge: DirectedGraph.Edge) {
    if self[edge.source, edge.target] { return }
    for node in 0..<size where node == edge.source || self[node, edge.source] {
      self[node, edge.target] = true
      join(edge.target, into: node)
    }
  }
}
