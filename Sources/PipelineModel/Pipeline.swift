/// The formats a pipeline can come from.
package enum PipelineKind: String, Sendable, Hashable, CaseIterable {
  case native
  case kedro
}

/// The machine a pipeline is to run on, as far as it was declared.
package struct Machine: Sendable {
  /// Capacities: bytes of memory, thousandths of everything else.
  package var capacities: [Resource: Declared<Int64>]
  /// Most nodes at one time, when limited.
  package var workers: Int?

  package init(capacities: [Resource: Declared<Int64>] = [:], workers: Int? = nil) {
    self.capacities = capacities
    self.workers = workers
  }
}

/// A set of nodes, the datasets between them, and the machine it is to run on.
package struct Pipeline: Sendable {
  package var name: String
  package let kind: PipelineKind
  /// The file or folder it was read from, as it is shown.
  package let source: String
  /// In the order of the user's file; a node is known by its index, for names may repeat when the
  /// input is wrong.
  package var nodes: [Node]
  /// Every dataset that a node names or the user declared, by name.
  package var datasets: [String: Dataset]
  package var machine: Machine
  /// What the loader could not tell: nodes that may be there besides `nodes`.
  package let unresolved: [UnresolvedPart]
  /// What is known of the Kedro project beyond this pipeline.
  package var project = ProjectFacts()

  package init(
    name: String, kind: PipelineKind, source: String, nodes: [Node],
    datasets: [String: Dataset], machine: Machine = Machine(), unresolved: [UnresolvedPart] = []
  ) {
    self.name = name
    self.kind = kind
    self.source = source
    self.nodes = nodes
    self.datasets = datasets
    self.machine = machine
    self.unresolved = unresolved
  }
}

/// A part of a pipeline that is not known: a node, several, or whether there are any.
package struct UnresolvedPart: Sendable, Hashable {
  /// Why it is not known.
  package let reason: String
  /// Where it would be made.
  package let span: SourceSpan?
  /// Where it began that something is not known, when that is elsewhere.
  package let origin: SourceSpan?

  package init(reason: String, span: SourceSpan?, origin: SourceSpan? = nil) {
    self.reason = reason
    self.span = span
    self.origin = origin
  }
}

extension Pipeline {
  /// The name that edges are formed by: Kedro's transcoded `name@form` is `name`.
  package func edgeName(of dataset: String) -> String {
    guard kind == .kedro, let at = dataset.utf8.firstIndex(of: UInt8(ascii: "@")) else {
      return dataset
    }
    return String(dataset[..<at])
  }
}
