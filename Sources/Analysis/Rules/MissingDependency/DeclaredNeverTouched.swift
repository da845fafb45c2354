import PipelineModel

extension Rule {
  package static let declaredNeverTouched = Rule(
    code: "HW406", name: "declared-never-touched", group: .missingDependency, severity: .warning,
    summary: "A node declares a file that it did not touch when it was traced.",
    why: """
      An input that is never opened makes the node wait for work that it does not need; an output \
      that is never written lets others start on a file that is not there, or is that of an earlier \
      run. Known from the newest run of 'headway run --trace' in which the node succeeded, while it \
      is still run in the same way.
      """,
    remedy: """
      Take the dataset out of the node, or correct its path. A node that touches it only in some \
      runs may keep it: say so with 'lint: {ignore: [HW406]}'.
      """,
    bad: RuleExample(
      """
      nodes:
        clean: {run: ./clean.sh, inputs: [data/raw.csv], outputs: [data/clean.csv]}
        train: {run: ./train.sh, inputs: [data/raw.csv, data/clean.csv], outputs: [model.bin]}
      """,
      observed: [
        "clean": [.init(.read, "data/raw.csv"), .init(.write, "data/clean.csv")],
        "train": [.init(.read, "data/clean.csv"), .init(.write, "model.bin")],
      ]),
    good: RuleExample(
      """
      nodes:
        clean: {run: ./clean.sh, inputs: [data/raw.csv], outputs: [data/clean.csv]}
        train: {run: ./train.sh, inputs: [data/clean.csv], outputs: [model.bin]}
      """,
      observed: [
        "clean": [.init(.read, "data/raw.csv"), .init(.write, "data/clean.csv")],
        "train": [.init(.read, "data/clean.csv"), .init(.write, "model.bin")],
      ]),
    check: { context in
      context.pipeline.nodes.indices.flatMap { context.untouched(by: $0) }
    })
}

extension AnalysisContext {
  fileprivate func untouched(by index: Int) -> [Observation] {
    let node = pipeline.nodes[index]
    guard node.wasTraced else { return [] }
    let observed = node.accesses.filter { $0.evidence == .observed }
    let read = observed.compactMap(\.location.place)
    let written = observed.filter { $0.kind == .write }.compactMap(\.location.place)
    return node.inputs.filter { isUntouched($0, among: read) }.map { input in
      observation(index, input, "declares the input", "never opened it", inputSpanOf(input, index))
    }
      + node.outputs.filter { isUntouched($0, among: written) }.map { output in
        observation(
          index, output, "declares the output", "never wrote it", inputSpanOf(output, index))
      }
  }

  private func isUntouched(_ reference: Reference, among paths: [String]) -> Bool {
    guard let dataset = pipeline.datasets[reference.name], dataset.isInFiles else { return false }
    return !paths.contains(where: dataset.covers)
  }

  private func inputSpanOf(_ reference: Reference, _ node: Int) -> SourceSpan? {
    reference.span ?? place(of: node)
  }

  private func observation(
    _ node: Int, _ reference: Reference, _ declares: String, _ never: String, _ place: SourceSpan?
  ) -> Observation {
    let name = pipeline.nodes[node].name
    let path = pipeline.datasets[reference.name]?.location.place ?? reference.name
    let shown = path == reference.name ? path : "\(reference.name) (\(path))"
    return Observation(
      "\(name) \(declares) \(shown) and \(never) when it was traced", nodes: [name],
      datasets: [reference.name], evidence: .observed, location: place,
      help: "take it out of \(name), or trace it again: headway run --trace")
  }
}
