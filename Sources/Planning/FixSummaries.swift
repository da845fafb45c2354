import Analysis

extension EdgeFix {
  /// Gives every finding that the fix mends its part of the fix in short.
  package func attached(to findings: [Finding], of analysis: PipelineAnalysis) -> [Finding] {
    let names = analysis.pipeline.nodes.map(\.name)
    return findings.map { finding in
      guard finding.pipeline == analysis.pipeline.name, Self.mendable.contains(finding.code) else {
        return finding
      }
      let concerned = Set(finding.nodes)
      let part = edges.filter {
        concerned.contains(names[$0.from]) && concerned.contains(names[$0.to])
      }
      // A set can be kept apart by a path through nodes outside it: then all edges are its fix.
      let own = part.isEmpty ? edges : part
      guard !own.isEmpty else { return finding }
      var finding = finding
      let order = own.map { "\(names[$0.to]) after \(names[$0.from])" }
      finding.fixes.append(
        FixSummary(
          title: "run \(Prose.list(order))", strategy: .edges, applicability: .safe,
          edges: own.map { [names[$0.from], names[$0.to]] }))
      return finding
    }
  }

  /// The rules whose findings an order takes away.
  private static let mendable: Set = ["HW201", "HW202", "HW203", "HW204", "HW301", "HW302"]
}
