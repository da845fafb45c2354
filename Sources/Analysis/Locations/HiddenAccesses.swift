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
  package var all: [Use] { byNode.sorted { $0.key < $1.key }.flatMap(\.value) }

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
    return accesses.compactMap { access in
      guard let place = Place(access.location) else { return nil }
      // What it writes itself it may read.
      let declared = access.kind == .write ? outputs : inputs + outputs
      guard !declares(place, declared),
        seen.insert([access.kind.rawValue, access.evidence.rawValue, place.shown]).inserted
      else {
        return nil
      }
      return HiddenAccesses.Use(node: node, place: place, access: access)
    }
  }

  private func declares(_ place: Place, _ declared: [Place]) -> Bool {
    if declared.contains(place) { return true }
    if declared.isEmpty { return false }
    let others = Array(Set(declared))
    let last = others.count
    return PlaceIndex(others + [place]).overlaps().contains { overlap in
      overlap.narrower == last || (overlap.reason == .patterns && overlap.wider == last)
    }
  }
}
