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
  package init(
    _ pipeline: Pipeline, order: PartialOrder, paths: Reachability, held: HeldData, limits: Limits
  ) {
    var verdicts: [Verdict] = []
    var hazards: [Hazard] = []
    var oversized: [OversizedNode] = []
    var unlisted: [Resource: Int] = [:]
    let takers = Self.takers(in: pipeline)
    for resource in Self.judgedResources(takers, limits: limits) {
      let demands = ResourceDemands(
        pipeline, resource: resource, takers: takers[resource] ?? [],
        held: resource == .memory ? held : nil, order: order, paths: paths)
      let peak = demands.peak(limits)
      var verdict = demands.verdict(of: peak, limits: limits)
      if !pipeline.unresolved.isEmpty { verdict = verdict.doubted }
      verdicts.append(verdict)
      guard let capacity = verdict.capacity else { continue }
      for node in demands.weights.indices where demands.need(of: node) > capacity {
        oversized.append(
          OversizedNode(
            node: node, resource: resource, need: demands.need(of: node), capacity: capacity))
      }
      guard verdict.state == .unsafe else { continue }
      let sets = demands.overloads(
        capacity: capacity, limits: limits, worst: peak.witness)
      hazards += sets.listed.map { demands.hazard($0, capacity: capacity) }
      unlisted[resource] = sets.unlisted
    }
    if limits.workers != 1 { hazards += Self.lockHazards(of: pipeline, order, paths) }
    self.verdicts = verdicts
    self.hazards = hazards
    self.oversized = oversized
    self.unlisted = unlisted
  }

  /// The nodes that say how much they take of each resource.
  private static func takers(in pipeline: Pipeline) -> [Resource: [Int]] {
    var takers: [Resource: [Int]] = [:]
    for (index, node) in pipeline.nodes.enumerated() {
      for resource in node.demand.amounts.keys { takers[resource, default: []].append(index) }
    }
    return takers
  }

  private static func judgedResources(
    _ takers: [Resource: [Int]], limits: Limits
  ) -> [Resource] {
    var resources: Set<Resource> = [.memory]
    resources.formUnion(takers.keys)
    resources.formUnion(limits.capacities.keys)
    if !limits.judgesCpus || limits.capacities[.cpus] == nil { resources.remove(.cpus) }
    return resources.sorted()
  }

  /// A lock is a resource of which there is one: the heaviest antichain of its holders.
  private static func lockHazards(
    of pipeline: Pipeline, _ order: PartialOrder, _ paths: Reachability
  ) -> [Hazard] {
    var holders: [String: [Int]] = [:]
    for (index, node) in pipeline.nodes.enumerated() {
      for lock in node.demand.locks { holders[lock.value, default: []].append(index) }
    }
    return holders.sorted { $0.key < $1.key }.compactMap { lock, nodes in
      guard nodes.count > 1 else { return nil }
      var weights = [Int64](repeating: 0, count: pipeline.nodes.count)
      for node in nodes { weights[node] = 1 }
      let scope = Scope(of: order, weights: weights, paths: paths)
      let heaviest = scope.order.heaviestState(weights: scope.weights(weights), held: [])
      let together = scope.whole(heaviest.witness).nodes
      return together.count > 1 ? Hazard(.lock(lock), nodes: together) : nil
    }
  }
}

/// A node that takes more than the machine has, with the data that it reads and writes.
package struct OversizedNode: Sendable, Hashable {
  package let node: Int
  package let resource: Resource
  package let need: Int64
  package let capacity: Int64
}
