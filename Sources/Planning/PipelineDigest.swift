import Analysis
import PipelineModel

/// Short marks of what a plan was proved on.
///
/// They find changes, not attacks: 64-bit FNV-1a.
package enum PipelineDigest {
  /// Of everything that a proof rests on: nodes, order, places, demands, limits.
  ///
  /// Where nodes stand in the file changes nothing.
  static func of(_ analysis: PipelineAnalysis) -> String {
    let pipeline = analysis.pipeline
    var hash = StableHash()
    hash.add(pipeline.name)
    hash.add(pipeline.nodes.map { of($0, in: pipeline) }.sorted())
    let edges = analysis.graph.edges.map { edge in
      (analysis.names([edge.from, edge.to]) + [described(edge.kind)]).joined(separator: "\u{0}")
    }
    hash.add(edges.sorted())
    for (resource, capacity) in analysis.limits.capacities.sorted(by: { $0.key < $1.key }) {
      hash.add("\(resource) \(capacity)")
    }
    hash.add("workers \(analysis.limits.workers ?? 0)")
    return hash.text
  }

  /// Of one node and the places that it touches, without where it stands in the file.
  static func of(_ node: Node, in pipeline: Pipeline) -> String {
    var hash = StableHash()
    hash.add(node.name)
    for list in [node.inputs, node.outputs] {
      hash.add(list.map(\.name))
      hash.add(list.map { described(pipeline.datasets[$0.name]) })
    }
    hash.add(node.after.map(\.name))
    hash.add(words(of: node.action))
    // What was measured changes with every run, and changes nothing that the user said.
    let declared = node.demand.amounts.filter { $0.value.origin != .history }
      .map { "\($0.key) \($0.value.value)" }
    hash.add(declared.sorted())
    hash.add(node.demand.locks.map(\.value).sorted())
    hash.add(node.environment.map { "\($0.key)=\($0.value)" }.sorted())
    hash.add(node.directory ?? "")
    return hash.text
  }

  /// Of what a node does and where: what it is run as, and the files that it declares.
  ///
  /// Order, demands and data in memory change nothing of what it touches.
  package static func doing(of node: Node, in pipeline: Pipeline) -> String {
    var hash = StableHash()
    hash.add(node.name)
    for list in [node.inputs, node.outputs] {
      let places = list.compactMap { pipeline.datasets[$0.name] }.filter(\.isPersisted)
      hash.add(places.map { "\($0.name) \(described($0))" })
    }
    hash.add(words(of: node.action))
    hash.add(node.environment.map { "\($0.key)=\($0.value)" }.sorted())
    hash.add(node.directory ?? "")
    return hash.text
  }

  private static func words(of action: Action) -> [String] {
    switch action {
    case .command(let words): ["command"] + words
    case .shell(let line): ["shell", line]
    case .kedro(let function): ["kedro", function]
    case .none: []
    }
  }

  private static func described(_ kind: PipelineEdge.Kind) -> String {
    switch kind {
    case .data(let dataset): "data " + dataset
    case .order: "order"
    case .added: "added"
    }
  }

  private static func described(_ dataset: Dataset?) -> String {
    switch dataset?.location {
    case .path(let path): "path " + path
    case .glob(let pattern): "glob " + pattern
    case .uri(let address): "uri " + address
    case .table(let connection, let name): "table \(connection) \(name)"
    case .memory: dataset?.size.map { "memory \($0)" } ?? "memory"
    case .parameter: "parameter"
    case .unknown, nil: "unknown"
    }
  }
}

/// A hash that is the same in every run and on every machine.
private struct StableHash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { mix(byte) }
    mix(0)
  }

  mutating func add(_ texts: [String]) {
    add("\(texts.count)")
    for text in texts { add(text) }
  }

  private mutating func mix(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
