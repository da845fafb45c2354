import Analysis
import PipelineModel

/// What was proved of a pipeline, in words.
package enum VerdictText {
  /// The pipeline with its verdicts, a line each.
  ///
  /// Ends with a line end.
  package static func of(_ analysis: PipelineAnalysis, style: Style) -> String {
    let pipeline = analysis.pipeline
    let counts =
      Prose.count(pipeline.nodes.count, "node") + ", "
      + Prose.count(analysis.graph.graph.edgeCount, "edge")
      + (pipeline.project.loading.map { ", \($0.described)" } ?? "")
    let title = style.paint(ShownText.of(pipeline.name), .strong)
    let lines =
      analysis.overlap == nil
      ? ["  no verdict: the nodes wait for each other in a circle"]
      : analysis.verdicts.map { "  " + line(for: $0, of: analysis, style: style) }
    return (["\(title) (\(ShownText.of(pipeline.source))): \(counts)"] + lines)
      .map { $0 + "\n" }.joined()
  }

  /// `memory: unsafe — 18 GiB of 16 GiB (A, B, C, D)`.
  package static func line(
    for verdict: Verdict, of analysis: PipelineAnalysis, style: Style
  ) -> String {
    let role: Style.Role =
      switch verdict.state {
      case .safe: .success
      case .unsafe: .error
      case .unknown: .warning
      }
    let state = style.paint(verdict.state.rawValue, role)
    let reason = VerdictReason(verdict, of: analysis).text
    return "\(ShownText.of(verdict.resource.name)): \(state) — \(ShownText.of(reason))"
  }
}

extension ProjectLoading {
  fileprivate var described: String {
    switch way {
    case .live(let version): "imported with Kedro \(ShownText.of(version))"
    case .static: "read without importing it"
    case .snapshot: "from a snapshot"
    }
  }
}

/// Why a verdict is what it is.
struct VerdictReason {
  private let verdict: Verdict
  private let analysis: PipelineAnalysis

  init(_ verdict: Verdict, of analysis: PipelineAnalysis) {
    self.verdict = verdict
    self.analysis = analysis
  }

  var text: String {
    switch verdict.state {
    case .safe: "every schedule fits\(withWorkers): at most \(peakOfCapacity)\(witness)"
    case .unsafe: "\(peakOfCapacity)\(witness)"
    case .unknown: unknown
    }
  }

  private var resource: Resource { verdict.resource }

  private var unknown: String {
    let missing = [capacityMissing, demandMissing, partsMissing].compactMap(\.self)
    guard !missing.isEmpty else { return openBound }
    let reason = missing.joined(separator: ", and ")
    return verdict.peak > 0
      ? "\(reason); what is known takes up to \(peakOfCapacity)\(witness)" : reason
  }

  private var capacityMissing: String? {
    guard verdict.capacity == nil else { return nil }
    let option = resource == .memory ? "--memory" : "--resource \(resource.name)=N"
    return "nobody said what the machine has ('machine:' or \(option))"
  }

  private var partsMissing: String? {
    let count = analysis.pipeline.unresolved.count
    guard count > 0 else { return nil }
    return "\(Prose.count(count, "part")) of the pipeline \(count == 1 ? "is" : "are") not resolved"
  }

  private var demandMissing: String? {
    let nodes = verdict.undeclared
    guard !nodes.isEmpty else { return nil }
    if nodes.count == analysis.pipeline.nodes.count, nodes.count > 1 {
      return "no node says what it takes"
    }
    return "\(Prose.list(analysis.names(nodes), most: 4)) \(nodes.count == 1 ? "does" : "do") "
      + "not say what \(nodes.count == 1 ? "it takes" : "they take")"
  }

  /// The worst is not known exactly: for a limited number of workers, or where datasets that are
  /// held have several readers.
  private var openBound: String {
    let above = verdict.bound.map { " and \(resource.described($0))" } ?? ""
    let capacity = verdict.capacity.map { ", of \(resource.described($0))" } ?? ""
    return "the worst\(withWorkers) lies between \(resource.described(verdict.peak))\(witness)"
      + above + capacity
  }

  private var withWorkers: String {
    verdict.workers.map { " with at most \(Prose.count($0, "worker"))" } ?? ""
  }

  private var peakOfCapacity: String {
    guard let capacity = verdict.capacity else { return resource.described(verdict.peak) }
    return resource.described(verdict.peak, of: capacity)
  }

  private var witness: String {
    let names = analysis.names(verdict.witness)
    let held = verdict.witnessDatasets.map(analysis.held.described)
    let parts = [
      names.isEmpty ? nil : listed(names), held.isEmpty ? nil : "holding \(listed(held))",
    ].compactMap(\.self)
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  private func listed(_ names: [String]) -> String {
    names.count > 8
      ? names.prefix(7).joined(separator: ", ") + " and \(names.count - 7) more"
      : names.joined(separator: ", ")
  }
}
