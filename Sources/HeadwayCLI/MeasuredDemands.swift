import PipelineLoading
import PipelineModel
import Running

/// Fills in what nobody declared with what earlier runs measured.
struct MeasuredDemands {
  /// Added to the largest peak seen: the next run may take a little more.
  static let marginPercent: Int64 = 10

  private let measured: [String: MeasuredNode]

  /// Throws when there is a history that cannot be read.
  init(of pipeline: Pipeline, in root: String) throws(HistoryProblem) {
    let nodes = try History(projectRoot: root).measured(pipeline: pipeline.name)
    measured = Dictionary(nodes.map { ($0.name, $0) }) { first, _ in first }
  }

  func fill(_ pipeline: inout Pipeline) {
    for index in pipeline.nodes.indices {
      guard let seen = measured[pipeline.nodes[index].name] else { continue }
      let demand = pipeline.nodes[index].demand
      if demand.amounts[.memory] == nil, let peak = seen.largestPeak {
        let amount = peak + peak / 100 * Self.marginPercent
        pipeline.nodes[index].demand.amounts[.memory] = Declared(amount, origin: .history)
      }
      if demand.duration == nil, let duration = seen.medianDuration {
        pipeline.nodes[index].demand.duration = Declared(duration, origin: .history)
      }
    }
  }
}
