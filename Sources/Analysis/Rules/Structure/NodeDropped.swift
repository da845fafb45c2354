import PipelineModel

extension Rule {
  package static let nodeDropped = Rule(
    code: "HW107", name: "node-dropped", group: .structure, severity: .warning,
    summary: "Joining two Kedro pipelines drops a node: one with another function stands for it.",
    why: """
      To Kedro two nodes are one when name, inputs and outputs agree; the function is no part of \
      that. '+', '|' and sum() keep one of them and say nothing, so a function that is there to be \
      read never runs.
      """,
    remedy: "Give one of the nodes another name and another output, or remove it.",
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import clean, describe


      def create_pipeline():
          cleaning = pipeline([node(clean, "orders", "table", name="prepare")])
          describing = pipeline([node(describe, "orders", "table", name="prepare")])
          return cleaning + describing
      """
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import clean, describe


      def create_pipeline():
          cleaning = pipeline([node(clean, "orders", "table", name="prepare")])
          describing = pipeline([node(describe, "orders", "report", name="describe")])
          return cleaning + describing
      """
    ]),
    check: { context in
      context.pipeline.project.lostNodes.compactMap { lost in
        let node = context.pipeline.nodes.first { $0.holds(lost) }
        guard let node else { return nil }
        return Observation(
          "joining pipelines drops a node \(lost.name): \(lost.lost.name) never runs, for "
            + "\(lost.kept.name) has the same name, inputs and outputs",
          nodes: [node.name], evidence: .code, location: lost.lost.span ?? node.place,
          related: [lost.kept.span.map { RelatedPlace("\(lost.kept.name) is kept", at: $0) }]
            .compactMap(\.self),
          help: "give one of them another name and another output, or remove it",
          subjects: [lost.lost.name])
      }
    })
}

extension Node {
  /// Whether it is the one that was kept, which a namespace may have renamed since.
  fileprivate func holds(_ lost: LostNode) -> Bool {
    guard let span = lost.kept.span else { return name == lost.name }
    return self.span == span && (name == lost.name || name.hasSuffix("." + lost.name))
  }
}
