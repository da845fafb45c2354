import PipelineModel

extension Race {
  /// At most so many pairs of a place are told one by one.
  static let mostTold = 10

  /// Whether these pairs of it are told as one: a place that many nodes share is one fault.
  func isTold(as pairs: some Collection) -> Bool {
    pairs.count > Self.mostTold || (!isWhole && !pairs.isEmpty)
  }

  /// Why its two places have something in common; empty for one place.
  var explanation: String {
    guard let reason, places.count > 1 else { return "" }
    if places.count > 2 {
      let count = Prose.grouped(places.count - 1)
      return reason == .folder
        ? " (\(count) places lie in it)" : " (\(count) places may match it)"
    }
    let (narrower, wider) = (places[0], places[1])
    switch (reason, wider.suffix) {
    case (.folder, _): return " (\(narrower.text) lies in \(wider.text))"
    case (.pattern, let suffix?):
      return " (the partitions in \(wider.text) end in \(suffix))"
    case (.pattern, nil): return " (\(narrower.text) matches \(wider.text))"
    case (.patterns, _): return " (some path may match \(narrower.text) and \(wider.text))"
    }
  }

  /// `12 pairs`, `at least 4,999 pairs`.
  func count(_ pairs: some Collection, _ noun: String) -> String {
    (isWhole ? "" : "at least ")
      + "\(Prose.grouped(pairs.count)) \(noun)\(pairs.count == 1 ? "" : "s")"
  }
}

/// What the rules on races say of nodes that meet at one place.
extension AnalysisContext {
  /// Where the first of many nodes touch a place; all are in the finding's nodes.
  func touching(
    _ nodes: [Int], _ words: String, _ place: (Int) -> SourceSpan?
  ) -> [RelatedPlace] {
    nodes.prefix(Race.mostTold).compactMap { node in
      place(node).map { RelatedPlace("\(pipeline.nodes[node].name) \(words)", at: $0) }
    }
  }

  /// The dataset names under which a node writes a place, or reads it.
  func names(of node: Int, _ side: KeyPath<Node, [Reference]>, at race: Race) -> [Reference] {
    pipeline.nodes[node][keyPath: side].filter { reference in
      pipeline.datasets[reference.name].flatMap { Place(of: $0) }.map(race.places.contains) ?? false
    }
  }

  /// The place that a reference stands for, as messages show it; that of the race without one.
  func place(_ reference: Reference?, in race: Race) -> String {
    reference.flatMap { pipeline.datasets[$0.name] }.flatMap { Place(of: $0)?.shown } ?? race.place
  }

  /// The dataset's name as it stands in a sentence: a path that stands for itself says nothing new.
  func alias(_ reference: Reference?, in race: Race) -> String {
    guard let name = reference?.name, name != place(reference, in: race) else { return "" }
    return " as \(name)"
  }

  /// Where datasets are declared to be at a place.
  func declarations(_ references: [Reference?], in race: Race) -> [RelatedPlace] {
    references.compactMap { $0?.name }.uniqued().compactMap { name in
      guard let dataset = pipeline.datasets[name], dataset.declared, let span = dataset.span
      else { return nil }
      let place = Place(of: dataset)
      let words = place?.isTable == true ? "is" : "is at"
      return RelatedPlace("\(name) \(words) \(place?.shown ?? race.place)", at: span)
    }
  }
}
