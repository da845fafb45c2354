import PipelineModel

/// Knows which data that lives in memory is still to be read in this run.
struct SpillLedger: Sendable {
  /// By node: the names of data in memory that it reads.
  private let reads: [Int: [String]]
  private var readersLeft: [String: Int]

  init(_ pipeline: Pipeline, selection: [Int]) {
    var reads: [Int: [String]] = [:]
    var readersLeft: [String: Int] = [:]
    for index in selection where pipeline.nodes[index].isKedro {
      let inMemory = pipeline.nodes[index].inputs.map(\.name).filter {
        pipeline.datasets[$0]?.location == .memory
      }
      reads[index] = inMemory
      for name in inMemory { readersLeft[name, default: 0] += 1 }
    }
    self.reads = reads
    self.readersLeft = readersLeft
  }

  /// A node has finished; the names of data that nobody will read any more.
  mutating func finished(_ node: Int) -> [String] {
    var spent: [String] = []
    for name in reads[node] ?? [] {
      readersLeft[name, default: 1] -= 1
      if readersLeft[name] == 0 { spent.append(name) }
    }
    return spent
  }
}
