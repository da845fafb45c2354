import Analysis
import Ordering
import PipelineModel
import Planning

/// The verdicts in words, and what they become under added edges and stages.
struct VerdictLines {
  private(set) var lines: [Caption.VerdictLine] = []

  init(_ analysis: PipelineAnalysis, added: [AddedEdge], stages: [Int?]) {
    guard let order = analysis.graph.order else {
      let text = "no schedule exists: nodes wait for each other in a circle"
      lines = [Caption.VerdictLine(text: text, tone: .unsafe)]
      return
    }
    lines = analysis.verdicts.compactMap(Self.line)
    guard !added.isEmpty || stages.contains(where: { $0 != nil }) else { return }
    let edges = added.map { DirectedGraph.Edge($0.from, $0.to) }
    guard let changed = order.adding(edges) else { return }
    let change = added.isEmpty ? "in stages" : "with the added order"
    let without = added.isEmpty ? "without them" : "without it"
    lines = analysis.verdicts.flatMap { verdict -> [Caption.VerdictLine] in
      let line = Self.line(verdict).map { [$0] } ?? []
      guard verdict.state == .unsafe, let capacity = verdict.capacity else { return line }
      let peak = Self.peak(of: verdict, in: changed, stages: stages, analysis)
      guard peak < verdict.peak else { return line }
      // What the picture shows comes first; what would be without it is of less weight.
      let text = "\(change), \(Self.amounts(verdict.resource, peak: peak, capacity: capacity))"
      let isWhole = verdict.undeclared.isEmpty && analysis.pipeline.unresolved.isEmpty
      let state = peak > capacity ? "unsafe" : isWhole ? "safe" : "unknown"
      let tone: Caption.Tone = peak > capacity ? .unsafe : isWhole ? .safe : .plain
      return [Caption.VerdictLine(text: "\(text) – \(state)", tone: tone)]
        + line.map { Caption.VerdictLine(text: "\(without), \($0.text)", tone: .faint) }
    }
  }

  private static func line(_ verdict: Verdict) -> Caption.VerdictLine? {
    let resource = verdict.resource
    let missing =
      verdict.undeclared.isEmpty
      ? "" : ", \(Prose.count(verdict.undeclared.count, "node")) not declared"
    guard let capacity = verdict.capacity else {
      guard verdict.peak > 0 else { return nil }
      let peak = DisplayText.clean(resource.described(verdict.peak))
      return Caption.VerdictLine(
        text: "\(name(resource)): at most \(peak) at one time\(missing)", tone: .plain)
    }
    let amounts = amounts(resource, peak: verdict.peak, capacity: capacity)
    return Caption.VerdictLine(
      text: "\(amounts) – \(verdict.state.rawValue)\(missing)",
      tone: verdict.state == .unsafe ? .unsafe : verdict.state == .safe ? .safe : .plain)
  }

  /// What is needed and what there is, as in `memory: 18 GiB of 16 GiB`, without a judgement.
  private static func amounts(_ resource: Resource, peak: Int64, capacity: Int64) -> String {
    let amounts = "\(resource.described(peak)) of \(resource.described(capacity))"
    return "\(name(resource)): \(DisplayText.clean(amounts))"
  }

  private static func name(_ resource: Resource) -> String {
    DisplayText.shortened(DisplayText.clean(resource.name), to: 24)
  }

  /// The most that nodes take together which may overlap within one stage.
  private static func peak(
    of verdict: Verdict, in order: PartialOrder, stages: [Int?], _ analysis: PipelineAnalysis
  ) -> Int64 {
    let held = verdict.resource == .memory ? analysis.held.within { stages[$0] } : nil
    let weights = analysis.pipeline.nodes.map { $0.demand.amount(of: verdict.resource) ?? 0 }
    let numbers = Set(stages)
    return numbers.map { number in
      let mine = weights.indices.map { stages[$0] == number ? weights[$0] : 0 }
      let data = held?.datasets.filter { stages[$0.producer] == number } ?? []
      return order.heaviestState(weights: mine, held: data).upper
    }.max() ?? 0
  }
}
