import Analysis
import PipelineModel
import Reporting
import TestSupport

/// Reports that several tests look at.
enum Samples {
  static let waiting = """
    name: waiting
    machine: {memory: 16GiB, gpu: 2}
    nodes:
      A:
        inputs: [data/x.csv]
        memory: 1GiB
      D:
        inputs: [data/x.csv]
        memory: 15.5GiB
        resources: {gpu: 0.5}
    """

  /// What rules find in a pipeline, with fixes put on every finding.
  static func report(
    _ text: String, rules: [Rule] = Rule.all, fixes: [FixSummary] = [], workers: Int? = nil,
    notes: [String] = []
  ) throws -> LintReport {
    let sample = try PipelineText(text)
    let analysis = sample.analysis(workers: workers)
    let findings = analysis.findings(of: rules).map { finding in
      var finding = finding
      finding.fixes = fixes
      return finding
    }
    return LintReport(
      version: "0.1.0", pipelines: [analysis], findings: findings,
      sources: [sample.source.file: sample.source], notes: notes)
  }

  static let edgeFix = FixSummary(
    title: "order D after A", strategy: .edges, applicability: .safe, edges: [["A", "D"]])

  /// A span of a text that occurs once in a source.
  static func span(of part: String, in source: SourceText) throws -> SourceSpan {
    let text = String(decoding: source.bytes, as: UTF8.self)
    guard let range = text.firstRange(of: part) else { throw Missing(part: part) }
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return source.span(start..<(start + part.utf8.count))
  }

  struct Missing: Error { let part: String }
}
