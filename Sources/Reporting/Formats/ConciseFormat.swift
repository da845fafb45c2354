import Analysis
import PipelineModel

extension ReportFormat {
  /// `file:line:column: error[HW201] message`, a line for each finding, for editors and scripts.
  package static let concise = ReportFormat(
    name: "concise", summary: "a line for each finding"
  ) { report, style in
    report.findings.map { finding in
      let place = ShownText.of(finding.location?.shown ?? report.source(of: finding))
      let kind = style.paint(
        "\(finding.severity.rawValue)[\(finding.code)]", Style.role(of: finding.severity))
      return "\(place): \(kind) \(ShownText.of(finding.message))\n"
    }.joined()
  }
}
