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
      context.analysis.races.races.flatMap { race -> [Observation] in
        let pairs = race.hazards.filter { context.isDeclared($0, at: race) }
          .compactMap(\.writerAndReader)
        guard race.isTold(as: pairs) else {
          return pairs.map { context.readWrite(writer: $0.writer, reader: $0.reader, race) }
        }
        return [context.readWrite(pairs, race)]
      }
    })
}

extension Hazard {
  /// The nodes of a missing edge.
  var writerAndReader: (writer: Int, reader: Int)? {
    guard case .readWrite(_, let writer) = kind, let reader = nodes.first(where: { $0 != writer })
    else { return nil }
    return (writer, reader)
  }
}

extension AnalysisContext {
  fileprivate func readWrite(writer: Int, reader: Int, _ race: Race) -> Observation {
    let written = names(of: writer, \.outputs, at: race).first
    let read = names(of: reader, \.inputs, at: race).first
    let (writerName, readerName) = (pipeline.nodes[writer].name, pipeline.nodes[reader].name)
    let source = (written?.span ?? self.place(of: writer)).map {
      RelatedPlace("\(writerName) writes it\(alias(written, in: race))", at: $0)
    }
    return Observation(
      "\(readerName) reads \(place(read, in: race))\(alias(read, in: race)) while "
        + "\(writerName) may be writing \(race.reason == nil ? "it" : place(written, in: race))"
        + "\(alias(written, in: race))\(reason(written, read, at: race)): the edge \(writerName) → "
        + "\(readerName) is missing",
      nodes: analysis.names([writer, reader]),
      datasets: [written, read].compactMap { $0?.name }.uniqued(),
      location: read?.span ?? self.place(of: reader),
      related: [source].compactMap(\.self) + declarations([written, read], in: race),
      help: help(writerName, readerName, race.reason == nil ? written : nil))
  }

  /// All pairs of a place in one.
  fileprivate func readWrite(_ pairs: [(writer: Int, reader: Int)], _ race: Race) -> Observation {
    let writers = Set(pairs.map(\.writer)).sorted()
    let readers = Set(pairs.map(\.reader)).sorted()
    let written = writers.compactMap { names(of: $0, \.outputs, at: race).first }
    let read = readers.compactMap { names(of: $0, \.inputs, at: race).first }
    let first = analysis.names([pairs[0].writer, pairs[0].reader])
    return Observation(
      "\(list(readers)) \(readers.count == 1 ? "reads" : "read") \(race.place) while "
        + "\(list(writers)) may be writing it\(race.explanation): \(race.count(pairs, "edge")) are missing, such as "
        + "\(first[0]) → \(first[1])",
      nodes: analysis.names(writers + readers), datasets: (written + read).map(\.name).uniqued(),
      location: inputPlace(of: pairs[0].reader, at: race),
      related: touching(writers, "writes it") { node in
        names(of: node, \.outputs, at: race).first?.span ?? place(of: node)
      } + touching(readers, "reads it") { inputPlace(of: $0, at: race) },
      help: writers.count == 1 && !written.isEmpty
        ? "let them read \(written[0].name)" : "give each writer its own path")
  }

  private func inputPlace(of node: Int, at race: Race) -> SourceSpan? {
    names(of: node, \.inputs, at: race).first?.span ?? self.place(of: node)
  }

  private func help(_ writer: String, _ reader: String, _ written: Reference?) -> String {
    let order = pipeline.kind == .native ? "add 'after: [\(writer)]' to \(reader)" : "order them"
    guard let written else { return order }
    return "let \(reader) read \(written.name), or \(order)"
  }
}
