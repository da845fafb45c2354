/// Searches small problems to the end for the fewest edges after which everything fits.
///
/// As long as some antichain does not fit, the edges to come must make a path between two of its
/// nodes, and one of them begins it. Data in it ends with its readers and starts with its producer.
/// All edges that could are tried, with one more edge allowed in each round; an edge that was tried is
/// not used again beside its later siblings, so no set of edges is met twice.
struct FewestEdgesSearch {
  /// Sets of nodes are machine words.
  private static let nodeLimit = 64

  private let planner: EdgePlanner
  private let count: Int
  private var meter: StepMeter
  private(set) var best: EdgePlanner.Candidate
  /// Whether every set of fewer edges was ruled out, and every one of as many compared.
  private(set) var isComplete = false

  init(planner: EdgePlanner, best: EdgePlanner.Candidate) {
    self.planner = planner
    self.best = best
    count = planner.problem.nodeCount
    meter = StepMeter(planner.budget, steps: planner.budget.steps / 4)
  }

  mutating func run() {
    guard count <= Self.nodeLimit else { return }
    let allowed = [UInt64](repeating: .max, count: count)
    var limit = 1
    while limit <= best.edges.count && !meter.isSpent {
      extend([], limit: limit, allowed: allowed)
      limit += 1
    }
    isComplete = !meter.isSpent
  }

  /// Tries everything that contains `edges` and has at most `limit` edges.
  private mutating func extend(
    _ edges: [DirectedGraph.Edge], limit: Int, allowed: [UInt64]
  ) {
    meter.spend(planner.check.cost + count * count)
    guard !meter.isSpent, let order = planner.problem.order.adding(edges) else { return }
    var steps = 0
    let overload = planner.check.overload(in: order, steps: &steps)
    meter.spend(steps)
    guard let overload else {
      let found = planner.candidate(edges)
      if planner.isBetter(found, than: best) { best = found }
      return
    }
    guard edges.count < min(limit, best.edges.count) else { return }
    var allowed = allowed
    let isLast = edges.count + 1 == min(limit, best.edges.count)
    let choices = choices(against: overload.set, in: order, allowed: allowed, isLast: isLast)
    for edge in choices {
      extend(edges + [edge], limit: limit, allowed: allowed)
      allowed[edge.source] &= ~(1 << UInt64(edge.target))
      if meter.isSpent { return }
    }
  }

  /// The edges with which a path from one node of a set to another may begin, those that end it
  /// too first; when no further edge may follow, only those.
  private func choices(
    against state: LiveState, in order: PartialOrder, allowed: [UInt64], isLast: Bool
  ) -> [DirectedGraph.Edge] {
    let data = state.datasets.compactMap { planner.problem.held?.datasets[$0] }
    let ends = Set(state.nodes + data.flatMap(\.readers))
    let starts = Set(state.nodes + data.map(\.producer))
    let paths = Reachability(order.graph)
    let after = (0..<count).filter { node in
      ends.contains { $0 == node || paths.reaches($0, node) }
    }
    let before = (0..<count).map { node in
      starts.contains { $0 == node || paths.reaches(node, $0) }
    }
    var found: [[DirectedGraph.Edge]] = [[], [], []]
    for source in after {
      for target in paths.unorderedNodes(with: source)
      where allowed[source] >> UInt64(target) & 1 == 1 && (before[target] || !isLast) {
        let edge = DirectedGraph.Edge(source, target)
        if planner.turnsRound(edge, paths: paths) { continue }
        let isDirect = ends.contains(source) && starts.contains(target)
        found[isDirect ? 0 : before[target] ? 1 : 2].append(edge)
      }
    }
    return found.flatMap(\.self)
  }
}
