import PipelineModel

extension Rule {
  package static let undeclaredWrite = Rule(
    code: "HW405", name: "undeclared-write", group: .missingDependency, severity: .error,
    summary: "A node was seen writing what it does not declare, in a traced run.",
    why: """
      Where another node touches the file, nothing orders the two: this run took them in an order \
      that went well, another may not. Where other edges keep the order, or no node touches the file, \
      it is a warning: nobody knows that the node has to run again when the file is gone. Known from \
      the newest run of 'headway run --trace' in which the node succeeded, while it is still run in \
      the same way.
      """,
    remedy: """
      Add the file to the outputs of the node. What is no part of the pipeline can be left out by \
      'trace: {ignore: [...]}' in headway.yaml.
      """,
    bad: RuleExample(
      """
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [data/summary.csv]}
        train: {run: ./train.sh, inputs: [data/features.csv], outputs: [model.bin]}
      """,
      observed: [
        "build": [
          .init(.read, "data/x.csv"), .init(.write, "data/summary.csv"),
          .init(.write, "data/features.csv"),
        ],
        "train": [.init(.read, "data/features.csv"), .init(.write, "model.bin")],
      ]),
    good: RuleExample(
      """
      nodes:
        build:
          run: ./build.sh
          inputs: [data/x.csv]
          outputs: [data/summary.csv, data/features.csv]
        train: {run: ./train.sh, inputs: [data/features.csv], outputs: [model.bin]}
      """,
      observed: [
        "build": [
          .init(.read, "data/x.csv"), .init(.write, "data/summary.csv"),
          .init(.write, "data/features.csv"),
        ],
        "train": [.init(.read, "data/features.csv"), .init(.write, "model.bin")],
      ]),
    check: { context in
      context.hiddenTouches(writing: true, .observed) + context.seenAlone(writing: true)
    })
}
