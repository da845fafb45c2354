import Analysis
import PipelineModel

extension SceneBuilder {
  /// The frames, in the order in which the pipeline first names them.
  ///
  /// A dataset stands in the innermost frame that holds everything that uses it.
  func groups(_ datasets: [UsedDataset]) -> [DrawnGroup] {
    guard grouping != .none else { return [] }
    var root = GroupTree()
    for node in visible.nodes { root.insert(.node(node), at: path(of: node)) }
    for dataset in datasets {
      let users = dataset.writers + dataset.readers
      let shared = sharedPath(of: users)
      root.insert(.dataset(dataset.drawn.rank), at: shared)
    }
    return grouped(root, below: [])
  }

  /// The frames that hold all of some nodes, from the outside.
  func sharedPath(of nodes: [Int]) -> [String] {
    nodes.dropFirst().reduce(nodes.first.map(path) ?? []) { shared, node in
      Array(zip(shared, path(of: node)).prefix { $0 == $1 }.map(\.0))
    }
  }

  /// The frames around a node, from the outside.
  private func path(of node: Int) -> [String] {
    switch grouping {
    case .none: []
    case .stage: stages[node].map { ["\($0)"] } ?? []
    case .tag: analysis.pipeline.nodes[node].tags.first.map { [$0] } ?? []
    case .namespace:
      analysis.pipeline.nodes[node].namespace?.split(separator: ".").map(String.init) ?? []
    }
  }

  private func grouped(_ tree: GroupTree, below path: [String]) -> [DrawnGroup] {
    let inner = grouping == .stage ? tree.inner.sorted(by: Self.byNumber) : tree.inner
    return inner.map { key, subtree in
      let whole = path + [key]
      let kind: DrawnGroup.Kind =
        grouping == .stage ? .stage : grouping == .tag ? .tag : .namespace
      let shown = DisplayText.clean(key)
      let full = DisplayText.clean(whole.joined(separator: "."))
      return DrawnGroup(
        kind: kind,
        title: kind == .stage ? "Stage \(shown)" : DisplayText.shortened(shown, to: 48),
        tooltip: kind == .stage ? "stage \(shown): its nodes may run together" : "\(kind) \(full)",
        members: subtree.members, inner: grouped(subtree, below: whole))
    }
  }

  private static func byNumber(
    _ left: (key: String, tree: GroupTree), _ right: (key: String, tree: GroupTree)
  ) -> Bool {
    (Int(left.key) ?? 0) < (Int(right.key) ?? 0)
  }
}

/// Frames within frames, in the order of their first use.
struct GroupTree {
  private(set) var members: [Vertex] = []
  private(set) var inner: [(key: String, tree: GroupTree)] = []

  /// Namespaces nested deeper than this share a frame: layout and reader both give up before.
  private static let deepest = 16

  mutating func insert(_ vertex: Vertex, at path: [String]) {
    insert(vertex, at: path.prefix(Self.deepest))
  }

  private mutating func insert(_ vertex: Vertex, at path: ArraySlice<String>) {
    guard let key = path.first else { return members.append(vertex) }
    let place = inner.firstIndex { $0.key == key } ?? inner.endIndex
    if place == inner.endIndex { inner.append((key, GroupTree())) }
    inner[place].tree.insert(vertex, at: path.dropFirst())
  }
}

extension String {
  /// The name within a namespace: what its frames say already is left out.
  func without(prefix path: [String]) -> String {
    let prefix = path.map { $0 + "." }.joined()
    return !prefix.isEmpty && hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
