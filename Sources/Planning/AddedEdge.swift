import PipelineModel

/// An order edge that a fix adds, with its reason.
package struct AddedEdge: Sendable, Hashable {
  /// Indices of nodes.
  package let from: Int
  package let to: Int
  /// Why it is there: `without it A and D may overlap: 18 GiB of 16 GiB`.
  package let why: String
  /// The set of nodes that it keeps apart, by ascending index; one, or none, when it keeps them from
  /// running beside data that is held; none when it is not known whether it is needed.
  package let prevents: [Int]

  package init(from: Int, to: Int, why: String, prevents: [Int]) {
    self.from = from
    self.to = to
    self.why = why
    self.prevents = prevents
  }
}

/// Edges after which every hazard is gone, and what they cost.
package struct EdgeFix: Sendable {
  package let edges: [AddedEdge]
  /// Length of the longest path in seconds before and after, counting a node without a duration
  /// as one second.
  package let makespanBefore: Double
  package let makespanAfter: Double
  /// Whether no smaller number of edges does.
  package let isProvenFewest: Bool
  /// Seconds that no order that fits falls below.
  package let makespanBound: Double
  /// Whether the time was up before the search was done.
  package let isCutShort: Bool

  package init(
    edges: [AddedEdge], makespanBefore: Double, makespanAfter: Double, isProvenFewest: Bool,
    makespanBound: Double = 0, isCutShort: Bool = false
  ) {
    self.edges = edges
    self.makespanBefore = makespanBefore
    self.makespanAfter = makespanAfter
    self.isProvenFewest = isProvenFewest
    self.makespanBound = makespanBound
    self.isCutShort = isCutShort
  }
}

/// Stages that run one after another, after which every hazard is gone.
package struct SplitFix: Sendable {
  /// Indices of nodes, ascending within a stage.
  package let stages: [[Int]]
  /// Predicted seconds.
  package let makespan: Double
  /// Datasets that cross a border between stages and do not outlive a run, by name.
  package let unpersisted: [String]
  package let isProvenFewest: Bool
  /// Whether the time was up before the search was done.
  package let isCutShort: Bool

  package init(
    stages: [[Int]], makespan: Double, unpersisted: [String], isProvenFewest: Bool,
    isCutShort: Bool = false
  ) {
    self.stages = stages
    self.makespan = makespan
    self.unpersisted = unpersisted
    self.isProvenFewest = isProvenFewest
    self.isCutShort = isCutShort
  }
}
