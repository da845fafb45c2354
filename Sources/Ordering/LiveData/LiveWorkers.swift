extension PartialOrder {
  /// The heaviest state of any schedule that runs at most `workers` nodes at one time, between two
  /// bounds; how many datasets are held is not limited.
  ///
  /// Upper bound: that for any number of workers, and by Lagrangian relaxation for every price
  /// λ ≥ 0 of a worker the heaviest cut with max(0, w − λ) for the nodes, plus workers · λ; the
  /// least is sought by halving. Lower bound: of each cut that is met the nodes that hold most
  /// run on, and the others end. Where the bounds differ the interval stands.
  package func heaviestState(
    weights: [Int64], held: [HeldDataset], workers: Int, budget: Int = 8_000_000
  ) -> LiveBound {
    let counted = held.contains { $0.size > 0 }
    guard counted else {
      let bound = boundedPeak(weights: weights, workers: workers, budget: budget)
      return LiveBound(lower: bound.lower, upper: bound.upper, witness: .init(bound.witness))
    }
    var search = LivePeakSearch(order: self, weights: weights, held: held, budget: budget)
    search.run(capacity: nil)
    let live = LiveOrder(self, weights: weights, held: held, releases: search.releases)
    var relaxation = LiveWorkerRelaxation(live, workers: max(0, workers), upper: search.upper)
    relaxation.consider(search.best)
    relaxation.run()
    return LiveBound(
      lower: relaxation.best.weight, upper: max(relaxation.upper, relaxation.best.weight),
      witness: relaxation.best)
  }
}

/// Looks for the price of a worker at which the upper bound is least.
private struct LiveWorkerRelaxation {
  /// The price is halved no more often than this.
  private static let rounds = 40

  private let workers: Int
  private let weights: [Int64]
  private let live: LiveOrder
  /// Prices are in fractions of a unit of weight: this many make one.
  private let scale: Int64
  private(set) var upper: Int64
  private(set) var best: LiveState

  init(_ live: LiveOrder, workers: Int, upper: Int64) {
    self.workers = workers
    self.live = live
    self.upper = upper
    weights = live.weights.map { max(0, $0) }
    let sum = live.elementWeights.reduce(Int64(0)) { $0.saturatingAdd($1) }
    scale = min(1_000, max(1, Int64.max / 8 / max(1, sum)))
    best = LiveState(nodes: [], datasets: [], weights: live.weights, held: live.held)
  }

  mutating func run() {
    var low: Int64 = 0
    var high = (weights.max() ?? 0).multipliedReportingOverflow(by: scale).partialValue
    var round = 0
    while low <= high && best.weight < upper && round < Self.rounds {
      let price = low + (high - low) / 2
      if consider(price: price) > workers { low = price + 1 } else { high = price - 1 }
      round += 1
    }
  }

  /// Updates both bounds with one price; returns how many nodes the cut runs.
  private mutating func consider(price: Int64) -> Int {
    let priced = live.elementWeights.enumerated().map { element, weight in
      let scaled = weight.multipliedReportingOverflow(by: scale)
      let amount = scaled.overflow ? Int64.max : scaled.partialValue
      return element < weights.count ? max(0, amount - price) : amount
    }
    let cut = live.order.heaviestAntichain(weights: priced)
    let bound = (Int128(cut.weight) + Int128(workers) * Int128(price)) / Int128(scale)
    upper = min(upper, Int64(clamping: bound))
    consider(cut.nodes)
    return live.split(cut.nodes).nodes.count
  }

  mutating func consider(_ state: LiveState) {
    consider(state.nodes + state.datasets.map { weights.count + $0 })
  }

  /// Lets nodes end until no more run than there are workers, those first whose end frees least.
  private mutating func consider(_ elements: [Int]) {
    var moment = LiveMoment(elements, in: live)
    var value: [Int: Int64] = [:]
    for node in moment.running { value[node] = weights[node] }
    for (number, dataset) in live.held.enumerated() where moment.holds(number) {
      let left = dataset.readers.filter { !moment.hasEnded[$0] }
      guard left.count == 1, let reader = left.first, let known = value[reader] else { continue }
      value[reader] = known.saturatingAdd(dataset.size)
    }
    let order = value.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (node, _) in order.dropFirst(workers) { moment.end(node) }
    let state = moment.state()
    if state.weight > best.weight { best = state }
  }
}
