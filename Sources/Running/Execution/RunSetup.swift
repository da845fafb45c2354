import Ordering
import OutsideWorld
import PipelineModel

/// A request that was checked and turned into numbers.
///
/// Making one touches nothing outside.
struct RunSetup: Sendable {
  let request: RunRequest
  /// Ascending.
  let selection: [Int]
  let order: PartialOrder
  let table: ResourceTable
  /// By node: the length in microseconds of the longest path that it starts.
  let priority: [Int64]
  /// What the machine has, found or said.
  let capacities: [Resource: Int64]
  /// Things worth knowing before the run.
  let notes: [String]

  /// - Parameter machine: what this machine has, for what the request does not say.
  init(_ request: RunRequest, machine: [Resource: Int64]) throws(RunProblem) {
    let nodes = request.pipeline.nodes
    let selected = request.selection ?? Set(nodes.indices)
    try Self.checkNames(nodes)
    let graph = DirectedGraph(
      nodeCount: nodes.count,
      edges: request.edges.lazy.map { DirectedGraph.Edge($0.from, $0.to) })
    guard let order = PartialOrder(graph) else {
      throw .cycle((graph.shortestCycle() ?? []).map { nodes[$0].name })
    }
    try Self.checkMemoryInputs(request.pipeline, selected)
    if request.kedro == nil, let node = selected.sorted().first(where: { nodes[$0].isKedro }) {
      throw .noPython(node: nodes[node].name)
    }
    capacities = machine.filter { $0.key == .memory || $0.key == .cpus }
      .merging(request.capacities) { _, said in said }
    table = try ResourceTable(
      nodes, capacities: capacities, workers: Self.workers(request, machine), selection: selected,
      chargesUndeclaredCpus: request.capacities[.cpus] != nil)
    priority = order.longestRemainingPath(
      durations: nodes.indices.map { index in
        guard selected.contains(index) else { return 0 }
        return Int64(min(max(nodes[index].demand.duration?.value ?? 1, 0), 1e9) * 1e6)
      })
    self.request = request
    self.order = order
    selection = selected.sorted()
    notes = Self.notes(nodes, selection)
  }

  /// The names of the nodes, safe to print.
  func shownName(_ node: Int) -> String { ShownText.of(request.pipeline.nodes[node].name) }

  /// How many nodes run at once: as said.
  ///
  /// When neither that nor the cpus were said, two more than there are processors, as ninja does:
  /// nodes wait for disks as well.
  private static func workers(_ request: RunRequest, _ machine: [Resource: Int64]) -> Int? {
    if request.workers != nil || request.capacities[.cpus] != nil { return request.workers }
    let processors = machine[.cpus].map { Int($0 / Resource.cpus.unitsPerOne) }
    return max(1, processors ?? 1) + 2
  }

  private static func checkNames(_ nodes: [Node]) throws(RunProblem) {
    var seen: Set<String> = []
    for node in nodes where !seen.insert(node.name).inserted { throw .duplicateNode(node.name) }
  }

  /// What lives in memory only is gone when its producer ran in another run.
  private static func checkMemoryInputs(
    _ pipeline: Pipeline, _ selected: Set<Int>
  ) throws(RunProblem) {
    guard selected.count < pipeline.nodes.count else { return }
    var absent: [String: Int] = [:]
    for (index, node) in pipeline.nodes.enumerated() where !selected.contains(index) {
      for output in node.outputs where pipeline.datasets[output.name]?.location == .memory {
        absent[pipeline.edgeName(of: output.name)] = index
      }
    }
    for index in selected.sorted() {
      let node = pipeline.nodes[index]
      for input in node.inputs {
        if let producer = absent[pipeline.edgeName(of: input.name)] {
          throw .inputOnlyInMemory(
            node: node.name, dataset: input.name, producer: pipeline.nodes[producer].name)
        }
      }
    }
  }

  private static func notes(_ nodes: [Node], _ selection: [Int]) -> [String] {
    let silent = selection.filter { nodes[$0].demand.amount(of: .memory) == nil }
    guard !silent.isEmpty, silent.count < selection.count else { return [] }
    let named = silent.prefix(3).map { ShownText.of(nodes[$0].name) }.joined(separator: ", ")
    let more = silent.count > 3 ? " and \(silent.count - 3) more" : ""
    return ["no memory is declared for \(named)\(more): it counts as none"]
  }
}

extension Node {
  /// Whether the Kedro worker runs it.
  var isKedro: Bool { if case .kedro = action { true } else { false } }
}
