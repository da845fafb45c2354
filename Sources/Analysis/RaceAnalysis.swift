import Ordering
import PipelineModel

/// Finds nodes that touch one place under several dataset names with nothing to order them.
///
/// Only nodes that share a place are compared. Where many do, not all pairs are: see ``Race``.
package struct RaceAnalysis: Sendable {
  /// A place with nodes that race for it, by ascending place.
  package let races: [Race]
  /// What nodes touch without declaring it.
  package let hidden: HiddenAccesses
  /// The names that edges are formed by at each place that is touched without being declared.
  private let hiddenNames: [Place: [String]]
  /// The places that nodes race for, of nodes that touch some without declaring it.
  private let raced: [Int: Set<Place>]

  package init(_ pipeline: Pipeline, graph: PipelineGraph, limits: Limits) {
    let rank = Self.rank(in: graph)
    let names = Self.names(of: pipeline)
    let hidden = HiddenAccesses(pipeline)
    self.hidden = hidden
    func race(_ places: [Place], because reason: PlaceIndex.Reason? = nil) -> Race? {
      let users = places.map {
        PlaceUsers(names[$0] ?? [], hidden: hidden.uses(at: $0), in: graph)
      }
      return PlaceMeeting(users[0], users.count > 1 ? users[1] : nil).race(
        at: places, because: reason, in: graph.reachability, rank: rank,
        mostPairs: limits.comparedPairs)
    }
    let places = Array(names.keys) + hidden.places.filter { names[$0] == nil }
    let shared = places.filter { (names[$0]?.count ?? 0) > 1 || !hidden.uses(at: $0).isEmpty }
      .compactMap { race([$0]) }
    var overlapping: [Place: [Race]] = [:]
    for overlap in PlaceIndex(places).overlaps() {
      let two = [places[overlap.narrower], places[overlap.wider]]
      // Of two patterns none is the wider one.
      let sides = overlap.reason == .patterns ? two.sorted() : two
      guard let race = race(sides, because: overlap.reason)?.withoutParts(hidden) else { continue }
      overlapping[sides[1], default: []].append(race)
    }
    hiddenNames = Dictionary(
      uniqueKeysWithValues: hidden.places.map { ($0, names[$0] ?? []) })
    let found = (shared + overlapping.flatMap { Race.merged($1, around: $0) })
      .sorted { $0.places.lexicographicallyPrecedes($1.places) }
    races = found
    var raced: [Int: Set<Place>] = [:]
    for race in found where !hidden.isEmpty {
      for node in Set(race.hazards.flatMap(\.nodes)) where !hidden.uses(of: node).isEmpty {
        raced[node, default: []].formUnion(race.places)
      }
    }
    self.raced = raced
  }

  /// Whether a node races with another for a place that it touches without declaring it.
  func isRaced(_ use: HiddenAccesses.Use) -> Bool { raced[use.node]?.contains(use.place) == true }

  /// The nodes that touch a place which some node touches without declaring it.
  func users(at place: Place, in graph: PipelineGraph) -> PlaceUsers {
    PlaceUsers(hiddenNames[place] ?? [], hidden: hidden.uses(at: place), in: graph)
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

  /// A place that no nodes race for.
  init(at place: Place) {
    self.init(
      places: [place], reason: nil, writers: [], readers: [], hazards: [], isWhole: true)
  }

  init(
    places: [Place], reason: PlaceIndex.Reason?, writers: [Int], readers: [Int],
    hazards: [Hazard], isWhole: Bool
  ) {
    self.places = places
    self.reason = reason
    self.writers = writers
    self.readers = readers
    self.hazards = hazards
    self.isWhole = isWhole
  }

  /// The same without pairs of writers of which one writes an unknown part of a folder: the parts may
  /// be others.
  ///
  /// Whoever declares a folder as its output has all of it; what code writes below one is not known.
  fileprivate func withoutParts(_ hidden: HiddenAccesses) -> Race? {
    guard !hidden.isEmpty else { return self }
    let wider = Array(places.dropFirst())
    let kept = hazards.filter { hazard in
      guard hazard.isWriteWrite else {
        // A folder that was listed: what was read in it was seen itself.
        return !hazard.nodes.contains {
          hidden.access(of: $0, writes: false, at: wider)?.evidence == .observed
        }
      }
      return !hazard.nodes.contains { hidden.access(of: $0, writes: true, at: wider) != nil }
    }
    return kept.isEmpty
      ? nil
      : Race(
        places: places, reason: reason, writers: writers, readers: readers, hazards: kept,
        isWhole: isWhole)
  }

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
