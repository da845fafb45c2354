import PipelineModel

/// What the rules on overlap say of sets that do not fit.
extension AnalysisContext {
  /// One observation for every listed set of nodes that takes too much of such a resource.
  func overloads(of isMeant: (Resource) -> Bool) -> [Observation] {
    guard let overlap = analysis.overlap else { return [] }
    var observations: [Observation] = []
    var last: [Resource: Int] = [:]
    for hazard in overlap.hazards {
      guard case .overload(let resource, let need, let capacity) = hazard.kind,
        isMeant(resource)
      else { continue }
      last[resource] = observations.count
      let set = OverloadedSet(
        resource: resource, nodes: hazard.nodes, datasets: hazard.datasets, need: need,
        capacity: capacity)
      observations.append(observation(set))
    }
    for (resource, index) in last {
      guard let more = overlap.unlisted[resource], more > 0 else { continue }
      observations[index].message +=
        ", and so do at least \(Prose.grouped(more)) other "
        + (more == 1 ? "set" : "sets")
    }
    return observations
  }

  private func observation(_ set: OverloadedSet) -> Observation {
    let amounts = set.nodes.map { pipeline.nodes[$0].demand.amount(of: set.resource) ?? 0 }
    // Of several that take the most, the last one: it reads best as the one that waits.
    let heaviest = zip(set.nodes, amounts).max { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    let location =
      heaviest.flatMap { pipeline.nodes[$0].span } ?? set.datasets.first.flatMap(place(ofDataset:))
    return Observation(
      "\(overlapping(set.nodes, set.datasets)) \(set.nodes.count == 1 ? "needs" : "need") "
        + set.resource.described(set.need, of: set.capacity),
      nodes: analysis.names(set.nodes), datasets: set.datasets, location: location,
      related: set.nodes.compactMap { figure(of: set.resource, node: $0) }
        + set.datasets.compactMap { figure(ofDataset: $0) }
        + [capacityPlace(of: set.resource, set.capacity)].compactMap(\.self),
      help: help(for: set, amounts: amounts, heaviest: heaviest))
  }

  /// `A and B may run at the same time while raw (2 GiB) is held, and`, before what they need.
  private func overlapping(_ nodes: [Int], _ datasets: [String]) -> String {
    let held = Prose.list(datasets.map { analysis.held.described($0) })
    if datasets.isEmpty { return "\(list(nodes)) may run at the same time and" }
    if nodes.isEmpty { return "\(held) may be held at the same time and" }
    let together = nodes.count > 1 ? " at the same time" : ""
    return "\(list(nodes)) may run\(together) while \(held) "
      + "\(datasets.count > 1 ? "are" : "is") held, and"
      + (nodes.count > 1 ? "" : " that")
  }

  private func place(ofDataset name: String) -> SourceSpan? {
    pipeline.datasets[name]?.span ?? graph.writers[name]?.first.flatMap { place(of: $0) }
  }

  private func figure(ofDataset name: String) -> RelatedPlace? {
    place(ofDataset: name).map { RelatedPlace("\(analysis.held.described(name)) is held", at: $0) }
  }

  /// What a node takes and who says so.
  private func figure(of resource: Resource, node index: Int) -> RelatedPlace? {
    let node = pipeline.nodes[index]
    guard let declared = node.demand.amounts[resource] else {
      return node.place.map { place in
        let amount = node.demand.amount(of: resource) ?? 0
        return RelatedPlace("\(node.name) takes \(resource.described(amount))", at: place)
      }
    }
    let amount = resource.described(declared.value)
    return (declared.span ?? node.place).map {
      RelatedPlace("\(node.name) takes \(amount) (\(declared.origin.rawValue))", at: $0)
    }
  }

  /// The place that says what the machine has, when the limit comes from there.
  func capacityPlace(of resource: Resource, _ capacity: Int64) -> RelatedPlace? {
    guard let declared = pipeline.machine.capacities[resource], declared.value == capacity,
      let span = declared.span
    else { return nil }
    return RelatedPlace("the machine has \(resource.described(capacity))", at: span)
  }

  private func help(for set: OverloadedSet, amounts: [Int64], heaviest: Int?) -> String {
    let general = "add order edges or split the run: 'headway fix' shows the cheapest way"
    guard let heaviest, set.nodes.count <= 6, set.datasets.isEmpty,
      let before = set.predecessorsNeeded(of: heaviest, amounts: amounts)
    else { return general }
    return "order \(pipeline.nodes[heaviest].name) after \(list(before)), or split the run: "
      + "'headway fix' writes either"
  }
}

/// Nodes, and data that is held meanwhile, that take too much together.
struct OverloadedSet {
  let resource: Resource
  let nodes: [Int]
  let datasets: [String]
  let need: Int64
  let capacity: Int64

  /// The fewest nodes that must finish before `last` starts so that the set fits; nil when the
  /// others do not fit among themselves.
  func predecessorsNeeded(of last: Int, amounts: [Int64]) -> [Int]? {
    let others = zip(nodes, amounts).filter { $0.0 != last }
    let ofLast = zip(nodes, amounts).first { $0.0 == last }?.1 ?? 0
    guard need - ofLast <= capacity else { return nil }
    var left = need
    var before: [Int] = []
    for (node, amount) in others.sorted(by: { ($1.1, $0.0) < ($0.1, $1.0) }) where left > capacity {
      before.append(node)
      left -= amount
    }
    return before.sorted()
  }
}

extension Resource {
  /// A need against a capacity: `18 GiB of 16 GiB`, `3 of 2 gpu`.
  package func described(_ need: Int64, of capacity: Int64) -> String {
    if self != .memory { return "\(Decimals.described(need)) of \(described(capacity))" }
    let words = (described(need), described(capacity))
    // Figures that only differ in digits that are not shown are given in bytes.
    if words.0 == words.1, need != capacity { return "\(need) B of \(capacity) B" }
    return "\(words.0) of \(words.1)"
  }
}
