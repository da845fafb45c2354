import PipelineModel

extension Rule {
  package static let unpicklableFunction = Rule(
    code: "HW601", name: "unpicklable-function", group: .runner, severity: .info,
    isDefault: false,
    summary: "A node's function cannot be sent to another process, as ParallelRunner has to.",
    why: """
      Python sends a function by its name. A lambda has none, a function made inside another one \
      is not found under its own, nor is one that a decorator without functools.wraps replaced. \
      Under ParallelRunner Kedro refuses the run: 'The following nodes cannot be serialised'. \
      Other runners take such functions, and Kedro says it itself before anything runs, so this is \
      off by default.
      """,
    remedy: "Define the function at the top level of a module and name it there.",
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline


      def create_pipeline():
          return pipeline([node(lambda orders: orders[:1], "orders", "table", name="first")])
      """
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline


      def first(orders):
          return orders[:1]


      def create_pipeline():
          return pipeline([node(first, "orders", "table", name="first")])
      """
    ]),
    check: { context in
      context.pipeline.nodes.compactMap { node in
        guard let obstacle = node.picklingObstacle else { return nil }
        return Observation(
          "\(node.name) cannot run under ParallelRunner: its function \(obstacle.reason)",
          nodes: [node.name], evidence: .code, location: node.place,
          help: "define the function at the top level of a module and name it there",
          severity: context.severityUnderParallelRunner)
      }
    })
}

extension PicklingObstacle {
  fileprivate var reason: String {
    switch self {
    case .lambda: "is a lambda, which has no name to be sent by"
    case .nested: "was made inside another one, where no other process finds it"
    case .replaced: "is not what its name stands for in its module"
    }
  }
}
