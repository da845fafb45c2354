import Ordering
import PipelineModel

/// Judges every resource of a pipeline: which sets of nodes may run together, and what they take.
package struct OverlapAnalysis: Sendable {
  package let verdicts: [Verdict]
  /// The sets that do not fit, the heaviest of each resource first.
  package let hazards: [Hazard]
  /// Nodes that do not fit alone.
  package let oversized: [OversizedNode]
  /// Sets that do not fit beyond those in `hazards`, by resource: so many at least.
  package let unlisted: [Resource: Int]

  /// At most this many sets of one resource are listed.
  package static let listedSets = 5

  /// Complexity: one minimum flow for each resource, more when something does not fit.
  package init(_ pipeline: Pipeline, order: PartialOrder, limits: Limits) {
    var verdicts: [Verdict] = []
    var hazards: [Hazard] = []
    var oversized: [OversizedNode] = []
    var unlisted: [Resource: Int] = [:]
    for resource in Self.judgedResources(of: pipeline, limits: limits) {
      let demands = ResourceDemands(pipeline, resource: resource)
      let verdict = demands.verdict(in: order, limits: limits)
      verdicts.append(verdict)
      guard let capacity = verdict.capacity else { continue }
      for node in demands.weights.indices where demands.weights[node] > capacity {
        let need = demands.weights[node]
        oversized.append(
          OversizedNode(node: node, resource: resource, need: need, capacity: capacity))
      }
      guard verdict.state == .unsafe else { continue }
      let sets = demands.overloads(
        in: order, capacity: capacity, workers: limits.workers, witness: verdict.witness)
      hazards += sets.listed.map { demands.hazard($0, capacity: capacity) }
      unlisted[resource] = sets.unlisted
    }
    if limits.workers != 1 { hazards += Self.lockHazards(of: pipeline, order: order) }
    self.verdicts = verdicts
    self.hazards = hazards
    self.oversized = oversized
    self.unlisted = unlisted
  }

  private static func judgedResources(of pipeline: Pipeline, limits: Limits) -> [Resource] {
    var resources: Set<Resource> = [.memory]
    for node in pipeline.nodes { resources.formUnion(node.demand.amounts.keys) }
    resources.formUnion(limits.capacities.keys)
    if !limits.judgesCpus || limits.capacities[.cpus] == nil { resources.remove(.cpus) }
    return resources.sorted()
  }

  /// A lock is a resource of which there is one: the heaviest antichain of its holders.
  private static func lockHazards(of pipeline: Pipeline, order: PartialOrder) -> [Hazard] {
    var holders: [String: [Int]] = [:]
    for (index, node) in pipeline.nodes.enumerated() {
      for lock in node.demand.locks { holders[lock.value, default: []].append(index) }
    }
    return holders.sorted { $0.key < $1.key }.compactMap { lock, nodes in
      guard nodes.count > 1 else { return nil }
      var weights = [Int64](repeating: 0, count: pipeline.nodes.count)
      for node in nodes { weights[node] = 1 }
      let together = order.heaviestAntichain(weights: weights).nodes
      return together.count > 1 ? Hazard(.lock(lock), nodes: together) : nil
    }
  }
}

/// A node that takes more than the machine has.
package struct OversizedNode: Sendable, Hashable {
  package let node: Int
  package let resource: Resource
  package let need: Int64
  package let capacity: Int64
}

/// What each node of a pipeline takes of one resource.
struct ResourceDemands {
  let resource: Resource
  /// By node index; zero where nothing is known.
  let weights: [Int64]
  /// Nodes whose demand is not known.
  let undeclared: [Int]

  private init(resource: Resource, weights: [Int64], undeclared: [Int]) {
    self.resource = resource
    self.weights = weights
    self.undeclared = undeclared
  }

  init(_ pipeline: Pipeline, resource: Resource) {
    self.resource = resource
    let amounts = pipeline.nodes.map { $0.demand.amount(of: resource) }
    weights = amounts.map { $0 ?? 0 }
    undeclared = amounts.indices.filter { amounts[$0] == nil }
  }

  func verdict(in order: PartialOrder, limits: Limits) -> Verdict {
    let (peak, bound, witness) = peak(in: order, workers: limits.workers)
    let capacity = limits.capacities[resource]
    let state: Verdict.State =
      switch capacity {
      case nil: .unknown
      case .some(let capacity) where peak > capacity: .unsafe
      case .some(let capacity) where isKnown && bound <= capacity: .safe
      default: .unknown
      }
    return Verdict(
      resource: resource, state: state, capacity: capacity, workers: limits.workers, peak: peak,
      bound: isKnown ? bound : nil, witness: witness, undeclared: undeclared)
  }

  /// Whether every demand is known, and their sum small enough to be counted exactly: flows cut
  /// demands of exbibytes.
  private var isKnown: Bool {
    undeclared.isEmpty && weight(of: Array(weights.indices)) <= .max / 4
  }

  private func peak(
    in order: PartialOrder, workers: Int?
  ) -> (peak: Int64, bound: Int64, witness: [Int]) {
    guard let workers, workers < weights.count else {
      let heaviest = order.heaviestAntichain(weights: weights)
      return (heaviest.weight, heaviest.weight, heaviest.nodes)
    }
    let bound = order.boundedPeak(weights: weights, workers: workers)
    return (bound.lower, bound.upper, bound.witness.nodes)
  }

  /// The heaviest set, then every smallest set that is not part of one listed before it.
  ///
  /// A node that does not fit alone is left out: it is another kind of fault. So is a set of more
  /// nodes than there are workers.
  func overloads(
    in order: PartialOrder, capacity: Int64, workers: Int?, witness: [Int]
  ) -> (listed: [[Int]], unlisted: Int) {
    let fitting = fitting(capacity)
    let heaviest =
      fitting.weights == weights ? witness : fitting.peak(in: order, workers: workers).witness
    guard weight(of: heaviest) > capacity else { return ([], 0) }
    // Most often the heaviest set holds every node that takes anything, and with it all others.
    let takers = fitting.weights.indices.filter { fitting.weights[$0] > 0 }
    if heaviest.count == takers.count { return ([heaviest], 0) }
    let smallest = order.minimalOverloads(
      weights: fitting.weights, capacity: capacity, limit: Self.countedSets)
    var listed = [Set(heaviest)]
    var unlisted = 0
    for set in smallest.sets.lazy.map(\.nodes) where set.count <= workers ?? .max {
      if listed.contains(where: { $0.isSuperset(of: set) }) { continue }
      if listed.count < OverlapAnalysis.listedSets {
        listed.append(Set(set))
      } else {
        unlisted += 1
      }
    }
    return (listed.map { $0.sorted() }, unlisted)
  }

  /// At most this many sets are looked at to say how many there are.
  private static let countedSets = 2_000

  /// The same without the nodes that do not fit alone.
  private func fitting(_ capacity: Int64) -> ResourceDemands {
    ResourceDemands(
      resource: resource, weights: weights.map { $0 > capacity ? 0 : $0 }, undeclared: undeclared)
  }

  func hazard(_ nodes: [Int], capacity: Int64) -> Hazard {
    Hazard(.overload(resource, need: weight(of: nodes), capacity: capacity), nodes: nodes)
  }

  /// The sum of demands; the largest number there is when it would be more.
  private func weight(of nodes: [Int]) -> Int64 {
    nodes.reduce(0) { sum, node in
      let (more, overflow) = sum.addingReportingOverflow(weights[node])
      return overflow ? .max : more
    }
  }
}
