import Ordering
import PipelineModel

/// How a node touches the place of a race.
enum Touch {
  case declared(Reference)
  case hidden(Access)

  var access: Access? {
    if case .hidden(let access) = self { return access }
    return nil
  }
}

/// What rules say of nodes that touch a place without declaring it.
extension AnalysisContext {
  /// How a node touches a place: what it declares comes first.
  func touch(of node: Int, writes: Bool, at race: Race) -> Touch? {
    if let name = names(of: node, writes ? \.outputs : \.inputs, at: race).first {
      return .declared(name)
    }
    return analysis.races.hidden.access(of: node, writes: writes, at: race.places)
      .map { .hidden($0) }
  }

  /// Whether both nodes of a race declare what they touch.
  func isDeclared(_ hazard: Hazard, at race: Race) -> Bool {
    if analysis.races.hidden.isEmpty { return true }
    return hazard.touches.allSatisfy { node, writes in
      touch(of: node, writes: writes, at: race)?.access == nil
    }
  }

  /// All findings of hidden accesses of one kind: those that race, then those that other edges order.
  ///
  /// One for each two nodes, however many places they meet at.
  func hiddenTouches(writing: Bool, _ evidence: Evidence) -> [Observation] {
    guard !analysis.races.hidden.isEmpty else { return [] }
    let pairs = analysis.races.races.flatMap { race in
      race.hazards.compactMap { hiddenPair($0, at: race, writing: writing, evidence) }
    }
    var observations: [Observation] = []
    for (_, pairs) in Dictionary(grouping: pairs, by: \.node).sorted(by: { $0.key < $1.key }) {
      let others = Dictionary(grouping: pairs, by: \.other).sorted { $0.key < $1.key }
      for (_, places) in others.prefix(Race.mostTold) { observations.append(unordered(places)) }
      guard others.count > Race.mostTold, let last = observations.indices.last else { continue }
      let more = others.dropFirst(Race.mostTold).map(\.key)
      observations[last].message += "; the same with \(list(more))"
      observations[last].nodes += analysis.names(more)
    }
    let ordered = analysis.races.hidden.all.filter { use in
      (use.access.kind == .write) == writing && use.access.evidence == evidence
        && !analysis.races.isRaced(use)
        && !isInCodeToo(use)
    }
    return observations + ordered.compactMap { self.ordered($0) }
  }

  /// Two nodes that race because one of them touches a place without declaring it.
  private struct HiddenPair {
    let node: Int
    let access: Access
    let other: Int
    let race: Race
  }

  /// The pair of a hazard, when a hidden access of this kind is its cause.
  ///
  /// Of a reader and a writer that are both hidden, the reader's counts.
  private func hiddenPair(
    _ hazard: Hazard, at race: Race, writing: Bool, _ evidence: Evidence
  ) -> HiddenPair? {
    for (node, writes) in hazard.touches {
      guard let access = touch(of: node, writes: writes, at: race)?.access else { continue }
      guard (access.kind == .write) == writing, access.evidence == evidence,
        let other = hazard.nodes.first(where: { $0 != node })
      else { return nil }
      return HiddenPair(node: node, access: access, other: other, race: race)
    }
    return nil
  }

  /// Whether what was seen is found in the code as well, where it is told.
  private func isInCodeToo(_ use: HiddenAccesses.Use) -> Bool {
    use.access.evidence == .observed
      && analysis.races.hidden.uses(of: use.node).contains { other in
        other.place == use.place && other.access.evidence == .code
          && other.access.kind == use.access.kind
      }
  }

  // MARK: Words

  /// What is to be said of two nodes that meet at these places.
  private func unordered(_ places: [HiddenPair]) -> Observation {
    let pair = places[0]
    let (node, access, other, race) = (pair.node, pair.access, pair.other, pair.race)
    let otherWrites = access.kind != .write || touch(of: other, writes: true, at: race) != nil
    let (from, to) = access.kind == .write ? (node, other) : (other, node)
    let names = analysis.names([from, to])
    var observation = observation(
      node, access, other, touch(of: other, writes: otherWrites, at: race),
      otherWrites: otherWrites, explanation: race.explanation)
    if places.count > 1 {
      observation.message += " (and \(Prose.count(places.count - 1, "more place")))"
    }
    observation.message +=
      access.kind == .write && otherWrites
      ? ", and nothing orders them" : ": the edge \(names[0]) → \(names[1]) is missing"
    return observation
  }

  /// A hidden access that some path of edges orders with the others of its place.
  private func ordered(_ use: HiddenAccesses.Use) -> Observation? {
    let race = Race(at: use.place)
    // An edge of their own is meant.
    guard let other = others(of: use).first(where: { !graph.areJoined(use.node, $0) }) else {
      return nil
    }
    let otherWrites = analysis.races.users(at: use.place, in: graph).writers.contains(other)
    let touch = touch(of: other, writes: otherWrites, at: race)
    // Of a writer and a reader that are both hidden, the reader's finding tells.
    if use.access.kind == .write, !otherWrites, touch?.access != nil { return nil }
    var observation = observation(
      use.node, use.access, other, touch, otherWrites: otherWrites, explanation: "")
    let isFirst = graph.reachability.reaches(use.node, other)
    let names = analysis.names(isFirst ? [use.node, other] : [other, use.node])
    observation.message += ": only other edges keep \(names[0]) before \(names[1])"
    observation.severity = .warning
    return observation
  }

  /// The other nodes whose touching the place matters to it.
  func others(of use: HiddenAccesses.Use) -> [Int] {
    let users = analysis.races.users(at: use.place, in: graph)
    let others = use.access.kind == .write ? users.writers + users.readers : users.writers
    return others.filter { $0 != use.node }
  }

  private func observation(
    _ node: Int, _ access: Access, _ other: Int, _ touch: Touch?, otherWrites: Bool,
    explanation: String
  ) -> Observation {
    let names = analysis.names([node, other])
    let place = Place(access.location)?.shown ?? ""
    let verb = otherWrites ? "writes" : "reads"
    var dataset: String?
    var related: SourceSpan?
    switch touch {
    case .declared(let reference)?:
      dataset = reference.name
      related = reference.span ?? self.place(of: other)
    case .hidden(let hidden)?: related = hidden.span ?? self.place(of: other)
    case nil: related = self.place(of: other)
    }
    let named = dataset.map { $0 == place ? "" : " as \($0)" } ?? ""
    return Observation(
      "\(names[0]) \(access.phrase(place)) without declaring it, and \(names[1]) \(verb) it"
        + "\(named)\(explanation)",
      nodes: names, datasets: [dataset].compactMap(\.self), evidence: access.evidence,
      location: access.span ?? self.place(of: node),
      related: [
        related.map { RelatedPlace("\(names[1]) \(verb) it\(named)", at: $0) },
        access.span == nil
          ? nil : self.place(of: node).map { RelatedPlace("\(names[0]) is made here", at: $0) },
      ].compactMap(\.self),
      help: help(names[0], access, dataset ?? place), subjects: [place])
  }

  private func help(_ node: String, _ access: Access, _ dataset: String) -> String {
    let side = access.kind == .write ? "outputs" : "inputs"
    guard pipeline.kind == .kedro, pipeline.datasets[dataset] == nil else {
      return "declare it: add \(dataset) to the \(side) of \(node); or order them"
    }
    return "declare it: give \(dataset) an entry in the catalog, and add that to the \(side) of "
      + "\(node); or order them"
  }
}

extension Access {
  /// `reads data/x.csv in its code (pandas.read_csv)`.
  fileprivate func phrase(_ place: String) -> String {
    let how = means.isEmpty ? "" : " (\(means.hasPrefix(".") ? String(means.dropFirst()) : means))"
    switch (evidence, kind) {
    case (.observed, .write): return "was seen writing \(place)"
    case (.observed, _): return "was seen reading \(place)"
    case (_, .mention): return "names \(place) in its command\(how)"
    case (_, .read): return "reads \(place) in its code\(how)"
    case (_, .write): return "writes \(place) in its code\(how)"
    }
  }
}

extension Hazard {
  /// Its nodes with whether they write; the one that only reads first.
  fileprivate var touches: [(node: Int, writes: Bool)] {
    if let (writer, reader) = writerAndReader { return [(reader, false), (writer, true)] }
    return nodes.map { ($0, true) }
  }
}

extension PipelineGraph {
  /// Whether an edge leads from one of two nodes to the other.
  fileprivate func areJoined(_ one: Int, _ other: Int) -> Bool {
    graph.contains(DirectedGraph.Edge(one, other))
      || graph.contains(DirectedGraph.Edge(other, one))
  }
}
