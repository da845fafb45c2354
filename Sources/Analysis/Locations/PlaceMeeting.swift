import Ordering

/// The nodes that write a place and those that only read it, ascending.
struct PlaceUsers {
  let writers: [Int]
  let readers: [Int]

  /// - Parameters:
  ///   - names: Of the datasets at the place.
  ///   - hidden: What touches it without declaring it.
  init(_ names: [String], hidden: [HiddenAccesses.Use], in graph: PipelineGraph) {
    var writers = Set(names.flatMap { graph.writers[$0] ?? [] })
    var readers = Set(names.flatMap { graph.readers[$0] ?? [] })
    for use in hidden {
      if use.access.kind == .write {
        writers.insert(use.node)
      } else {
        readers.insert(use.node)
      }
    }
    self.writers = writers.sorted()
    self.readers = readers.subtracting(writers).sorted()
  }
}

/// The nodes that meet at one place, or where two places have something in common.
struct PlaceMeeting {
  private let one: PlaceUsers
  /// Those of the other place; nil when there is one place only.
  private let other: PlaceUsers?

  init(_ one: PlaceUsers, _ other: PlaceUsers? = nil) {
    self.one = one
    self.other = other
  }

  private typealias Pair = (writer: Int, other: Int, reads: Bool)

  func race(
    at places: [Place], because reason: PlaceIndex.Reason?, in reachability: Reachability,
    rank: [Int], mostPairs: Int
  ) -> Race? {
    guard !one.writers.isEmpty || other?.writers.isEmpty == false else { return nil }
    let isFew = pairCount.map { $0 <= mostPairs } ?? false
    var found = (isFew ? allPairs : neighbours(rank))
      .filter { reachability.areUnordered($0.writer, $0.other) }
    guard !found.isEmpty else { return nil }
    if let other, !isFew {
      // Two of one place are no concern here; what is left may lie far apart.
      let wanted = prefixPairs(with: other, most: mostPairs)
      found = wanted.filter { reachability.areUnordered($0.writer, $0.other) }
      guard !found.isEmpty else { return nil }
    }
    let place = places[0].text
    let writers = Set(one.writers + (other?.writers ?? [])).sorted()
    let readers = Set(one.readers + (other?.readers ?? [])).subtracting(writers).sorted()
    return Race(
      places: places, reason: reason, writers: writers, readers: readers,
      hazards: found.map { hazard($0, at: place) },
      // Every reader is a neighbour of the only writer.
      isWhole: isFew || (other == nil && writers.count == 1))
  }

  /// How many pairs there are; nil when they cannot be counted.
  private var pairCount: Int? {
    guard let other else {
      let (pairs, overflow) = one.writers.count.multipliedReportingOverflow(
        by: one.writers.count / 2 + one.readers.count)
      return overflow ? nil : pairs
    }
    let first = one.writers.count.multipliedReportingOverflow(
      by: other.writers.count + other.readers.count)
    let second = other.writers.count.multipliedReportingOverflow(by: one.readers.count)
    let sum = first.partialValue.addingReportingOverflow(second.partialValue)
    return first.overflow || second.overflow || sum.overflow ? nil : sum.partialValue
  }

  private var allPairs: [Pair] {
    if let other { return prefixPairs(with: other, most: Int.max) }
    return one.writers.enumerated().flatMap { index, writer in
      one.writers[(index + 1)...].map { (writer, $0, false) }
        + one.readers.map { (writer, $0, true) }
    }
  }

  /// The first pairs of a node of one place and a node of the other, each once.
  private func prefixPairs(with other: PlaceUsers, most: Int) -> [Pair] {
    var pairs: [Pair] = []
    var seen: Set<[Int]> = []
    func add(_ writers: [Int], _ others: [Int], reads: Bool) {
      for writer in writers {
        for node in others where node != writer {
          if pairs.count >= most { return }
          if seen.insert([min(writer, node), max(writer, node)]).inserted {
            pairs.append((writer, node, reads))
          }
        }
      }
    }
    add(one.writers, other.writers, reads: false)
    add(one.writers, other.readers, reads: true)
    add(other.writers, one.readers, reads: true)
    return pairs
  }

  /// Each writer with the writer behind it, each reader with the writers at both sides.
  private func neighbours(_ rank: [Int]) -> [Pair] {
    let writers = Set(one.writers + (other?.writers ?? []))
    let readers = Set(one.readers + (other?.readers ?? [])).subtracting(writers)
    let users = (writers.map { ($0, false) } + readers.map { ($0, true) })
      .sorted { rank[$0.0] < rank[$1.0] }
    var pairs: [Pair] = []
    var writer: Int?
    var waiting: [Int] = []
    for (node, reads) in users {
      if reads {
        if let writer { pairs.append((writer, node, true)) }
        waiting.append(node)
      } else {
        if let writer { pairs.append((writer, node, false)) }
        pairs += waiting.map { (node, $0, true) }
        waiting.removeAll(keepingCapacity: true)
        writer = node
      }
    }
    return pairs.sorted {
      ($0.writer, $0.reads ? 1 : 0, $0.other) < ($1.writer, $1.reads ? 1 : 0, $1.other)
    }
  }

  private func hazard(_ pair: Pair, at place: String) -> Hazard {
    Hazard(
      pair.reads ? .readWrite(place: place, writer: pair.writer) : .writeWrite(place: place),
      nodes: [min(pair.writer, pair.other), max(pair.writer, pair.other)])
  }
}
