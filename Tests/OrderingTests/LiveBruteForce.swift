import Ordering

/// The states of any schedule, by trying all: each node has not started, runs, or has ended.
struct LiveBruteForce {
  /// A state as bit masks of the nodes that run and of those that have ended.
  struct State {
    let running: Int
    let ended: Int
  }

  let nodeCount: Int
  /// As in ``BruteForce``.
  let reach: [[Bool]]
  let states: [State]

  /// - Parameter onlyFullest: of the states in which the same nodes have ended, only that in which
  ///   every other runs that can: none holds more.
  init(_ graph: DirectedGraph, onlyFullest: Bool = false) {
    let truth = BruteForce(graph)
    nodeCount = graph.nodeCount
    reach = truth.reach
    let before = (0..<graph.nodeCount).map { node in
      (0..<graph.nodeCount).reduce(0) { truth.reach[$1][node] ? $0 | 1 << $1 : $0 }
    }
    var states: [State] = []
    for ended in 0..<1 << graph.nodeCount {
      let isClosed = (0..<graph.nodeCount).allSatisfy {
        ended >> $0 & 1 == 0 || before[$0] & ~ended == 0
      }
      guard isClosed else { continue }
      let ready = (0..<graph.nodeCount).reduce(0) {
        ended >> $1 & 1 == 0 && before[$1] & ~ended == 0 ? $0 | 1 << $1 : $0
      }
      var running = ready
      while true {
        states.append(State(running: running, ended: ended))
        if running == 0 || onlyFullest { break }
        running = (running - 1) & ready
      }
    }
    self.states = states
  }

  func holds(_ dataset: HeldDataset, in state: State) -> Bool {
    let started = state.running | state.ended
    guard started >> dataset.producer & 1 == 1 else { return false }
    return dataset.readers.isEmpty || dataset.readers.contains { state.ended >> $0 & 1 == 0 }
  }

  func peak(_ weights: [Int64], _ held: [HeldDataset], workers: Int = .max) -> Int64 {
    let readers = held.map { $0.readers.reduce(0) { $0 | 1 << $1 } }
    var peak: Int64 = 0
    for state in states where state.running.nonzeroBitCount <= workers {
      var sum: Int64 = 0
      var rest = state.running
      while rest != 0 {
        sum += weights[rest.trailingZeroBitCount]
        rest &= rest - 1
      }
      let started = state.running | state.ended
      for (number, dataset) in held.enumerated() where started >> dataset.producer & 1 == 1 {
        let isHeld = readers[number] == 0 || readers[number] & ~state.ended != 0
        if isHeld { sum += dataset.size }
      }
      peak = max(peak, sum)
    }
    return peak
  }

  /// Whether some state has all of these in memory, with no more nodes running than `workers`.
  func canBe(
    _ nodes: [Int], _ datasets: [Int], _ held: [HeldDataset], workers: Int = .max
  ) -> Bool {
    states.contains { state in
      state.running.nonzeroBitCount <= workers
        && nodes.allSatisfy { state.running >> $0 & 1 == 1 }
        && datasets.allSatisfy { holds(held[$0], in: state) }
    }
  }

  /// The sets above capacity that fit as soon as any node or dataset is left out, heaviest first.
  func minimalOverloads(
    _ weights: [Int64], _ held: [HeldDataset], capacity: Int64
  ) -> Set<[Int]> {
    let all = weights + held.map(\.size)
    let takers = all.indices.filter { all[$0] > 0 }
    var found: Set<[Int]> = []
    for mask in 0..<1 << takers.count {
      let set = takers.indices.filter { mask >> $0 & 1 == 1 }.map { takers[$0] }
      let total = set.reduce(0) { $0 + all[$1] }
      guard total > capacity, set.allSatisfy({ total - all[$0] <= capacity }) else { continue }
      let nodes = set.filter { $0 < nodeCount }
      let datasets = set.filter { $0 >= nodeCount }.map { $0 - nodeCount }
      if canBe(nodes, datasets, held) { found.insert(set) }
    }
    return found
  }
}

extension TestRandom {
  /// Datasets whose readers come after their producers; some have no reader.
  ///
  /// - Parameter reach: the paths of the graph, as in ``BruteForce``, where they are known.
  mutating func held(
    _ count: Int, in graph: DirectedGraph, reach: [[Bool]]? = nil, upTo largest: Int
  ) -> [HeldDataset] {
    let reach = reach ?? BruteForce(graph).reach
    return (0..<count).map { _ in
      let producer = below(graph.nodeCount)
      let later = (0..<graph.nodeCount).filter { reach[producer][$0] }
      let readers = later.filter { _ in below(2) == 0 }
      return HeldDataset(producer: producer, readers: readers, size: Int64(below(largest + 1)))
    }
  }
}
