import PipelineModel

extension Rule {
  package static let staleFileRead = Rule(
    code: "HW408", name: "stale-file-read", group: .missingDependency, severity: .warning,
    summary: "An output was renamed: its reader still finds the file of an earlier run.",
    why: """
      A node writes a name that is in no catalog and that nobody reads; another node reads a name \
      that differs by a slip, whose file nobody writes. The edge between them is lost. Kedro says \
      nothing: the reader takes the file that an earlier run left, and the new result is thrown \
      away.
      """,
    remedy: "Use one name for both.",
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import fit, predict


      def create_pipeline():
          return pipeline([
              node(fit, "orders", "modle", name="fit"),
              node(predict, "model", "prediction", name="predict"),
          ])
      """,
      "conf/base/catalog.yml": """
      orders: {type: json.JSONDataset, filepath: data/orders.json}
      model: {type: json.JSONDataset, filepath: data/model.json}
      """,
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import fit, predict


      def create_pipeline():
          return pipeline([
              node(fit, "orders", "model", name="fit"),
              node(predict, "model", "prediction", name="predict"),
          ])
      """,
      "conf/base/catalog.yml": """
      orders: {type: json.JSONDataset, filepath: data/orders.json}
      model: {type: json.JSONDataset, filepath: data/model.json}
      """,
    ]),
    check: { context in
      // What is not known may be the reader or the writer.
      guard context.pipeline.kind == .kedro, context.pipeline.project.isComplete else { return [] }
      let files = NameSlips(among: context.unwrittenFiles)
      return context.danglingOutputs.compactMap { output, writer in
        guard let file = files.name(meantBy: output),
          let reader = context.reader(of: file, thatMayFollow: writer)
        else { return nil }
        return context.stale(file, reader: reader, output, writer: writer)
      }
    })
}

extension AnalysisContext {
  /// Names that a node writes, that no pipeline reads, and that the catalog does not name.
  fileprivate var danglingOutputs: [(name: String, writer: Int)] {
    graph.writers.filter { name, _ in
      guard !pipeline.project.read.contains(name) else { return false }
      switch pipeline.datasets[name]?.resolution {
      case .implicit, .catchAll: return true
      case .entry, .pattern, nil: return false
      }
    }
    .compactMap { name, writers in writers.first.map { (name, $0) } }.sorted { $0.0 < $1.0 }
  }

  /// Names of files that nodes read and that no pipeline writes.
  fileprivate var unwrittenFiles: [String] {
    graph.readers.keys.filter { name in
      !pipeline.project.written.contains(name) && pipeline.datasets[name]?.isPersisted == true
        && pipeline.datasets[name]?.resolution == .entry
    }
  }

  /// The first reader that does not run before the writer: an edge to it would close no circle.
  fileprivate func reader(of file: String, thatMayFollow writer: Int) -> Int? {
    graph.readers[file]?.first { reader in
      reader != writer && !graph.reachability.reaches(reader, writer)
    }
  }

  fileprivate func stale(
    _ file: String, reader: Int, _ output: String, writer: Int
  ) -> Observation {
    let names = analysis.names([writer, reader])
    let place = pipeline.datasets[file]?.location.place ?? file
    let written = outputPlace(of: writer, naming: output)
    return Observation(
      "\(names[0]) writes \(output), which nobody reads, while \(names[1]) reads \(file), which "
        + "nobody writes: \(names[1]) takes \(place) as an earlier run left it",
      nodes: names, datasets: [output, file], location: inputPlace(of: reader, naming: file),
      related: [
        written.map { RelatedPlace("\(names[0]) writes \(output)", at: $0) },
        pipeline.datasets[file]?.span.map { RelatedPlace("\(file) is at \(place)", at: $0) },
      ].compactMap(\.self),
      help: "did you mean one name for both? let \(names[0]) write \(file)")
  }
}
