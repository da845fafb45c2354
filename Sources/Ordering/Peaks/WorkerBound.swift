/// What at most some number of nodes, running together, can take.
package struct WorkerBound: Hashable, Sendable {
  /// What the witness takes: some schedule asks for this much.
  package let lower: Int64
  /// No schedule asks for more.
  package let upper: Int64
  /// Pairwise unordered nodes, no more than there are workers, that take `lower`.
  package let witness: Antichain

  /// Whether the bounds meet.
  package var isExact: Bool { lower == upper }
}

extension PartialOrder {
  /// The heaviest antichain of at most `workers` nodes, between two bounds.
  ///
  /// NP-hard (Bathie, Marchal, Robert, Thibault 2021). Upper bound by Lagrangian relaxation: for
  /// every price λ ≥ 0 of a worker, peak(max(0, w − λ)) + workers · λ; the least of them is found
  /// with one flow a step, most often in fewer than ten. Lower bound: the heaviest nodes of each
  /// set met on the way.
  /// If they differ, branch and bound closes the gap, as far as the budget goes.
  ///
  /// - Parameter budget: how many elementary steps the branch and bound may take.
  package func boundedPeak(
    weights: [Int64], workers: Int, budget: Int = 5_000_000
  ) -> WorkerBound {
    var relaxation = WorkerRelaxation(order: self, weights: weights, workers: max(0, workers))
    relaxation.run()
    if relaxation.upper <= relaxation.best.weight {
      return WorkerBound(
        lower: relaxation.best.weight, upper: relaxation.best.weight, witness: relaxation.best)
    }
    var search = WorkerSearch(
      order: self, weights: weights, workers: max(0, workers), best: relaxation.best)
    search.run(target: relaxation.upper, budget: budget)
    return WorkerBound(
      lower: search.best.weight,
      upper: search.isComplete ? search.best.weight : relaxation.upper, witness: search.best)
  }
}

/// Looks for the price of a worker at which the upper bound is least.
///
/// The bound is the upper envelope of one line for each antichain, convex in the price. Where the
/// lines of a set that is too large and of one that is not meet, the next set is sought; when that
/// has taken many steps, halfway.
private struct WorkerRelaxation {
  /// A set's line: its weight, and how many nodes pay the price.
  struct Line {
    let weight: Int64
    let count: Int
  }

  /// After this many cuts the interval is halved instead.
  private static let cuts = 24

  let order: PartialOrder
  let weights: [Int64]
  let workers: Int
  /// Prices are in fractions of a unit of weight: this many make one.
  let scale: Int64
  private(set) var upper = Int64.max
  private(set) var best = Antichain(weight: 0, nodes: [])

  init(order: PartialOrder, weights: [Int64], workers: Int) {
    self.order = order
    self.weights = weights.map { max(0, $0) }
    self.workers = workers
    let sum = self.weights.reduce(Int64(0)) { $0.saturatingAdd($1) }
    scale = min(1_000, max(1, Int64.max / 8 / max(1, sum)))
  }

  mutating func run() {
    var large = consider(price: 0)
    var small = Line(weight: 0, count: 0)
    var low: Int64 = 1
    var high = (weights.max() ?? 0).multipliedReportingOverflow(by: scale).partialValue
    var steps = 0
    while large.count > workers && low <= high && best.weight < upper {
      let middle = low + (high - low) / 2
      let price = steps < Self.cuts ? crossing(large, small) ?? middle : middle
      let line = consider(price: min(max(low, price), high))
      if line.count > workers {
        large = line
        low = min(max(low, price), high) + 1
      } else {
        small = line
        high = min(max(low, price), high) - 1
      }
      steps += 1
    }
  }

  /// The price at which two sets are worth the same.
  private func crossing(_ large: Line, _ small: Line) -> Int64? {
    guard large.count > small.count else { return nil }
    let difference = Int128(large.weight) - Int128(small.weight)
    return Int64(exactly: difference * Int128(scale) / Int128(large.count - small.count))
  }

  /// Updates both bounds with one price; returns the line of the set that is heaviest at it.
  private mutating func consider(price: Int64) -> Line {
    let priced = weights.map { max(0, $0 * scale - price) }
    let found = order.heaviestAntichain(weights: priced)
    let bound = (Int128(found.weight) + Int128(workers) * Int128(price)) / Int128(scale)
    upper = min(upper, Int64(clamping: bound))
    let heaviest = found.nodes.sorted { (weights[$1], $0) < (weights[$0], $1) }.prefix(workers)
    let candidate = Antichain(of: Array(heaviest), weights: weights)
    if candidate.weight > best.weight { best = candidate }
    return Line(
      weight: Antichain(of: found.nodes, weights: weights).weight, count: found.nodes.count)
  }
}

/// Branch and bound over the nodes, heaviest first, with an explicit stack.
private struct WorkerSearch {
  struct Frame {
    let candidates: [Int]
    var next = 0
  }

  let weights: [Int64]
  let workers: Int
  let paths: Reachability
  /// What it costs to tell which nodes are unordered with one, besides looking at them.
  let searchCost: Int
  private(set) var best: Antichain
  /// Whether nothing better than `best` exists.
  private(set) var isComplete = false

  init(order: PartialOrder, weights: [Int64], workers: Int, best: Antichain) {
    self.weights = weights
    self.workers = workers
    self.best = best
    paths = Reachability(order.graph)
    searchCost = paths.closure == nil ? order.graph.nodeCount + order.graph.edgeCount : 0
  }

  /// Searches until a set as heavy as `target` is found, all is ruled out, or the budget is spent.
  mutating func run(target: Int64, budget: Int) {
    var steps = 0
    var picked: [Int] = []
    var weight: Int64 = 0
    let takers = weights.indices.filter { weights[$0] > 0 }
      .sorted { (weights[$1], $0) < (weights[$0], $1) }
    var frames = [Frame(candidates: takers)]
    while let frame = frames.last {
      if steps > budget { return }
      let open = frame.candidates[frame.next...].prefix(workers - picked.count)
      steps += 1 + open.count
      let bound = open.reduce(weight) { $0.saturatingAdd(weights[$1]) }
      guard let node = open.first, bound > best.weight else {
        frames.removeLast()
        if let last = picked.popLast() { weight -= weights[last] }
        continue
      }
      frames[frames.count - 1].next += 1
      picked.append(node)
      weight = weight.saturatingAdd(weights[node])
      if weight > best.weight { best = Antichain(of: picked, weights: weights) }
      if best.weight >= target { break }
      let later = Array(frame.candidates[(frame.next + 1)...])
      steps += later.count + searchCost
      frames.append(Frame(candidates: paths.unordered(with: node, among: later)))
    }
    isComplete = true
  }
}
