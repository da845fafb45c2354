/// What a picture shows, and how.
package struct DrawingOptions: Sendable {
  /// A kind of thing that can be shown or left out.
  package enum Part: String, Sendable, CaseIterable {
    /// Sets of unordered nodes that must not overlap.
    case hazards
    /// Order edges: the user's own and added ones.
    case order
    /// Stages, when the picture is given some.
    case stages
    /// What each node takes.
    case demand
    /// Datasets as shapes of their own; without them data edges join nodes directly.
    case datasets
  }

  /// What nodes are framed by.
  package enum Grouping: String, Sendable, CaseIterable {
    /// Kedro's dotted namespace, frame within frame.
    case namespace
    /// The first tag.
    case tag
    case stage
    case none
  }

  /// A part of the pipeline, around one node.
  package struct Focus: Sendable {
    /// Index of the node.
    package let node: Int
    /// How many steps along edges and hazards are shown around it.
    package let depth: Int

    package init(node: Int, depth: Int) {
      self.node = node
      self.depth = depth
    }
  }

  package var show: Set<Part>
  /// Nil is by stage when stages are shown, and no frames otherwise.
  package var group: Grouping?
  /// Nil is the whole pipeline.
  package var focus: Focus?

  package init(
    show: Set<Part> = Set(Part.allCases), group: Grouping? = nil, focus: Focus? = nil
  ) {
    self.show = show
    self.group = group
    self.focus = focus
  }
}
