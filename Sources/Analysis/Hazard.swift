import PipelineModel

/// Unordered nodes that must not overlap, or not while some data is held.
package struct Hazard: Sendable, Hashable {
  package let kind: Kind
  /// Two or more nodes, pairwise unordered, by ascending index; fewer when `datasets` take the
  /// rest.
  package let nodes: [Int]
  /// The datasets that are held in memory meanwhile and are part of the need, by name.
  package let datasets: [String]

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

  package init(_ kind: Kind, nodes: [Int], datasets: [String] = []) {
    self.kind = kind
    self.nodes = nodes
    self.datasets = datasets
  }

  /// Whether both of its nodes write.
  package var isWriteWrite: Bool {
    if case .writeWrite = kind { return true }
    return false
  }
}
