import Analysis
import ArgumentParser
import Ordering
import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning
import Reporting

/// `headway lint`.
struct LintCommand: HeadwayCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Analyses the pipeline and reports findings.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var kind: KindOption

  @Option(help: "How to report: full, concise or json.")
  var format = "full"

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write the report there.", valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("Run only these rules, groups or prefixes.", valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Leave these rules, groups or prefixes out.", valueName: "rules"))
  var ignore: [String] = []

  @Option(help: "The least severity that fails: error, warning, info or never.")
  var failOn: String?

  @OptionGroup(title: "Search") var search: SearchOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func execute(
    in world: World, _ output: CommandOutput
  ) async throws(InputProblem) -> ExitStatus {
    let format = try ReportFormat.named(format)
    // The words of the command line are checked before anything is loaded.
    _ = try rules(Configuration().lint, sources: [:])
    let budget = try search.budget(in: world)
    let analysed = try await AnalysedProject.load(
      project, kindFrom: kind.from,
      judgesCpus: { project throws(InputProblem) in
        try rules(project.configuration.lint, sources: project.sources).selection.judgesCpus
      }, budget: budget, in: world, output)
    let lint = try rules(
      analysed.project.configuration.lint, sources: analysed.project.sources)
    let report = report(on: analysed, lint, budget)
    try print(report, format, in: world, output)
    return report.findings.contains { lint.limit.fails($0.severity) } ? .found : .clean
  }

  private func rules(
    _ configured: LintConfiguration, sources: [String: SourceText]
  ) throws(InputProblem) -> LintRules {
    try LintRules(
      select: select, ignore: ignore, failOn: failOn, configured, sources: sources)
  }

  private func report(
    on analysed: AnalysedProject, _ lint: LintRules, _ budget: SearchBudget
  ) -> LintReport {
    var findings: [Finding] = []
    for analysis in analysed.analyses {
      var own = lint.reported(analysis.findings(of: lint.selection.rules))
      if let fix = edgeFix(for: analysis, when: !own.isEmpty, budget) {
        own = fix.attached(to: own, of: analysis)
      }
      findings += own
    }
    let environments = EnvironmentFindings(of: analysed) { analysis in
      lint.reported(analysis.findings(of: lint.selection.rules))
    }
    findings = environments.merged(with: findings)
    return LintReport(
      version: Version.text, pipelines: analysed.analyses,
      findings: findings.sorted { $0.precedes($1) }, sources: analysed.project.sources,
      notes: analysed.project.notes)
  }

  /// The fix that findings show.
  ///
  /// A search among more nodes takes seconds, which a report must not: `headway fix` takes them.
  private func edgeFix(
    for analysis: PipelineAnalysis, when isWanted: Bool, _ budget: SearchBudget
  ) -> EdgeFix? {
    guard isWanted, !analysis.hazards.isEmpty, analysis.pipeline.nodes.count <= 1000 else {
      return nil
    }
    return try? EdgeFix.search(analysis, budget: budget)
  }

  private func print(
    _ report: LintReport, _ format: ReportFormat, in world: World, _ output: CommandOutput
  ) throws(InputProblem) {
    guard let file else {
      return try output.product(format.render(report, output.outputStyle))
    }
    try world.write(Array(format.render(report, .plain).utf8), to: file)
  }
}

/// The least severity that makes a command fail.
struct FailureLimit: Sendable {
  /// Nil never fails.
  private let least: Severity?

  init(_ word: Reference?, sources: [String: SourceText]) throws(InputProblem) {
    guard let word else {
      least = .error
      return
    }
    if word.name == "never" {
      least = nil
      return
    }
    guard let severity = Severity(rawValue: word.name) else {
      throw InputProblem(
        "fail-on is error, warning, info or never, not '\(word.name.shortened)'",
        span: word.span, source: word.span.flatMap { sources[$0.file] })
    }
    least = severity
  }

  func fails(_ severity: Severity) -> Bool { least.map { severity >= $0 } ?? false }
}

/// The rules that the command line and the configuration choose together: `--select` and
/// `--fail-on` of the command line replace those of the configuration, what either ignores is left
/// out.
private struct LintRules {
  let selection: RuleSelection
  let limit: FailureLimit
  private let perFile: [(pattern: String, codes: Set<String>)]

  init(
    select: [String], ignore: [String], failOn: String?, _ configured: LintConfiguration,
    sources: [String: SourceText]
  ) throws(InputProblem) {
    selection = try RuleSelection(
      select: select.isEmpty ? configured.select : select.map { Reference($0) },
      ignore: configured.ignore + ignore.map { Reference($0) }, sources: sources)
    limit = try FailureLimit(
      failOn.map { Reference($0) } ?? configured.failOn, sources: sources)
    var perFile: [(pattern: String, codes: Set<String>)] = []
    for entry in configured.perFileIgnores {
      perFile.append((entry.pattern, try RuleSelection.codes(of: entry.rules, sources: sources)))
    }
    self.perFile = perFile
  }

  /// Without what is ignored for the file a finding points into.
  func reported(_ findings: [Finding]) -> [Finding] {
    findings.filter { finding in
      guard let file = finding.location?.file else { return true }
      return !perFile.contains {
        $0.codes.contains(finding.code)
          && (GlobPattern.matches(file, $0.pattern) || GlobPattern.matches(file, "*/" + $0.pattern))
      }
    }
  }
}
