import PipelineModel

extension Rule {
  package static let unresolvedAccess = Rule(
    code: "HW409", name: "unresolved-access", group: .missingDependency, severity: .info,
    isDefault: false,
    summary: "A node's code touches places that the code alone does not tell.",
    why: """
      What is not known is not taken for harmless: another node may touch the same place. One note \
      for each node says what to look at, or what to trace. It is off by default, for most such \
      places are nobody else's.
      """,
    remedy: """
      Give the node the path as a parameter or the data as a dataset, or let a traced run tell: \
      'headway run --trace'.
      """,
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .steps import collect


      def create_pipeline():
          return pipeline([node(collect, "orders", "table", name="collect")])
      """,
      "src/shop/steps.py": """
      import os

      import pandas as pd


      def collect(orders):
          return pd.read_csv(os.environ["RATES"]).merge(orders)
      """,
      "conf/base/catalog.yml": "orders: {type: pandas.CSVDataset, filepath: data/orders.csv}",
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .steps import collect


      def create_pipeline():
          return pipeline([node(collect, ["orders", "rates"], "table", name="collect")])
      """,
      "src/shop/steps.py": """
      def collect(orders, rates):
          return rates.merge(orders)
      """,
      "conf/base/catalog.yml": """
      orders: {type: pandas.CSVDataset, filepath: data/orders.csv}
      rates: {type: pandas.CSVDataset, filepath: data/rates.csv}
      """,
    ]),
    check: { context in
      context.pipeline.nodes.compactMap { node in
        guard let first = node.unresolvedAccesses.first else { return nil }
        let count = node.unresolvedAccesses.count
        return Observation(
          node.unresolvedAccesses.allSatisfy(\.means.isEmpty)
            ? "the code of \(node.name) could not be followed: \(first.reason)"
            : "\(node.name) touches \(Prose.count(count, "place")) that its code does not tell",
          nodes: [node.name], evidence: .code, location: first.span ?? node.place,
          related: node.unresolvedAccesses.prefix(Race.mostTold).compactMap { access in
            access.span.map { RelatedPlace(access.words, at: $0) }
          },
          help: "give the path as a parameter, or let a traced run tell: headway run --trace")
      }
    })
}

extension UnresolvedAccess {
  /// `pandas.read_csv: what rates holds is not known`.
  fileprivate var words: String {
    let name = means.hasPrefix(".") ? String(means.dropFirst()) : means
    return name.isEmpty ? reason : "\(name): \(reason)"
  }
}
