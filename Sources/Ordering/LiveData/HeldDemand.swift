/// The data that is held between the nodes of a problem, and the resource that it takes.
package struct HeldDemand: Sendable {
  /// The row of the problem's demands.
  package let resource: Int
  /// What is held.
  package let datasets: [HeldDataset]
  /// The positions of what each node makes.
  private let made: [Int: [Int]]

  /// Says that datasets take of a resource.
  package init(resource: Int, datasets: [HeldDataset]) {
    self.resource = resource
    let counted = datasets.filter { $0.size > 0 }
    self.datasets = counted
    made = Dictionary(grouping: counted.indices) { counted[$0].producer }
  }

  /// What each node's own data takes while it runs: what it reads and what it writes.
  ///
  /// - Parameter isInStages: whether what others read or write is persisted, so that only what
  ///   nobody reads is held.
  func ownNeed(nodeCount: Int, isInStages: Bool) -> [Int64] {
    var need = [Int64](repeating: 0, count: nodeCount)
    for dataset in datasets where !isInStages || dataset.readers.isEmpty {
      for node in Set(dataset.readers + [dataset.producer]) {
        need[node] = need[node].saturatingAdd(dataset.size)
      }
    }
    return need
  }

  /// The datasets that lie within a stage, with the nodes by their positions in it.
  ///
  /// What crosses a border between stages is persisted, and not held.
  func within(_ stage: [Int]) -> [HeldDataset] {
    var position: [Int: Int] = [:]
    for (index, node) in stage.enumerated() { position[node] = index }
    return stage.flatMap { made[$0] ?? [] }.sorted().compactMap { number in
      let dataset = datasets[number]
      guard let producer = position[dataset.producer] else { return nil }
      let readers = dataset.readers.compactMap { position[$0] }
      guard readers.count == dataset.readers.count else { return nil }
      return HeldDataset(producer: producer, readers: readers, size: dataset.size)
    }
  }
}

extension SchedulingProblem {
  /// Whether a stage fits with the data that is held within it; nil when the budget does not tell.
  ///
  /// - Parameters:
  ///   - budget: how much is searched; without any, only what fits all at once is told.
  ///   - steps: what it took is added to it.
  func holds(stage: [Int], budget: Int, steps: inout Int) -> Bool? {
    guard let held else { return true }
    let inside = held.within(stage)
    if inside.isEmpty { return true }
    let weights = stage.map { demands[held.resource][$0] }
    let capacity = capacities[held.resource]
    let all = inside.reduce(weights.reduce(Int64(0)) { $0.saturatingAdd($1) }) {
      $0.saturatingAdd($1.size)
    }
    if all <= capacity { return true }
    guard budget > 0, let part = PartialOrder(order.graph.subgraph(of: stage)) else { return nil }
    var search = LivePeakSearch(order: part, weights: weights, held: inside, budget: budget)
    search.run(capacity: capacity)
    steps += search.steps
    if search.upper <= capacity { return true }
    return search.best.weight > capacity ? false : nil
  }
}

extension PartialOrder {
  /// A state above a capacity; nil when it is proved that there is none.
  ///
  /// Where the budget does not tell, the antichain that bounds it, which may hold data that is
  /// gone. What it took is added to `steps`.
  func state(
    above capacity: Int64, weights: [Int64], held: [HeldDataset], steps: inout Int,
    budget: Int
  ) -> LiveState? {
    var search = LivePeakSearch(order: self, weights: weights, held: held, budget: budget)
    search.run(capacity: capacity)
    steps += search.steps
    if search.upper <= capacity { return nil }
    return search.best.weight > capacity ? search.best : search.relaxed
  }
}
