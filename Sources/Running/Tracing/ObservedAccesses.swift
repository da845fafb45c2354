import Analysis
import PipelineModel
import Planning
import Tracing

/// What traced runs showed, for pipelines that are loaded later.
package struct ObservedAccesses: Sendable {
  private let traces: [String: KeptTrace]

  /// Throws when there is a history that cannot be read.
  package init(of pipeline: String, in root: String) throws(HistoryProblem) {
    traces = try History(projectRoot: root).traces(pipeline: pipeline)
  }

  /// What a run just showed.
  package init(_ traces: [NodeTrace]) {
    self.traces = Dictionary(
      traces.map { ($0.name, KeptTrace(digest: $0.digest, touches: $0.touches)) }
    ) { _, last in last }
  }

  /// Gives nodes what they touched, when they still do what they did then.
  package func attach(to pipeline: inout Pipeline) {
    guard !traces.isEmpty else { return }
    var own: [Int: [Touch]] = [:]
    for (index, node) in pipeline.nodes.enumerated() {
      guard let trace = traces[node.name],
        trace.digest == PipelineDigest.doing(of: node, in: pipeline)
      else { continue }
      own[index] = trace.touches
    }
    let writers = Self.writers(own, in: pipeline)
    for (index, touches) in own {
      pipeline.nodes[index].wasTraced = true
      for touch in touches {
        // Program text matters only where a node makes it.
        if touch.isCode, writers[touch.path]?.contains(where: { $0 != index }) != true,
          !pipeline.nodes[index].declares(touch.path, in: pipeline)
        {
          continue
        }
        pipeline.nodes[index].accesses += touch.accesses
      }
    }
  }

  /// By path: the nodes that make it, as declared or observed.
  private static func writers(
    _ touches: [Int: [Touch]], in pipeline: Pipeline
  ) -> [String: Set<Int>] {
    var writers: [String: Set<Int>] = [:]
    for (index, node) in pipeline.nodes.enumerated() {
      for output in node.outputs {
        guard case .path(let path)? = pipeline.datasets[output.name]?.location else { continue }
        writers[path, default: []].insert(index)
      }
      for touch in touches[index] ?? [] where touch.isWritten {
        writers[touch.path, default: []].insert(index)
      }
    }
    return writers
  }
}

extension Node {
  /// Whether a path belongs to what the node reads or writes.
  package func declares(_ path: String, in pipeline: Pipeline) -> Bool {
    (inputs + outputs).contains { pipeline.datasets[$0.name]?.covers(path) == true }
  }
}

extension Touch {
  fileprivate var accesses: [Access] {
    var accesses: [Access] = []
    if isRead { accesses.append(Access(.read, .path(path), evidence: .observed, means: program)) }
    if isWritten {
      accesses.append(Access(.write, .path(path), evidence: .observed, means: program))
    }
    return accesses
  }
}
