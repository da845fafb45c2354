/// Breaks a long row of shapes that stand alike into several.
///
/// Nodes that nothing joins to other nodes, and datasets or nodes with the same neighbours, all get
/// one rank, and a hundred of them a picture a hundred boxes wide. Edges that are not drawn put some
/// of them below others: no edge that is drawn changes its direction by that. What fans out and
/// comes together again stays a row: its edges would run through the rows below.
struct IslandRows: Sendable {
  /// An edge that is not drawn.
  struct Step: Sendable, Equatable {
    let upper: Vertex
    let lower: Vertex
    /// Ranks from one to the other: more than one when the nodes' own datasets come in between.
    let ranks: Int
  }

  let steps: [Step]

  /// As many islands are left in one row.
  static let longestRow = 16
  /// As many shapes that share neighbours are left in one row.
  static let widestFan = 10

  /// Shapes that can stand in rows together.
  private struct Kind: Hashable {
    let frame: [Int]
    let ranks: Int
    let inputs: Set<Vertex>
    let outputs: Set<Vertex>

    var isIsland: Bool { inputs.isEmpty && outputs.isEmpty }
  }

  init(nodes: [DrawnNode], datasets: [Vertex], edges: [DrawnEdge], groups: [DrawnGroup]) {
    let neighbours = Neighbours(edges)
    var frames: [Vertex: [Int]] = [:]
    Self.collect(groups, below: [], into: &frames)
    var order: [Kind] = []
    var alike: [Kind: [Vertex]] = [:]
    func add(_ vertex: Vertex, ranks: Int, inputs: Set<Vertex>, outputs: Set<Vertex>) {
      let kind = Kind(
        frame: frames[vertex] ?? [], ranks: ranks, inputs: inputs, outputs: outputs)
      if alike[kind] == nil { order.append(kind) }
      alike[kind, default: []].append(vertex)
    }
    for node in nodes {
      let vertex = Vertex.node(node.index)
      let inputs = neighbours.before[vertex] ?? []
      let outputs = neighbours.after[vertex] ?? []
      let own = inputs.union(outputs).filter { neighbours.isOwn($0, of: vertex) }
      let ranks = 1 + Self.rows(inputs.intersection(own)) + Self.rows(outputs.intersection(own))
      add(vertex, ranks: ranks, inputs: inputs.subtracting(own), outputs: outputs.subtracting(own))
    }
    for dataset in datasets {
      let inputs = neighbours.before[dataset] ?? []
      add(dataset, ranks: 1, inputs: inputs, outputs: neighbours.after[dataset] ?? [])
    }
    steps = order.flatMap { Self.steps(alike[$0] ?? [], kind: $0) }
  }

  /// How many rows a node's own datasets stand in.
  private static func rows(_ datasets: Set<Vertex>) -> Int {
    datasets.count > widestFan ? rows(inFanOf: datasets.count) : min(1, datasets.count)
  }

  /// Rows hold about twice as many as there are rows, for boxes are wider than high.
  private static func rows(inFanOf count: Int) -> Int {
    let width = max(8, Int(Double(2 * count).squareRoot()))
    return (count + width - 1) / width
  }

  /// Each shape above the one that stands a row later.
  private static func steps(_ alike: [Vertex], kind: Kind) -> [Step] {
    guard alike.count > (kind.isIsland ? longestRow : widestFan) else { return [] }
    let rows = rows(inFanOf: alike.count)
    let width = (alike.count + rows - 1) / rows
    return zip(alike, alike.dropFirst(width)).map {
      Step(upper: $0, lower: $1, ranks: kind.ranks)
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

/// What edges join each shape to.
private struct Neighbours {
  private(set) var before: [Vertex: Set<Vertex>] = [:]
  private(set) var after: [Vertex: Set<Vertex>] = [:]

  init(_ edges: [DrawnEdge]) {
    for edge in edges {
      after[edge.from, default: []].insert(edge.to)
      before[edge.to, default: []].insert(edge.from)
    }
  }

  /// Whether a dataset is used by one node only.
  func isOwn(_ vertex: Vertex, of node: Vertex) -> Bool {
    guard case .dataset = vertex else { return false }
    return (before[vertex] ?? []).union(after[vertex] ?? []) == [node]
  }
}
