/// Finishes a flow that short augmenting paths no longer bring far.
///
/// Push–relabel (Goldberg, Tarjan 1988): all that is left to supply leaves at once, as excess that
/// goes down from vertex to vertex, first come, first served, by distances that only grow. After
/// half as many steps as the graph has nodes and edges the distances are measured anew, as by
/// Cherkassky and Goldberg (1997). What cannot reach the sink goes back in the end, so that a flow is
/// left. O(n² · m) at worst; on long narrow orders, such as plans, many times faster than augmenting
/// paths, of which every one is a little longer than the one before.
struct Preflow {
  /// What has arrived at each vertex and not gone on.
  private var excess: [Int64]
  /// The vertices with excess that are due in this round, and in the next.
  private var due: [Int32] = []
  private var next: [Int32] = []
  private var isWaiting: [Bool]
  private var steps = 0

  /// Makes `flow`, whose distances are measured, as large as it can be.
  static func finish(_ flow: inout SplitFlow) {
    var preflow = Preflow(vertexCount: flow.distance.count)
    preflow.run(&flow)
  }

  private init(vertexCount: Int) {
    excess = [Int64](repeating: 0, count: vertexCount)
    isWaiting = [Bool](repeating: false, count: vertexCount)
  }

  private mutating func run(_ flow: inout SplitFlow) {
    let period = (flow.graph.nodeCount + flow.graph.edgeCount) / 2
    flow.restartArcs()
    for node in 0..<flow.graph.nodeCount where flow.distance[2 * node] > 0 {
      excess[2 * node] = flow.takeSupply(of: node)
      wait(2 * node)
    }
    while !next.isEmpty {
      swap(&due, &next)
      for vertex in due {
        isWaiting[Int(vertex)] = false
        if vertex & 1 == 1 {
          dischargeIn(Int(vertex), &flow)
        } else {
          dischargeOut(Int(vertex), &flow)
        }
      }
      due.removeAll(keepingCapacity: true)
      if steps > period { measureAnew(&flow) }
    }
    for vertex in excess.indices where excess[vertex] > 0 {
      flow.giveBack(excess[vertex], from: vertex)
    }
  }

  private mutating func wait(_ vertex: Int) {
    if excess[vertex] == 0 || isWaiting[vertex] { return }
    isWaiting[vertex] = true
    next.append(Int32(truncatingIfNeeded: vertex))
  }

  /// Replaces the distances by the true ones; excess that the sink is out of reach of stays.
  private mutating func measureAnew(_ flow: inout SplitFlow) {
    steps = 0
    flow.measureDistances()
    flow.restartArcs()
    next.removeAll { vertex in
      let isStuck = flow.distance[Int(vertex)] < 0
      if isStuck { isWaiting[Int(vertex)] = false }
      return isStuck
    }
  }

  private mutating func move(_ amount: Int64, from vertex: Int, to other: Int) {
    excess[vertex] -= amount
    excess[other] += amount
    wait(other)
  }

  /// Sends on what is at in(v): to the sink, through v, or back to the predecessors it came from.
  private mutating func dischargeIn(_ vertex: Int, _ flow: inout SplitFlow) {
    let node = vertex >> 1
    let first = Int(flow.graph.ends[node]) - 1
    let count = Int(flow.graph.ends[node + 1]) - first
    while excess[vertex] > 0 && flow.distance[vertex] > 0 {
      let wanted = flow.distance[vertex] - 1
      if wanted == 0 { excess[vertex] -= flow.sendToSink(upTo: excess[vertex], at: node) }
      if excess[vertex] == 0 { return }
      if flow.distance[vertex ^ 1] == wanted {
        flow.through[node] += excess[vertex]
        move(excess[vertex], from: vertex, to: vertex ^ 1)
        return
      }
      var arc = max(1, Int(flow.nextArc[vertex]))
      while arc < count {
        let source = 2 * Int(flow.graph.sources[first + arc])
        if flow.distance[source] == wanted {
          let edge = Int(flow.graph.incomingEdge[first + arc])
          let amount = min(excess[vertex], flow.flow[edge])
          flow.flow[edge] -= amount
          if amount > 0 { move(amount, from: vertex, to: source) }
          if excess[vertex] == 0 { break }
        }
        arc += 1
      }
      flow.nextArc[vertex] = Int32(truncatingIfNeeded: arc)
      if excess[vertex] == 0 { return }
      relabel(vertex, &flow, degree: count)
    }
  }

  /// Sends on what is at out(v): back through v, or to a successor, which takes all.
  private mutating func dischargeOut(_ vertex: Int, _ flow: inout SplitFlow) {
    let node = vertex >> 1
    let first = Int(flow.graph.starts[node]) - 1
    let count = Int(flow.graph.starts[node + 1]) - first
    while excess[vertex] > 0 && flow.distance[vertex] > 0 {
      let wanted = flow.distance[vertex] - 1
      if flow.through[node] > 0 && flow.distance[vertex ^ 1] == wanted {
        let amount = min(excess[vertex], flow.through[node])
        flow.through[node] -= amount
        move(amount, from: vertex, to: vertex ^ 1)
        if excess[vertex] == 0 { return }
      }
      var arc = max(1, Int(flow.nextArc[vertex]))
      while arc < count {
        let target = 2 * Int(flow.graph.targets[first + arc]) + 1
        if flow.distance[target] == wanted && !flow.isClosed(first + arc) { break }
        arc += 1
      }
      flow.nextArc[vertex] = Int32(truncatingIfNeeded: arc)
      if arc < count {
        flow.flow[first + arc] += excess[vertex]
        move(excess[vertex], from: vertex, to: 2 * Int(flow.graph.targets[first + arc]) + 1)
        return
      }
      relabel(vertex, &flow, degree: count)
    }
  }

  /// Puts a vertex above the lowest one that it can still send to.
  private mutating func relabel(_ vertex: Int, _ flow: inout SplitFlow, degree: Int) {
    steps += degree
    flow.nextArc[vertex] = 0
    let lowest = flow.lowestNeighbour(of: vertex)
    flow.distance[vertex] = Int(lowest) < excess.count ? lowest + 1 : -1
  }
}

extension SplitFlow {
  fileprivate mutating func restartArcs() {
    for vertex in nextArc.indices { nextArc[vertex] = 0 }
  }

  fileprivate func isClosed(_ edge: Int) -> Bool { !closed.isEmpty && closed[edge] }

  /// Lets all that a node has left flow; it is told how much.
  fileprivate mutating func takeSupply(of node: Int) -> Int64 {
    let amount = supply[node]
    supply[node] = 0
    total += amount
    return amount
  }

  /// Lets in(v) give the sink what it still takes; it is told how much.
  fileprivate mutating func sendToSink(upTo amount: Int64, at node: Int) -> Int64 {
    let sent = min(amount, sink[node])
    sink[node] -= sent
    return sent
  }

  /// Takes back what arrived at a vertex and did not go on.
  fileprivate mutating func giveBack(_ amount: Int64, from vertex: Int) {
    total -= amount
    if vertex & 1 == 0 {
      cancelUpstream(of: vertex >> 1, amount)
    } else {
      cancelArriving(at: vertex >> 1, amount)
    }
  }

  /// The least distance of what a vertex can send to, the largest number if there is nothing.
  fileprivate func lowestNeighbour(of vertex: Int) -> Int32 {
    let node = vertex >> 1
    var lowest = Int32.max
    func look(at other: Int) {
      let far = distance[other]
      if far >= 0 && far < lowest { lowest = far }
    }
    if vertex & 1 == 1 {
      if sink[node] > 0 { return 0 }
      look(at: vertex ^ 1)
      for slot in Int(graph.ends[node])..<Int(graph.ends[node + 1])
      where flow[Int(graph.incomingEdge[slot])] > 0 {
        look(at: 2 * Int(graph.sources[slot]))
      }
    } else {
      if through[node] > 0 { look(at: vertex ^ 1) }
      for edge in Int(graph.starts[node])..<Int(graph.starts[node + 1]) where !isClosed(edge) {
        look(at: 2 * Int(graph.targets[edge]) + 1)
      }
    }
    return lowest
  }
}
