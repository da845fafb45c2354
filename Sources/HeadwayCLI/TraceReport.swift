import Analysis
import PipelineModel
import Running
import Tracing

/// What a traced run showed beyond what is declared, in short.
enum TraceReport {
  private static let mostLines = 12

  static func text(_ traces: [NodeTrace], of pipeline: Pipeline, _ limits: Limits) -> String {
    let files = Set(traces.flatMap { $0.touches.map(\.path) }).count
    var text = "traced: \(Prose.count(traces.count, "node")), \(Prose.count(files, "path"))\n"
    let lines = traces.flatMap { undeclared($0, in: pipeline) } + findings(traces, pipeline, limits)
    for line in lines.prefix(mostLines) { text += "  \(ShownText.of(line))\n" }
    if lines.count > mostLines { text += "  and \(lines.count - mostLines) more\n" }
    if lines.isEmpty, !traces.isEmpty { text += "  nothing beyond what is declared\n" }
    return text + "'headway lint' now knows what was touched\n"
  }

  private static func undeclared(_ trace: NodeTrace, in pipeline: Pipeline) -> [String] {
    let node = pipeline.nodes[trace.node]
    func declared(_ list: [Reference], _ path: String) -> Bool {
      list.contains { pipeline.datasets[$0.name]?.covers(path) == true }
    }
    return trace.touches.compactMap { touch in
      if touch.isCode { return nil }
      if touch.isWritten {
        if declared(node.outputs, touch.path) { return nil }
        let verb = touch.actions.contains(.write) ? "writes" : "removes"
        return "\(node.name) \(verb) \(touch.path), which it does not declare"
      }
      if declared(node.inputs + node.outputs, touch.path) { return nil }
      let verb = touch.actions == [.list] ? "lists" : "reads"
      return "\(node.name) \(verb) \(touch.path), which it does not declare"
    }
  }

  /// What the rules say of it that was not said already.
  private static func findings(
    _ traces: [NodeTrace], _ pipeline: Pipeline, _ limits: Limits
  ) -> [String] {
    var pipeline = pipeline
    for index in pipeline.nodes.indices {
      pipeline.nodes[index].accesses.removeAll { $0.evidence == .observed }
      pipeline.nodes[index].wasTraced = false
    }
    ObservedAccesses(traces).attach(to: &pipeline)
    let said: Set<String> = ["HW404", "HW405"]
    return PipelineAnalysis(pipeline, limits: limits).findings(of: Rule.defaults)
      .filter { $0.evidence == .observed && !said.contains($0.code) }
      .map { "\($0.severity.rawValue)[\($0.code)] \($0.message)" }
  }
}
