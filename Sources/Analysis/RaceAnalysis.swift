import Ordering
import PipelineModel

/// Finds nodes that touch one place under several dataset names with nothing to order them.
///
/// Only nodes that share a place are compared. Where many do, not all pairs are: see ``Race``.
package struct RaceAnalysis: Sendable {
  /// A place with nodes that race for it, by ascending place.
  package let races: [Race]

  package init(_ pipeline: Pipeline, graph: PipelineGraph, limits: Limits) {
    let rank = Self.rank(in: graph)
    races = Self.sharedPlaces(of: pipeline).compactMap { place, names in
      let writers = Self.nodes(names, in: graph.writers)
      guard !writers.isEmpty else { return nil }
      let readers = Self.nodes(names, in: graph.readers).filter { !writers.containsAscending($0) }
      let users = PlaceUsers(place: place, writers: writers, readers: readers)
      return users.race(
        in: graph.reachability, rank: rank, mostPairs: limits.comparedPairs)
    }
  }

  /// A hazard for each pair that was found.
  package var hazards: [Hazard] { races.flatMap(\.hazards) }

  /// Where each node stands in an order that all edges keep; in that of the file when there is none.
  private static func rank(in graph: PipelineGraph) -> [Int] {
    guard let order = graph.order else { return Array(0..<graph.graph.nodeCount) }
    var rank = [Int](repeating: 0, count: order.topologicalOrder.count)
    for (position, node) in order.topologicalOrder.enumerated() { rank[node] = position }
    return rank
  }

  /// The places that two or more dataset names share, sorted, each with its names, sorted.
  package static func sharedPlaces(
    of pipeline: Pipeline
  ) -> [(place: String, names: [String])] {
    var names: [String: Set<String>] = [:]
    for dataset in pipeline.datasets.values {
      guard let place = dataset.location.place else { continue }
      names[place, default: []].insert(pipeline.edgeName(of: dataset.name))
    }
    return names.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted()) }
  }

  private static func nodes(_ names: [String], in users: [String: [Int]]) -> [Int] {
    Set(names.flatMap { users[$0] ?? [] }).sorted()
  }
}

/// The nodes that race for one place.
package struct Race: Sendable {
  package let place: String
  /// Every node that writes the place, ascending.
  package let writers: [Int]
  /// Every node that only reads it, ascending.
  package let readers: [Int]
  /// One for each unordered pair: two writers, or a writer and a reader.
  ///
  /// When `isWhole` is false there may be more.
  package let hazards: [Hazard]
  /// Whether every pair was compared.
  package let isWhole: Bool
}

/// The nodes that touch one place.
private struct PlaceUsers {
  let place: String
  let writers: [Int]
  let readers: [Int]

  func race(in reachability: Reachability, rank: [Int], mostPairs: Int) -> Race? {
    let (pairs, overflow) = writers.count.multipliedReportingOverflow(
      by: writers.count / 2 + readers.count)
    let isFew = !overflow && pairs <= mostPairs
    let found = (isFew ? allPairs : neighbours(rank))
      .filter { reachability.areUnordered($0.writer, $0.other) }
    guard !found.isEmpty else { return nil }
    return Race(
      place: place, writers: writers, readers: readers, hazards: found.map(hazard),
      // Every reader is a neighbour of the only writer.
      isWhole: isFew || writers.count == 1)
  }

  private typealias Pair = (writer: Int, other: Int, reads: Bool)

  private var allPairs: [Pair] {
    writers.enumerated().flatMap { index, writer in
      writers[(index + 1)...].map { (writer, $0, false) } + readers.map { (writer, $0, true) }
    }
  }

  /// Each writer with the writer behind it, each reader with the writers at both sides.
  private func neighbours(_ rank: [Int]) -> [Pair] {
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

  private func hazard(_ pair: Pair) -> Hazard {
    Hazard(
      pair.reads ? .readWrite(place: place, writer: pair.writer) : .writeWrite(place: place),
      nodes: [min(pair.writer, pair.other), max(pair.writer, pair.other)])
  }
}
