import PipelineModel

/// What the values of a snapshot must agree on.
struct SnapshotCheck {
  let document: SnapshotDocument
  let inspection: KedroInspection
  /// Whether it is Kedro's own, which holds its nodes in its pipelines.
  let isKedros: Bool

  func run() throws(InputProblem) {
    if !isKedros {
      for (index, node) in inspection.nodes.enumerated() { try checkDatasets(of: node, index) }
    }
    var names: Set<String> = []
    for (index, pipeline) in inspection.pipelines.enumerated() {
      guard names.insert(pipeline.name).inserted else {
        throw document.problem(
          at: path("pipelines", index, "name"), "is '\(pipeline.name.shortened)' a second time")
      }
      if !isKedros { try checkNodes(of: pipeline, index) }
      try refuseCycle(in: pipeline, index)
    }
  }

  private func path(_ list: String, _ index: Int, _ rest: String...) -> [SnapshotKey] {
    let start = isKedros ? [] : [SnapshotKey("inspection")]
    return start + [SnapshotKey(list), SnapshotKey(index)] + rest.map { SnapshotKey($0) }
  }

  private func checkNodes(
    of pipeline: KedroInspection.InspectedPipeline, _ index: Int
  ) throws(InputProblem) {
    var seen: Set<Int> = []
    for (position, node) in pipeline.nodes.enumerated() {
      let place = path("pipelines", index, "nodes") + [SnapshotKey(position)]
      guard inspection.nodes.indices.contains(node) else {
        throw document.problem(
          at: place, "is node \(node), and there are \(inspection.nodes.count) of them")
      }
      guard seen.insert(node).inserted else {
        throw document.problem(at: place, "is node \(node) a second time")
      }
    }
  }

  private func checkDatasets(
    of node: KedroInspection.InspectedNode, _ index: Int
  ) throws(InputProblem) {
    for (key, list) in [("inputs", node.inputs), ("outputs", node.outputs)] {
      for (position, name) in list.enumerated() where inspection.datasets[name] == nil {
        let nearest = NearestName.of(name, among: inspection.datasets.keys.sorted())
        throw document.problem(
          at: path("nodes", index, key) + [SnapshotKey(position)],
          "names '\(name.shortened)', which is not among its datasets",
          help: nearest.map { "did you mean '\($0)'?" } ?? SnapshotLoader.exportAgain)
      }
    }
  }

  /// Kedro makes no pipeline whose nodes wait for each other.
  ///
  /// O(nodes + datasets).
  private func refuseCycle(
    in pipeline: KedroInspection.InspectedPipeline, _ index: Int
  ) throws(InputProblem) {
    var makers: [String: [Int]] = [:]
    for node in pipeline.nodes {
      for name in inspection.nodes[node].outputs {
        makers[name.untranscoded, default: []].append(node)
      }
    }
    var waits: [Int: Set<Int>] = [:]
    var readers: [Int: [Int]] = [:]
    for node in pipeline.nodes {
      waits[node] = Set(inspection.nodes[node].inputs.flatMap { makers[$0.untranscoded] ?? [] })
      for maker in waits[node] ?? [] { readers[maker, default: []].append(node) }
    }
    var left = waits.mapValues(\.count)
    var ready = pipeline.nodes.filter { left[$0] == 0 }
    var done = 0
    while let node = ready.popLast() {
      done += 1
      for reader in readers[node] ?? [] {
        left[reader, default: 0] -= 1
        if left[reader] == 0 { ready.append(reader) }
      }
    }
    guard done < pipeline.nodes.count else { return }
    let stuck = pipeline.nodes.filter { (left[$0] ?? 0) > 0 }
    let some = stuck.prefix(5).map { "'\(inspection.nodes[$0].name.shortened)'" }
    let more = stuck.count > some.count ? " and \(stuck.count - some.count) more" : ""
    throw document.problem(
      at: path("pipelines", index, "nodes"),
      "holds nodes that wait for each other: \(some.joined(separator: ", "))\(more)")
  }
}
