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
    let names = Self.names(of: pipeline)
    func race(_ places: [Place], because reason: PlaceIndex.Reason? = nil) -> Race? {
      let users = places.map { PlaceUsers(names[$0] ?? [], in: graph) }
      return PlaceMeeting(users[0], users.count > 1 ? users[1] : nil).race(
        at: places, because: reason, in: graph.reachability, rank: rank,
        mostPairs: limits.comparedPairs)
    }
    let places = Array(names.keys)
    let shared = names.filter { $0.value.count > 1 }.keys.compactMap { race([$0]) }
    var overlapping: [Place: [Race]] = [:]
    for overlap in PlaceIndex(places).overlaps() {
      let two = [places[overlap.narrower], places[overlap.wider]]
      // Of two patterns none is the wider one.
      let sides = overlap.reason == .patterns ? two.sorted() : two
      guard let race = race(sides, because: overlap.reason) else { continue }
      overlapping[sides[1], default: []].append(race)
    }
    races = (shared + overlapping.flatMap { Race.merged($1, around: $0) })
      .sorted { $0.places.lexicographicallyPrecedes($1.places) }
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

  /// The names that edges are formed by at each place, each once.
  private static func names(of pipeline: Pipeline) -> [Place: [String]] {
    var names: [Place: [String]] = [:]
    names.reserveCapacity(pipeline.datasets.count)
    for dataset in pipeline.datasets.values {
      guard let place = Place(of: dataset) else { continue }
      let name = pipeline.edgeName(of: dataset.name)
      if names[place]?.contains(name) != true { names[place, default: []].append(name) }
    }
    return names
  }

  /// The places that two or more dataset names share, sorted, each with its names, sorted.
  package static func sharedPlaces(
    of pipeline: Pipeline
  ) -> [(place: Place, names: [String])] {
    names(of: pipeline).filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted()) }
  }
}

/// The nodes that race for one place, or for what two places have in common.
package struct Race: Sendable {
  /// The place; two when one lies in the other or matches it, the narrower one first; when there are
  /// many such, the wider one and then all others.
  package let places: [Place]
  /// Why the two have something in common; nil for one place.
  package let reason: PlaceIndex.Reason?
  /// Every node that writes at a place of it, ascending.
  package let writers: [Int]
  /// Every node that only reads there, ascending.
  package let readers: [Int]
  /// One for each unordered pair: two writers, or a writer and a reader.
  ///
  /// When `isWhole` is false there may be more.
  package let hazards: [Hazard]
  /// Whether every pair was compared.
  package let isWhole: Bool

  /// What the nodes meet at, as messages show it.
  package var place: String { places[0].shown }

  /// Races of one place with many narrower ones as one: that is one fault.
  fileprivate static func merged(_ races: [Race], around place: Place) -> [Race] {
    guard races.count > mostTold else { return races }
    let sorted = races.sorted { $0.places.lexicographicallyPrecedes($1.places) }
    let writers = Set(races.flatMap(\.writers)).sorted()
    return [
      Race(
        places: [place] + sorted.map { $0.places[0] }, reason: races[0].reason, writers: writers,
        readers: Set(races.flatMap(\.readers)).subtracting(writers).sorted(),
        hazards: sorted.flatMap(\.hazards), isWhole: races.allSatisfy(\.isWhole))
    ]
  }
}
