/// Why no state of nodes and held data exceeds a capacity, kept so that taking an edge out is tested
/// without solving all again.
///
/// A flow through the ``LiveOrder`` of at least Σ w − capacity is a proof. Where a set of readers is
/// released as before, taking an edge out changes that one edge; otherwise the network is made anew
/// and takes over the flow. Where the flow is not enough, a state that does not fit is sought, by
/// branch and bound in the end.
struct LiveProof {
  private let check: CapacityCheck
  private let item: CapacityCheck.Contested
  private let needed: Int64
  private var releases: ReaderSets
  private var live: LiveOrder
  private var flow: SplitFlow

  var resource: Int { item.resource }

  /// Nil when the order is not safe, or not seen to be.
  init?(
    of order: PartialOrder, _ item: CapacityCheck.Contested, check: CapacityCheck, steps: inout Int
  ) {
    self.check = check
    self.item = item
    releases = ReaderSets(
      item.held.map(\.readers), in: order, isForAll: true, budget: check.stateSteps)
    live = LiveOrder(
      order, weights: check.problem.demands[item.resource], held: item.held, releases: releases,
      isStable: true)
    flow = SplitFlow(order: live.order, weights: live.elementWeights)
    needed = flow.weights.reduce(0, +) - check.problem.capacities[item.resource]
    steps += releases.steps + live.cost
    flow.maximise()
    if flow.total >= needed { return }
    if check.state(of: item, in: order, steps: &steps) != nil { return nil }
  }

  /// Takes an edge out if the order that is left, which is given, is safe; otherwise leaves it in
  /// and returns a state that does not fit.
  mutating func close(
    _ edge: DirectedGraph.Edge, leaving order: PartialOrder, steps: inout Int
  ) -> LiveState? {
    var other = self
    other.live.base = order
    other.releases = ReaderSets(
      item.held.map(\.readers), in: order, isForAll: true, budget: check.stateSteps)
    steps += other.releases.steps + order.graph.nodeCount + order.graph.edgeCount
    if other.releases.releases == releases.releases {
      let element = live.edge(for: edge)
      guard let number = flow.graph.number(of: element) else { return nil }
      other.flow.close(element, number: number)
    } else {
      steps += live.order.graph.nodeCount + live.order.graph.edgeCount
      other.live = LiveOrder(
        order, weights: live.weights, held: item.held, releases: other.releases, isStable: true)
      other.flow = flow.moved(to: other.live.order.graph)
    }
    if other.flow.total < needed {
      steps += live.cost / 4
      other.flow.maximise()
    }
    if other.flow.total < needed, let state = other.excess(steps: &steps) { return state }
    self = other
    return nil
  }

  /// A state that does not fit, though it may hold data that is gone where nothing better is known:
  /// branching is left out where it would not come far.
  private func excess(steps: inout Int) -> LiveState? {
    let cut = flow.cut()
    let state = LiveMoment(cut, in: live).state()
    if state.weight > check.problem.capacities[item.resource] { return state }
    if live.cost > check.stateSteps / 8 { return live.state(of: cut) }
    return check.state(of: item, in: live.base, steps: &steps)
  }
}
