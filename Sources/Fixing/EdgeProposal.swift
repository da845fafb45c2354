import Analysis
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
  /// Refuses when a hazard stays or a finding comes that was not there.
  package static func make(
    for project: LoadedProject, analyses: [PipelineAnalysis], minimize: FixObjective,
    request: LoadRequest, world: World
  ) async throws(FixRefusal) -> EdgeProposal {
    var fixes: [EdgeFix] = []
    var edges: [NamedEdge] = []
    for analysis in analyses {
      let fix = try search(analysis, minimize)
      fixes.append(fix)
      edges += fix.edges.map {
        NamedEdge(pipeline: analysis.pipeline.name, from: $0.from, to: $0.to)
      }
    }
    guard !edges.isEmpty else { return EdgeProposal(fixes: fixes, changes: []) }
    let writer = try FixWriters.writer(for: project.kind)
    let changes = try writer.changes(for: edges, in: project, world)
    let expected = zip(analyses, fixes).map { Expectation($0, $1) }
    try await writer.previewing(changes, of: project, request, world) {
      request, world throws(FixRefusal) in
      try await verify(expected, request, world)
    }
    return EdgeProposal(fixes: fixes, changes: changes)
  }

  private static func search(
    _ analysis: PipelineAnalysis, _ minimize: FixObjective
  ) throws(FixRefusal) -> EdgeFix {
    if analysis.hazards.isEmpty {
      return EdgeFix(edges: [], makespanBefore: 0, makespanAfter: 0, isProvenFewest: true)
    }
    do throws(FixProblem) { return try EdgeFix.search(analysis, minimize: minimize) } catch {
      throw FixRefusal(error.message)
    }
  }

  /// What must be true of a pipeline afterwards.
  private struct Expectation: Sendable {
    let before: PipelineAnalysis
    let order: Set<[String]>

    init(_ analysis: PipelineAnalysis, _ fix: EdgeFix) {
      before = analysis
      order = Set(fix.edges.map { analysis.names([$0.from, $0.to]) })
    }
  }

  private static func verify(
    _ expected: [Expectation], _ request: LoadRequest, _ world: World
  ) async throws(FixRefusal) {
    let project: LoadedProject
    do throws(InputProblem) { project = try await loadProject(request, in: world) } catch {
      throw FixRefusal(
        "the fixed files cannot be loaded, so nothing is written: \(error.message)",
        help: error.help)
    }
    for expectation in expected {
      let name = expectation.before.pipeline.name
      guard let pipeline = project.pipelines.first(where: { $0.name == name }) else {
        throw FixRefusal("the pipeline '\(name)' is gone from the fixed files")
      }
      try verify(expectation, PipelineAnalysis(pipeline, limits: expectation.before.limits))
    }
  }

  private static func verify(
    _ expectation: Expectation, _ after: PipelineAnalysis
  ) throws(FixRefusal) {
    let names = after.graph.nodesByName
    for edge in expectation.order {
      guard let from = names[edge[0]]?.first, let to = names[edge[1]]?.first,
        after.graph.reachability.reaches(from, to)
      else {
        throw FixRefusal(
          "the fixed files do not order \(edge[1]) after \(edge[0]), so nothing is written")
      }
    }
    let before = Set(expectation.before.findings(of: Rule.all).map(\.fingerprint))
    let new = after.findings(of: Rule.all).first { !before.contains($0.fingerprint) }
    if let new {
      throw FixRefusal("the fix would bring a new finding, so nothing is written: \(new.message)")
    }
    if let hazard = after.hazards.first {
      let nodes = Prose.list(after.names(hazard.nodes))
      throw FixRefusal("the fix leaves \(nodes) unordered, so nothing is written")
    }
  }

  /// Writes every file. A file that has changed since it was read stops everything before the
  /// first is written; a failure later puts those before it back.
  package func apply(in world: World) throws(FixRefusal) {
    do throws(FileProblem) {
      for change in changes {
        let present = try? world.files.read(path(of: change, world))
        guard change.isNew ? present == nil : present == change.source.bytes else {
          throw FileProblem(
            operation: "write", path: change.file, code: 0,
            reason: "it has changed since it was read; nothing was written")
        }
      }
      try writeAll(world)
    } catch { throw FixRefusal(error) }
  }

  private func writeAll(_ world: World) throws(FileProblem) {
    for (index, change) in changes.enumerated() {
      do throws(FileProblem) {
        try world.files.write(change.result, to: path(of: change, world))
      } catch {
        for written in changes[..<index] {
          let path = path(of: written, world)
          if written.isNew {
            try? world.files.remove(path)
          } else {
            try? world.files.write(written.source.bytes, to: path)
          }
        }
        throw error
      }
    }
  }

  private func path(of change: FileChange, _ world: World) -> String {
    Paths.joined(world.currentDirectory, change.file)
  }
}
