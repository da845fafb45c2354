import PipelineModel

extension Rule {
  package static let writeWriteRace = Rule(
    code: "HW301", name: "write-write-race", group: .race, severity: .error,
    summary: "Two nodes write one place under two names, and nothing orders them.",
    why: """
      Both may write at the same time: the file then holds the work of one of them, or a mixture. \
      The dataset names differ, so neither the pipeline nor its runner sees that they meet.
      """,
    remedy: """
      Give each its own path. When one is meant to replace what the other wrote, order them and \
      let the second read what the first writes.
      """,
    bad: RuleExample(
      """
      datasets:
        scores_a: {path: data/scores.csv}
        scores_b: {path: data/./scores.csv}
      nodes:
        score_a: {run: ./score.sh a, inputs: [data/x.csv], outputs: [scores_a]}
        score_b: {run: ./score.sh b, inputs: [data/x.csv], outputs: [scores_b]}
      """),
    good: RuleExample(
      """
      datasets:
        scores_a: {path: data/scores_a.csv}
        scores_b: {path: data/scores_b.csv}
      nodes:
        score_a: {run: ./score.sh a, inputs: [data/x.csv], outputs: [scores_a]}
        score_b: {run: ./score.sh b, inputs: [data/x.csv], outputs: [scores_b]}
      """),
    check: { context in
      context.analysis.races.races.flatMap { race -> [Observation] in
        let pairs = race.hazards.filter { $0.isWriteWrite && context.isDeclared($0, at: race) }
        guard let first = pairs.first, race.isTold(as: pairs) else {
          return pairs.map { context.writeWrite($0.nodes[0], $0.nodes[1], race) }
        }
        return [context.writeWrite(first, of: pairs, race)]
      }
    })
}

extension AnalysisContext {
  fileprivate func writeWrite(_ first: Int, _ second: Int, _ race: Race) -> Observation {
    let one = names(of: first, \.outputs, at: race).first
    let other = names(of: second, \.outputs, at: race).first
    let names = analysis.names([first, second])
    let related = (one?.span ?? self.place(of: first)).map {
      RelatedPlace("\(names[0]) writes it\(alias(one, in: race))", at: $0)
    }
    let what =
      race.reason == nil
      ? "\(names[0]) and \(names[1]) both write \(race.place)\(aliases(one, other, at: race))"
      : "\(names[0]) writes \(place(one, in: race))\(alias(one, in: race)) and \(names[1]) writes "
        + "\(place(other, in: race))\(alias(other, in: race))\(reason(one, other, at: race))"
    return Observation(
      what + ", and nothing orders them",
      nodes: names, datasets: [one, other].compactMap { $0?.name }.uniqued(),
      location: other?.span ?? self.place(of: second),
      related: [related].compactMap(\.self) + declarations([one, other], in: race),
      help: "give each its own path, or order \(names[1]) after \(names[0])")
  }

  /// All pairs of a place in one.
  fileprivate func writeWrite(_ first: Hazard, of pairs: [Hazard], _ race: Race) -> Observation {
    let nodes = Set(pairs.flatMap(\.nodes)).sorted()
    let written = nodes.compactMap { names(of: $0, \.outputs, at: race).first }
    let pair = analysis.names(first.nodes)
    return Observation(
      "\(list(nodes)) all write \(race.place)\(race.explanation), and nothing orders \(race.count(pairs, "pair")) of "
        + "them, such as \(pair[0]) and \(pair[1])",
      nodes: analysis.names(nodes), datasets: written.map(\.name).uniqued(),
      location: outputPlace(of: first.nodes[1], at: race),
      related: touching(nodes, "writes it") { outputPlace(of: $0, at: race) },
      help: "give each its own path, or order them one after another")
  }

  private func outputPlace(of node: Int, at race: Race) -> SourceSpan? {
    names(of: node, \.outputs, at: race).first?.span ?? self.place(of: node)
  }

  private func aliases(_ one: Reference?, _ other: Reference?, at race: Race) -> String {
    let names = [one, other].compactMap { $0?.name }.filter { $0 != race.place }
    let words = (names.isEmpty ? [] : ["as \(Prose.list(names))"]) + [sameness(one, other)]
    let told = words.compactMap(\.self).joined(separator: "; ")
    return told.isEmpty ? "" : " (\(told))"
  }
}
