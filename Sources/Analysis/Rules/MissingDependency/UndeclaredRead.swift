import PipelineModel

extension Rule {
  package static let undeclaredRead = Rule(
    code: "HW404", name: "undeclared-read", group: .missingDependency, severity: .error,
    summary: "A node was seen reading what it does not declare, in a traced run.",
    why: """
      Where another node writes the file, the edge between them is missing: this run took them in an \
      order that went well, another may not. Where other edges keep the order it is a warning. A file \
      that no node writes is information: a change of it goes unnoticed when a run is resumed. Known \
      from the newest run of 'headway run --trace' in which the node succeeded, while it is still run \
      in the same way.
      """,
    remedy: """
      Add the file to the inputs of the node. What is no part of the pipeline can be left out by \
      'trace: {ignore: [...]}' in headway.yaml.
      """,
    bad: RuleExample(
      """
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [data/features.csv]}
        train: {run: ./train.sh, inputs: [data/x.csv], outputs: [model.bin]}
      """,
      observed: [
        "build": [.init(.read, "data/x.csv"), .init(.write, "data/features.csv")],
        "train": [
          .init(.read, "data/x.csv"), .init(.read, "data/features.csv"), .init(.write, "model.bin"),
        ],
      ]),
    good: RuleExample(
      """
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [data/features.csv]}
        train:
          run: ./train.sh
          inputs: [data/x.csv, data/features.csv]
          outputs: [model.bin]
      """,
      observed: [
        "build": [.init(.read, "data/x.csv"), .init(.write, "data/features.csv")],
        "train": [
          .init(.read, "data/x.csv"), .init(.read, "data/features.csv"), .init(.write, "model.bin"),
        ],
      ]),
    check: { context in
      context.hiddenTouches(writing: false, .observed) + context.seenAlone(writing: false)
    })
}
