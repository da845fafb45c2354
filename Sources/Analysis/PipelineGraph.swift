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

  package init(_ pipeline: Pipeline) {
    writers = Self.users(of: pipeline, \.outputs)
    readers = Self.users(of: pipeline, \.inputs)
    nodesByName = Dictionary(
      grouping: pipeline.nodes.indices, by: { pipeline.nodes[$0].name })
    edges = Self.edges(of: pipeline, writers: writers, nodesByName: nodesByName)
    let pairs = edges.lazy.filter { $0.from != $0.to }.map { DirectedGraph.Edge($0.from, $0.to) }
    graph = DirectedGraph(nodeCount: pipeline.nodes.count, edges: pairs)
    order = PartialOrder(graph)
    reachability = Reachability(graph)
  }

  private static func users(
    of pipeline: Pipeline, _ side: KeyPath<Node, [Reference]>
  ) -> [String: [Int]] {
    var users: [String: [Int]] = [:]
    for (index, node) in pipeline.nodes.enumerated() {
      for reference in node[keyPath: side] {
        let name = pipeline.edgeName(of: reference.name)
        if users[name]?.last != index { users[name, default: []].append(index) }
      }
    }
    return users
  }

  private static func edges(
    of pipeline: Pipeline, writers: [String: [Int]], nodesByName: [String: [Int]]
  ) -> [PipelineEdge] {
    var edges: [PipelineEdge] = []
    var seen: Set<PipelineEdge> = []
    func add(_ edge: PipelineEdge) {
      if seen.insert(edge).inserted { edges.append(edge) }
    }
    for (index, node) in pipeline.nodes.enumerated() {
      for input in node.inputs {
        let name = pipeline.edgeName(of: input.name)
        for writer in writers[name] ?? [] {
          add(PipelineEdge(from: writer, to: index, kind: .data(name)))
        }
      }
      for earlier in node.after {
        for other in nodesByName[earlier.name] ?? [] {
          add(PipelineEdge(from: other, to: index, kind: .order))
        }
      }
    }
    return edges
  }
}
