/// Breaks a long row of islands into several: of nodes that nothing joins to other nodes.
///
/// They all get one rank, and a hundred of them a picture a hundred boxes wide. Edges that are not
/// drawn put some of them below others.
struct IslandRows: Sendable {
  /// An edge that is not drawn.
  struct Step: Sendable, Equatable {
    let upper: Int
    let lower: Int
    /// Ranks from one to the other: more than one when the nodes' own datasets come in between.
    let ranks: Int
  }

  let steps: [Step]

  /// As many islands are left in one row.
  static let longestRow = 16

  /// Islands that can stand in rows together.
  private struct Kind: Hashable {
    let frame: [Int]
    let ranks: Int
  }

  init(nodes: [DrawnNode], edges: [DrawnEdge], groups: [DrawnGroup]) {
    var before: [Vertex: Set<Vertex>] = [:]
    var after: [Vertex: Set<Vertex>] = [:]
    for edge in edges {
      after[edge.from, default: []].insert(edge.to)
      before[edge.to, default: []].insert(edge.from)
    }
    var frames: [Vertex: [Int]] = [:]
    Self.collect(groups, below: [], into: &frames)
    var order: [Kind] = []
    var islands: [Kind: [Int]] = [:]
    for node in nodes {
      let vertex = Vertex.node(node.index)
      let inputs = before[vertex] ?? []
      let outputs = after[vertex] ?? []
      let isIsland = inputs.union(outputs).allSatisfy { neighbour in
        neighbour.isDataset
          && (before[neighbour] ?? []).union(after[neighbour] ?? []) == [vertex]
      }
      guard isIsland else { continue }
      let ranks = 1 + (inputs.isEmpty ? 0 : 1) + (outputs.isEmpty ? 0 : 1)
      let kind = Kind(frame: frames[vertex] ?? [], ranks: ranks)
      if islands[kind] == nil { order.append(kind) }
      islands[kind, default: []].append(node.index)
    }
    steps = order.flatMap { Self.steps(islands[$0] ?? [], ranks: $0.ranks) }
  }

  /// Each node above the one that stands a row later.
  ///
  /// Rows hold about twice as many as there are rows, for boxes are wider than high.
  private static func steps(_ islands: [Int], ranks: Int) -> [Step] {
    guard islands.count > longestRow else { return [] }
    let width = max(8, Int(Double(2 * islands.count).squareRoot()))
    return zip(islands, islands.dropFirst(width)).map {
      Step(upper: $0, lower: $1, ranks: ranks)
    }
  }

  private static func collect(
    _ groups: [DrawnGroup], below path: [Int], into frames: inout [Vertex: [Int]]
  ) {
    for (number, group) in groups.enumerated() {
      for member in group.members { frames[member] = path + [number] }
      collect(group.inner, below: path + [number], into: &frames)
    }
  }
}

extension Vertex {
  fileprivate var isDataset: Bool { if case .dataset = self { true } else { false } }
}
