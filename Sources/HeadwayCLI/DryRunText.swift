import Analysis
import PipelineModel
import Planning
import Reporting

/// What a run would do, in the order in which the plan starts the nodes.
enum DryRunText {
  static func of(_ plan: Plan, _ analysis: PipelineAnalysis, _ selected: Set<Int>?) -> String {
    let nodes = analysis.pipeline.nodes.indices.filter { selected?.contains($0) ?? true }
    let order = nodes.sorted { (plan.nodes[$0].start, $0) < (plan.nodes[$1].start, $1) }
    let lines = order.map { index -> String in
      let node = analysis.pipeline.nodes[index]
      let waits = plan.edges.filter { $0.to == node.name }.map(\.from)
      let after = waits.isEmpty ? "" : "  after \(Prose.list(Array(Set(waits)).sorted()))"
      return ShownText.of("\(node.name)  \(action(node.action))\(after)") + "\n"
    }
    return "would run \(Prose.count(nodes.count, "node")):\n" + lines.map { "  " + $0 }.joined()
  }

  private static func action(_ action: Action) -> String {
    switch action {
    case .command(let words): words.joined(separator: " ")
    case .shell(let line): line
    case .kedro(let function): function
    case .none: "nothing to run"
    }
  }
}
