import PipelineModel

extension Rule {
  package static let sharedStateInThreads = Rule(
    code: "HW606", name: "shared-state-in-threads", group: .runner, severity: .warning,
    summary: "Nodes that ThreadRunner may run at once change state that all threads share.",
    why: """
      Threads of one process share the figure that pyplot draws on, the seed of random numbers, the \
      active run of an experiment tracker, the working folder and the environment. Charts then hold \
      lines of other nodes, runs log each other's figures, and seeds no longer make results \
      repeatable. Nothing fails. Other runners give each node a process, or run one at a time, so \
      this is told only where a script of the project runs ThreadRunner.
      """,
    remedy: """
      Use objects instead of shared state (Figure of matplotlib, numpy.random.default_rng, \
      mlflow.MlflowClient), order the nodes, or run them in processes of their own.
      """,
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .steps import draw_sales, draw_stock


      def create_pipeline():
          return pipeline([
              node(draw_sales, "sales", "sales_chart", name="draw_sales"),
              node(draw_stock, "stock", "stock_chart", name="draw_stock"),
          ])
      """,
      "src/shop/steps.py": """
      import matplotlib.pyplot as plt


      def draw_sales(sales):
          plt.plot(sales)
          return plt.gcf()


      def draw_stock(stock):
          plt.plot(stock)
          return plt.gcf()
      """,
      "conf/base/catalog.yml": """
      sales: {type: pandas.CSVDataset, filepath: data/sales.csv}
      stock: {type: pandas.CSVDataset, filepath: data/stock.csv}
      """,
      "run.sh": "kedro run --runner ThreadRunner\n",
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .steps import draw_sales, draw_stock


      def create_pipeline():
          return pipeline([
              node(draw_sales, "sales", "sales_chart", name="draw_sales"),
              node(draw_stock, "stock", "stock_chart", name="draw_stock"),
          ])
      """,
      "src/shop/steps.py": """
      from matplotlib.figure import Figure


      def draw_sales(sales):
          figure = Figure()
          figure.subplots().plot(sales)
          return figure


      def draw_stock(stock):
          figure = Figure()
          figure.subplots().plot(stock)
          return figure
      """,
      "conf/base/catalog.yml": """
      sales: {type: pandas.CSVDataset, filepath: data/sales.csv}
      stock: {type: pandas.CSVDataset, filepath: data/stock.csv}
      """,
      "run.sh": "kedro run --runner ThreadRunner\n",
    ]),
    check: { context in
      guard context.usesThreadRunner else { return [] }
      return SharedStateUse.State.allCases.compactMap { context.sharing($0) }
    })
}

extension AnalysisContext {
  fileprivate var usesThreadRunner: Bool {
    pipeline.project.commands.flatMap(\.options).contains {
      $0.name == .runner && $0.value?.name.hasSuffix("ThreadRunner") == true
    }
  }

  /// The nodes that use a state while another node that it matters to may run, as one finding.
  fileprivate func sharing(_ state: SharedStateUse.State) -> Observation? {
    let users = pipeline.nodes.indices.filter { uses(of: state, by: $0) != nil }
    // The folder and the environment are everybody's.
    let concerned = state.isEverybodys ? Array(pipeline.nodes.indices) : users
    let meeting = users.filter { user in
      concerned.contains { graph.reachability.areUnordered(user, $0) }
    }
    guard let first = meeting.first, let use = uses(of: state, by: first) else { return nil }
    return Observation(
      "under ThreadRunner \(list(meeting)) \(meeting.count == 1 ? "changes" : "change") "
        + "\(state.words) while "
        + (state.isEverybodys ? "other nodes may run" : "each other may run"),
      nodes: analysis.names(meeting), evidence: .code, location: use.span ?? place(of: first),
      related: meeting.dropFirst().prefix(Race.mostTold).compactMap { node in
        uses(of: state, by: node)?.span.map {
          RelatedPlace("\(pipeline.nodes[node].name) does too", at: $0)
        }
      },
      help: state.remedy, subjects: [state.rawValue])
  }

  private func uses(of state: SharedStateUse.State, by node: Int) -> SharedStateUse? {
    pipeline.nodes[node].sharedState.first { $0.state == state }
  }
}

extension SharedStateUse.State {
  fileprivate var isEverybodys: Bool { self == .workingFolder || self == .environment }

  fileprivate var words: String {
    switch self {
    case .pyplot: "the figure that pyplot draws on"
    case .random: "the seed of random numbers"
    case .trackingRun: "the active run of the experiment tracker"
    case .workingFolder: "the working folder"
    case .environment: "the environment"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .pyplot: "draw on a matplotlib.figure.Figure of its own"
    case .random: "use a generator of its own: numpy.random.default_rng(seed)"
    case .trackingRun: "log through a client with the run's id: mlflow.MlflowClient"
    case .workingFolder: "use absolute paths instead of changing the folder"
    case .environment: "hand the values on as arguments"
    }
  }
}
