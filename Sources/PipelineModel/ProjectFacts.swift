/// What is known of a Kedro project beyond the pipeline that is looked at; empty for other kinds.
package struct ProjectFacts: Sendable {
  /// How the project was loaded.
  package var loading: ProjectLoading?
  /// Whether what concerns the whole project is told with this pipeline: the first of those chosen.
  package var isTold = true
  /// Whether every pipeline of the project is known whole: Kedro leaves some out when they fail, and
  /// what was read without running it may have parts that are not known.
  package var isComplete = true
  /// Names of all registered pipelines.
  package var pipelines: [String] = []
  /// Names of the nodes of all registered pipelines.
  package var nodes: Set<String> = []
  /// What nodes of any registered pipeline read, by the name that edges are formed by.
  package var read: Set<String> = []
  /// What they write.
  package var written: Set<String> = []
  /// Dotted paths of all parameters.
  package var parameters: [String] = []
  /// Datasets and parameters that only other run environments have, each with the names of those.
  package var elsewhere: [String: [String]] = [:]
  /// Hooks of the project that act around nodes and datasets.
  package var hooks: [NodeHook] = []
  /// Nodes that were lost when pipelines were joined.
  package var lostNodes: [LostNode] = []
  /// Pipelines that Kedro leaves out of the registry, with no more than a warning.
  package var leftOutPipelines: [UnusablePart] = []
  /// Run environments whose configuration cannot be read.
  package var unreadableEnvironments: [UnusablePart] = []
  /// Whether `kedro run` is a command of the project's own, with options of its own.
  package var hasOwnRun = false
  /// `kedro run` lines in the scripts of the project.
  package var commands: [RunCommand] = []

  package init() {}
}

/// How a Kedro project was loaded, and why in that way.
package struct ProjectLoading: Sendable, Equatable {
  package let way: Way
  package let reason: String

  package enum Way: Sendable, Equatable {
    /// Imported by a Kedro of this version.
    case live(kedro: String)
    /// Read without running anything of it.
    case `static`
    /// By a file that was made elsewhere.
    case snapshot
  }

  package init(_ way: Way, because reason: String) {
    self.way = way
    self.reason = reason
  }

  /// The way, as `kedro: {mode: …}` names it.
  package var mode: String {
    switch way {
    case .live: "live"
    case .static: "static"
    case .snapshot: "snapshot"
    }
  }
}

/// A class of the project whose hooks act around nodes or datasets.
package struct NodeHook: Sendable, Equatable {
  package let name: String
  /// The hooks it implements, such as `after_node_run`.
  package let methods: [String]
  package let span: SourceSpan?

  package init(name: String, methods: [String], span: SourceSpan?) {
    self.name = name
    self.methods = methods
    self.span = span
  }
}

/// A node that joining two pipelines left out, for one of the same name and datasets.
package struct LostNode: Sendable, Equatable {
  package let name: String
  /// The function that stays, and the call that makes its node.
  package let kept: Reference
  /// The function that is never run.
  package let lost: Reference

  package init(name: String, kept: Reference, lost: Reference) {
    self.name = name
    self.kept = kept
    self.lost = lost
  }
}

/// A named part of a project that cannot be used, and why.
package struct UnusablePart: Sendable, Equatable {
  package let name: String
  package let reason: String
  package let span: SourceSpan?

  package init(name: String, reason: String, span: SourceSpan?) {
    self.name = name
    self.reason = reason
    self.span = span
  }
}
