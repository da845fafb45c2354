import PipelineModel

extension Rule {
  package static let hiddenRead = Rule(
    code: "HW402", name: "hidden-read", group: .missingDependency, severity: .error,
    summary: "A node's code reads what another node writes, and does not declare it.",
    why: """
      The edge from the writer is missing: the node may start first and take last month's file, or \
      one that is half written. Only what is proved is told: the path stands in the code, or follows \
      from constants, parameters and path arithmetic there. Where other edges happen to keep the \
      order it is a warning, for whoever drops one of them makes a race.
      """,
    remedy: """
      Let the node take the dataset as an input, so that the pipeline loads it and knows the edge. \
      Where the function must open the file itself, order the two nodes.
      """,
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .steps import build, train


      def create_pipeline():
          return pipeline([
              node(build, "orders", "features", name="build"),
              node(train, "orders", "model", name="train"),
          ])
      """,
      "src/shop/steps.py": """
      import pandas as pd


      def build(orders):
          return orders.dropna()


      def train(orders):
          features = pd.read_csv("data/features.csv")
          return features.mean()
      """,
      "conf/base/catalog.yml": """
      orders: {type: pandas.CSVDataset, filepath: data/orders.csv}
      features: {type: pandas.CSVDataset, filepath: data/features.csv}
      model: {type: pickle.PickleDataset, filepath: data/model.pkl}
      """,
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .steps import build, train


      def create_pipeline():
          return pipeline([
              node(build, "orders", "features", name="build"),
              node(train, "features", "model", name="train"),
          ])
      """,
      "src/shop/steps.py": """
      def build(orders):
          return orders.dropna()


      def train(features):
          return features.mean()
      """,
      "conf/base/catalog.yml": """
      orders: {type: pandas.CSVDataset, filepath: data/orders.csv}
      features: {type: pandas.CSVDataset, filepath: data/features.csv}
      model: {type: pickle.PickleDataset, filepath: data/model.pkl}
      """,
    ]),
    check: { context in context.hiddenTouches(writing: false, .code) })
}
