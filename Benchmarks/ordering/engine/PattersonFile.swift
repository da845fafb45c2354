import ArgumentParser
import FoundationEssentials
import Ordering

/// A scheduling problem as Patterson (1984) writes one down: numbers with white space between.
struct PattersonFile {
  let nodeCount: Int
  /// As a loader meets them: node after node, each with what it needs.
  let edges: [DirectedGraph.Edge]
  let durations: [Int64]
  let demands: [[Int64]]
  let capacities: [Int64]

  init(contentsOf path: String) throws {
    var numbers = Numbers(text: try Data(contentsOf: URL(filePath: path)))
    nodeCount = Int(try numbers.next())
    let resources = Int(try numbers.next())
    var capacities: [Int64] = []
    for _ in 0..<resources { capacities.append(try numbers.next()) }
    var durations: [Int64] = []
    var demands = [[Int64]](repeating: [], count: resources)
    var edges: [DirectedGraph.Edge] = []
    for node in 0..<nodeCount {
      durations.append(try numbers.next())
      for resource in 0..<resources { demands[resource].append(try numbers.next()) }
      for _ in 0..<(try numbers.next()) {
        edges.append(DirectedGraph.Edge(node, Int(try numbers.next()) - 1))
      }
    }
    self.capacities = capacities
    self.durations = durations
    self.demands = demands
    self.edges = edges.sorted { ($0.target, $0.source) < ($1.target, $1.source) }
  }

  func graph() -> DirectedGraph { DirectedGraph(nodeCount: nodeCount, edges: edges) }

  func order() throws -> PartialOrder {
    guard let order = PartialOrder(graph()) else { throw ValidationError("the graph has a cycle") }
    return order
  }

  func problem() throws -> SchedulingProblem {
    try SchedulingProblem(
      graph: graph(), durations: durations, demands: demands, capacities: capacities)
  }
}

private struct Numbers {
  let text: Data
  var position = 0

  init(text: Data) { self.text = text }

  mutating func next() throws -> Int64 {
    text.withUnsafeBytes { bytes in
      while position < bytes.count, !isDigit(bytes[position]) { position += 1 }
      var value: Int64 = 0
      while position < bytes.count, isDigit(bytes[position]) {
        value = value &* 10 &+ Int64(bytes[position] - UInt8(ascii: "0"))
        position += 1
      }
      return value
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
