import PipelineModel

/// Unordered nodes that must not overlap.
package struct Hazard: Sendable, Hashable {
  package let kind: Kind
  /// Two or more nodes, pairwise unordered, by ascending index.
  package let nodes: [Int]

  package enum Kind: Sendable, Hashable {
    /// Together they take `need` of a resource of which there is `capacity`.
    case overload(Resource, need: Int64, capacity: Int64)
    /// All hold the same lock.
    case lock(String)
    /// All write one place.
    case writeWrite(place: String)
    /// The first writes a place that the second reads: `nodes` holds both by index, `writer` says
    /// which is which.
    case readWrite(place: String, writer: Int)
  }

  package init(_ kind: Kind, nodes: [Int]) {
    self.kind = kind
    self.nodes = nodes
  }
}
