import Analysis
import PipelineModel

extension ReportFormat {
  /// For people: every finding with its lines of source, then the verdicts.
  package static let full = ReportFormat(
    name: "full", summary: "for people: findings with their lines of source, verdicts"
  ) { report, style in FullReport(report: report, style: style).text }
}

/// Puts the full report together.
private struct FullReport {
  let report: LintReport
  let style: Style

  /// At most so many related places are shown of a finding.
  static let mostRelated = 8

  var text: String {
    let findings = report.findings.map { lines(of: $0).map { $0 + "\n" }.joined() + "\n" }
    let verdicts = report.pipelines.map { VerdictText.of($0, style: style) }
    return findings.joined() + verdicts.joined() + "\n" + summary + "\n"
  }

  private func lines(of finding: Finding) -> [String] {
    let role = Style.role(of: finding.severity)
    let kind = style.paint("\(finding.severity.rawValue)[\(finding.code)]", role)
    let title = style.paint("\(finding.rule): \(ShownText.of(finding.message))", .strong)
    let frame = CodeFrame(
      annotations(of: finding), sources: report.sources, style: style, role: role)
    var lines = ["\(kind) \(title)"] + frame.lines
    if finding.location == nil {
      lines.append(frame.note("in", report.source(of: finding)))
    } else {
      lines.append(frame.ruler)
    }
    if report.pipelines.count > 1 { lines.append(frame.note("pipeline", finding.pipeline)) }
    let hidden = finding.related.count - Self.mostRelated
    if hidden > 0 {
      lines.append(frame.note("note", "and \(Prose.count(hidden, "more place"))"))
    }
    // A fix says in full what the help says in general.
    if let help = finding.help, finding.fixes.isEmpty { lines.append(frame.note("help", help)) }
    return lines + finding.fixes.map { frame.note("fix", words(for: $0), .success) }
  }

  private func annotations(of finding: Finding) -> [Annotation] {
    guard let location = finding.location else { return [] }
    return [Annotation(span: location, labels: [], isPrimary: true)]
      + finding.related.prefix(Self.mostRelated).map {
        Annotation(span: $0.location, labels: [$0.message], isPrimary: false)
      }
  }

  private func words(for fix: FixSummary) -> String {
    switch fix.applicability {
    case .safe: fix.title + " ('headway fix --apply' writes it)"
    case .unsafe: fix.title + " (look at it before you apply it)"
    case .display: fix.title + " (by hand)"
    }
  }

  private var summary: String {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = report.count(of: severity)
      guard count > 0 else { return nil }
      let plural = severity == .info ? severity.rawValue : nil
      return style.paint(
        Prose.count(count, severity.rawValue, plural: plural), Style.role(of: severity))
    }
    guard !counts.isEmpty else { return style.paint("No findings.", .success) }
    let fixable = report.fixableCount
    let mend = fixable > 0 ? ", \(fixable) fixable with 'headway fix'" : ""
    return "Found \(Prose.list(counts))\(mend)."
  }
}
