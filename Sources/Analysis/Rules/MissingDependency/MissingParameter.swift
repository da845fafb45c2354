import PipelineModel

extension Rule {
  package static let missingParameter = Rule(
    code: "HW407", name: "missing-parameter", group: .missingDependency, severity: .error,
    summary: "A Kedro node reads a parameter that is in no parameters file.",
    why: """
      Kedro looks for parameters only when the run starts, and then refuses the whole run: \
      'Pipeline input(s) not found in the DataCatalog'. Where no name is near, the parameter may \
      come with '--params', and the finding is a warning; so it is where only another run \
      environment has it.
      """,
    remedy: "Correct the name, or add the parameter to conf/base/parameters.yml.",
    bad: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import predict


      def create_pipeline():
          inputs = ["model", "params:model.alpa"]
          return pipeline([node(predict, inputs, "prediction", name="predict")])
      """,
      "conf/base/parameters.yml": "model: {alpha: 0.5}",
      "conf/base/catalog.yml": "model: {type: json.JSONDataset, filepath: data/model.json}",
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline.py": """
      from kedro.pipeline import node, pipeline

      from .nodes import predict


      def create_pipeline():
          inputs = ["model", "params:model.alpha"]
          return pipeline([node(predict, inputs, "prediction", name="predict")])
      """,
      "conf/base/parameters.yml": "model: {alpha: 0.5}",
      "conf/base/catalog.yml": "model: {type: json.JSONDataset, filepath: data/model.json}",
    ]),
    check: { context in
      let missing = context.missingParameters
      guard !missing.isEmpty else { return [] }
      var guesses = NameGuesses(among: context.pipeline.project.parameters)
      return missing.map { context.observation(ofMissing: $0.name, $0.readers, &guesses) }
    })
}

extension AnalysisContext {
  /// Those that are declared nowhere, and that no script gives.
  fileprivate var missingParameters: [(name: String, readers: [Int])] {
    let missing = graph.readers.filter { name, _ in
      guard name.hasPrefix("params:"), graph.writers[name] == nil,
        let dataset = pipeline.datasets[name]
      else { return false }
      return dataset.location == .parameter && !dataset.declared
    }
    guard !missing.isEmpty else { return [] }
    let given = parametersOfScripts
    return missing.filter { !given.contains($0.key.parameterPath) }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The paths that `--params` of any script names, and those above them.
  private var parametersOfScripts: Set<String> {
    var paths: Set<String> = []
    for option in pipeline.project.commands.flatMap(\.options) where option.name == .params {
      for item in option.value?.name.split(separator: ",") ?? [] {
        var path = item.prefix { $0 != "=" && $0 != ":" }[...]
        while !path.isEmpty {
          paths.insert(String(path).trimmingBlanks())
          path = path.lastIndex(of: ".").map { path[..<$0] } ?? ""
        }
      }
    }
    return paths
  }

  fileprivate func observation(
    ofMissing name: String, _ readers: [Int], _ guesses: inout NameGuesses
  ) -> Observation {
    let elsewhere = helpElsewhere(name)
    let nearest = elsewhere == nil ? guesses.nearest(to: name.parameterPath) : nil
    return Observation(
      "\(name) is in no parameters file, and \(list(readers)) "
        + (readers.count == 1 ? "reads it" : "read it"),
      nodes: analysis.names(readers), datasets: [name],
      location: inputPlace(of: readers[0], naming: name),
      related: readers.dropFirst().compactMap { reader in
        inputPlace(of: reader, naming: name).map {
          RelatedPlace("\(pipeline.nodes[reader].name) reads it too", at: $0)
        }
      },
      help: elsewhere ?? nearest.map { "did you mean 'params:\($0)'?" }
        ?? "add it to conf/base/parameters.yml, or give it with --params",
      severity: nearest == nil ? .warning : nil)
  }
}

extension String {
  fileprivate var parameterPath: String { String(dropFirst("params:".count)) }
}
