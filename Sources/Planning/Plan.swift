import Analysis
import PipelineModel

/// A pipeline with the edges, the limits and the schedule it was proved for.
package struct Plan: Sendable, Codable, Equatable {
  package static let schemaVersion = 1

  package var schemaVersion = Plan.schemaVersion
  /// Name of the pipeline.
  package let pipeline: String
  /// What the plan was proved on: changes when the pipeline does.
  package let digest: String
  package let limits: PlanLimits
  /// In the order of the pipeline's file.
  package let nodes: [PlannedNode]
  package let edges: [PlannedEdge]
  /// Names of nodes.
  package let stages: [[String]]
  /// Predicted seconds.
  package let makespan: Double
  /// Largest total demand by resource, in the numbers users write (bytes, units).
  package let peak: [String: Double]
  package let verdicts: [PlannedVerdict]
  /// Predicted seconds that no plan for these limits falls below; nil when it was not looked for.
  package var makespanBound: Double?
  /// Whether a time limit ended the search: another run may find a shorter plan.
  package var isCutShort = false

  private enum CodingKeys: CodingKey {
    case schemaVersion, pipeline, digest, limits, nodes, edges, stages, makespan, peak, verdicts
    case makespanBound
  }

  package init(
    pipeline: String, digest: String, limits: PlanLimits, nodes: [PlannedNode],
    edges: [PlannedEdge], stages: [[String]], makespan: Double, peak: [String: Double],
    verdicts: [PlannedVerdict]
  ) {
    self.pipeline = pipeline
    self.digest = digest
    self.limits = limits
    self.nodes = nodes
    self.edges = edges
    self.stages = stages
    self.makespan = makespan
    self.peak = peak
    self.verdicts = verdicts
  }
}

package struct PlanLimits: Sendable, Codable, Equatable {
  /// Capacity by resource, in the numbers users write.
  package let capacities: [String: Double]
  package let workers: Int?

  package init(capacities: [String: Double], workers: Int?) {
    self.capacities = capacities
    self.workers = workers
  }
}

package struct PlannedNode: Sendable, Codable, Equatable {
  package let name: String
  /// Changes when what the node does, reads, writes or takes changes.
  package let digest: String
  /// Demand by resource, in the numbers users write; what is not there is not known.
  package let demand: [String: Double]
  package let locks: [String]
  /// Predicted seconds from the start of the run.
  package let start: Double
  package let end: Double
  /// Whether the duration was declared or measured; else it counts as one second.
  package let durationKnown: Bool

  package init(
    name: String, digest: String, demand: [String: Double], locks: [String], start: Double,
    end: Double, durationKnown: Bool
  ) {
    self.name = name
    self.digest = digest
    self.demand = demand
    self.locks = locks
    self.start = start
    self.end = end
    self.durationKnown = durationKnown
  }
}

package struct PlannedEdge: Sendable, Codable, Equatable {
  package let from: String
  package let to: String
  package let kind: Kind
  package let why: String

  package enum Kind: String, Sendable, Codable {
    case data
    case order
    case added
  }

  package init(from: String, to: String, kind: Kind, why: String) {
    self.from = from
    self.to = to
    self.kind = kind
    self.why = why
  }
}

package struct PlannedVerdict: Sendable, Codable, Equatable {
  package let resource: String
  package let verdict: String
  package let capacity: Double?
  package let peak: Double

  package init(resource: String, verdict: String, capacity: Double?, peak: Double) {
    self.resource = resource
    self.verdict = verdict
    self.capacity = capacity
    self.peak = peak
  }
}
