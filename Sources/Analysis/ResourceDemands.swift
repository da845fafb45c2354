import Ordering
import PipelineModel

/// What each node of a pipeline takes of one resource, and the data that is held between nodes.
struct ResourceDemands {
  let resource: Resource
  /// By node index; zero where nothing is known.
  let weights: [Int64]
  /// Nodes whose demand is not known.
  let undeclared: [Int]
  /// Nil where data takes none of the resource.
  private let held: HeldData?
  private let scope: Scope

  /// - Parameter takers: the nodes that say how much they take; the others take what they take
  ///   without a word.
  init(
    _ pipeline: Pipeline, resource: Resource, takers: [Int], held: HeldData?,
    order: PartialOrder, paths: Reachability
  ) {
    self.resource = resource
    let unsaid = Demand().amount(of: resource)
    var amounts = [Int64?](repeating: unsaid, count: pipeline.nodes.count)
    for node in takers { amounts[node] = pipeline.nodes[node].demand.amount(of: resource) }
    weights = amounts.map { $0 ?? 0 }
    undeclared = amounts.indices.filter { amounts[$0] == nil }
    self.held = held.flatMap { $0.isEmpty ? nil : $0 }
    // What takes nothing itself may hold data.
    scope = self.held == nil ? Scope(of: order, weights: weights, paths: paths) : Scope(of: order)
  }

  private var datasets: [HeldDataset] { held?.datasets ?? [] }

  /// What a node takes when it runs alone.
  func need(of node: Int) -> Int64 {
    held?.need(of: node, amount: weights[node]) ?? weights[node]
  }

  func verdict(of peak: LiveBound, limits: Limits) -> Verdict {
    let capacity = limits.capacities[resource]
    let state: Verdict.State =
      switch capacity {
      case nil: .unknown
      case .some(let capacity) where peak.lower > capacity: .unsafe
      case .some(let capacity) where isKnown && peak.upper <= capacity: .safe
      default: .unknown
      }
    return Verdict(
      resource: resource, state: state, capacity: capacity, workers: limits.workers,
      peak: peak.lower, bound: isKnown ? peak.upper : nil, witness: peak.witness.nodes,
      witnessDatasets: names(of: peak.witness), undeclared: undeclared)
  }

  /// Whether every demand is known, and their sum small enough to be counted exactly: flows cut
  /// demands of exbibytes.
  private var isKnown: Bool {
    let amounts = weights + datasets.map(\.size)
    let sum = amounts.reduce(Int64(0)) { sum, amount in
      let (more, overflow) = sum.addingReportingOverflow(amount)
      return overflow ? .max : more
    }
    return undeclared.isEmpty && sum <= .max / 4
  }

  func peak(_ limits: Limits) -> LiveBound { peak(of: weights, limits) }

  private func peak(of weights: [Int64], _ limits: Limits) -> LiveBound {
    let steps = limits.proofSteps
    let weights = scope.weights(weights)
    let bound =
      if let workers = limits.workers, workers < weights.count {
        scope.order.heaviestState(
          weights: weights, held: datasets, workers: workers, budget: steps)
      } else {
        scope.order.heaviestState(weights: weights, held: datasets, budget: steps)
      }
    return scope.whole(bound)
  }

  /// The heaviest state, then every smallest one that is not part of one listed before it.
  ///
  /// A node that does not fit alone is left out: it is another kind of fault, and so is what it
  /// reads and writes. So is a state of more nodes than there are workers.
  func overloads(
    capacity: Int64, limits: Limits, worst: LiveState
  ) -> (listed: [LiveState], unlisted: Int) {
    let oversized = weights.indices.filter { need(of: $0) > capacity }
    var fitting = weights
    for node in oversized { fitting[node] = 0 }
    let heaviest =
      oversized.isEmpty ? worst : peak(of: fitting, limits).witness
    guard heaviest.weight > capacity else { return ([], 0) }
    // Most often the heaviest set holds every node that takes anything, and with it all others.
    let takers = fitting.count { $0 > 0 } + datasets.count
    if heaviest.nodes.count + heaviest.datasets.count == takers && oversized.isEmpty {
      return ([heaviest], 0)
    }
    let smallest = scope.order.minimalOverloads(
      weights: scope.weights(fitting), held: datasets, capacity: capacity, workers: limits.workers,
      limit: limits.countedSets, budget: limits.proofSteps)
    let own = oversized.map { Set(held?.used(by: $0) ?? []) }
    var listed: [Members] = []
    var unlisted = 0
    for state in [heaviest] + smallest.states.map(scope.whole) {
      if state.nodes.isEmpty && own.contains(where: { $0.isSuperset(of: state.datasets) }) {
        continue
      }
      if listed.contains(where: { $0.contains(state) }) { continue }
      if listed.count < OverlapAnalysis.listedSets {
        listed.append(Members(state))
      } else {
        unlisted += 1
      }
    }
    return (listed.map(\.state), unlisted)
  }

  func hazard(_ state: LiveState, capacity: Int64) -> Hazard {
    Hazard(
      .overload(resource, need: state.weight, capacity: capacity), nodes: state.nodes,
      datasets: names(of: state))
  }

  private func names(of state: LiveState) -> [String] { held?.names(state.datasets) ?? [] }
}

/// A state whose members are looked up often.
private struct Members {
  let state: LiveState
  private let nodes: Set<Int>
  private let datasets: Set<Int>

  init(_ state: LiveState) {
    self.state = state
    nodes = Set(state.nodes)
    datasets = Set(state.datasets)
  }

  func contains(_ other: LiveState) -> Bool {
    nodes.isSuperset(of: other.nodes) && datasets.isSuperset(of: other.datasets)
  }
}
