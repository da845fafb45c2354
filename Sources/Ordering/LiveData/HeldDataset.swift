/// A dataset that is held in memory between nodes.
///
/// It occupies memory from its producer's start to its last reader's end; when nobody reads it, it
/// is what the run is for, and is held until the run ends.
package struct HeldDataset: Hashable, Sendable {
  /// The node that makes it.
  package let producer: Int
  /// The nodes that read it, each after the producer.
  package let readers: [Int]
  /// What it occupies, in the unit of the weights.
  package let size: Int64

  /// Makes a dataset of what is known of it; a negative size counts as nothing.
  package init(producer: Int, readers: [Int], size: Int64) {
    self.producer = producer
    self.readers = Set(readers).sorted()
    self.size = max(0, size)
  }
}

/// What may be in memory at one moment: nodes that run, and datasets that are held.
package struct LiveState: Hashable, Sendable {
  /// What all of it weighs together.
  package let weight: Int64
  /// The nodes, ascending; none weighs nothing.
  package let nodes: [Int]
  /// The datasets by their positions, ascending; none weighs nothing.
  package let datasets: [Int]

  init(nodes: [Int], datasets: [Int], weights: [Int64], held: [HeldDataset]) {
    self.nodes = nodes.sorted()
    self.datasets = datasets.sorted()
    let running = nodes.reduce(Int64(0)) { $0.saturatingAdd(max(0, weights[$1])) }
    weight = datasets.reduce(running) { $0.saturatingAdd(held[$1].size) }
  }

  init(weight: Int64, nodes: [Int], datasets: [Int]) {
    self.weight = weight
    self.nodes = nodes
    self.datasets = datasets
  }

  init(_ antichain: Antichain) {
    self.init(weight: antichain.weight, nodes: antichain.nodes, datasets: [])
  }
}

/// What nodes and the data between them can take at worst.
package struct LiveBound: Hashable, Sendable {
  /// What the witness takes: some schedule comes to hold this much.
  package let lower: Int64
  /// No schedule holds more.
  package let upper: Int64
  /// A state that takes `lower`.
  package let witness: LiveState

  /// Whether the bounds meet.
  package var isExact: Bool { lower == upper }
}
