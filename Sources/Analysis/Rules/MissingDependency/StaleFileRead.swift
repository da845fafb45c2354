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
      let files = context.unwrittenFiles
      let slips = NameSlips(among: files.keys)
      return context.danglingOutputs.compactMap { output, writer in
        guard let meant = slips.name(meantBy: output), let names = files[meant],
          let (name, reader) = context.reader(of: names, thatMayFollow: writer)
        else { return nil }
        return context.stale(meant, readAs: name, reader: reader, output, writer: writer)
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

  /// Names of files in the catalog that no pipeline writes, under whatever name, each with the names
  /// that nodes read the file by: its own one first.
  fileprivate var unwrittenFiles: [String: [String]] {
    let names = pipeline.project.written
    let written = Set(
      pipeline.datasets.compactMap { name, dataset in
        let isWritten = names.contains(name) || names.contains(pipeline.edgeName(of: name))
        return isWritten ? Place(of: dataset) : nil
      })
    var read: [Place: [String]] = [:]
    for name in graph.readers.keys.sorted() {
      guard let place = pipeline.datasets[name].flatMap({ Place(of: $0) }),
        !written.contains(place)
      else { continue }
      read[place, default: []].append(name)
    }
    var files: [String: [String]] = [:]
    for (name, dataset) in pipeline.datasets where dataset.resolution == .entry {
      guard let place = Place(of: dataset), let names = read[place] else { continue }
      files[name] = names.filter { $0 == name } + names.filter { $0 != name }
    }
    return files
  }

  /// The first reader that does not run before the writer: an edge to it would close no circle.
  fileprivate func reader(
    of names: [String], thatMayFollow writer: Int
  ) -> (name: String, reader: Int)? {
    for name in names {
      let reader = graph.readers[name]?.first { reader in
        reader != writer && !graph.reachability.reaches(reader, writer)
      }
      if let reader { return (name, reader) }
    }
    return nil
  }

  fileprivate func stale(
    _ file: String, readAs name: String, reader: Int, _ output: String, writer: Int
  ) -> Observation {
    let names = analysis.names([writer, reader])
    let place = pipeline.datasets[file]?.location.place ?? file
    let written = outputPlace(of: writer, naming: output)
    let read = name == file ? file : "\(name), the file of \(file)"
    return Observation(
      "\(names[0]) writes \(output), which nobody reads, while \(names[1]) reads \(read), which "
        + "nobody writes: \(names[1]) takes \(place) as an earlier run left it",
      nodes: names, datasets: [output, file, name].uniqued(),
      location: inputPlace(of: reader, naming: name),
      related: [
        written.map { RelatedPlace("\(names[0]) writes \(output)", at: $0) },
        pipeline.datasets[file]?.span.map { RelatedPlace("\(file) is at \(place)", at: $0) },
      ].compactMap(\.self),
      help: "did you mean one name for both? let \(names[0]) write \(file)")
  }
}
