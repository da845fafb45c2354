import Analysis
import ArgumentParser
import Fixing
import Ordering
import OutsideWorld
import PipelineModel
import Planning

/// `headway fix`.
struct FixCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Shows or applies the changes that take every hazard away.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var kind: KindOption

  @Flag(help: "Show the changes as a diff (the default).")
  var diff = false

  @Flag(help: "Write the changes.")
  var apply = false

  @Option(help: "edges adds order between nodes; split runs them in stages.")
  var strategy: Strategy = .edges

  @Option(help: "What edges are to have little of: edges or makespan.")
  var minimize: Objective = .edges

  @Option(help: "Write a split as shell or make; for people when left out.")
  var emit: Emission?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write the split there.", valueName: "file"))
  var file: String?

  @OptionGroup(title: "Search") var search: SearchOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  enum Strategy: String, ExpressibleByArgument, CaseIterable {
    case edges
    case split
  }

  enum Objective: String, ExpressibleByArgument, CaseIterable {
    case edges
    case makespan
  }

  enum Emission: String, ExpressibleByArgument, CaseIterable {
    case shell
    case make
  }

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    if diff && apply { throw InputProblem("--diff and --apply cannot be used together") }
    if strategy == .edges && (emit != nil || file != nil) {
      throw InputProblem("--emit and -o are for --strategy split")
    }
    if strategy == .split && apply {
      throw InputProblem(
        "a split is a script, not a change of the project",
        help: "write it with --strategy split --emit shell -o FILE")
    }
    let budget = try search.budget(in: world)
    let analysed = try await AnalysedProject.load(
      project, kindFrom: kind.from, budget: budget, in: world, output)
    if apply {
      try analysed.refuseSnapshot(
        "cannot be changed", because: "a fix is an edit of the source, proved by loading it again")
    }
    try analysed.refuse(AnalysedProject.faultsOfOrder)
    for analysis in analysed.analyses { tellUnknown(analysis, output) }
    do throws(FixRefusal) {
      switch strategy {
      case .edges: return try await fixByEdges(analysed, budget, in: world, output)
      case .split: return try fixBySplit(analysed, budget, in: world, output)
      }
    } catch {
      output.error(InputProblem(error.message, help: error.help))
      return error.isUnwritable ? .unusable : .found
    }
  }

  /// A fix for what is known must not look like a fix for everything.
  private func tellUnknown(_ analysis: PipelineAnalysis, _ output: CommandOutput) {
    for verdict in analysis.verdicts where verdict.state == .unknown {
      let name = verdict.resource.name
      if verdict.capacity == nil {
        let option = verdict.resource == .memory ? "--memory" : "--resource \(name)="
        output.note("whether \(name) suffices is not known: say what the machine has (\(option))")
      } else if !verdict.undeclared.isEmpty {
        let nodes = Prose.list(analysis.names(verdict.undeclared))
        output.note("whether \(name) suffices is not known: \(nodes) declare no \(name)")
      }
    }
  }

  // MARK: Edges

  private func fixByEdges(
    _ analysed: AnalysedProject, _ budget: SearchBudget, in world: World, _ output: CommandOutput
  ) async throws(FixRefusal) -> ExitStatus {
    if analysed.isSnapshot { return try showEdges(analysed, budget, output) }
    let proposal = try await EdgeProposal.make(
      for: analysed.project, analyses: analysed.analyses,
      minimize: minimize == .edges ? .edges : .makespan, budget: budget,
      request: analysed.request, world: world)
    guard !proposal.changes.isEmpty else {
      tellUnmended(analysed, output)
      return .clean
    }
    for (analysis, fix) in zip(analysed.analyses, proposal.fixes) {
      explain(fix, of: analysis, output)
    }
    if proposal.fixes.contains(where: \.isCutShort) { search.tellCutShort(output) }
    if apply {
      try proposal.apply(in: world)
      let files = proposal.changes.map(\.file)
      output.note("changed \(Prose.list(files))")
      return .clean
    }
    try FixRefusal.printing { () throws(InputProblem) in
      try output.product(UnifiedDiff.text(proposal.changes))
    }
    return .found
  }

  /// The edges that a snapshot lacks; no source is there that a diff could change.
  private func showEdges(
    _ analysed: AnalysedProject, _ budget: SearchBudget, _ output: CommandOutput
  ) throws(FixRefusal) -> ExitStatus {
    var isNeeded = false
    for analysis in analysed.analyses {
      let fix: EdgeFix
      do throws(FixProblem) {
        fix = try EdgeFix.search(
          analysis, minimize: minimize == .edges ? .edges : .makespan, budget: budget)
      } catch { throw FixRefusal(error.message) }
      explain(fix, of: analysis, output)
      if fix.isCutShort { search.tellCutShort(output) }
      isNeeded = isNeeded || !fix.edges.isEmpty
    }
    guard isNeeded else {
      tellUnmended(analysed, output)
      return .clean
    }
    output.note("a snapshot holds no source, so there is no diff: run this on the project")
    return .found
  }

  private func tellUnmended(_ analysed: AnalysedProject, _ output: CommandOutput) {
    let errors = analysed.analyses.flatMap { $0.findings(of: Rule.defaults) }
      .filter { $0.severity == .error }
    output.note(
      errors.isEmpty
        ? "nothing to fix"
        : "no order is missing; headway lint reports "
          + "\(Prose.count(errors.count, "error")) that no order mends")
  }

  private func explain(_ fix: EdgeFix, of analysis: PipelineAnalysis, _ output: CommandOutput) {
    guard !fix.edges.isEmpty else { return }
    for edge in fix.edges {
      let names = analysis.names([edge.from, edge.to])
      output.note("\(names[1]) after \(names[0]): \(edge.why)")
    }
    let count = Prose.count(fix.edges.count, "edge")
    let least = fix.isProvenFewest && minimize == .edges ? " (no fewer will do)" : ""
    let before = TimeSpan.described(fix.makespanBefore)
    let after = TimeSpan.described(fix.makespanAfter)
    let price = before == after ? "stays \(before)" : "grows from \(before) to \(after)"
    output.note("\(count)\(least); the longest path \(price)")
  }

  // MARK: Split

  private func fixBySplit(
    _ analysed: AnalysedProject, _ budget: SearchBudget, in world: World, _ output: CommandOutput
  ) throws(FixRefusal) -> ExitStatus {
    var text = ""
    var isNeeded = false
    for analysis in analysed.analyses {
      let fix: SplitFix
      do throws(FixProblem) { fix = try SplitFix.search(analysis, budget: budget) } catch {
        throw FixRefusal(error.message)
      }
      if fix.isCutShort { search.tellCutShort(output) }
      try refuseUnpersisted(fix, of: analysis.pipeline.kind)
      let commands = SplitCommands(fix, of: analysis, in: analysed.project)
      isNeeded = isNeeded || commands.stages.count > 1
      text += try self.text(commands, fix)
    }
    try FixRefusal.printing { () throws(InputProblem) in
      if let file { try world.write(Array(text.utf8), to: file) } else { try output.product(text) }
    }
    return isNeeded && emit == nil ? .found : .clean
  }

  private func text(_ commands: SplitCommands, _ fix: SplitFix) throws(FixRefusal) -> String {
    if let emit {
      let format: SplitFormat = emit == .shell ? .shell : .make
      return try format.text(commands)
    }
    let stages = commands.stages.enumerated().map { index, stage in
      "  \(index + 1)  \(stage.command)\n"
    }
    return "\(commands.pipeline) in \(Prose.count(commands.stages.count, "stage")), about "
      + "\(TimeSpan.described(fix.makespan))\n" + stages.joined()
  }

  private func refuseUnpersisted(
    _ fix: SplitFix, of kind: PipelineKind
  ) throws(FixRefusal) {
    guard let first = fix.unpersisted.first else { return }
    let names = Prose.list(fix.unpersisted)
    let verb = fix.unpersisted.count == 1 ? "lives" : "live"
    let help =
      switch kind {
      case .kedro:
        "persist it in the catalog, for example: "
          + "\(first): {type: pickle.PickleDataset, filepath: data/\(first).pkl}"
      case .native: "give it a 'path:' under 'datasets:'"
      }
    throw FixRefusal("\(names) would cross a stage but \(verb) in memory only", help: help)
  }
}

extension FixRefusal {
  /// Runs what prints; a failure there is a failure to write.
  fileprivate static func printing(
    _ body: () throws(InputProblem) -> Void
  ) throws(FixRefusal) {
    do throws(InputProblem) { try body() } catch {
      throw FixRefusal(error.message, help: error.help, isUnwritable: true)
    }
  }
}
