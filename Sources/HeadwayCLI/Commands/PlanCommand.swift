import ArgumentParser
import OutsideWorld
import PipelineModel
import Planning
import Reporting

/// `headway plan`.
struct PlanCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Proves a plan: an order in which everything fits.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var kind: KindOption

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write the plan there, for headway run --plan.", valueName: "file"))
  var file: String?

  @OptionGroup(title: "Search") var search: SearchOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    let budget = try search.budget(in: world)
    let analysed = try await AnalysedProject.load(
      project, kindFrom: kind.from, budget: budget, in: world, output)
    let analysis = try analysed.only("plan")
    try analysed.refuse(AnalysedProject.faultsOfOrder)
    let plan: Plan
    do throws(FixProblem) { plan = try Plan.make(analysis, budget: budget) } catch {
      output.error(InputProblem(error.message))
      return .found
    }
    if plan.isCutShort { search.tellCutShort(output) }
    guard let file else {
      try output.product(PlanText.of(plan, style: output.outputStyle))
      return .clean
    }
    try world.write(Array((plan.json.text() + "\n").utf8), to: file)
    output.detail("wrote \(file)")
    return .clean
  }
}
