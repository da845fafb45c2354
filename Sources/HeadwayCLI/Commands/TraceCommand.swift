import ArgumentParser
import Glibc
import OutsideWorld
import PipelineLoading
import PipelineModel
import Tracing

/// `headway trace`.
struct TraceCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Runs a command and prints which files it touched.",
    discussion: """
      What the command prints goes to standard error, so that standard output is the report alone; \
      with -o it keeps its own. Ends as the command does.
      """)

  @Option(help: "How to report: text or json.")
  var format: Format = .text

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write the report there.", valueName: "file"))
  var file: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("The command and its arguments.", valueName: "command"))
  var words: [String] = []

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    // What is not an option of this command is the command that is traced, even if it is called so.
    if let first = words.first, ["-h", "--help"].contains(first) {
      try output.product(Headway.helpMessage(for: TraceCommand.self) + "\n")
      return .clean
    }
    let command = words.first == "--" ? Array(words.dropFirst()) : words
    guard let program = command.first, !program.isEmpty else {
      throw InputProblem(
        "there is no command to trace", help: "headway trace -- python step.py --fast")
    }
    let path =
      program.contains("/") ? Paths.joined(world.currentDirectory, program) : program
    guard ProgramSearch.path(of: path, in: world.environment) != nil else {
      throw InputProblem(
        "there is no program \(program.shortened)",
        help: program.hasPrefix("-")
          ? "'headway trace' has no such option: headway help trace" : nil)
    }
    let rules = try pathRules(in: world)
    let strace: Strace
    do throws(Strace.Obstacle) { strace = try await Strace.find(in: world) } catch {
      throw InputProblem(error.message, help: error.help)
    }
    let code: Int32
    let touches: [Touch]
    do {
      let folder = try world.files.makeTemporaryDirectory()
      defer { try? world.files.remove(folder) }
      let trace = folder + "/trace"
      code = try await run(strace.words(tracing: command, into: trace), in: world)
      let summary = try TraceSummary.read(
        trace, folder: rules.root, owner: 0, rules: rules, files: world.files)
      touches = summary.touches[0] ?? []
    } catch let problem as FileProblem {
      throw InputProblem("\(problem)")
    } catch { throw InputProblem("\(error)") }
    try report(touches, command, code, in: world, output)
    return .command(code: code)
  }

  private func pathRules(in world: World) throws(InputProblem) -> PathRules {
    let root = world.files.canonical(world.currentDirectory)
    let request = LoadRequest(path: ".", currentDirectory: world.currentDirectory)
    let configuration = try Configuration.load(for: root, request, in: world)
    return PathRules(
      root: root, environment: world.environment, ignored: configuration.trace.ignore)
  }

  /// Runs the command to its end; what a shell would say it ended with.
  private func run(_ words: [String], in world: World) async throws -> Int32 {
    world.processes.beginGuarding()
    let child = try world.processes.start(
      ChildCommand(
        words, environment: world.environment, directory: world.currentDirectory,
        input: STDIN_FILENO, output: file == nil ? STDERR_FILENO : STDOUT_FILENO,
        error: STDERR_FILENO))
    world.processes.guardSession(child.processID)
    let signals = Task {
      for await signal in SignalSource.stopSignals() { child.signalGroup(signal) }
    }
    let exit = await child.ended()
    signals.cancel()
    world.processes.releaseSession(child.processID)
    return exit.code ?? 128 + (exit.signal ?? 0)
  }

  private func report(
    _ touches: [Touch], _ command: [String], _ code: Int32, in world: World,
    _ output: CommandOutput
  ) throws(InputProblem) {
    let text =
      switch format {
      case .text: TouchText.table(touches)
      case .json: TouchText.json(touches, command: command, status: code).text() + "\n"
      }
    guard let file else { return try output.product(text) }
    try world.write(Array(text.utf8), to: file)
  }
}
