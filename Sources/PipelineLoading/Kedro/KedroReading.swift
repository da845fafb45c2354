import OutsideWorld
import PipelineModel

/// What one way of reading a Kedro project gave.
struct KedroReading: Sendable {
  let inspection: KedroInspection
  let way: Way
  /// The run environment that was asked for.
  let environment: String?

  /// How a project was read in the end.
  enum Way: String, Codable, Sendable, CaseIterable {
    /// Imported by Python.
    case live
    /// Read without running anything of it.
    case `static`
    /// By Kedro's own inspection, which tells less.
    case kedro
  }

  /// The project as the commands take it.
  ///
  /// - Parameter source: Where it was read from, as messages show it.
  func project(
    source: String, python: String, files: KedroFiles, _ request: LoadRequest,
    loading: ProjectLoading, notes: [String]
  ) throws(InputProblem) -> LoadedProject {
    var files = files
    var reader = KedroReader(
      inspection: inspection, source: source,
      locations: LocationReader(root: files.root, files: files.world.files))
    let chosen = try reader.chosen(request.pipelines)
    var pipelines = chosen.map { reader.pipeline($0, &files) }
    var facts = reader.facts(&files)
    // Kedro does not tell which pipelines it left out.
    if way == .kedro { facts.isComplete = false }
    facts.loading = loading
    facts.lay(over: &pipelines)
    let origins = chosen.map { ($0.name, reader.origins($0, &files)) }
    let importLines = inspection.sources.map { (files.shown($0.key), $0.value.importLine) }
    let environments = inspection.environments.compactMap { reader.environment($0, &files) }
    return LoadedProject(
      root: files.root, kind: .kedro, pipelines: pipelines, sources: files.sources,
      notes: notes + reader.notes + files.changeNotes,
      details: .kedro(
        KedroProject(
          python: python, kedroVersion: inspection.kedroVersion, environment: environment,
          loadedEnvironment: inspection.environment, parameters: request.parameters,
          packageDirectory: inspection.packageDirectory, packageName: inspection.packageName,
          registered: inspection.pipelines.map(\.name), environments: environments,
          origins: Dictionary(origins) { first, _ in first },
          importLines: Dictionary(importLines) { first, _ in first }, reading: self,
          files: files, facts: facts)))
  }
}

extension KedroFiles {
  /// What no longer is as a snapshot knew it.
  fileprivate var changeNotes: [String] {
    changed.sorted().map {
      "\(shown($0)) has changed since the snapshot was made: export it anew"
    }
  }
}
