import PipelineModel

extension Rule {
  package static let unreadableEnvironment = Rule(
    code: "HW109", name: "unreadable-environment", group: .structure, severity: .error,
    summary: "A run environment of a Kedro project cannot be read, so nothing is known of it.",
    why: """
      Every environment under conf/ is looked at, not only the one that is loaded. Where the \
      configuration of one is broken, or asks for something that is not there, 'kedro run --env' \
      fails with it before the first node, and no finding can tell what would hold in it.
      """,
    remedy: """
      Mend the file. What an environment takes from environment variables or runtime parameters \
      can be given while linting.
      """,
    bad: RuleExample(kedro: [
      "conf/prod/catalog.yml": """
      table:
        type: json.JSONDataset
       filepath: data/prod/table.json
      """
    ]),
    good: RuleExample(kedro: [
      "conf/prod/catalog.yml": """
      table:
        type: json.JSONDataset
        filepath: data/prod/table.json
      """
    ]),
    check: { context in
      guard context.pipeline.project.isTold else { return [] }
      return context.pipeline.project.unreadableEnvironments.map { environment in
        Observation(
          "the run environment \(environment.name) cannot be read: \(environment.reason)",
          location: environment.span,
          help: "mend it: 'kedro run --env \(environment.name)' fails too",
          subjects: [environment.name])
      }
    })
}
