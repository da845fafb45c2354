import Analysis
import ArgumentParser
import OutsideWorld
import PipelineModel
import Reporting
import Running

/// `headway history`.
struct HistoryCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows what earlier runs measured for each node.")

  @Argument(help: ArgumentHelp("The project folder or pipeline file.", valueName: "path"))
  var path = "."

  @Option(name: .customLong("pipeline"), help: "Only what was measured for this pipeline.")
  var pipeline: String?

  @Flag(name: .customLong("export"), help: "Print every run as JSON.")
  var exportsRuns = false

  @Option(help: ArgumentHelp("Forget all but the last N runs.", valueName: "n"))
  var prune: Int?

  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    if let prune, prune < 0 { throw InputProblem("--prune must not be negative, but is \(prune)") }
    let history = History(projectRoot: try root(in: world))
    let product: String
    do throws(HistoryProblem) {
      if let prune {
        let forgotten = try history.prune(keep: prune, files: world.files)
        output.note("forgot \(Prose.count(forgotten.count, "run"))")
        return .clean
      }
      product =
        exportsRuns
        ? JSONValue.array(try history.export().map(\.json)).text() + "\n"
        : HistoryText.of(try history.measured(pipeline: pipeline))
    } catch { throw InputProblem("\(error)") }
    try output.product(product)
    return .clean
  }

  private func root(in world: World) throws(InputProblem) -> String {
    let full = Paths.normalised(Paths.joined(world.currentDirectory, path))
    switch world.files.kind(of: full) {
    case .directory: return world.files.canonical(full)
    case .file: return world.files.canonical(Paths.parent(of: full) ?? ".")
    default: throw InputProblem("there is no file or folder \(path.shortened)")
    }
  }
}
