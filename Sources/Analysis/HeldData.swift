import Ordering
import PipelineModel

/// The data that occupies memory between nodes: datasets in memory, as far as their size is known.
///
/// A dataset of unknown size is not counted, and one that is there before the run is not either.
package struct HeldData: Sendable {
  /// One for each dataset and each node that writes it, by name.
  package let datasets: [HeldDataset]
  /// The names that edges are formed by, in the order of `datasets`: Kedro's forms of one are one.
  package let names: [String]
  /// The size of each, by name.
  private let sizes: [String: Int64]
  /// What each node reads and writes of them, by node.
  private let used: [Int: [Int]]

  /// O(datasets + their users).
  init(_ pipeline: Pipeline, graph: PipelineGraph) {
    var sizes: [String: Int64] = [:]
    for dataset in pipeline.datasets.values where dataset.location == .memory {
      guard let size = dataset.size, size > 0 else { continue }
      let name = pipeline.edgeName(of: dataset.name)
      sizes[name] = max(size, sizes[name] ?? 0)
    }
    var datasets: [HeldDataset] = []
    var names: [String] = []
    for (name, size) in sizes.sorted(by: { $0.key < $1.key }) {
      for writer in graph.writers[name] ?? [] {
        datasets.append(
          HeldDataset(producer: writer, readers: graph.readers[name] ?? [], size: size))
        names.append(name)
      }
    }
    self.init(datasets: datasets, names: names)
  }

  private init(datasets: [HeldDataset], names: [String]) {
    self.datasets = datasets
    self.names = names
    sizes = Dictionary(zip(names, datasets.map(\.size))) { first, _ in first }
    var used: [Int: [Int]] = [:]
    for (number, dataset) in datasets.enumerated() {
      for node in Set(dataset.readers + [dataset.producer]) {
        used[node, default: []].append(number)
      }
    }
    self.used = used
  }

  package var isEmpty: Bool { datasets.isEmpty }

  /// Those that a node itself holds while it runs, by position: what it reads and what it writes.
  package func used(by node: Int) -> [Int] { used[node] ?? [] }

  /// What a node takes with all that it reads and writes; the largest number when it is more.
  package func need(of node: Int, amount: Int64) -> Int64 {
    used(by: node).reduce(amount) { sum, number in
      let (more, overflow) = sum.addingReportingOverflow(datasets[number].size)
      return overflow ? .max : more
    }
  }

  /// The names of some, each once.
  package func names(_ numbers: [Int]) -> [String] {
    var seen: Set<String> = []
    return numbers.map { names[$0] }.filter { seen.insert($0).inserted }
  }

  /// A dataset with its size: `raw (2 GiB)`.
  package func described(_ name: String) -> String {
    sizes[name].map { "\(name) (\(ByteSize.described($0)))" } ?? name
  }

  /// Those that a stage holds: what crosses a border between stages is persisted.
  ///
  /// - Parameter stage: the number of each node's stage.
  package func within(stage: (Int) -> Int?) -> HeldData {
    kept { number in
      let mine = stage(datasets[number].producer)
      return datasets[number].readers.allSatisfy { stage($0) == mine }
    }
  }

  /// Those of some names.
  package func only(_ wanted: [String]) -> HeldData {
    let wanted = Set(wanted)
    return kept { wanted.contains(names[$0]) }
  }

  private func kept(_ isKept: (Int) -> Bool) -> HeldData {
    let numbers = datasets.indices.filter(isKept)
    return HeldData(datasets: numbers.map { datasets[$0] }, names: numbers.map { names[$0] })
  }
}
