import Analysis
import PipelineModel

extension ReportFormat {
  /// Everything, for programs.
  ///
  /// Keys are only ever added.
  package static let json = ReportFormat(
    name: "json", summary: "everything, for programs"
  ) { report, _ in report.json.text() + "\n" }
}

extension LintReport {
  /// Version 1 of the report's schema.
  ///
  /// Sizes are bytes, times seconds.
  package var json: JSONValue {
    [
      "schemaVersion": 1,
      "tool": ["name": "headway", "version": .string(version)],
      "pipelines": .array(pipelines.map(\.json)),
      "findings": .array(findings.map(\.json)),
      "summary": [
        "error": JSONValue(count(of: .error)), "warning": JSONValue(count(of: .warning)),
        "info": JSONValue(count(of: .info)), "fixable": JSONValue(fixableCount),
      ],
      "notes": JSONValue(notes),
    ]
  }
}

extension PipelineAnalysis {
  /// What is known of the pipeline as a whole.
  package var json: JSONValue {
    [
      "name": .string(pipeline.name), "source": .string(pipeline.source),
      "nodes": JSONValue(pipeline.nodes.count), "edges": JSONValue(graph.graph.edgeCount),
      "loading": pipeline.project.loading.map {
        ["mode": .string($0.mode), "reason": .string($0.reason)]
      } ?? .null,
      "verdicts": .array(verdicts.map(json)),
    ]
  }

  private func json(_ verdict: Verdict) -> JSONValue {
    let resource = verdict.resource
    return [
      "resource": .string(resource.name), "verdict": .string(verdict.state.rawValue),
      "capacity": verdict.capacity.map(resource.json) ?? .null,
      "workers": JSONValue(verdict.workers), "peak": resource.json(verdict.peak),
      "bound": verdict.bound.map(resource.json) ?? .null,
      "witness": JSONValue(names(verdict.witness)),
      "witnessDatasets": JSONValue(verdict.witnessDatasets),
      "undeclared": JSONValue(names(verdict.undeclared)),
    ]
  }
}

extension Resource {
  /// An amount in the numbers users write: bytes, or units.
  package func json(_ amount: Int64) -> JSONValue {
    unitsPerOne == 1 ? .integer(amount) : .number(Double(amount) / Double(unitsPerOne))
  }
}

extension Finding {
  /// Everything that is known of a finding.
  package var json: JSONValue {
    [
      "code": .string(code), "rule": .string(rule), "severity": .string(severity.rawValue),
      "pipeline": .string(pipeline), "message": .string(message), "nodes": JSONValue(nodes),
      "datasets": JSONValue(datasets), "evidence": .string(evidence.rawValue),
      "location": location?.json ?? .null,
      "related": .array(
        related.map { ["message": .string($0.message), "location": $0.location.json] }),
      "environments": JSONValue(environments), "help": JSONValue(help), "url": .string(url),
      "fixes": .array(fixes.map(\.json)),
      "fingerprint": .string(fingerprint),
    ]
  }
}

extension FixSummary {
  /// The fix in short.
  package var json: JSONValue {
    [
      "title": .string(title), "strategy": .string(strategy.rawValue),
      "applicability": .string(applicability.rawValue),
      "edges": .array(edges.map { JSONValue($0) }),
    ]
  }
}

extension SourceSpan {
  /// Lines and columns from 1, the end exclusive.
  package var json: JSONValue {
    [
      "file": .string(file), "line": JSONValue(start.line), "column": JSONValue(start.column),
      "endLine": JSONValue(end.line), "endColumn": JSONValue(end.column),
    ]
  }
}
