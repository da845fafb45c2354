import PipelineModel

/// What a traced node was seen touching that it does not declare and no other node touches.
extension AnalysisContext {
  /// One finding for each node.
  func seenAlone(writing: Bool) -> [Observation] {
    let hidden = analysis.races.hidden
    guard !hidden.isEmpty else { return [] }
    let uses = hidden.all.filter { use in
      use.access.evidence == .observed && (use.access.kind == .write) == writing
        && !isShared(use) && (writing || !isProgram(use)) && use.place.text != "."
    }
    return Dictionary(grouping: uses, by: \.node).sorted { $0.key < $1.key }
      .map { observation($0.key, $0.value, writing: writing) }
  }

  private func isShared(_ use: HiddenAccesses.Use) -> Bool {
    analysis.races.isRaced(use) || !others(of: use).isEmpty
  }

  private static let programEndings: Set = [
    "py", "pyc", "sh", "so", "r", "jl", "pl", "rb", "js", "mk", "toml", "cfg", "ini",
  ]

  /// Whether it is part of what the node is, rather than data.
  private func isProgram(_ use: HiddenAccesses.Use) -> Bool {
    let name = use.place.text.split(separator: "/").last ?? ""
    if name == "Makefile" { return true }
    if let dot = name.lastIndex(of: "."),
      Self.programEndings.contains(name[name.index(after: dot)...].lowercased())
    {
      return true
    }
    switch pipeline.nodes[use.node].action {
    case .command(let words): return words.contains { $0.hasSuffix(name) }
    case .shell(let line): return line.split(separator: " ").contains { $0.hasSuffix(name) }
    case .kedro, .none: return false
    }
  }

  private func observation(
    _ node: Int, _ uses: [HiddenAccesses.Use], writing: Bool
  ) -> Observation {
    let name = pipeline.nodes[node].name
    let places = uses.map(\.place.shown).uniqued()
    let side = writing ? "outputs" : "inputs"
    return Observation(
      "\(name) was seen \(writing ? "writing" : "reading") \(Prose.list(places)), which it does not "
        + "declare",
      nodes: [name], evidence: .observed, location: place(of: node),
      help: "add what belongs to the pipeline to the \(side) of \(name), or leave it out: "
        + "'trace: {ignore: [...]}' in headway.yaml",
      severity: writing ? .warning : .info, subjects: places)
  }
}
