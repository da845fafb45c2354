import PipelineModel

/// What fixing and running need to know of a Kedro project beyond its pipelines.
package struct KedroProject: Sendable {
  /// The interpreter that imported the project.
  package let python: String
  package let kedroVersion: String
  /// Kedro's run environment, when one was asked for.
  package let environment: String?
  /// The run environment that the pipelines were loaded for, asked for or not.
  package let loadedEnvironment: String?
  /// What follows `kedro run --params`, when runtime parameters were given.
  package let parameters: String?
  /// Folder of the package, relative to the project: where generated modules go.
  package let packageDirectory: String?
  package let packageName: String
  /// The names of all its pipelines, those that were not asked for too.
  package let registered: [String]
  /// The run environments that were not asked for and that can be read.
  package let environments: [KedroEnvironment]
  /// How every node is made, by pipeline name, in the order of the pipeline's nodes.
  package let origins: [String: [KedroNodeOrigin]]
  /// Where an import may be put, by shown file name: the line after which it goes.
  package let importLines: [String: Int]
  /// What a snapshot is made of.
  let reading: KedroReading
  /// The files that places point into.
  let files: KedroFiles
  /// What the project is known by beyond its pipelines.
  let facts: ProjectFacts
}

extension KedroProject {
  /// Whether it is what a snapshot says, and the source may be another or absent.
  package var isSnapshot: Bool { files.recorded != nil }

  /// Runtime parameters as Kedro reads them.
  package func runtimeParameters() throws(InputProblem) -> ConfigurationMapping {
    try RuntimeParameters.read(
      parameters ?? "", separatesByColon: KedroVersion(kedroVersion) < KedroVersion("0.19"))
  }
}

/// How the user's source makes a node.
package struct KedroNodeOrigin: Sendable {
  /// The `node(...)` call; nil when none stands in the project.
  package let call: SourceSpan?
  /// How many nodes that one call makes.
  package let callMakes: Int
  /// Whether the user gave the node a name.
  package let isNamed: Bool
  package let namespace: String?
  /// `function`, `lambda`, `partial`, `generator` or `callable`.
  package let functionKind: String
}

/// What a run environment that was not asked for makes of the project.
package struct KedroEnvironment: Sendable {
  package let name: String
  /// The datasets of all pipelines, and those that only its catalog has.
  package let datasets: [String: Dataset]
  /// Dotted paths of all parameters, sorted.
  package let parameters: [String]
  /// Runtime parameters that are asked for and have no value here.
  package let unknownRuntimeParameters: [String]
}
