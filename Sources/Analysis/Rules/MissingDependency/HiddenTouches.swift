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

  /// The pairs of a race of which a hidden access of this kind is the cause, by the node whose it is.
  ///
  /// Of a reader and a writer that are both hidden, the reader's counts.
  func hiddenPairs(
    writing: Bool, _ evidence: Evidence, at race: Race
  ) -> [(node: Int, access: Access, other: Int)] {
    race.hazards.compactMap { hazard in
      for (node, writes) in hazard.touches {
        guard let access = touch(of: node, writes: writes, at: race)?.access else { continue }
        guard (access.kind == .write) == writing, access.evidence == evidence,
          let other = hazard.nodes.first(where: { $0 != node })
        else { return nil }
        return (node, access, other)
      }
      return nil
    }
  }

  /// All findings of hidden accesses of one kind: those that race, then those that other edges order.
  func hiddenTouches(writing: Bool, _ evidence: Evidence) -> [Observation] {
    guard !analysis.races.hidden.isEmpty else { return [] }
    var observations: [Observation] = []
    for race in analysis.races.races {
      let pairs = hiddenPairs(writing: writing, evidence, at: race)
      guard race.isTold(as: pairs), let first = pairs.first else {
        observations += pairs.map { unordered($0.node, $0.access, $0.other, race) }
        continue
      }
      var whole = unordered(first.node, first.access, first.other, race)
      whole.message += ", and \(race.count(pairs.dropFirst(), "pair")) more"
      let nodes = Set(pairs.flatMap { [$0.node, $0.other] })
      whole.nodes = analysis.names(nodes.sorted())
      observations.append(whole)
    }
    for use in analysis.races.hidden.all
    where (use.access.kind == .write) == writing && use.access.evidence == evidence
      && !isRaced(use)
    {
      if let observation = ordered(use) { observations.append(observation) }
    }
    return observations
  }

  /// Whether its node races with another for its place: then that is told, here or by another rule.
  private func isRaced(_ use: HiddenAccesses.Use) -> Bool {
    analysis.races.races.contains { race in
      race.places.contains(use.place) && race.hazards.contains { $0.nodes.contains(use.node) }
    }
  }

  // MARK: Words

  private func unordered(
    _ node: Int, _ access: Access, _ other: Int, _ race: Race
  ) -> Observation {
    let otherWrites = access.kind != .write || touch(of: other, writes: true, at: race) != nil
    let isWriteWrite = access.kind == .write && otherWrites
    let (from, to) = access.kind == .write ? (node, other) : (other, node)
    let names = analysis.names([from, to])
    let touch = touch(of: other, writes: otherWrites, at: race)
    var observation = observation(
      node, access, other, touch, otherWrites: otherWrites, explanation: race.explanation)
    observation.message +=
      isWriteWrite
      ? ", and nothing orders them" : ": the edge \(names[0]) → \(names[1]) is missing"
    return observation
  }

  /// A hidden access that some path of edges orders with the others of its place.
  private func ordered(_ use: HiddenAccesses.Use) -> Observation? {
    let race = Race(at: use.place)
    let writes = use.access.kind == .write
    let users = users(at: use.place)
    let others = writes ? users.writers + users.readers : users.writers
    // An edge of their own is meant.
    guard
      let other = others.first(where: { $0 != use.node && !graph.areJoined(use.node, $0) })
    else { return nil }
    let otherWrites = users.writers.contains(other)
    var observation = observation(
      use.node, use.access, other, touch(of: other, writes: otherWrites, at: race),
      otherWrites: otherWrites, explanation: "")
    let isFirst = graph.reachability.reaches(use.node, other)
    let names = analysis.names(isFirst ? [use.node, other] : [other, use.node])
    observation.message += ": only other edges keep \(names[0]) before \(names[1])"
    observation.severity = .warning
    return observation
  }

  private func users(at place: Place) -> PlaceUsers {
    let names = pipeline.datasets.values.filter { Place(of: $0) == place }
      .map { pipeline.edgeName(of: $0.name) }
    return PlaceUsers(
      names, hidden: analysis.races.hidden.uses(at: place), in: graph)
  }

  private func observation(
    _ node: Int, _ access: Access, _ other: Int, _ touch: Touch?, otherWrites: Bool,
    explanation: String
  ) -> Observation {
    let names = analysis.names([node, other])
    let place = access.location.place ?? ""
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
    return "declare it: add \(dataset) to the \(side) of \(node); or order them"
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
