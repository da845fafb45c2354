import PipelineModel

extension Rule {
  package static let memoryDatasetAcrossProcesses = Rule(
    code: "HW602", name: "memory-dataset-across-processes", group: .runner, severity: .warning,
    summary: "A MemoryDataset of the catalog stands between two nodes: ParallelRunner loses it.",
    why: """
      Under ParallelRunner each node runs in a process of its own. Kedro shares the datasets that \
      the catalog does not name, but not a MemoryDataset that it does: the writer fills its own \
      copy, and from Kedro 1.0 on the reader silently gets a bare object() in place of the data. \
      Older versions refuse the run. Other runners are not affected.
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
      context.pipeline.datasets.values.sorted { $0.name < $1.name }.compactMap { dataset in
        guard dataset.isOwnMemory,
          let writer = context.graph.writers[context.pipeline.edgeName(of: dataset.name)]?.first,
          let readers = context.graph.readers[context.pipeline.edgeName(of: dataset.name)]
        else { return nil }
        let names = context.analysis.names([writer] + readers)
        return Observation(
          "under ParallelRunner \(context.list(readers)) \(readers.count == 1 ? "does" : "do") "
            + "not get what \(names[0]) writes to \(dataset.name): the catalog makes it a "
            + "MemoryDataset, which processes do not share",
          nodes: names, datasets: [dataset.name],
          location: dataset.span ?? context.outputPlace(of: writer, naming: dataset.name),
          related: context.places(of: [writer]) { "\($0.name) writes it" }
            + context.places(of: readers) { "\($0.name) reads it" },
          help: "remove the entry, or give it a file")
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

extension Dataset {
  /// Whether the catalog itself says that it lives in memory.
  fileprivate var isOwnMemory: Bool {
    location == .memory && resolution != .implicit
      && type?.hasSuffix("SharedMemoryDataset") == false
  }
}
