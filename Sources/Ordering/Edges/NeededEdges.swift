/// Tells of many edges at a glance that an order is not safe without them.
///
/// Nodes that run at one moment of a schedule are unordered. If no other path joins u → v, then
/// without the edge u may overlap v and whatever runs when v starts and does not wait for u; when
/// that exceeds a capacity the edge is needed, whatever else is taken out. What is not seen to be
/// needed is left to a ``SafetyProof``.
struct NeededEdges {
  /// Above this many nodes on average beside a starting node the glance costs more than it saves.
  private static let averageWidth = 64

  private let order: PartialOrder
  private let problem: SchedulingProblem
  private let resources: [Int]
  private let closure: BitMatrix?
  /// `beside[offsets[v]..<offsets[v + 1]]` run when `v` starts, `v` among them.
  private var beside: [Int32] = []
  private var offsets: [Int] = []

  init(of order: PartialOrder, check: CapacityCheck) {
    self.order = order
    problem = check.problem
    resources = check.contested.filter { !$0.isExclusive }.map(\.resource)
    let isAffordable =
      BitMatrix.byteCount(size: order.graph.nodeCount) <= BitMatrix.planningLimit
    closure = resources.isEmpty || !isAffordable ? nil : BitMatrix(closureOf: order.graph)
    if closure != nil { look(at: problem.durations.map { max(1, $0) }) }
  }

  /// Notes for each node what runs when it starts, as early as the order allows.
  private mutating func look(at durations: [Int64]) {
    let count = order.graph.nodeCount
    let start = order.earliestStart(durations: durations)
    let sequence = (0..<count).sorted { (start[$0], $0) < (start[$1], $1) }
    var besideBy = [[Int32]](repeating: [], count: count)
    var running: [Int] = []
    var total = 0
    var index = 0
    while index < count && total <= Self.averageWidth * count {
      let now = start[sequence[index]]
      running.removeAll { start[$0] + durations[$0] <= now }
      let first = index
      while index < count && start[sequence[index]] == now {
        if !problem.needs[sequence[index]].isEmpty { running.append(sequence[index]) }
        index += 1
      }
      for node in sequence[first..<index] where total <= Self.averageWidth * count {
        besideBy[node] = running.map { Int32($0) }
        total += running.count
      }
    }
    offsets = [0]
    for list in besideBy {
      beside += list
      offsets.append(beside.count)
    }
  }

  /// A state that is seen not to fit without the edge; nil says nothing.
  func obstacle(to edge: DirectedGraph.Edge) -> EdgePlanner.Obstacle? {
    guard let closure else { return nil }
    let (source, target) = (edge.source, edge.target)
    for next in order.graph.successors(of: source)
    where next != target && closure[next, target] { return nil }
    let together = beside[offsets[target]..<offsets[target + 1]].lazy.map { Int($0) }
      .filter { $0 == target || !closure[source, $0] }
    for resource in resources {
      let amounts = problem.demands[resource]
      let total = together.reduce(amounts[source]) { $0.saturatingAdd(amounts[$1]) }
      guard total > problem.capacities[resource] else { continue }
      let nodes = ([source] + together).sorted()
      return (resource, LiveState(nodes: nodes, datasets: [], weights: amounts, held: []))
    }
    return nil
  }
}
