/// The minimal states that do not fit.
package struct LiveOverloads: Hashable, Sendable {
  /// The states, heaviest first; no more than were asked for.
  package let states: [LiveState]
  /// How many were met in all.
  package let found: Int
  /// Whether every one was met.
  package let isComplete: Bool
}

extension PartialOrder {
  /// The states above a capacity that would fit without any one of their nodes or datasets.
  ///
  /// As ``minimalOverloads(weights:capacity:limit:budget:)`` on nodes and datasets together, less
  /// the sets that hold a dataset whose readers must all have ended.
  ///
  /// - Parameter workers: sets that need more nodes to run at one time are left out; nil is no
  ///   limit.
  package func minimalOverloads(
    weights: [Int64], held: [HeldDataset], capacity: Int64, workers: Int? = nil,
    limit: Int = 100, budget: Int = 5_000_000
  ) -> LiveOverloads {
    guard held.contains(where: { $0.size > 0 }) else {
      let found = minimalOverloads(
        weights: weights, capacity: capacity, limit: limit, budget: budget
      ) { $0.count <= workers ?? .max }
      return LiveOverloads(
        states: found.sets.map { LiveState($0) }, found: found.found,
        isComplete: found.isComplete)
    }
    let releases = ReaderSets(held.map(\.readers), in: self, budget: budget)
    let live = LiveOrder(self, weights: weights, held: held, releases: releases)
    let found = live.order.minimalOverloads(
      weights: live.elementWeights, capacity: capacity, limit: limit, budget: budget
    ) { LiveMoment($0, in: live).canBe($0, in: live, workers: workers) }
    return LiveOverloads(
      states: found.sets.map { live.state(of: $0.nodes) }, found: found.found,
      isComplete: found.isComplete)
  }
}

extension LiveMoment {
  /// Whether the elements can be in memory together, with no more nodes running than there are
  /// workers: the elements' own and those that must not end because a dataset waits for them.
  func canBe(_ elements: [Int], in order: LiveOrder, workers: Int?) -> Bool {
    let parts = order.split(elements)
    guard parts.datasets.allSatisfy({ holds($0) }) else { return false }
    guard let workers, running.count > workers else { return true }
    var kept = Set(parts.nodes)
    let running = Set(running)
    for dataset in parts.datasets {
      let left = order.held[dataset].readers.filter { !hasEnded[$0] }
      if left.isEmpty || left.contains(where: { kept.contains($0) || !running.contains($0) }) {
        continue
      }
      kept.formUnion(left.prefix(1))
    }
    return kept.count <= workers
  }
}
