import PipelineModel

/// What a pipeline can take of memory, by trying every state: each node has not started, runs, or
/// has ended.
///
/// Independent of what the analysis makes of it; for pipelines of at most a dozen nodes.
package struct EveryState {
  package struct State {
    package let running: [Int]
    package let held: [String]
    package let need: Int64
  }

  package let states: [State]

  package init(_ pipeline: Pipeline) {
    let nodes = pipeline.nodes
    let before = nodes.map { node in
      nodes.indices.filter { other in
        node.after.contains { $0.name == nodes[other].name }
          || node.inputs.contains { nodes[other].outputs.map(\.name).contains($0.name) }
      }
    }
    var states: [State] = []
    let count = nodes.reduce(1) { product, _ in product * 3 }
    for code in 0..<count {
      var phases: [Int] = []
      var rest = code
      for _ in nodes {
        phases.append(rest % 3)
        rest /= 3
      }
      let isPossible = nodes.indices.allSatisfy { node in
        phases[node] == 0 || before[node].allSatisfy { phases[$0] == 2 }
      }
      if isPossible { states.append(Self.state(phases, of: pipeline)) }
    }
    self.states = states
  }

  private static func state(_ phases: [Int], of pipeline: Pipeline) -> State {
    let nodes = pipeline.nodes
    let running = nodes.indices.filter { phases[$0] == 1 }
    let held = pipeline.datasets.values.filter { dataset in
      guard dataset.location == .memory, dataset.size != nil,
        let writer = nodes.firstIndex(where: { $0.outputs.map(\.name).contains(dataset.name) })
      else { return false }
      let readers = nodes.indices.filter { nodes[$0].inputs.map(\.name).contains(dataset.name) }
      return phases[writer] > 0 && (readers.isEmpty || readers.contains { phases[$0] < 2 })
    }
    let taken = running.reduce(Int64(0)) { $0 + (nodes[$1].demand.amount(of: .memory) ?? 0) }
    return State(
      running: running, held: held.map(\.name).sorted(),
      need: held.reduce(taken) { $0 + ($1.size ?? 0) })
  }

  /// The most that any state takes with no more nodes running than there are workers.
  package func worst(workers: Int? = nil) -> Int64 {
    states.filter { $0.running.count <= workers ?? .max }.map(\.need).max() ?? 0
  }

  /// Whether some state has all of these.
  package func contains(running: [Int], held: [String]) -> Bool {
    states.contains {
      Set($0.running).isSuperset(of: running) && Set($0.held).isSuperset(of: held)
    }
  }
}
