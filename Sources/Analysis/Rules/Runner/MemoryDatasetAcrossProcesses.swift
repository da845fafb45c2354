import PipelineModel

extension Rule {
  package static let memoryDatasetAcrossProcesses = Rule(
    code: "HW602", name: "memory-dataset-across-processes", group: .runner, severity: .info,
    summary: "A MemoryDataset of the catalog stands between two nodes: ParallelRunner loses it.",
    why: """
      Under ParallelRunner each node runs in a process of its own. Kedro shares the datasets that \
      the catalog does not name, but not a MemoryDataset that it does: the writer fills its own \
      copy, and from Kedro 1.0 on the reader silently gets a bare object() in place of the data. \
      Older versions refuse the run. Other runners are not affected, so this is a warning only \
      where a script of the project runs ParallelRunner.
      """,
    remedy: """
      Remove the entry, and Kedro holds the dataset in memory that all processes share; or give it \
      a file.
      """,
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": throughTable,
      "conf/base/catalog.yml": """
      orders: {type: json.JSONDataset, filepath: data/orders.json}
      table: {type: MemoryDataset}
      report: {type: json.JSONDataset, filepath: data/report.json}
      """,
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": throughTable,
      "conf/base/catalog.yml": """
      orders: {type: json.JSONDataset, filepath: data/orders.json}
      report: {type: json.JSONDataset, filepath: data/report.json}
      """,
    ]),
    check: { context in
      let handedOn = context.pipeline.datasets.values.compactMap { context.handedOn($0) }
      // A pattern that makes many is one thing to mend.
      let entries = Dictionary(grouping: handedOn) { $0.dataset.entryName }
      return entries.sorted { $0.key < $1.key }.map { entry, datasets in
        context.lost(datasets.sorted { $0.dataset.name < $1.dataset.name }, madeBy: entry)
      }
    })

  private static let throughTable = """
    from kedro.pipeline import node, pipeline

    from .nodes import clean, describe


    def create_pipeline():
        return pipeline([
            node(clean, "orders", "table", name="clean"),
            node(describe, "table", "report", name="describe"),
        ])
    """
}

/// A dataset that one node writes and others read.
private struct HandedOn {
  let dataset: Dataset
  let writer: Int
  let readers: [Int]
}

extension Dataset {
  /// Whether the catalog itself says that it lives in memory.
  fileprivate var isOwnMemory: Bool {
    location == .memory && resolution != .implicit
      && type?.hasSuffix("SharedMemoryDataset") == false
  }

  /// The name or pattern that makes it.
  fileprivate var entryName: String {
    switch resolution {
    case .pattern(let pattern), .catchAll(let pattern): pattern
    case .entry, .implicit: name
    }
  }
}

extension AnalysisContext {
  fileprivate func handedOn(_ dataset: Dataset) -> HandedOn? {
    let name = pipeline.edgeName(of: dataset.name)
    guard dataset.isOwnMemory, let writer = graph.writers[name]?.first,
      let readers = graph.readers[name]
    else { return nil }
    return HandedOn(dataset: dataset, writer: writer, readers: readers)
  }

  fileprivate func lost(_ lost: [HandedOn], madeBy entry: String) -> Observation {
    let names = lost.map(\.dataset.name)
    let writers = lost.map(\.writer).uniqued().sorted()
    let readers = lost.flatMap(\.readers).uniqued().sorted()
    let many = lost.count > 1
    let maker = names == [entry] ? "the catalog" : "the pattern '\(entry)' of the catalog"
    return Observation(
      "under ParallelRunner \(list(readers)) \(readers.count == 1 ? "does" : "do") not get what "
        + "\(list(writers)) \(writers.count == 1 ? "writes" : "write") to \(Prose.list(names)): "
        + "\(maker) makes \(many ? "them MemoryDatasets" : "it a MemoryDataset"), which processes "
        + "do not share",
      nodes: analysis.names((writers + readers).uniqued()), datasets: names,
      location: lost.first?.dataset.span ?? writers.first.flatMap { place(of: $0) },
      related: places(of: writers) { "\($0.name) writes" }
        + places(of: readers) {
          "\($0.name) reads"
        },
      help: "remove the entry, or give it a file", severity: severityUnderParallelRunner)
  }
}
