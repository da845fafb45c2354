import PipelineModel

/// What nodes touch without declaring it, as their code or a traced run shows.
package struct HiddenAccesses: Sendable {
  /// One of a node.
  package struct Use: Sendable {
    package let node: Int
    package let place: Place
    package let access: Access
  }

  private let byPlace: [Place: [Use]]
  private let byNode: [Int: [Use]]

  package var isEmpty: Bool { byPlace.isEmpty }

  var places: some Sequence<Place> { byPlace.keys }

  /// By node, in the order in which the node's code has them.
  package let all: [Use]

  /// O(accesses × datasets of their node).
  init(_ pipeline: Pipeline) {
    var found: [Use] = []
    for (index, node) in pipeline.nodes.enumerated() where !node.accesses.isEmpty {
      found += OwnPlaces(node, in: pipeline).hidden(node.accesses, of: index)
    }
    // A word of a command is only about what some node makes.
    if found.contains(where: { $0.access.kind == .mention }) {
      let written = Self.written(in: pipeline, found)
      found.removeAll { $0.access.kind == .mention && !written.contains($0.place) }
    }
    byPlace = Dictionary(grouping: found, by: \.place)
    byNode = Dictionary(grouping: found, by: \.node)
    all = found
  }

  private static func written(in pipeline: Pipeline, _ found: [Use]) -> Set<Place> {
    var written = Set(found.filter { $0.access.kind == .write }.map(\.place))
    for node in pipeline.nodes {
      for output in node.outputs {
        if let place = pipeline.datasets[output.name].flatMap({ Place(of: $0) }) {
          written.insert(place)
        }
      }
    }
    return written
  }

  /// Those of a node.
  func uses(of node: Int) -> [Use] { byNode[node] ?? [] }

  func uses(at place: Place) -> [Use] { byPlace[place] ?? [] }

  /// How a node touches one of these places.
  package func access(of node: Int, writes: Bool, at places: [Place]) -> Access? {
    byNode[node]?.first { use in
      (use.access.kind == .write) == writes && places.contains(use.place)
    }?.access
  }
}

/// The places that a node declares.
private struct OwnPlaces {
  private let inputs: [Place]
  private let outputs: [Place]

  init(_ node: Node, in pipeline: Pipeline) {
    func places(_ references: [Reference]) -> [Place] {
      references.compactMap { pipeline.datasets[$0.name].flatMap { Place(of: $0) } }
    }
    inputs = places(node.inputs)
    outputs = places(node.outputs)
  }

  /// Those that are not declared, each place once for each kind and evidence.
  func hidden(_ accesses: [Access], of node: Int) -> [HiddenAccesses.Use] {
    var seen: Set<[String]> = []
    let declared = declaredPlaces(among: accesses.compactMap { Place($0.location) })
    return accesses.compactMap { access in
      guard let place = Place(access.location) else { return nil }
      let isDeclared =
        declared.written.contains(place) || (access.kind != .write && declared.read.contains(place))
      let key = [access.kind.rawValue, access.evidence.rawValue, place.shown]
      guard !isDeclared, seen.insert(key).inserted else {
        return nil
      }
      return HiddenAccesses.Use(node: node, place: place, access: access)
    }
  }

  /// Those of some places that it declares to write, and those that it declares to read.
  private func declaredPlaces(
    among places: [Place]
  ) -> (written: Set<Place>, read: Set<Place>) {
    (Self.covered(by: outputs, among: places), Self.covered(by: inputs, among: places))
  }

  /// Those that are one of these places, lie in one or match one.
  private static func covered(by own: [Place], among places: [Place]) -> Set<Place> {
    let wanted = Set(places)
    var covered = wanted.intersection(own)
    let others = Set(own)
    if others.isEmpty { return covered }
    let all = Array(others) + wanted.subtracting(others)
    for overlap in PlaceIndex(all).overlaps() {
      let (narrower, wider) = (all[overlap.narrower], all[overlap.wider])
      if others.contains(wider) { covered.insert(narrower) }
      if overlap.reason == .patterns, others.contains(narrower) { covered.insert(wider) }
    }
    return covered.intersection(wanted)
  }
}
