import Analysis
import ArgumentParser
import Drawing
import Ordering
import OutsideWorld
import PipelineModel
import Planning

/// `headway draw`.
struct DrawCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draws the pipeline with its hazards.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var kind: KindOption

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "File to write: its ending is the format (svg, png, pdf, dot). SVG to standard output when "
        + "left out.", valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "What to show: hazards, order, stages, demand, datasets; all but stages when left out.",
      valueName: "parts"))
  var show: [String] = []

  @Option(help: "What to frame nodes by: namespace, tag, stage or none.")
  var group: String?

  @Option(help: ArgumentHelp("Draw only what is near this node.", valueName: "node"))
  var focus: String?

  @Option(help: "How many steps around --focus.")
  var depth = 2

  @Flag(help: "Draw the pipeline as headway fix leaves it, with the added order in green.")
  var fixed = false

  @OptionGroup(title: "Search") var search: SearchOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    let format = try pictureFormat()
    let parts = try shownParts()
    let grouping = try Self.named(group, DrawingOptions.Grouping.self, "--group")
    let budget = try search.budget(in: world)
    let analysed = try await AnalysedProject.load(
      project, kindFrom: kind.from, budget: budget, in: world, output)
    let analysis = try analysed.only("draw")
    try analysed.refuse([.dependencyCycle])
    let showsStages = parts.contains(.stages) || grouping == .stage
    let solved = try solution(analysis, withStages: showsStages, budget)
    let picture = Picture(
      analysis: analysis, added: solved.added, stages: solved.stages,
      options: DrawingOptions(
        show: parts, group: grouping, focus: try focused(in: analysis.pipeline)))
    let bytes: [UInt8]
    do throws(DrawingError) { bytes = try render(picture, as: format) } catch {
      throw InputProblem(error.message, help: error.help)
    }
    try write(bytes, in: world, output)
    return .clean
  }

  private func write(
    _ bytes: [UInt8], in world: World, _ output: CommandOutput
  ) throws(InputProblem) {
    guard let file else { return try output.product(bytes) }
    try world.write(bytes, to: file)
    output.detail("wrote \(file)")
  }

  private func pictureFormat() throws(InputProblem) -> PictureFormat {
    guard let file else { return .svg }
    guard let format = PictureFormat(fileName: file) else {
      let endings = PictureFormat.allCases.map { "." + $0.rawValue }
      throw InputProblem(
        "'\(file.shortened)' does not end in a format that can be drawn",
        help: "the endings are: \(endings.joined(separator: ", "))")
    }
    return format
  }

  private func shownParts() throws(InputProblem) -> Set<DrawingOptions.Part> {
    var parts: Set<DrawingOptions.Part> = []
    for word in show.flatMap({ $0.split(separator: ",") }) {
      if let part = try Self.named(String(word), DrawingOptions.Part.self, "--show") {
        parts.insert(part)
      }
    }
    return show.isEmpty ? [.hazards, .order, .demand, .datasets] : parts
  }

  private func focused(in pipeline: Pipeline) throws(InputProblem) -> DrawingOptions.Focus? {
    guard let focus else { return nil }
    guard let node = pipeline.nodes.firstIndex(where: { $0.name == focus }) else {
      throw InputProblem.unknownNode(focus, in: pipeline)
    }
    guard depth >= 0 else { throw InputProblem("--depth must not be negative") }
    return DrawingOptions.Focus(node: node, depth: depth)
  }

  /// The order and the stages that the picture is to show beyond the pipeline's own.
  private func solution(
    _ analysis: PipelineAnalysis, withStages: Bool, _ budget: SearchBudget
  ) throws(InputProblem) -> (added: [AddedEdge], stages: [[Int]]) {
    do throws(FixProblem) {
      let added = fixed ? try EdgeFix.search(analysis, budget: budget).edges : []
      return (added, withStages ? try SplitFix.search(analysis, budget: budget).stages : [])
    } catch { throw InputProblem(error.message) }
  }

  /// A case of a closed set by its name.
  private static func named<Choice: RawRepresentable & CaseIterable>(
    _ word: String?, _ choices: Choice.Type, _ option: String
  ) throws(InputProblem) -> Choice? where Choice.RawValue == String {
    guard let word = word?.trimmingBlanks() else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    throw InputProblem(
      "\(option) does not know '\(word.shortened)'",
      help: NearestName.of(word, among: known).map { "did you mean '\($0)'?" }
        ?? "it takes: \(known.joined(separator: ", "))")
  }
}
