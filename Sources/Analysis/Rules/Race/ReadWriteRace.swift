import PipelineModel

extension Rule {
  package static let readWriteRace = Rule(
    code: "HW302", name: "read-write-race", group: .race, severity: .error,
    summary: "A node reads a place that another writes under another name; nothing orders them.",
    why: """
      The dataset names differ, so there is no edge from the writer to the reader. The reader may \
      start first and take last month's file, or read one that is half written. It usually works \
      on the machine of whoever wrote it, because the file is there from an earlier run.
      """,
    remedy: """
      Let the reader name the dataset that the writer writes, which gives the missing edge. When \
      the old content is what it wants, give the writer another path.
      """,
    bad: RuleExample(
      """
      datasets:
        features: {path: data/features.csv}
        training_table: {path: data/../data/features.csv}
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [features]}
        train: {run: ./train.sh, inputs: [training_table], outputs: [model]}
      """),
    good: RuleExample(
      """
      datasets:
        features: {path: data/features.csv}
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [features]}
        train: {run: ./train.sh, inputs: [features], outputs: [model]}
      """),
    check: { context in
      context.analysis.races.hazards.compactMap { hazard in
        guard case .readWrite(let place, let writer) = hazard.kind,
          let reader = hazard.nodes.first(where: { $0 != writer })
        else { return nil }
        return context.readWrite(writer: writer, reader: reader, place)
      }
    })
}

extension AnalysisContext {
  fileprivate func readWrite(writer: Int, reader: Int, _ place: String) -> Observation {
    let written = names(of: writer, \.outputs, at: place).first
    let read = names(of: reader, \.inputs, at: place).first
    let (writerName, readerName) = (pipeline.nodes[writer].name, pipeline.nodes[reader].name)
    let source = (written?.span ?? self.place(of: writer)).map {
      RelatedPlace("\(writerName) writes it\(alias(written, at: place))", at: $0)
    }
    return Observation(
      "\(readerName) reads \(place)\(alias(read, at: place)) while \(writerName) may be writing "
        + "it\(alias(written, at: place)): the edge \(writerName) → \(readerName) is missing",
      nodes: analysis.names([writer, reader]),
      datasets: [written, read].compactMap { $0?.name }.uniqued(),
      location: read?.span ?? self.place(of: reader),
      related: [source].compactMap(\.self) + declarations([written, read], at: place),
      help: help(writerName, readerName, written))
  }

  private func help(_ writer: String, _ reader: String, _ written: Reference?) -> String {
    let order = pipeline.kind == .native ? "add 'after: [\(writer)]' to \(reader)" : "order them"
    guard let written else { return order }
    return "let \(reader) read \(written.name), or \(order)"
  }
}
