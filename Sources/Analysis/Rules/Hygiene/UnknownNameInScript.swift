import PipelineModel

extension Rule {
  package static let unknownNameInScript = Rule(
    code: "HW505", name: "unknown-name-in-script", group: .hygiene, severity: .warning,
    summary: "A script has 'kedro run' take a node or a pipeline that the project does not have.",
    why: """
      The run is refused: 'Pipeline does not contain nodes named [...]'. Names go stale in scripts \
      when a node is renamed, and it shows when the script runs, at night. Only names that stand \
      in the script as they are can be compared, not those that variables hold.
      """,
    remedy: "Correct the name in the script.",
    bad: RuleExample(kedro: [
      "Makefile": """
      clean:
      \tkedro run --nodes claen
      """,
      "src/shop/pipeline.py": oneNode,
    ]),
    good: RuleExample(kedro: [
      "Makefile": """
      clean:
      \tkedro run --nodes clean
      """,
      "src/shop/pipeline.py": oneNode,
    ]),
    check: { context in
      let project = context.pipeline.project
      guard project.isTold, project.isComplete, !project.hasOwnRun else { return [] }
      var nodes = NameGuesses(among: project.nodes)
      var pipelines = NameGuesses(among: project.pipelines)
      return project.commands.flatMap(\.options).flatMap { option -> [Observation] in
        switch option.name {
        case .nodes, .fromNodes, .toNodes:
          unknown(option, known: project.nodes, "node", &nodes)
        case .pipeline, .pipelines:
          unknown(option, known: Set(project.pipelines), "pipeline", &pipelines)
        default: []
        }
      }
    })

  private static let oneNode = """
    from kedro.pipeline import node, pipeline

    from .nodes import clean


    def create_pipeline():
        return pipeline([node(clean, "orders", "table", name="clean")])
    """

  private static func unknown(
    _ option: RunCommand.Option, known: Set<String>, _ what: String, _ guesses: inout NameGuesses
  ) -> [Observation] {
    // The names that Kedro makes have commas of their own.
    guard let value = option.value, !value.name.contains(where: { "[(".contains($0) }) else {
      return []
    }
    let names = value.name.split(separator: ",").map { String($0).trimmingBlanks() }
    let unknown = names.filter { !$0.isEmpty && !known.contains($0) }
    return unknown.map { name in
      Observation(
        "\(option.written.name) names \(name), which is not a \(what) of this project",
        nodes: what == "node" ? [name] : [], evidence: .code, location: value.span,
        help: guesses.nearest(to: name).map { "did you mean '\($0)'?" }
          ?? "the \(what)s are \(Prose.list(known.sorted()))",
        subjects: [value.span?.file ?? "", option.name.rawValue, name])
    }
  }
}
