/// Nodes and held datasets as one order: what does not precede each other may be in memory at one
/// time.
///
/// A node lasts from its start to its end, a dataset from its producer's start to its release.
/// One element precedes another when the end of the first comes before the start of the second
/// in every schedule, so an antichain is a cut through the events, and the heaviest one a
/// maximum-weight topological cut (Marchal, Nagy, Simon, Vivien 2018). Starts and ends that
/// datasets share with nodes are elements without weight, so that the order has
/// O(n + m + readers) edges.
///
/// A dataset with several last readers is released by whichever of them ends last. That is no
/// interval: the cut may put its release off until something starts that waits for all of them,
/// so such an antichain can hold a dataset that is gone, and its weight is an upper bound only.
struct LiveOrder {
  var base: PartialOrder
  let weights: [Int64]
  let held: [HeldDataset]
  /// Elements: the nodes, then the datasets, then events.
  let order: PartialOrder
  let elementWeights: [Int64]
  /// For each dataset the readers of which one ends last, after `choices`.
  let last: [[Int]]
  private let builder: LiveOrderBuilder

  /// - Parameters:
  ///   - releases: what is known of the sets of readers in `base`.
  ///   - choices: for some datasets the one reader that is to stand for all.
  ///   - isStable: whether the numbers of the elements are to depend on the datasets only, so that
  ///     orders of the same nodes compare; `releases` must then be for all sets.
  init(
    _ base: PartialOrder, weights: [Int64], held: [HeldDataset], releases: ReaderSets,
    choices: [Int: Int] = [:], isStable: Bool = false
  ) {
    self.base = base
    self.weights = weights
    self.held = held
    last = held.indices.map { dataset in
      if let reader = choices[dataset] { return [reader] }
      if isStable { return held[dataset].readers }
      return releases.releases[held[dataset].readers]?.last ?? held[dataset].readers
    }
    var builder = LiveOrderBuilder(nodeCount: base.graph.nodeCount, datasetCount: held.count)
    builder.addEvents(of: held, last: last)
    for dataset in held.indices {
      builder.addDataset(dataset, held[dataset], last[dataset], releases)
    }
    builder.addNodes(of: base)
    self.builder = builder
    let graph = DirectedGraph(nodeCount: builder.count, edges: builder.edges)
    let events = builder.count - weights.count - held.count
    elementWeights =
      weights.map { max(0, $0) } + held.map(\.size) + [Int64](repeating: 0, count: events)
    // Every edge leads from an earlier event to a later one, so there is no cycle.
    order = PartialOrder(graph) ?? PartialOrder(graph: graph, topologicalOrder: [])
  }

  /// The element edge that stands for an edge of `base`.
  func edge(for edge: DirectedGraph.Edge) -> DirectedGraph.Edge {
    DirectedGraph.Edge(builder.end(of: edge.source), builder.start(of: edge.target))
  }

  /// What one flow through the order costs, in elementary steps.
  var cost: Int { 16 * (order.graph.nodeCount + order.graph.edgeCount) }

  /// The nodes and the datasets among some elements.
  func split(_ elements: [Int]) -> (nodes: [Int], datasets: [Int]) {
    let count = weights.count
    return (
      elements.filter { $0 < count },
      elements.filter { $0 >= count && $0 < count + held.count }.map { $0 - count }
    )
  }

  /// The state that elements stand for, whether or not it can be.
  func state(of elements: [Int]) -> LiveState {
    let parts = split(elements)
    return LiveState(nodes: parts.nodes, datasets: parts.datasets, weights: weights, held: held)
  }
}

/// Numbers the events and collects the edges.
private struct LiveOrderBuilder {
  private let nodeCount: Int
  private(set) var count: Int
  private(set) var edges: [DirectedGraph.Edge] = []
  private var start: [Int: Int] = [:]
  private var end: [Int: Int] = [:]
  private var release: [[Int]: Int] = [:]

  init(nodeCount: Int, datasetCount: Int) {
    self.nodeCount = nodeCount
    count = nodeCount + datasetCount
  }

  mutating func addEvents(of held: [HeldDataset], last: [[Int]]) {
    for dataset in held where start[dataset.producer] == nil {
      start[dataset.producer] = count
      count += 1
    }
    for reader in last.joined() where end[reader] == nil {
      end[reader] = count
      count += 1
    }
  }

  mutating func addDataset(
    _ number: Int, _ dataset: HeldDataset, _ last: [Int], _ sets: ReaderSets
  ) {
    let element = nodeCount + number
    edges.append(DirectedGraph.Edge(start(of: dataset.producer), element))
    guard last.count > 1 else {
      if let reader = last.first { edges.append(DirectedGraph.Edge(element, end(of: reader))) }
      return
    }
    let event = release[last] ?? addRelease(of: dataset.readers, last, sets)
    edges.append(DirectedGraph.Edge(element, event))
  }

  private mutating func addRelease(of readers: [Int], _ last: [Int], _ sets: ReaderSets) -> Int {
    let event = count
    count += 1
    release[last] = event
    for reader in last { edges.append(DirectedGraph.Edge(end(of: reader), event)) }
    for node in sets.releases[readers]?.followers ?? [] {
      edges.append(DirectedGraph.Edge(event, start(of: node)))
    }
    return event
  }

  mutating func addNodes(of base: PartialOrder) {
    for node in 0..<nodeCount {
      if let event = start[node] { edges.append(DirectedGraph.Edge(event, node)) }
      if let event = end[node] { edges.append(DirectedGraph.Edge(node, event)) }
      for next in base.graph.successors(of: node) {
        edges.append(DirectedGraph.Edge(end(of: node), start(of: next)))
      }
    }
  }

  func start(of node: Int) -> Int { start[node] ?? node }
  func end(of node: Int) -> Int { end[node] ?? node }
}
