/// A maximum flow on the split graph of a partial order, whose cut is a heaviest antichain.
///
/// Each node v stands for two vertices, out(v) = 2v and in(v) = 2v + 1. Arcs: source → out(v) and
/// in(v) → sink with capacity w(v); in(v) → out(v) and, for each edge u → v, out(u) → in(v)
/// without limit. Then peak = Σ w − maximum flow. The network is implicit: only what flows on
/// each arc is stored, and the graph's own arrays are walked. Dinic 1970 with distances to the
/// sink and explicit stacks; memory O(n + m).
struct SplitFlow {
  let graph: DirectedGraph
  let weights: [Int64]
  /// What the arcs source → out(v) and in(v) → sink can still take.
  var supply: [Int64]
  var sink: [Int64]
  /// What flows on in(v) → out(v), and on out(u) → in(v) by edge number.
  var through: [Int64]
  var flow: [Int64]
  /// Whether each edge was taken out again; empty while none was.
  var closed: [Bool] = []
  /// Arcs to the sink on the shortest residual path; -1 when there is none.
  var distance: [Int32]
  /// The next arc of each vertex to try in this phase.
  var nextArc: [Int32]
  /// The node that was made heavy, and the vertices of the path that is being followed.
  var forced: Int?
  var path: [Int] = []
  /// How much flows in all.
  var total: Int64 = 0

  init(order: PartialOrder, weights: [Int64]) {
    graph = order.graph
    self.weights = Self.summable(weights)
    supply = self.weights
    sink = self.weights
    through = [Int64](repeating: 0, count: graph.nodeCount)
    flow = [Int64](repeating: 0, count: graph.edgeCount)
    distance = [Int32](repeating: -1, count: 2 * graph.nodeCount)
    nextArc = [Int32](repeating: 0, count: 2 * graph.nodeCount)
    start(along: order.topologicalOrder)
  }

  /// What passes nodes as in another flow, on a graph whose edges carry nothing yet.
  init(of other: SplitFlow, on graph: DirectedGraph) {
    self.graph = graph
    weights = other.weights
    supply = other.supply
    sink = other.sink
    through = other.through
    total = other.total
    flow = [Int64](repeating: 0, count: graph.edgeCount)
    distance = other.distance
    nextArc = other.nextArc
  }

  /// The weights without negative ones, cut where twice their sum would leave Int64, so that no
  /// sum of them overflows (only demands of exbibytes are ever cut).
  private static func summable(_ weights: [Int64]) -> [Int64] {
    let sum = weights.reduce(Int64(0)) { $0.saturatingAdd(max(0, $1)) }
    let limit = sum > .max / 4 ? .max / 4 / Int64(max(1, weights.count)) : Int64.max
    return weights.map { min(limit, max(0, $0)) }
  }

  /// Makes `node` so heavy that every heaviest antichain contains it.
  mutating func force(_ node: Int) {
    let weight = 1 + weights.reduce(0, +)
    supply[node] += weight
    sink[node] += weight
    forced = node
  }

  /// Adds flow until no more fits, or until at least `limit` was added by this call; returns how
  /// much was added.
  @discardableResult
  mutating func maximise(limit: Int64 = .max) -> Int64 {
    let before = total
    while total - before < limit && measureDistances() {
      for position in nextArc.indices { nextArc[position] = 0 }
      for node in 0..<graph.nodeCount where supply[node] > 0 && distance[2 * node] > 0 {
        augment(from: node)
      }
    }
    return total - before
  }

  /// The nodes of the heaviest antichain, ascending.
  ///
  /// Those whose in-vertex still leads to the sink and whose out-vertex does not. Right only after
  /// ``maximise(limit:)`` ran to its end.
  func cut() -> [Int] {
    (0..<graph.nodeCount).filter {
      distance[2 * $0 + 1] >= 0 && distance[2 * $0] < 0 && (weights[$0] > 0 || $0 == forced)
    }
  }

  /// Measures every vertex's distance to the sink, breadth first; says whether some supply can
  /// still get there.
  private mutating func measureDistances() -> Bool {
    for vertex in distance.indices { distance[vertex] = -1 }
    var queue: [Int32] = []
    queue.reserveCapacity(distance.count)
    for node in 0..<graph.nodeCount where sink[node] > 0 {
      distance[2 * node + 1] = 1
      queue.append(Int32(2 * node + 1))
    }
    var isOpen = false
    var head = 0
    while head < queue.count {
      let vertex = Int(queue[head])
      let node = vertex >> 1
      let next = distance[vertex] + 1
      head += 1
      func visit(_ other: Int) {
        guard distance[other] < 0 else { return }
        distance[other] = next
        queue.append(Int32(other))
        if other & 1 == 0 && supply[other >> 1] > 0 { isOpen = true }
      }
      if vertex & 1 == 1 {
        if through[node] > 0 { visit(2 * node) }
        for slot in Int(graph.ends[node])..<Int(graph.ends[node + 1])
        where closed.isEmpty || !closed[Int(graph.incomingEdge[slot])] {
          visit(2 * Int(graph.sources[slot]))
        }
      } else {
        visit(2 * node + 1)
        for edge in graph.starts[node]..<graph.starts[node + 1] where flow[Int(edge)] > 0 {
          visit(2 * Int(graph.targets[Int(edge)]) + 1)
        }
      }
    }
    return isOpen
  }

  /// Sends what it can from `origin` along arcs that come one step nearer to the sink.
  private mutating func augment(from origin: Int) {
    path.removeAll(keepingCapacity: true)
    path.append(2 * origin)
    while let vertex = path.last {
      let node = vertex >> 1
      if vertex & 1 == 1 && distance[vertex] == 1 && sink[node] > 0 {
        push(from: origin, to: node)
        if supply[origin] == 0 { return }
      } else if let next = step(from: vertex) {
        path.append(next)
      } else {
        path.removeLast()
        if let parent = path.last { nextArc[parent] += 1 }
      }
    }
  }

  /// The vertex at the end of the next usable arc from `vertex`; the arc stays the current one.
  private mutating func step(from vertex: Int) -> Int? {
    let wanted = distance[vertex] - 1
    let node = vertex >> 1
    var arc = Int(nextArc[vertex])
    defer { nextArc[vertex] = Int32(arc) }
    if arc == 0 {
      let isOpen = vertex & 1 == 1 || through[node] > 0
      if isOpen && distance[vertex ^ 1] == wanted { return vertex ^ 1 }
      arc = 1
    }
    if vertex & 1 == 0 {
      let first = Int(graph.starts[node]) - 1
      let count = Int(graph.starts[node + 1]) - first
      while arc < count {
        let target = 2 * Int(graph.targets[first + arc]) + 1
        if distance[target] == wanted && (closed.isEmpty || !closed[first + arc]) { return target }
        arc += 1
      }
    } else {
      let first = Int(graph.ends[node]) - 1
      let count = Int(graph.ends[node + 1]) - first
      while arc < count {
        let source = 2 * Int(graph.sources[first + arc])
        if distance[source] == wanted && flow[Int(graph.incomingEdge[first + arc])] > 0 {
          return source
        }
        arc += 1
      }
    }
    return nil
  }

  /// Sends as much as fits along the path, then goes back to before the first full arc.
  private mutating func push(from origin: Int, to last: Int) {
    var amount = min(supply[origin], sink[last])
    for vertex in path.dropLast() { amount = min(amount, room(on: currentArc(of: vertex))) }
    supply[origin] -= amount
    sink[last] -= amount
    total += amount
    var firstFull = path.count - 1
    for position in (0..<path.count - 1).reversed() {
      let arc = currentArc(of: path[position])
      send(amount, on: arc)
      if room(on: arc) == 0 { firstFull = position }
    }
    path.removeLast(path.count - 1 - firstFull)
  }

  private enum Arc {
    case through(Int, isForward: Bool)
    case edge(Int, isForward: Bool)
  }

  private func currentArc(of vertex: Int) -> Arc {
    let node = vertex >> 1
    let arc = Int(nextArc[vertex])
    if arc == 0 { return .through(node, isForward: vertex & 1 == 1) }
    if vertex & 1 == 0 { return .edge(Int(graph.starts[node]) + arc - 1, isForward: true) }
    return .edge(Int(graph.incomingEdge[Int(graph.ends[node]) + arc - 1]), isForward: false)
  }

  private func room(on arc: Arc) -> Int64 {
    switch arc {
    case .through(let node, let isForward): isForward ? .max : through[node]
    case .edge(let edge, let isForward): isForward ? .max : flow[edge]
    }
  }

  private mutating func send(_ amount: Int64, on arc: Arc) {
    switch arc {
    case .through(let node, let isForward): through[node] += isForward ? amount : -amount
    case .edge(let edge, let isForward): flow[edge] += isForward ? amount : -amount
    }
  }
}
