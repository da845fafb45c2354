import Ordering
import PipelineModel

/// Why one node must finish before another starts.
package struct PipelineEdge: Sendable, Hashable {
  /// Indices of nodes.
  package let from: Int
  package let to: Int
  package let kind: Kind

  package enum Kind: Sendable, Hashable {
    /// `to` reads the dataset that `from` writes.
    case data(String)
    /// The user wrote `after`.
    case order
    /// Added by a fix or a plan.
    case added
  }

  package init(from: Int, to: Int, kind: Kind) {
    self.from = from
    self.to = to
    self.kind = kind
  }
}

/// The order that a pipeline's data and `after` give its nodes.
package struct PipelineGraph: Sendable {
  /// One for every pair of nodes and dataset, in the order of the file.
  ///
  /// Of a dataset that many nodes write and many read only the first writers give edges: that it is
  /// written twice is reported, and its pairs would be too many.
  package let edges: [PipelineEdge]
  /// The same without kinds and without a node's edges to itself.
  package let graph: DirectedGraph
  /// Nil when the nodes wait for each other in a circle.
  package let order: PartialOrder?
  /// Paths between nodes.
  package let reachability: Reachability
  /// The nodes that write a dataset, by the name that edges are formed by.
  package let writers: [String: [Int]]
  /// The nodes that read it.
  package let readers: [String: [Int]]
  /// The nodes of a name: more than one when names repeat.
  package let nodesByName: [String: [Int]]

  /// At most so many edges come of one dataset with several writers, or of one name that several
  /// nodes have, beyond one for each that waits.
  package static let mostAmbiguousEdges = 1_000

  package init(_ pipeline: Pipeline) {
    writers = Self.users(of: pipeline) { $0.outputs }
    readers = Self.users(of: pipeline) { $0.inputs }
    nodesByName = Dictionary(
      grouping: pipeline.nodes.indices, by: { pipeline.nodes[$0].name })
    edges = Self.edges(
      of: pipeline, writers: writers, readers: readers, nodesByName: nodesByName)
    let pairs = edges.compactMap { $0.from == $0.to ? nil : DirectedGraph.Edge($0.from, $0.to) }
    graph = DirectedGraph(nodeCount: pipeline.nodes.count, edges: pairs)
    order = PartialOrder(graph)
    reachability = Reachability(graph)
  }

  private static func users(
    of pipeline: Pipeline, _ side: (Node) -> [Reference]
  ) -> [String: [Int]] {
    var users = [String: [Int]](minimumCapacity: pipeline.nodes.count)
    for index in pipeline.nodes.indices {
      for reference in side(pipeline.nodes[index]) {
        let name = pipeline.edgeName(of: reference.name)
        users[name, default: []].appendOnce(index)
      }
    }
    return users
  }

  private static func edges(
    of pipeline: Pipeline, writers: [String: [Int]], readers: [String: [Int]],
    nodesByName: [String: [Int]]
  ) -> [PipelineEdge] {
    let waiting = waitingForRepeated(nodesByName, in: pipeline)
    var edges: [PipelineEdge] = []
    edges.reserveCapacity(2 * pipeline.nodes.count)
    // By index: a node is much to copy.
    for index in pipeline.nodes.indices {
      for name in names(pipeline.nodes[index].inputs, in: pipeline) {
        guard let writers = writers[name] else { continue }
        let count = writers.count < 2 ? 1 : readers[name]?.count ?? 1
        for writer in givingEdges(writers, to: count, beside: index) {
          edges.append(PipelineEdge(from: writer, to: index, kind: .data(name)))
        }
      }
      for name in pipeline.nodes[index].after.distinct().map(\.name) {
        guard let nodes = nodesByName[name] else { continue }
        for other in givingEdges(nodes, to: waiting[name] ?? 1, beside: index) {
          edges.append(PipelineEdge(from: other, to: index, kind: .order))
        }
      }
    }
    return edges
  }

  /// The names that edges are formed by, each once.
  private static func names(_ references: [Reference], in pipeline: Pipeline) -> [String] {
    guard pipeline.kind == .kedro else { return references.distinct().map(\.name) }
    return references.map { pipeline.edgeName(of: $0.name) }.uniqued()
  }

  /// Those of several nodes that give edges to each of `count` others, and `node` itself when it is
  /// among them.
  private static func givingEdges(_ nodes: [Int], to count: Int, beside node: Int) -> [Int] {
    let most = max(1, mostAmbiguousEdges / max(1, count))
    guard nodes.count > most else { return nodes }
    let first = nodes.prefix(most)
    guard !first.contains(node), nodes.containsAscending(node) else { return Array(first) }
    return first + [node]
  }

  /// How many nodes are after a name that several nodes have.
  private static func waitingForRepeated(
    _ nodesByName: [String: [Int]], in pipeline: Pipeline
  ) -> [String: Int] {
    guard nodesByName.count < pipeline.nodes.count else { return [:] }
    var waiting: [String: Int] = [:]
    for node in pipeline.nodes {
      for earlier in node.after where nodesByName[earlier.name]?.count ?? 0 > 1 {
        waiting[earlier.name, default: 0] += 1
      }
    }
    return waiting
  }
}

extension [Int] {
  /// Adds a number unless it is the last.
  fileprivate mutating func appendOnce(_ number: Int) {
    if last != number { append(number) }
  }

  /// Whether a number is among ascending ones.
  ///
  /// O(log count).
  func containsAscending(_ number: Int) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}
