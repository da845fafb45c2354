import PipelineModel

extension Rule {
  package static let hiddenWrite = Rule(
    code: "HW403", name: "hidden-write", group: .missingDependency, severity: .error,
    summary: "A node's code writes what another node touches, and does not declare it.",
    why: """
      Nothing orders the two: a reader may start first and take last month's file, and of two \
      writers the last one wins, or both are mixed. What is not declared is also not made again \
      when a run is resumed. Only what is proved is told: the path stands in the code, or follows \
      from constants, parameters and path arithmetic there.
      """,
    remedy: """
      Return the data and let the pipeline save it: a dataset among the outputs gives the edge. \
      Where the function must write the file itself, order the two nodes.
      """,
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .steps import build, train


      def create_pipeline():
          return pipeline([
              node(build, "orders", "summary", name="build"),
              node(train, "features", "model", name="train"),
          ])
      """,
      "src/shop/steps.py": """
      from pathlib import Path

      FOLDER = Path("data")


      def build(orders):
          orders.dropna().to_csv(FOLDER / "features.csv")
          return orders.describe()


      def train(features):
          return features.mean()
      """,
      "conf/base/catalog.yml": """
      orders: {type: pandas.CSVDataset, filepath: data/orders.csv}
      features: {type: pandas.CSVDataset, filepath: data/features.csv}
      """,
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .steps import build, train


      def create_pipeline():
          return pipeline([
              node(build, "orders", ["features", "summary"], name="build"),
              node(train, "features", "model", name="train"),
          ])
      """,
      "src/shop/steps.py": """
      def build(orders):
          return orders.dropna(), orders.describe()


      def train(features):
          return features.mean()
      """,
      "conf/base/catalog.yml": """
      orders: {type: pandas.CSVDataset, filepath: data/orders.csv}
      features: {type: pandas.CSVDataset, filepath: data/features.csv}
      """,
    ]),
    check: { context in context.hiddenTouches(writing: true, .code) })
}
