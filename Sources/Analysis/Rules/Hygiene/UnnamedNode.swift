import PipelineModel

extension Rule {
  package static let unnamedNode = Rule(
    code: "HW503", name: "unnamed-node", group: .hygiene, severity: .info, isDefault: false,
    summary: "A Kedro node has no name of its own, so a new input or output renames it.",
    why: """
      Kedro makes a name for such a node out of its function, inputs and outputs. Any dataset that \
      is added, an ordering edge too, gives another name, and every '--nodes', '--from-nodes' and \
      measured run that knows the old one is lost. Off by default, because nothing is wrong until \
      the node changes.
      """,
    remedy: "Give the node a name: node(..., name=\"clean\").",
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import clean


      def create_pipeline():
          return pipeline([node(clean, "orders", "table")])
      """
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import clean


      def create_pipeline():
          return pipeline([node(clean, "orders", "table", name="clean")])
      """
    ]),
    check: { context in
      context.pipeline.nodes.filter { !$0.isNamed }.map { node in
        Observation(
          "\(node.name) is a name that Kedro made: any new input or output changes it",
          nodes: [node.name], location: node.place, help: "give the node a name of its own")
      }
    })
}
