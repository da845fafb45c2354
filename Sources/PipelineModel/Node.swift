/// A name as it was written at one place.
package struct Reference: Sendable, Hashable {
  package let name: String
  package let span: SourceSpan?

  package init(_ name: String, span: SourceSpan? = nil) {
    self.name = name
    self.span = span
  }
}

extension [Reference] {
  /// The first of every name.
  package func distinct() -> [Reference] {
    if count < 2 { return self }
    if count <= 8 {
      var kept: [Reference] = []
      for reference in self where !kept.contains(where: { $0.name == reference.name }) {
        kept.append(reference)
      }
      return kept
    }
    var seen: Set<String> = []
    return filter { seen.insert($0.name).inserted }
  }
}

/// What a node does.
package enum Action: Sendable, Equatable {
  /// A program and its arguments, run without a shell.
  case command([String])
  /// A line for `/bin/sh -c`.
  case shell(String)
  /// A Kedro node, by its name; the function in words for people (`package.module.function`).
  case kedro(function: String)
  /// Nothing to run: a node that only orders or describes.
  case none
}

/// Why Python cannot send a function to another process: it sends functions by their name.
package enum PicklingObstacle: String, Sendable, Hashable, CaseIterable {
  /// It has no name.
  case lambda
  /// It was made inside another function.
  case nested
  /// Its name stands for something else in its module.
  case replaced
}

/// One step of a pipeline.
package struct Node: Sendable {
  package var name: String
  /// Datasets read, by name, as written, without repetition.
  package var inputs: [Reference]
  /// Datasets written.
  package var outputs: [Reference]
  /// Nodes that must finish before this one starts, order only.
  package var after: [Reference]
  package var action: Action
  package var demand: Demand
  /// Added to the environment of the run, by name.
  package var environment: [String: String]
  /// Working folder, relative to the project.
  package var directory: String?
  /// Seconds after which an attempt is stopped.
  package var timeout: Double?
  /// How many more attempts follow a failed one.
  package var retries: Int
  package var tags: [String]
  /// Kedro's namespace, dotted.
  package var namespace: String?
  /// The whole entry in the user's file.
  package var span: SourceSpan?
  /// The name in the user's file.
  package var nameSpan: SourceSpan?
  /// Whether the user named it: Kedro makes a name for those that are not.
  package var isNamed = true
  /// What keeps its function from being sent to another process.
  package var picklingObstacle: PicklingObstacle?
  /// What its code or a traced run shows that it touches.
  package var accesses: [Access] = []
  /// Whether `accesses` holds all that its newest successful traced run touched.
  package var wasTraced = false
  /// What its code touches at places that are not known.
  package var unresolvedAccesses: [UnresolvedAccess] = []
  package var sharedState: [SharedStateUse] = []

  package init(
    name: String, inputs: [Reference] = [], outputs: [Reference] = [], after: [Reference] = [],
    action: Action = .none, demand: Demand = Demand(), environment: [String: String] = [:],
    directory: String? = nil, timeout: Double? = nil, retries: Int = 0, tags: [String] = [],
    namespace: String? = nil, span: SourceSpan? = nil, nameSpan: SourceSpan? = nil
  ) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.after = after
    self.action = action
    self.demand = demand
    self.environment = environment
    self.directory = directory
    self.timeout = timeout
    self.retries = retries
    self.tags = tags
    self.namespace = namespace
    self.span = span
    self.nameSpan = nameSpan
  }
}
