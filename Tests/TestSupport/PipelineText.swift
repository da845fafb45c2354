import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel

/// A native pipeline written in a test.
package struct PipelineText {
  package let pipeline: Pipeline
  package let source: SourceText

  package init(_ text: String, file: String = "pipeline.yaml") throws {
    source = SourceText(file: file, bytes: Array(text.utf8))
    var reader = NativeReader(
      document: try SourceDocument.read(source),
      locations: LocationReader(root: "/project", files: NoFiles()))
    pipeline = try reader.read(namedAfter: "/project")
  }

  /// The pipeline of a rule's example, with what it says was observed.
  package init(_ example: RuleExample) throws {
    let text = try PipelineText(example.pipeline)
    pipeline = example.observing(text.pipeline)
    source = text.source
  }

  /// Analyses it on the machine it declares.
  package func analysis(workers: Int? = nil, judgesCpus: Bool = false) -> PipelineAnalysis {
    let limits = Limits(
      pipeline.machine, overriddenBy: Limits(workers: workers, judgesCpus: judgesCpus))
    return PipelineAnalysis(pipeline, limits: limits)
  }

  /// What rules find in it.
  package func findings(of rules: [Rule]) -> [Finding] {
    analysis(judgesCpus: rules.contains { $0.code == "HW202" }).findings(of: rules)
  }

  /// The only finding of a rule.
  package func finding(of rule: Rule) throws -> Finding {
    let found = findings(of: [rule])
    guard let first = found.first, found.count == 1 else { throw Unexpected(count: found.count) }
    return first
  }

  package struct Unexpected: Error { package let count: Int }
}
