import Analysis
import Ordering
import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning

/// A fix by edges, written out as changes of the user's files and proved by analysing again.
package struct EdgeProposal: Sendable {
  /// What was found for each pipeline, in their order.
  package let fixes: [EdgeFix]
  package let changes: [FileChange]

  /// Looks for the edges, writes them into copies of the files, loads and analyses those again.
  ///
  /// Refuses when a hazard stays or a finding comes that was not there.
  package static func make(
    for project: LoadedProject, analyses: [PipelineAnalysis], minimize: FixObjective,
    budget: SearchBudget = .standard, request: LoadRequest, world: World
  ) async throws(FixRefusal) -> EdgeProposal {
    var fixes: [EdgeFix] = []
    var edges: [NamedEdge] = []
    for analysis in analyses {
      let fix = try search(analysis, minimize, budget)
      fixes.append(fix)
      edges += fix.edges.map {
        NamedEdge(pipeline: analysis.pipeline.name, from: $0.from, to: $0.to)
      }
    }
    guard !edges.isEmpty else { return EdgeProposal(fixes: fixes, changes: []) }
    let all = zip(analyses, fixes).flatMap { analysis, fix in
      fix.edges.map { analysis.names([$0.from, $0.to]) }
    }
    let checks = zip(analyses, fixes).map {
      EdgeVerification(before: $0, fix: $1, allowed: Set(all))
    }
    let changes = try await changes(for: edges, checks, of: project, request, world)
    return EdgeProposal(fixes: fixes, changes: changes)
  }

  /// The first way of writing the edges that stands the checks; else why the first does not.
  private static func changes(
    for edges: [NamedEdge], _ checks: [EdgeVerification], of project: LoadedProject,
    _ request: LoadRequest, _ world: World
  ) async throws(FixRefusal) -> [FileChange] {
    let writer = try FixWriters.writer(for: project.kind)
    var refusal: FixRefusal?
    for way in 0..<writer.wayCount {
      do throws(FixRefusal) {
        let changes = try await writer.changes(for: edges, in: project, way: way, world)
        try await writer.previewing(changes, of: project, request, world) {
          request, world throws(FixRefusal) in
          try await EdgeVerification.run(checks, request, world)
        }
        return changes
      } catch { refusal = refusal ?? error }
    }
    throw refusal ?? FixRefusal("there is no way to write the edges")
  }

  private static func search(
    _ analysis: PipelineAnalysis, _ minimize: FixObjective, _ budget: SearchBudget
  ) throws(FixRefusal) -> EdgeFix {
    if analysis.graph.order != nil, analysis.hazards.isEmpty,
      analysis.overlap?.oversized.isEmpty ?? true
    {
      return EdgeFix(edges: [], makespanBefore: 0, makespanAfter: 0, isProvenFewest: true)
    }
    let fix: EdgeFix
    do throws(FixProblem) {
      fix = try EdgeFix.search(analysis, minimize: minimize, budget: budget)
    } catch {
      throw FixRefusal(error.message)
    }
    for node in fix.edges.flatMap({ [$0.from, $0.to] }) {
      let name = analysis.pipeline.nodes[node].name
      guard analysis.graph.nodesByName[name]?.count == 1 else {
        throw FixRefusal("several nodes are named \(name.shortened), so no edge can name one")
      }
    }
    return fix
  }

  // MARK: Writing

  /// Writes every file.
  ///
  /// A file that has changed since it was read stops everything before the first is written; a
  /// failure later puts those before it back.
  package func apply(in world: World) throws(FixRefusal) {
    for change in changes {
      let present = try? world.files.read(path(of: change, world))
      guard present == (change.isNew ? nil : change.source.bytes) else {
        throw FixRefusal(
          "\(change.file) has changed since it was read, so nothing was written",
          isUnwritable: true)
      }
    }
    for (index, change) in changes.enumerated() {
      do throws(FileProblem) {
        try world.files.write(change.result, to: path(of: change, world))
      } catch {
        let lost = changes[..<index].filter { !isRestored($0, world) }.map(\.file)
        let rest = lost.isEmpty ? "nothing was changed" : "\(Prose.list(lost)) stay changed"
        throw FixRefusal("\(error); \(rest)", isUnwritable: true)
      }
    }
  }

  /// Puts a written file back; whether that worked.
  private func isRestored(_ change: FileChange, _ world: World) -> Bool {
    let path = path(of: change, world)
    do throws(FileProblem) {
      if change.isNew {
        try world.files.remove(path)
      } else {
        try world.files.write(change.source.bytes, to: path)
      }
      return true
    } catch { return false }
  }

  private func path(of change: FileChange, _ world: World) -> String {
    Paths.joined(world.currentDirectory, change.file)
  }
}
