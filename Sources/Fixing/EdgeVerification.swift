import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning

/// What must be true of a pipeline once its fix is written: the old order and the new edges and
/// nothing else, no hazard, no finding that was not there.
struct EdgeVerification: Sendable {
  let before: PipelineAnalysis
  let fix: EdgeFix
  /// The edges of every fix that is written together with this one, by names of nodes: pipelines
  /// may share nodes.
  let allowed: Set<[String]>

  /// Loads the fixed files, as they are in `world`, and checks every pipeline in them.
  static func run(
    _ checks: [EdgeVerification], _ request: LoadRequest, _ world: World
  ) async throws(FixRefusal) {
    let project: LoadedProject
    do throws(InputProblem) { project = try await loadProject(request, in: world) } catch {
      throw FixRefusal(
        "the fixed files cannot be loaded, so nothing is written: \(error.message)",
        help: error.help)
    }
    for check in checks {
      let name = check.before.pipeline.name
      guard let pipeline = project.pipelines.first(where: { $0.name == name }) else {
        throw FixRefusal("the pipeline '\(name)' is gone from the fixed files")
      }
      try check.run(on: pipeline)
    }
  }

  private func run(on pipeline: Pipeline) throws(FixRefusal) {
    let after = PipelineAnalysis(try withMeasures(pipeline), limits: before.limits)
    try checkOrder(after)
    try checkTokens(after.pipeline)
    if let hazard = after.hazards.first {
      let nodes = Prose.list(after.names(hazard.nodes))
      throw FixRefusal("the fix leaves \(nodes) unordered, so nothing is written")
    }
    let known = Set(before.findings(of: Rule.all).map(\.fingerprint))
    let new = after.findings(of: Rule.all).first {
      !known.contains($0.fingerprint) && !isConsequence($0)
    }
    if let new {
      throw FixRefusal("the fix would bring a new finding, so nothing is written: \(new.message)")
    }
  }

  /// The pipeline with the demands and what was observed before: what was measured is not in the
  /// files.
  private func withMeasures(_ pipeline: Pipeline) throws(FixRefusal) -> Pipeline {
    var pipeline = pipeline
    guard pipeline.nodes.count == before.pipeline.nodes.count else {
      throw FixRefusal("the fix would change which nodes there are, so nothing is written")
    }
    let known = Dictionary(before.pipeline.nodes.map { ($0.name, $0) }) { $1 }
    for index in pipeline.nodes.indices {
      guard let node = known[pipeline.nodes[index].name] else {
        throw FixRefusal(
          "the fix would rename a node to \(pipeline.nodes[index].name.shortened), so nothing is "
            + "written")
      }
      pipeline.nodes[index].demand = node.demand
      pipeline.nodes[index].wasTraced = node.wasTraced
      pipeline.nodes[index].accesses += node.accesses.filter { $0.evidence == .observed }
    }
    return pipeline
  }

  private func checkOrder(_ after: PipelineAnalysis) throws(FixRefusal) {
    let added = fix.edges.map { before.names([$0.from, $0.to]) }
    let wanted = Self.pairs(of: before).union(added)
    let present = Self.pairs(of: after)
    if let edge = wanted.subtracting(present).min(by: { $0.lexicographicallyPrecedes($1) }) {
      throw FixRefusal(
        "the fixed files do not order \(edge[1]) after \(edge[0]), so nothing is written")
    }
    if let edge = present.subtracting(wanted).subtracting(allowed).min(by: {
      $0.lexicographicallyPrecedes($1)
    }) {
      throw FixRefusal(
        "the fix would also order \(edge[1]) after \(edge[0]), so nothing is written",
        help: after.pipeline.kind == .native
          ? "they share an anchor: write the node out, or give the other an 'after' of its own"
          : nil)
    }
  }

  /// Datasets that the fix brings in carry order only, so they must not be written anywhere.
  private func checkTokens(_ after: Pipeline) throws(FixRefusal) {
    let used = Set(after.nodes.flatMap { $0.inputs + $0.outputs }.map(\.name))
    let taken = used.sorted().filter {
      before.pipeline.datasets[$0] == nil && after.datasets[$0]?.location != .memory
    }
    guard let first = taken.first, after.kind == .kedro else { return }
    throw FixRefusal(
      "a pattern of the catalog takes in \(Prose.list(taken)), which the fix adds for order alone",
      help: "add an entry for each to the catalog: \(first): {type: MemoryDataset}")
  }

  /// Findings that say what the fix leaves of an older one: two names for a place whose users are
  /// ordered now, and an old edge that the new ones imply.
  private func isConsequence(_ finding: Finding) -> Bool {
    switch finding.code {
    case Rule.sharedLocation.code, Rule.hiddenRead.code, Rule.hiddenWrite.code,
      Rule.undeclaredRead.code, Rule.undeclaredWrite.code:
      finding.severity != .error
        && before.races.hazards.contains { hazard in
          Set(before.names(hazard.nodes)).isSubset(of: finding.nodes)
        }
    case Rule.redundantOrder.code: Self.pairs(of: before).contains(finding.nodes)
    case Rule.memoryDatasetAcrossProcesses.code: carriesOrderOnly(finding.datasets)
    default: false
    }
  }

  /// Whether datasets that were not handed on through memory before are those that the fix brings in:
  /// for order no data has to arrive.
  private func carriesOrderOnly(_ datasets: [String]) -> Bool {
    let known = before.findings(of: [.memoryDatasetAcrossProcesses]).flatMap(\.datasets)
    let used = before.pipeline.nodes.flatMap { $0.inputs + $0.outputs }.map(\.name)
    return Set(datasets).subtracting(known).isDisjoint(with: used)
  }

  private static func pairs(of analysis: PipelineAnalysis) -> Set<[String]> {
    Set(
      analysis.graph.edges.lazy.filter { $0.from != $0.to }.map {
        analysis.names([$0.from, $0.to])
      })
  }
}
