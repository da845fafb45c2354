import Analysis
import PipelineModel

/// All that `lint` has to tell, before it takes a form.
package struct LintReport: Sendable {
  /// The version of this program.
  package let version: String
  /// The pipelines that were analysed, in the order they were asked for.
  package let pipelines: [PipelineAnalysis]
  /// Sorted as they are shown, with the fixes they have.
  package let findings: [Finding]
  /// The files that places point into, by the name they are shown with.
  package let sources: [String: SourceText]
  /// What the user should know of how the project was loaded, a line each.
  package let notes: [String]

  package init(
    version: String, pipelines: [PipelineAnalysis], findings: [Finding],
    sources: [String: SourceText] = [:], notes: [String] = []
  ) {
    self.version = version
    self.pipelines = pipelines
    self.findings = findings
    self.sources = sources
    self.notes = notes
  }

  /// How many findings are of a severity.
  package func count(of severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// How many findings `headway fix` can mend.
  package var fixableCount: Int { findings.count(where: \.isFixable) }

  /// The file or folder that a finding is about when it has no place.
  func source(of finding: Finding) -> String {
    pipelines.first { $0.pipeline.name == finding.pipeline }?.pipeline.source ?? finding.pipeline
  }
}

extension Finding {
  /// Whether a fix of it can be written.
  package var isFixable: Bool { fixes.contains { $0.applicability != .display } }
}
