import Analysis
import ArgumentParser
import OutsideWorld
import PipelineLoading
import PipelineModel

/// What to load and what machine it is for: shared by every command that reads a pipeline.
struct ProjectOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A project folder, a pipeline file or a snapshot.", valueName: "path"))
  var path = "."

  @Option(
    name: .customLong("kind"), help: "Take PATH for this kind: native or kedro.")
  var kind: String?

  @Option(
    name: .customLong("pipeline"),
    help: "Take this pipeline; may be repeated. __default__, or all without one, when left out.")
  var pipelines: [String] = []

  @Option(
    help: ArgumentHelp(
      "Runtime parameters of a Kedro project, as kedro run takes them.",
      valueName: "key=value,..."))
  var params: String?

  @Option(help: "Memory of the machine, such as 16GiB.")
  var memory: String?

  @Option(help: "Processors of the machine.")
  var cpus: String?

  @Option(help: "Most nodes that run at one time.")
  var workers: Int?

  @Option(
    name: .customLong("resource"),
    help: ArgumentHelp("Amount of a named unit of the machine.", valueName: "name=n"))
  var resources: [String] = []

  @Option(help: ArgumentHelp("Read this configuration.", valueName: "file"))
  var config: String?

  @Flag(help: "Read no configuration file.")
  var isolated = false

  @Flag(help: "Read a Kedro project anew, though nothing of it changed.")
  var noCache = false

  /// The kind by `--from`, for the commands that have it.
  func request(kindFrom from: String?, in world: World) throws(InputProblem) -> LoadRequest {
    if config != nil && isolated {
      throw InputProblem("--config and --isolated cannot be used together")
    }
    var request = LoadRequest(
      path: path, kind: try Self.kind(kind ?? from), pipelines: pipelines, configuration: config,
      isIsolated: isolated, currentDirectory: world.currentDirectory)
    request.usesCache = !noCache
    request.parameters = params
    return request
  }

  private static func kind(_ text: String?) throws(InputProblem) -> PipelineKind? {
    guard let text else { return nil }
    guard let kind = PipelineKind(rawValue: text) else {
      let known = PipelineKind.allCases.map(\.rawValue)
      throw InputProblem(
        "there is no kind of pipeline '\(text.shortened)'",
        help: NearestName.of(text, among: known).map { "did you mean '\($0)'?" }
          ?? "the kinds are: \(known.joined(separator: ", "))")
    }
    return kind
  }

  /// The limits that the command line sets.
  func limits() throws(InputProblem) -> Limits {
    var capacities: [Resource: Int64] = [:]
    if let memory { capacities[.memory] = try Self.amount("--memory", memory, ByteSize.parse) }
    if let cpus { capacities[.cpus] = try Self.amount("--cpus", cpus, Decimals.parse) }
    for text in resources {
      guard let sign = text.lastIndex(of: "="), sign != text.startIndex else {
        throw InputProblem("--resource takes NAME=N, not '\(text.shortened)'")
      }
      let resource = Resource(String(text[..<sign]))
      let parse = resource == .memory ? ByteSize.parse : Decimals.parse
      capacities[resource] = try Self.amount(
        "--resource", String(text[text.index(after: sign)...]), parse)
    }
    if let workers, workers < 1 {
      throw InputProblem("--workers must be at least 1, not \(workers)")
    }
    return Limits(capacities: capacities, workers: workers)
  }

  private static func amount(
    _ option: String, _ text: String, _ parse: (String) throws(QuantityProblem) -> Int64
  ) throws(InputProblem) -> Int64 {
    let amount: Int64
    do throws(QuantityProblem) { amount = try parse(text) } catch {
      throw InputProblem("\(option): \(error.message)")
    }
    guard amount > 0 else { throw InputProblem("\(option) must be more than nothing") }
    return amount
  }
}

/// `--from KIND`, for the commands in which `--from` does not name nodes.
struct KindOption: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("The same as --kind.", valueName: "kind"))
  var from: String?
}

/// How much is said, and in which colours.
struct OutputOptions: ParsableArguments {
  @Option(help: "When to colour: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Say nothing but the result.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more of what is done.")
  var verbose = false

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  /// Whether to colour what goes to a stream.
  ///
  /// `--color` wins over `NO_COLOR`, that over `FORCE_COLOR`, that over whether the stream is a
  /// terminal.
  func usesColor(terminal: Bool, _ environment: [String: String]) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if environment["NO_COLOR"]?.isEmpty == false { return false }
      if let force = environment["FORCE_COLOR"], !force.isEmpty { return force != "0" }
      return terminal && environment["TERM"] != "dumb"
    }
  }
}
