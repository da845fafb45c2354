import PipelineModel

/// What fixing and running need to know of a Kedro project beyond its pipelines.
package struct KedroProject: Sendable {
  /// The interpreter that imported the project.
  package let python: String
  package let kedroVersion: String
  /// Kedro's run environment, when one was asked for.
  package let environment: String?
  /// Folder of the package, relative to the project: where generated modules go.
  package let packageDirectory: String?
  package let packageName: String
  /// The names of all its pipelines, those that were not asked for too.
  package let registered: [String]
  /// How every node is made, by pipeline name, in the order of the pipeline's nodes.
  package let origins: [String: [KedroNodeOrigin]]
  /// Where an import may be put, by shown file name: the line after which it goes.
  package let importLines: [String: Int]
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
