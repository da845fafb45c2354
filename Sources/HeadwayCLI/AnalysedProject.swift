import Analysis
import Ordering
import OutsideWorld
import PipelineLoading
import PipelineModel
import Running

/// A project as the commands see it: loaded, with the machine it is for, and analysed.
struct AnalysedProject: Sendable {
  let project: LoadedProject
  let analyses: [PipelineAnalysis]
  let request: LoadRequest

  /// Loads and analyses.
  ///
  /// `machine` fills in what nobody said; only `run` has one.
  static func load(
    _ options: ProjectOptions, kindFrom: String? = nil,
    judgesCpus: (LoadedProject) throws(InputProblem) -> Bool = { _ in false },
    machine: Limits = Limits(), budget: SearchBudget = .standard, in world: World,
    _ output: CommandOutput
  ) async throws(InputProblem) -> AnalysedProject {
    let request = try options.request(kindFrom: kindFrom, in: world)
    var limits = try options.limits()
    var project = try await loadProject(request, in: world)
    limits.judgesCpus = try judgesCpus(project)
    limits.proofSteps = budget.proofSteps
    for note in project.notes { output.note(note) }
    for index in project.pipelines.indices {
      fillMeasured(&project.pipelines[index], in: project.root, output)
    }
    let analyses = project.pipelines.map { pipeline in
      var limits = Limits(pipeline.machine, overriddenBy: limits)
      limits.capacities.merge(machine.capacities) { said, _ in said }
      return PipelineAnalysis(pipeline, limits: limits)
    }
    return AnalysedProject(project: project, analyses: analyses, request: request)
  }

  private static func fillMeasured(
    _ pipeline: inout Pipeline, in root: String, _ output: CommandOutput
  ) {
    do throws(HistoryProblem) {
      try MeasuredDemands(of: pipeline, in: root).fill(&pipeline)
      try ObservedAccesses(of: pipeline.name, in: root).attach(to: &pipeline)
    } catch { output.note("\(error)") }
  }

  /// The one pipeline that a command takes.
  func only(_ command: String) throws(InputProblem) -> PipelineAnalysis {
    guard let first = analyses.first, analyses.count == 1 else {
      let names = analyses.map(\.pipeline.name)
      throw InputProblem(
        "headway \(command) takes one pipeline, and there are \(names.count)",
        help: "name one with --pipeline: \(Prose.list(names, most: 20))")
    }
    return first
  }

  /// Whether only a snapshot of the project was loaded.
  var isSnapshot: Bool {
    if case .kedro(let kedro) = project.details { return kedro.isSnapshot }
    return false
  }

  /// Refuses what needs more than a snapshot.
  func refuseSnapshot(_ what: String, because reason: String) throws(InputProblem) {
    guard isSnapshot else { return }
    let shown = project.pipelines.first?.source ?? request.path
    let source = shown == "." ? "this project" : shown.shortened
    throw InputProblem(
      "\(source) is loaded from a snapshot, which \(what): \(reason)",
      help: "name the project folder, with 'kedro: {mode: live}' where it says 'mode: snapshot'")
  }

  /// Refuses a pipeline whose order cannot be what its author means: what would be drawn, fixed or
  /// run is not there.
  ///
  /// `lint` tells the same as findings.
  func refuse(_ faults: [Rule]) throws(InputProblem) {
    for analysis in analyses {
      guard let finding = analysis.findings(of: faults).first else { continue }
      throw InputProblem(
        finding.message, span: finding.location,
        source: finding.location.flatMap { project.sources[$0.file] },
        help: finding.help ?? "headway explain \(finding.code)")
    }
  }

  /// What makes the order of a pipeline another than its author means.
  static let faultsOfOrder: [Rule] = [
    .dependencyCycle, .duplicateNode, .outputWrittenTwice, .unknownNode, .readsOwnOutput,
    .unresolvedNode,
  ]
}
