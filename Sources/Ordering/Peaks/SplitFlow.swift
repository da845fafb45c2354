/// A maximum flow on the split graph of a partial order, whose cut is a heaviest antichain.
///
/// Each node v stands for two vertices, out(v) = 2v and in(v) = 2v + 1. Arcs: source → out(v) and
/// in(v) → sink with capacity w(v); in(v) → out(v) and, for each edge u → v, out(u) → in(v)
/// without limit. Then peak = Σ w − maximum flow. The network is implicit: only what flows on
/// each arc is stored, and the graph's own arrays are walked. Dinic 1970 with distances to the
/// sink and explicit stacks, then a ``Preflow``; memory O(n + m).
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
  /// The node that was made heavy, and by how much.
  private var forced: (node: Int, weight: Int64)?
  /// The vertices of the path that is being followed.
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
    forced = (node, weight)
  }

  /// What the arcs source → out(v) and in(v) → sink take in all.
  func limit(of node: Int) -> Int64 {
    weights[node] + (forced?.node == node ? forced?.weight ?? 0 : 0)
  }

  /// After so many phases what is left goes by ways so long that augmenting paths take many more.
  static let usualPhases = 8

  /// Adds flow until no more fits.
  ///
  /// - Parameter phases: how many phases of augmenting paths there are before a ``Preflow``.
  mutating func maximise(phases: Int = SplitFlow.usualPhases) {
    var phasesLeft = phases
    while measureDistances() {
      phasesLeft -= 1
      if phasesLeft == -1 {
        Preflow.finish(&self)
        continue
      }
      for position in nextArc.indices { nextArc[position] = 0 }
      for node in 0..<graph.nodeCount where supply[node] > 0 && distance[2 * node] > 0 {
        augment(from: node)
      }
    }
  }

  /// The nodes of the heaviest antichain, ascending.
  ///
  /// Those whose in-vertex still leads to the sink and whose out-vertex does not. Right only after
  /// ``maximise()`` ran to its end.
  func cut() -> [Int] {
    (0..<graph.nodeCount).filter {
      distance[2 * $0 + 1] >= 0 && distance[2 * $0] < 0 && limit(of: $0) > 0
    }
  }

  /// Measures every vertex's distance to the sink, breadth first; says whether some supply can
  /// still get there.
  @discardableResult mutating func measureDistances() -> Bool {
    for vertex in distance.indices { distance[vertex] = -1 }
    // Until the next arcs are set, their memory serves as the queue.
    var count = 0
    for node in 0..<graph.nodeCount where sink[node] > 0 {
      distance[2 * node + 1] = 1
      nextArc[count] = Int32(2 * node + 1)
      count += 1
    }
    return Self.spread(
      from: count, in: graph, &distance, &nextArc, supply, through, flow, closed)
  }

  /// Goes on from the first vertices of the queue; says whether it met any supply.
  ///
  /// Most of a flow's time goes here, and without checks of bounds it is less.
  private static func spread(
    from first: Int, in graph: DirectedGraph, _ distances: inout [Int32], _ vertices: inout [Int32],
    _ supplies: [Int64], _ passing: [Int64], _ flows: [Int64], _ closed: [Bool]
  ) -> Bool {
    var distance = distances.mutableSpan
    var queue = vertices.mutableSpan
    let (starts, targets) = (graph.starts.span, graph.targets.span)
    let (ends, sources) = (graph.ends.span, graph.sources.span)
    let (supply, through, flow) = (supplies.span, passing.span, flows.span)
    var count = first
    var isOpen = false
    var head = 0
    while head < count {
      let vertex = Int(queue[unchecked: head])
      let node = vertex >> 1
      let next = distance[unchecked: vertex] + 1
      head += 1
      if vertex & 1 == 1 {
        if through[unchecked: node] > 0 && distance[unchecked: vertex ^ 1] < 0 {
          distance[unchecked: vertex ^ 1] = next
          queue[unchecked: count] = Int32(truncatingIfNeeded: vertex ^ 1)
          count += 1
          if supply[unchecked: node] > 0 { isOpen = true }
        }
        for slot in Int(ends[unchecked: node])..<Int(ends[unchecked: node + 1]) {
          let source = Int(sources[unchecked: slot])
          guard distance[unchecked: 2 * source] < 0 else { continue }
          if !closed.isEmpty && closed[Int(graph.incomingEdge[slot])] { continue }
          distance[unchecked: 2 * source] = next
          queue[unchecked: count] = Int32(truncatingIfNeeded: 2 * source)
          count += 1
          if supply[unchecked: source] > 0 { isOpen = true }
        }
      } else {
        if distance[unchecked: vertex ^ 1] < 0 {
          distance[unchecked: vertex ^ 1] = next
          queue[unchecked: count] = Int32(truncatingIfNeeded: vertex ^ 1)
          count += 1
        }
        for edge in Int(starts[unchecked: node])..<Int(starts[unchecked: node + 1])
        where flow[unchecked: edge] > 0 {
          let other = 2 * Int(targets[unchecked: edge]) + 1
          guard distance[unchecked: other] < 0 else { continue }
          distance[unchecked: other] = next
          queue[unchecked: count] = Int32(truncatingIfNeeded: other)
          count += 1
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
