import Analysis
import PipelineModel
import Planning

/// What is drawn, before it takes any format.
struct Scene: Sendable {
  let nodes: [DrawnNode]
  let datasets: [DrawnDataset]
  let edges: [DrawnEdge]
  /// Lines that can tell hazards, as far as they stay clear.
  let links: [HazardLink]
  let hazards: [DrawnHazard]
  let groups: [DrawnGroup]
  let rows: IslandRows
  let caption: Caption

  /// How many shapes a layout has to place.
  var shapeCount: Int { nodes.count + datasets.count }

  var vertices: [Vertex] {
    nodes.map { .node($0.index) } + datasets.map { .dataset($0.rank) }
  }
}

/// A place where an edge begins or ends.
enum Vertex: Hashable, Sendable {
  case node(Int)
  /// By its rank among the names of all datasets that form edges.
  case dataset(Int)

  /// What the shape is called in DOT and in SVG: never made from a name.
  var id: String {
    switch self {
    case .node(let index): "n\(index)"
    case .dataset(let rank): "d\(rank)"
    }
  }
}

struct DrawnNode: Sendable {
  /// Index in the pipeline.
  let index: Int
  let name: String
  /// Small lines below the name.
  let details: [String]
  let isHazardous: Bool
  let tooltip: String
}

struct DrawnDataset: Sendable {
  enum Kind: Sendable, CaseIterable {
    case stored
    case inMemory
    case unknown
  }

  let rank: Int
  let name: String
  let kind: Kind
  let tooltip: String
}

struct DrawnEdge: Sendable {
  enum Kind: Sendable, CaseIterable {
    case data
    case order
    case added
  }

  let from: Vertex
  let to: Vertex
  let kind: Kind
  let tooltip: String
}

/// Two nodes of a hazard.
struct HazardLink: Sendable {
  let from: Int
  let to: Int
  /// A lock or a place, when the picture cannot say otherwise what the two share.
  let label: String?
  let tooltip: String
}

/// A set of nodes that must not overlap.
struct DrawnHazard: Sendable {
  /// Those that are shown, the heaviest or the writer first.
  let nodes: [Int]
  /// Its lines among those of the scene; nil when they are too many to be told apart.
  let links: [Int]?
  /// What the legend says where lines cannot.
  let words: String
}

/// A frame around nodes.
struct DrawnGroup: Sendable {
  enum Kind: String, Sendable {
    case namespace
    case tag
    case stage
  }

  let kind: Kind
  let title: String
  let tooltip: String
  /// What stands in this frame and in no frame inside it.
  var members: [Vertex] = []
  var inner: [DrawnGroup] = []
}

/// The lines of the legend that are not samples.
struct Caption: Sendable {
  let title: String
  let subtitle: String
  let verdicts: [VerdictLine]

  struct VerdictLine: Sendable {
    let text: String
    let tone: Tone
  }

  enum Tone: Sendable {
    case plain
    case faint
    case safe
    case unsafe
  }
}
