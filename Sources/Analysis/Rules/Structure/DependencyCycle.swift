import Ordering
import PipelineModel

extension Rule {
  package static let dependencyCycle = Rule(
    code: "HW101", name: "dependency-cycle", group: .structure, severity: .error,
    summary: "Nodes wait for each other in a circle, so none of them can ever start.",
    why: """
      A node starts when all that it waits for is done. In a circle every node waits for itself, \
      by way of the others. No schedule exists, so nothing else can be proved of the pipeline \
      either.
      """,
    remedy: """
      Cut the circle at the edge that is not meant: drop an 'after', or let a node read another \
      dataset than the one a later node writes.
      """,
    bad: RuleExample(
      """
      nodes:
        clean: {run: ./clean.sh, inputs: [scores], outputs: [table]}
        train: {run: ./train.sh, inputs: [table], outputs: [model]}
        score: {run: ./score.sh, inputs: [model], outputs: [scores]}
      """),
    good: RuleExample(
      """
      nodes:
        clean: {run: ./clean.sh, inputs: [data/raw.csv], outputs: [table]}
        train: {run: ./train.sh, inputs: [table], outputs: [model]}
        score: {run: ./score.sh, inputs: [model], outputs: [scores]}
      """),
    check: DependencyCycle.check)
}

/// Looks for circles: the shortest, then the shortest that shares no node with it, and so on.
private enum DependencyCycle {
  /// At most so many circles are reported.
  static let most = 10

  static func check(_ context: AnalysisContext) -> [Observation] {
    let loops = context.graph.edges
      .filter { $0.from == $0.to && $0.kind == .order }
      .map { observation([$0.from], in: context) }
    return loops
      + circles(in: context.graph.graph, context.analysis.limits).map {
        observation($0, in: context)
      }
  }

  private static func circles(in graph: DirectedGraph, _ limits: Limits) -> [[Int]] {
    var graph = graph
    var circles: [[Int]] = []
    while circles.count < most, let circle = graph.shortestCycle(budget: limits.circleSteps) {
      circles.append(circle)
      let members = Set(circle)
      graph = graph.removing(
        graph.edges.filter { members.contains($0.source) || members.contains($0.target) })
    }
    return circles
  }

  private static func observation(
    _ circle: [Int], in context: AnalysisContext
  ) -> Observation {
    let names = context.analysis.names(circle)
    guard let first = circle.first, circle.count > 1 else {
      return Observation(
        "\(Prose.list(names)) waits for itself", nodes: names,
        location: circle.first.flatMap { context.afterSpan(of: $0, naming: $0) },
        help: "drop it from its own 'after'")
    }
    let steps = Array(zip(circle, circle.dropFirst() + [first]))
    let edges = context.edges(along: steps)
    return Observation(
      "\(path(names)) wait for each other in a circle",
      nodes: names, datasets: edges.compactMap { $0?.dataset }.uniqued(),
      location: context.place(of: first),
      related: zip(steps, edges).compactMap { step, edge in
        context.reason(from: step.0, to: step.1, edge)
      },
      help: "cut the circle: drop one of these edges")
  }

  /// `A → B → C → A`; a long circle by its first and last members.
  private static func path(_ names: [String]) -> String {
    let shown =
      names.count > 8
      ? names.prefix(5) + ["… \(names.count - 6) more …"] + names.suffix(1) : names[...]
    return (shown + names.prefix(1)).joined(separator: " → ")
  }
}

extension AnalysisContext {
  /// An edge of the pipeline for each step, one by data when there is one.
  fileprivate func edges(along steps: [(Int, Int)]) -> [PipelineEdge?] {
    var found: [DirectedGraph.Edge: PipelineEdge] = [:]
    let wanted = Set(steps.map { DirectedGraph.Edge($0.0, $0.1) })
    for edge in graph.edges {
      let step = DirectedGraph.Edge(edge.from, edge.to)
      guard wanted.contains(step), found[step]?.dataset == nil else { continue }
      if found[step] == nil || edge.dataset != nil { found[step] = edge }
    }
    return steps.map { found[DirectedGraph.Edge($0.0, $0.1)] }
  }

  /// The place in the later node that makes it wait for the earlier one.
  fileprivate func reason(from: Int, to: Int, _ edge: PipelineEdge?) -> RelatedPlace? {
    let (earlier, later) = (pipeline.nodes[from], pipeline.nodes[to])
    if let dataset = edge?.dataset {
      let span = inputSpan(of: to, naming: dataset) ?? later.place
      return span.map {
        RelatedPlace("\(later.name) reads \(dataset), which \(earlier.name) writes", at: $0)
      }
    }
    let span = afterSpan(of: to, naming: from) ?? later.place
    return span.map { RelatedPlace("\(later.name) is after \(earlier.name)", at: $0) }
  }
}
