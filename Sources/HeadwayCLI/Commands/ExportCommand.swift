import ArgumentParser
import OutsideWorld
import PipelineLoading
import PipelineModel

/// `headway export`.
struct ExportCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what is known of a project for use elsewhere.",
    discussion: "A snapshot holds a Kedro project with all its pipelines, so that lint, draw and "
      + "plan take it where there is no Python: headway lint snapshot.json")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var kind: KindOption

  @Option(
    help: ArgumentHelp("What to write: snapshot.", valueName: "target"),
    completion: .list(ExportTarget.allCases.map(\.rawValue)))
  var to: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write it there.", valueName: "file"))
  var file: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    let target = try ExportTarget.named(to)
    let request = try project.request(kindFrom: kind.from, in: world)
    _ = try project.limits()
    let loaded = try await loadProject(request, in: world)
    for note in loaded.notes { output.note(note) }
    let bytes = try target.exporter.bytes(of: loaded)
    guard let file else {
      try output.product(bytes)
      return .clean
    }
    try world.write(bytes, to: file)
    output.detail("wrote \(file)")
    return .clean
  }
}
