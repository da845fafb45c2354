import Analysis
import Ordering
import PipelineModel
import Planning

/// What to run, and how.
package struct RunRequest: Sendable {
  /// Absolute path of the project's folder: working folder of its nodes, home of `.headway/`.
  package var projectRoot: String
  package var pipeline: Pipeline
  /// Every edge that must hold: data, order, and added by a plan.
  package var edges: [RunEdge]
  /// Capacities: bytes of memory, thousandths of everything else.
  ///
  /// What is not there of memory and cpus is what this machine has (``MachineCapacity``).
  package var capacities: [Resource: Int64]
  /// Most nodes at one time; nil is no limit but the resources.
  package var workers: Int?
  /// Indices of the nodes to run; nil is all.
  package var selection: Set<Int>?
  package var options: RunOptions
  /// Needed when there are Kedro nodes.
  package var kedro: KedroRunSettings?
  /// Nil when what nodes touch is not traced.
  package var tracing: RunTracing?

  package init(
    projectRoot: String, pipeline: Pipeline, edges: [RunEdge],
    capacities: [Resource: Int64] = [:], workers: Int? = nil, selection: Set<Int>? = nil,
    options: RunOptions = RunOptions(), kedro: KedroRunSettings? = nil
  ) {
    self.projectRoot = projectRoot
    self.pipeline = pipeline
    self.edges = edges
    self.capacities = capacities
    self.workers = workers
    self.selection = selection
    self.options = options
    self.kedro = kedro
  }
}

/// Node `from` must finish before node `to` starts.
///
/// Indices of nodes.
package struct RunEdge: Sendable, Hashable {
  package let from: Int
  package let to: Int

  package init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// The edges of a pipeline and those a fix or plan adds.
  package static func all(of graph: PipelineGraph, adding added: [AddedEdge] = []) -> [RunEdge] {
    graph.graph.edges.map { RunEdge(from: $0.source, to: $0.target) }
      + added.map { RunEdge(from: $0.from, to: $0.to) }
  }
}

/// How a run deals with what happens.
package struct RunOptions: Sendable, Equatable {
  /// Whether what does not depend on a failed node still runs.
  package var keepGoing: Bool
  /// How many more attempts follow a failed one, in place of what the nodes say.
  package var retries: Int?
  /// Seconds after which an attempt is stopped, for nodes that do not say.
  package var timeout: Double?
  /// Whether a node that outgrows its declared memory is stopped.
  package var enforce: Bool

  package init(
    keepGoing: Bool = false, retries: Int? = nil, timeout: Double? = nil, enforce: Bool = false
  ) {
    self.keepGoing = keepGoing
    self.retries = retries
    self.timeout = timeout
    self.enforce = enforce
  }
}

/// What the Kedro worker is started with.
package struct KedroRunSettings: Sendable, Equatable {
  /// The user's Python: a path, or a name to be found in `PATH`.
  package var python: String
  /// `kedro run --env`.
  package var environment: String?
  /// The pipeline's name in the project, such as `__default__`.
  package var pipeline: String
  /// `kedro run --params`.
  package var params: [String: RunParameter]

  package init(
    python: String, environment: String? = nil, pipeline: String = "__default__",
    params: [String: RunParameter] = [:]
  ) {
    self.python = python
    self.environment = environment
    self.pipeline = pipeline
    self.params = params
  }
}
