import Analysis
import ArgumentParser
import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning
import Reporting
import Running

/// `headway run`.
struct RunCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs the pipeline in parallel inside a proven plan.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup(title: "Nodes") var selection: NodeSelection

  @Option(
    name: .customLong("plan"),
    help: ArgumentHelp("Run this plan; refused when the pipeline has changed.", valueName: "file"))
  var planFile: String?

  @Flag(help: "Say what would run, and run nothing.")
  var dryRun = false

  @Flag(help: "After a failure, run what does not depend on it.")
  var keepGoing = false

  @Option(help: "How often a failed node is tried again, for every node.")
  var retries: Int?

  @Option(help: "Stop a node after this time, such as 2h, when it says no time of its own.")
  var timeout: String?

  @Flag(help: "Stop a node that takes more memory than it declares.")
  var enforce = false

  @OptionGroup var tracing: TraceOption
  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    let options = try runOptions()
    let machine = MachineProbe(world.files)
    let analysed = try await AnalysedProject.load(
      project, machine: Limits(capacities: machine.memory.map { [.memory: $0] } ?? [:]),
      in: world, output)
    try analysed.refuseSnapshot(
      "cannot be run", because: "its functions are in the source, which may be another by now")
    let analysis = try analysed.only("run")
    try analysed.refuse(AnalysedProject.faultsOfOrder)
    let selected = try selection.nodes(of: analysis)
    let plan = try await proven(analysis, in: world)
    var request = RunRequest(
      projectRoot: analysed.project.root, pipeline: analysis.pipeline,
      edges: try edges(of: plan, analysis), capacities: analysis.limits.capacities,
      workers: analysis.limits.workers, selection: selected, options: options,
      kedro: try kedroSettings(analysed.project, analysis))
    if dryRun {
      try output.product(DryRunText.of(plan, analysis, selected))
      return .clean
    }
    request.tracing = try await tracing.strace(in: world, output).map {
      RunTracing(strace: $0, ignored: analysed.project.configuration.trace.ignore)
    }
    return try await run(request, analysis.limits, in: world, output)
  }

  private func runOptions() throws(InputProblem) -> RunOptions {
    if let retries, !(0...1000).contains(retries) {
      throw InputProblem("--retries must be a whole number from 0 to 1000, not \(retries)")
    }
    var seconds: Double?
    if let timeout {
      do throws(QuantityProblem) { seconds = try TimeSpan.parse(timeout) } catch {
        throw InputProblem("--timeout: \(error.message)")
      }
    }
    return RunOptions(
      keepGoing: keepGoing, retries: retries, timeout: seconds, enforce: enforce)
  }

  // MARK: The plan

  /// The plan that was given, when it still holds; else one made now.
  private func proven(
    _ analysis: PipelineAnalysis, in world: World
  ) async throws(InputProblem) -> Plan {
    guard let planFile else {
      do throws(FixProblem) { return try Plan.admitted(analysis) } catch {
        throw InputProblem(error.message)
      }
    }
    let plan = try Plan.read(
      try world.source(Paths.joined(world.currentDirectory, planFile), shown: planFile))
    // The plan was proved for its own limits, so those count, not the machine's.
    let own = analysis.limited(by: plan.limits, given: try project.limits())
    let changes = plan.changes(since: own)
    guard changes.isEmpty else {
      throw InputProblem(
        "\(planFile.shortened) was proved for another pipeline: \(changes[0])",
        help: (changes.dropFirst() + ["prove it anew: headway plan -o \(planFile)"])
          .joined(separator: "\n"))
    }
    return plan
  }

  private func edges(
    of plan: Plan, _ analysis: PipelineAnalysis
  ) throws(InputProblem) -> [RunEdge] {
    var edges = RunEdge.all(of: analysis.graph)
    for edge in plan.edges where edge.kind == .added {
      guard let from = analysis.graph.nodesByName[edge.from]?.first,
        let to = analysis.graph.nodesByName[edge.to]?.first
      else { continue }
      edges.append(RunEdge(from: from, to: to))
    }
    return edges
  }

  private func kedroSettings(
    _ project: LoadedProject, _ analysis: PipelineAnalysis
  ) throws(InputProblem) -> KedroRunSettings? {
    guard case .kedro(let kedro) = project.details else { return nil }
    return KedroRunSettings(
      python: kedro.python, environment: kedro.environment, pipeline: analysis.pipeline.name,
      params: try kedro.runtimeParameters().runParameters)
  }

  // MARK: Running

  private func run(
    _ request: RunRequest, _ limits: Limits, in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    let interruption = Interruption()
    let signals = Task {
      for await signal in SignalSource.stopSignals() { interruption.interrupt(signal) }
    }
    defer { signals.cancel() }
    let runner = Runner(
      world: world, history: History(projectRoot: request.projectRoot),
      observer: presenter(world, output))
    let summary: RunSummary
    do throws(RunProblem) {
      summary = try await runner.run(request, interruption: interruption)
    } catch { throw InputProblem(error.message, help: error.help) }
    for note in summary.notes { output.note(note) }
    try output.product(
      RunReport.text(
        summary, width: output.console.width, colors: output.outputStyle.isColoured))
    if request.tracing != nil {
      try output.product(TraceReport.text(summary.traces, of: request.pipeline, limits))
    }
    switch summary.exitStatus {
    case 0: return .clean
    case 1: return .found
    default: return .interrupted(signal: summary.exitStatus - 128)
    }
  }

  private func presenter(_ world: World, _ output: CommandOutput) -> any RunObserver {
    if output.isQuiet { return SilentPresenter() }
    if output.console.errorIsTerminal, world.environment["CI"] == nil,
      world.environment["TERM"] != "dumb"
    {
      let console = output.console
      return TerminalPresenter(
        sink: console.error, clock: world.clock, width: { console.width })
    }
    return PlainPresenter(sink: output.console.error)
  }
}

/// Shows nothing while it runs.
private struct SilentPresenter: RunObserver {
  func observe(_ event: RunEvent) {}
}

extension PipelineAnalysis {
  /// The same pipeline under the limits of a plan, unless the command line says others.
  fileprivate func limited(by planned: PlanLimits, given: Limits) -> PipelineAnalysis {
    var capacities: [Resource: Int64] = [:]
    for (name, amount) in planned.capacities {
      let resource = Resource(name)
      capacities[resource] = Int64((amount * Double(resource.unitsPerOne)).rounded())
    }
    capacities.merge(given.capacities) { _, new in new }
    return PipelineAnalysis(
      pipeline,
      limits: Limits(capacities: capacities, workers: given.workers ?? planned.workers))
  }
}

extension ConfigurationMapping {
  /// The values as a run is given them.
  fileprivate var runParameters: [String: RunParameter] {
    Dictionary(entries.map { ($0.key.text, $0.value.runParameter) }) { _, last in last }
  }
}

extension ConfigurationValue {
  fileprivate var runParameter: RunParameter {
    switch self {
    case .null, .unknown: .nothing
    case .bool(let flag): .flag(flag)
    case .int(let number): .integer(Int64(number))
    case .float(let number): .number(number)
    case .string(let text): .text(text)
    case .list(let items): .list(items.map(\.runParameter))
    case .mapping(let members): .group(members.runParameters)
    }
  }
}
