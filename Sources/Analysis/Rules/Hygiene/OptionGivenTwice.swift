import PipelineModel

extension Rule {
  package static let optionGivenTwice = Rule(
    code: "HW504", name: "option-given-twice", group: .hygiene, severity: .warning,
    summary: "A script gives 'kedro run' an option twice, and Kedro takes only the last.",
    why: """
      'kedro run --nodes A --nodes B' runs B and ends with status 0: every option of the command \
      keeps its last value and forgets the others in silence. Looked at are shell scripts, \
      Makefiles, justfiles, Dockerfiles and the workflows under .github of the project, unless it \
      has a 'run' command of its own in cli.py.
      """,
    remedy: "Join the values with commas: 'kedro run --nodes A,B'.",
    bad: RuleExample(kedro: [
      "run.sh": """
      kedro run --nodes clean --nodes fit
      """,
      "src/shop/pipeline.py": twoNodes,
    ]),
    good: RuleExample(kedro: [
      "run.sh": """
      kedro run --nodes clean,fit
      """,
      "src/shop/pipeline.py": twoNodes,
    ]),
    check: { context in
      let project = context.pipeline.project
      guard project.isTold, !project.hasOwnRun else { return [] }
      return project.commands.flatMap { command in
        RunOption.allCases.compactMap { option in
          observation(command.options.filter { $0.name == option })
        }
      }
    })

  private static let twoNodes = """
    from kedro.pipeline import node, pipeline

    from .nodes import clean, fit


    def create_pipeline():
        return pipeline([
            node(clean, "orders", "table", name="clean"),
            node(fit, "table", "model", name="fit"),
        ])
    """

  /// What is to be said of one option of a command.
  private static func observation(_ given: [RunCommand.Option]) -> Observation? {
    let values = given.map { $0.value?.name }
    // The same value again is kept all the same.
    guard given.count > 1, let last = given.last,
      values.contains(where: { $0 == nil || $0 != values[0] })
    else { return nil }
    let times = given.count == 2 ? "twice" : "\(given.count) times"
    let lost = given.dropLast().compactMap { $0.value?.name }
    let kept = last.value.map { ", \($0.name)" } ?? ""
    let joined = values.contains(nil) ? "A,B" : values.compactMap(\.self).joined(separator: ",")
    return Observation(
      "\(last.name.rawValue) is given \(times), and Kedro takes only the last\(kept)",
      nodes: last.name == .nodes ? lost : [], evidence: .code, location: last.written.span,
      related: given.dropLast().compactMap { option in
        option.written.span.map { RelatedPlace("given here too, to no effect", at: $0) }
      },
      help: last.name.isList
        ? "join the values with commas: \(last.written.name) \(joined)" : "drop all but one",
      subjects: [last.written.span?.file ?? "", last.name.rawValue] + values.map { $0 ?? "" })
  }
}
