extension PartialOrder {
  /// The heaviest state of any schedule: nodes that run and datasets that are held, between two
  /// bounds.
  ///
  /// Where every dataset has one last reader this is one minimum flow (see ``LiveOrder``), and
  /// exact. With several it is NP-hard: a node without predecessors that reads what others read
  /// too may end early or late, and choosing which datasets are gone is choosing an independent
  /// set. Then the flow is an upper bound and the state it describes a witness; where they differ,
  /// branch and bound over which reader of a dataset is the one that has not ended, best bound
  /// first, until they meet or the budget is spent. Without data, as
  /// ``heaviestAntichain(weights:)``.
  ///
  /// - Parameters:
  ///   - held: the datasets that occupy memory between nodes.
  ///   - capacity: when given, the search ends as soon as a bound tells which side of it the peak
  ///     is on.
  ///   - budget: how many elementary steps the branch and bound may take.
  package func heaviestState(
    weights: [Int64], held: [HeldDataset], capacity: Int64? = nil, budget: Int = 8_000_000
  ) -> LiveBound {
    let counted = held.contains { $0.size > 0 }
    guard counted else {
      let heaviest = heaviestAntichain(weights: weights)
      return LiveBound(lower: heaviest.weight, upper: heaviest.weight, witness: .init(heaviest))
    }
    var search = LivePeakSearch(order: self, weights: weights, held: held, budget: budget)
    search.run(capacity: capacity)
    return LiveBound(lower: search.best.weight, upper: search.upper, witness: search.best)
  }
}

/// Branch and bound over the reader that a dataset waits for.
struct LivePeakSearch {
  /// A part of the search: some datasets have the reader that stands for all.
  private struct Part: Comparable {
    let bound: Int64
    let number: Int
    let choices: [Int: Int]
    /// The dataset to choose a reader of next, and those it could be.
    let open: (dataset: Int, readers: [Int])

    static func < (left: Part, right: Part) -> Bool {
      (right.bound, left.number) < (left.bound, right.number)
    }

    static func == (left: Part, right: Part) -> Bool {
      (left.bound, left.number) == (right.bound, right.number)
    }
  }

  private let order: PartialOrder
  private let weights: [Int64]
  private let held: [HeldDataset]
  private let budget: Int
  let releases: ReaderSets
  private var parts = MinHeap<Part>()
  private var number = 0
  /// How many elementary steps were spent.
  private(set) var steps: Int
  private(set) var best: LiveState
  private(set) var upper: Int64 = .max
  /// The heaviest antichain of the first flow, which can hold datasets that are gone.
  private(set) var relaxed: LiveState

  init(order: PartialOrder, weights: [Int64], held: [HeldDataset], budget: Int) {
    self.order = order
    self.weights = weights
    self.held = held
    self.budget = budget
    releases = ReaderSets(held.map(\.readers), in: order, budget: budget)
    steps = releases.steps
    best = LiveState(nodes: [], datasets: [], weights: weights, held: held)
    relaxed = best
  }

  mutating func run(capacity: Int64?) {
    solve([:], below: .max)
    while let part = parts.popMin() {
      upper = max(best.weight, part.bound)
      let isDecided = capacity.map { upper <= $0 || best.weight > $0 } ?? false
      if part.bound <= best.weight || isDecided || steps > budget { return }
      for reader in part.open.readers {
        var choices = part.choices
        choices[part.open.dataset] = reader
        solve(choices, below: part.bound)
      }
    }
    upper = best.weight
  }

  /// Bounds one part, by a flow, and keeps it open where the bound is not met.
  private mutating func solve(_ choices: [Int: Int], below bound: Int64) {
    let live = LiveOrder(
      order, weights: weights, held: held, releases: releases, choices: choices)
    let cut = live.order.heaviestAntichain(weights: live.elementWeights)
    if choices.isEmpty { relaxed = live.state(of: cut.nodes) }
    let moment = LiveMoment(cut.nodes, in: live)
    let state = moment.state()
    if state.weight > best.weight { best = state }
    steps += live.cost
    let bound = min(bound, cut.weight)
    let gone = live.split(cut.nodes).datasets.filter { !moment.holds($0) }
    guard bound > best.weight,
      let dataset = gone.max(by: { (held[$0].size, $1) < (held[$1].size, $0) })
    else { return }
    number += 1
    parts.insert(
      Part(
        bound: bound, number: number, choices: choices, open: (dataset, live.last[dataset])))
  }
}
