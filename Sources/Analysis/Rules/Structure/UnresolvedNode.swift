import PipelineModel

extension Rule {
  package static let unresolvedNode = Rule(
    code: "HW106", name: "unresolved-node", group: .structure, severity: .error,
    summary: "A part of a Kedro pipeline depends on what only running the project can tell.",
    why: """
      The project was read without running it, and what a node is, or whether there is one, depends \
      on something outside its source: an environment variable, the clock, a library. It is left \
      out rather than guessed, so nothing is proved of the pipeline as a whole: no verdict is safe, \
      and a finding may be mended, or made worse, by what is left out.
      """,
    remedy: """
      Load the project with a Python that has its Kedro ('kedro: {mode: live}'), read a snapshot made \
      where that is possible, or let the source say it.
      """,
    bad: RuleExample(kedro: [
      "headway.yaml": "kedro: {mode: static}",
      "src/shop/pipeline.py": """
      import os

      from kedro.pipeline import node, pipeline

      from .nodes import clean


      def create_pipeline():
          table = os.environ.get("SHOP_TABLE", "table")
          return pipeline([node(clean, "orders", table, name="clean")])
      """,
    ]),
    good: RuleExample(kedro: [
      "headway.yaml": "kedro: {mode: static}",
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import clean


      def create_pipeline():
          table = "table"
          return pipeline([node(clean, "orders", table, name="clean")])
      """,
    ]),
    check: { context in
      context.pipeline.unresolved.map { part in
        Observation(
          "a part of \(context.pipeline.name) is not resolved: \(part.reason)",
          evidence: .code, location: part.span,
          related: [part.origin.map { RelatedPlace("here it begins", at: $0) }].compactMap(\.self),
          help: "load the project with its Kedro, or let the source say it",
          subjects: [part.reason])
      }
    })
}
