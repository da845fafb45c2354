import Analysis
import PipelineModel
import Planning

/// A plan in words, for people.
package enum PlanText {
  /// Stages, the predicted timeline, what is taken of what there is, and why each edge is there.
  package static func of(_ plan: Plan, style: Style) -> String {
    let head = "\(ShownText.of(plan.pipeline)): \(Prose.count(plan.nodes.count, "node")), "
    return style.paint(head, .strong) + "about \(TimeSpan.described(plan.makespan))\(bound(plan))\n"
      + peaks(plan, style) + stages(plan, style) + timeline(plan, style) + edges(plan, style)
  }

  /// How much shorter a plan could be at most.
  private static func bound(_ plan: Plan) -> String {
    guard let bound = plan.makespanBound else { return "" }
    if bound >= plan.makespan { return ", and no plan is shorter" }
    return ", and no plan is shorter than \(TimeSpan.described(bound))"
  }

  private static func peaks(_ plan: Plan, _ style: Style) -> String {
    plan.verdicts.map { verdict in
      let resource = Resource(verdict.resource)
      let amount = { (value: Double) in
        resource.described(Int64((value * Double(resource.unitsPerOne)).rounded()))
      }
      let role: Style.Role =
        verdict.verdict == "safe" ? .success : verdict.verdict == "unsafe" ? .error : .warning
      let limit = verdict.capacity.map { " of \(amount($0))" } ?? ", and no capacity is given"
      return "  \(ShownText.of(verdict.resource)): \(style.paint(verdict.verdict, role)), "
        + ShownText.of("at most \(amount(verdict.peak))\(limit)") + "\n"
    }.joined()
  }

  private static func stages(_ plan: Plan, _ style: Style) -> String {
    guard plan.stages.count > 1 else { return "" }
    let lines = plan.stages.enumerated().map { index, names in
      "  \(index + 1)  \(ShownText.of(Prose.list(names, most: 12)))\n"
    }
    return style.paint("\nStages, if it is split\n", .strong) + lines.joined()
  }

  /// The most nodes that are drawn; those that end last when there are more.
  private static let mostRows = 40
  private static let columns = 40

  private static func timeline(_ plan: Plan, _ style: Style) -> String {
    guard plan.makespan > 0 else { return "" }
    let shown = plan.nodes.sorted { ($0.start, $0.name) < ($1.start, $1.name) }.prefix(mostRows)
    let width = min(30, shown.map { ShownText.width(ShownText.of($0.name)) }.max() ?? 0)
    let rows = shown.map { node in
      let from = column(node.start, of: plan)
      let to = max(from + 1, column(node.end, of: plan))
      let bar =
        String(repeating: " ", count: from) + String(repeating: "█", count: to - from)
        + String(repeating: " ", count: max(0, columns - to))
      let guess = node.durationKnown ? "" : "  duration not known"
      return "  \(ShownText.fitted(ShownText.of(node.name), to: width))  \(bar)  "
        + "\(TimeSpan.described(node.start))–\(TimeSpan.described(node.end))\(guess)\n"
    }
    let rest = plan.nodes.count - shown.count
    let more = rest > 0 ? "  and \(Prose.count(rest, "more node", plural: "more nodes"))\n" : ""
    return style.paint("\nTimeline\n", .strong) + rows.joined() + more
  }

  private static func column(_ seconds: Double, of plan: Plan) -> Int {
    min(columns, Int((seconds / plan.makespan * Double(columns)).rounded()))
  }

  private static func edges(_ plan: Plan, _ style: Style) -> String {
    let added = plan.edges.filter { $0.kind == .added }
    guard !added.isEmpty else { return "" }
    let lines = added.map {
      "  \(ShownText.of($0.from)) → \(ShownText.of($0.to))  \(ShownText.of($0.why))\n"
    }
    return style.paint("\nAdded order\n", .strong) + lines.joined()
  }
}
