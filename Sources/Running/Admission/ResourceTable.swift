import PipelineModel

/// What the nodes of a pipeline need and the machine has, in the numbers that ``Admission``
/// weighs: a lock and the workers are resources like memory.
struct ResourceTable: Sendable {
  /// What stands behind an index.
  enum Kind: Sendable, Hashable {
    case amount(Resource)
    case lock(String)
    case workers
  }

  private(set) var kinds: [Kind] = []
  private(set) var capacities: [Int64] = []
  /// By node.
  let needs: [[Admission.Need]]

  /// Checks that every selected node fits the machine by itself.
  ///
  /// What a node needs and no capacity was said for is a problem too: it can be neither proved nor
  /// kept.
  ///
  /// - Parameter chargesUndeclaredCpus: whether a node that says nothing of cpus takes one.
  init(
    _ nodes: [Node], capacities: [Resource: Int64], workers: Int?, selection: Set<Int>,
    chargesUndeclaredCpus: Bool
  ) throws(RunProblem) {
    let resources = Set(nodes.flatMap(\.demand.amounts.keys)).union([.memory, .cpus]).sorted()
    for resource in resources {
      kinds.append(.amount(resource))
      self.capacities.append(capacities[resource] ?? .max)
    }
    var lockIndex: [String: Int] = [:]
    for lock in nodes.flatMap(\.demand.locks) where lockIndex[lock.value] == nil {
      lockIndex[lock.value] = kinds.count
      kinds.append(.lock(lock.value))
      self.capacities.append(1)
    }
    let workersIndex = kinds.count
    if let workers {
      kinds.append(.workers)
      self.capacities.append(Int64(workers))
    }
    var needs: [[Admission.Need]] = []
    for (index, node) in nodes.enumerated() {
      if selection.contains(index) { try Self.check(node, resources, capacities) }
      var own = resources.enumerated().compactMap { place, resource -> Admission.Need? in
        let isCharged = resource != .cpus || chargesUndeclaredCpus
        let amount =
          (isCharged ? node.demand.amount(of: resource) : node.demand.amounts[resource]?.value) ?? 0
        return amount > 0 ? Admission.Need(resource: place, amount: amount) : nil
      }
      own += Set(node.demand.locks.compactMap { lockIndex[$0.value] }).sorted().map {
        Admission.Need(resource: $0, amount: 1)
      }
      if workers != nil { own.append(Admission.Need(resource: workersIndex, amount: 1)) }
      needs.append(own)
    }
    self.needs = needs
  }

  private static func check(
    _ node: Node, _ resources: [Resource], _ capacities: [Resource: Int64]
  ) throws(RunProblem) {
    for resource in resources {
      guard let demand = node.demand.amount(of: resource), demand > 0 else { continue }
      guard let capacity = capacities[resource] else {
        throw .noCapacity(node: node.name, resource: resource, demand: demand)
      }
      if demand > capacity {
        throw .exceedsCapacity(
          node: node.name, resource: resource, demand: demand, capacity: capacity)
      }
    }
  }
}
