import PipelineModel

/// Finds nodes that touch one place under several dataset names with nothing to order them.
///
/// Only nodes that share a place are compared.
package struct RaceAnalysis: Sendable {
  package let hazards: [Hazard]

  package init(_ pipeline: Pipeline, graph: PipelineGraph) {
    var hazards: [Hazard] = []
    for (place, names) in Self.sharedPlaces(of: pipeline) {
      let writers = Self.nodes(names, in: graph.writers, of: pipeline)
      let readers = Self.nodes(names, in: graph.readers, of: pipeline)
      let isWriter = Set(writers)
      let onlyReaders = readers.filter { !isWriter.contains($0) }
      for (index, writer) in writers.enumerated() {
        for other in graph.reachability.unordered(with: writer, among: writers[(index + 1)...]) {
          hazards.append(Hazard(.writeWrite(place: place), nodes: [writer, other].sorted()))
        }
        for reader in graph.reachability.unordered(with: writer, among: onlyReaders) {
          let nodes = [writer, reader].sorted()
          hazards.append(Hazard(.readWrite(place: place, writer: writer), nodes: nodes))
        }
      }
    }
    self.hazards = hazards
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

  private static func nodes(
    _ names: [String], in users: [String: [Int]], of pipeline: Pipeline
  ) -> [Int] {
    Set(names.flatMap { users[$0] ?? [] }).sorted()
  }
}
