import PipelineModel

/// Everything that was read from a user's project.
package struct LoadedProject: Sendable {
  /// Absolute, canonical.
  package let root: String
  package let kind: PipelineKind
  /// Those that were asked for.
  package var pipelines: [Pipeline]
  /// The files that places point into, by the name they are shown with.
  package var sources: [String: SourceText]
  package var configuration = Configuration()
  /// What the user should know of how it was loaded, a line each.
  package var notes: [String]
  /// What fixing needs to know of this kind of project.
  package let details: Details

  package enum Details: Sendable {
    case native(SourceDocument)
    case kedro(KedroProject)
  }

  init(
    root: String, kind: PipelineKind, pipelines: [Pipeline], sources: [String: SourceText],
    notes: [String] = [], details: Details
  ) {
    self.root = root
    self.kind = kind
    self.pipelines = pipelines
    self.sources = sources
    self.notes = notes
    self.details = details
  }

  /// The project with what its configuration says of machine, nodes and datasets laid over it.
  func configured(by configuration: Configuration) throws(InputProblem) -> LoadedProject {
    var project = self
    project.configuration = configuration
    project.sources.merge(configuration.sources) { own, _ in own }
    for index in pipelines.indices {
      let machine = pipelines[index].machine
      project.pipelines[index].machine = machine.overlaid(by: configuration.machine)
    }
    try configuration.overlay.apply(to: &project.pipelines)
    try configuration.datasets.apply(to: &project.pipelines)
    return project
  }
}

extension Machine {
  fileprivate func overlaid(by other: Machine) -> Machine {
    Machine(
      capacities: capacities.merging(other.capacities) { _, new in new },
      workers: other.workers ?? workers)
  }
}
