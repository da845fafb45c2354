/// Why an order is safe, kept so that taking an edge out is tested without solving all again.
///
/// For a resource in general the proof is a flow of at least Σ w − capacity: while it stands, no
/// antichain exceeds the capacity. For a resource of which no two nodes fit together it is one
/// path from each of them to the next. An edge that the proof does not use can go at once;
/// otherwise only what it carried is sent, or led, another way. Data that is held between nodes has
/// a proof of its own.
struct SafetyProof {
  /// A flow that is large enough while its total is at least `needed`.
  private struct FlowProof {
    let resource: Int
    let needed: Int64
    var flow: SplitFlow
  }

  /// A path between two nodes that must be ordered, as edge numbers.
  private struct PathProof {
    let resource: Int
    let first: Int
    let last: Int
    var path: [Int]
  }

  private let whole: PartialOrder
  private let check: CapacityCheck
  private var flows: [FlowProof] = []
  private var paths: [PathProof] = []
  /// The resource that data takes while it is held.
  private var live: LiveProof?
  /// The path proofs that use each edge.
  private var users: [Int: Set<Int>] = [:]
  private var isClosed: [Bool]
  /// How many elementary steps were spent.
  private(set) var steps = 0

  /// Proves that an order is safe; nil when it is not.
  init?(of order: PartialOrder, check: CapacityCheck) {
    whole = order
    self.check = check
    isClosed = [Bool](repeating: false, count: order.graph.edgeCount)
    let position = order.positions()
    var seen: Set<DirectedGraph.Edge> = []
    for item in check.contested {
      if !item.held.isEmpty {
        live = LiveProof(of: order, item, check: check, steps: &steps)
        if live == nil { return nil }
      } else if item.isExclusive {
        let takers = item.takers.sorted { position[$0] < position[$1] }
        for (first, last) in zip(takers, takers.dropFirst())
        where seen.insert(DirectedGraph.Edge(first, last)).inserted {
          guard addPath(from: first, to: last, resource: item.resource) else { return nil }
        }
      } else {
        guard addFlow(of: item.resource) else { return nil }
      }
    }
  }

  private mutating func addFlow(of resource: Int) -> Bool {
    let flow = SplitFlow(order: whole, weights: check.problem.demands[resource])
    let needed = flow.weights.reduce(0, +) - check.problem.capacities[resource]
    var proof = FlowProof(resource: resource, needed: needed, flow: flow)
    steps += size
    proof.flow.maximise()
    flows.append(proof)
    return proof.flow.total >= needed
  }

  private mutating func addPath(from first: Int, to last: Int, resource: Int) -> Bool {
    guard let path = path(from: first, to: last) else { return false }
    for edge in path { users[edge, default: []].insert(paths.count) }
    paths.append(PathProof(resource: resource, first: first, last: last, path: path))
    return true
  }

  private var size: Int { whole.graph.nodeCount + whole.graph.edgeCount }

  /// Takes an edge out if the order is safe without it; otherwise leaves it in and returns a state
  /// that would not fit, with the resource.
  mutating func close(_ edge: DirectedGraph.Edge) -> (resource: Int, state: LiveState)? {
    guard let number = whole.graph.number(of: edge) else { return nil }
    isClosed[number] = true
    var rerouted: [(index: Int, path: [Int])] = []
    for index in (users[number] ?? []).sorted() {
      let proof = paths[index]
      guard let path = path(from: proof.first, to: proof.last) else {
        isClosed[number] = false
        return (proof.resource, check.state(of: [proof.first, proof.last], proof.resource))
      }
      rerouted.append((index, path))
    }
    // What does not flow on the edge needs no copy to go back to.
    var changed: [Int: FlowProof] = [:]
    for index in flows.indices where flows[index].flow.flow[number] > 0 {
      var proof = flows[index]
      if let nodes = reroute(&proof, around: edge, number: number) {
        isClosed[number] = false
        return (proof.resource, check.state(of: nodes, proof.resource))
      }
      changed[index] = proof
    }
    if let live, let state = closeLive(edge) {
      isClosed[number] = false
      return (live.resource, state)
    }
    for index in flows.indices {
      if let proof = changed[index] {
        flows[index] = proof
      } else {
        flows[index].flow.close(edge, number: number)
      }
    }
    for (index, path) in rerouted {
      for edge in paths[index].path { users[edge]?.remove(index) }
      for edge in path { users[edge, default: []].insert(index) }
      paths[index].path = path
    }
    return nil
  }

  /// Restores a flow without an edge; returns the heaviest antichain when that is too heavy.
  private mutating func reroute(
    _ proof: inout FlowProof, around edge: DirectedGraph.Edge, number: Int
  ) -> [Int]? {
    steps += 1
    proof.flow.close(edge, number: number)
    guard proof.flow.total < proof.needed else { return nil }
    steps += size
    proof.flow.maximise()
    return proof.flow.total < proof.needed ? proof.flow.cut() : nil
  }

  /// Takes an edge out of the proof for held data, or says what would not fit.
  private mutating func closeLive(_ edge: DirectedGraph.Edge) -> LiveState? {
    let left = whole.graph.edges.enumerated().filter { !isClosed[$0.offset] }.map(\.element)
    let graph = DirectedGraph(nodeCount: whole.graph.nodeCount, edges: left)
    return live?.close(
      edge, leaving: PartialOrder(graph: graph, topologicalOrder: whole.topologicalOrder),
      steps: &steps)
  }

  /// The edges of a shortest open path between two nodes.
  private mutating func path(from first: Int, to last: Int) -> [Int]? {
    let graph = whole.graph
    var arrival: [Int: (edge: Int, from: Int)] = [:]
    var queue = [first]
    var head = 0
    while head < queue.count && arrival[last] == nil {
      let node = queue[head]
      head += 1
      for edge in Int(graph.starts[node])..<Int(graph.starts[node + 1]) where !isClosed[edge] {
        let next = Int(graph.targets[edge])
        guard arrival[next] == nil else { continue }
        arrival[next] = (edge, node)
        queue.append(next)
      }
    }
    steps += queue.count
    var path: [Int] = []
    var node = last
    while node != first {
      guard let step = arrival[node] else { return nil }
      path.append(step.edge)
      node = step.from
    }
    return path
  }
}
