import PipelineModel

extension Rule {
  package static let singleProcessDataset = Rule(
    code: "HW603", name: "single-process-dataset", group: .runner, severity: .info,
    isDefault: false,
    summary: "A dataset is of a type that must stay in one process, so ParallelRunner refuses it.",
    why: """
      Spark tables and others hold a session that cannot be sent to another process; their classes \
      say so with _SINGLE_PROCESS. Under ParallelRunner Kedro refuses the run: 'The following \
      datasets cannot be used with multiprocessing'. Other runners take them, and Kedro says it \
      itself before anything runs, so this is off by default.
      """,
    remedy: "Run the pipeline with ThreadRunner, or use another type.",
    bad: RuleExample(kedro: [
      "src/shop/datasets.py": """
      from kedro_datasets.json import JSONDataset


      class SessionDataset(JSONDataset):
          _SINGLE_PROCESS = True
      """,
      "conf/base/catalog.yml": """
      orders: {type: json.JSONDataset, filepath: data/orders.json}
      table: {type: shop.datasets.SessionDataset, filepath: data/table.json}
      """,
    ]),
    good: RuleExample(kedro: [
      "conf/base/catalog.yml": """
      orders: {type: json.JSONDataset, filepath: data/orders.json}
      table: {type: json.JSONDataset, filepath: data/table.json}
      """
    ]),
    check: { context in
      context.pipeline.datasets.values.sorted { $0.name < $1.name }.compactMap { dataset in
        guard dataset.isSingleProcess else { return nil }
        let name = context.pipeline.edgeName(of: dataset.name)
        let users = (context.graph.writers[name] ?? []) + (context.graph.readers[name] ?? [])
        guard let first = users.first else { return nil }
        return Observation(
          "\(dataset.name) cannot be used under ParallelRunner: \(dataset.type ?? "its type") must "
            + "stay in one process",
          nodes: context.analysis.names(users).uniqued(), datasets: [dataset.name],
          location: dataset.span ?? context.place(of: first),
          related: context.places(of: users.uniqued()) { "\($0.name) uses it" },
          help: "run the pipeline with ThreadRunner, or use another type",
          severity: context.severityUnderParallelRunner)
      }
    })
}
