import Analysis
import PipelineModel

/// Short marks of what a plan was proved on. They find changes, not attacks: 64-bit FNV-1a.
enum PipelineDigest {
  /// Of everything that a proof rests on: nodes, order, demands, limits.
  static func of(_ analysis: PipelineAnalysis) -> String {
    var hash = StableHash()
    hash.add(analysis.pipeline.name)
    for node in analysis.pipeline.nodes { hash.add(of(node)) }
    for edge in analysis.graph.edges { hash.add("\(edge.from) \(edge.to) \(edge.kind)") }
    for (resource, capacity) in analysis.limits.capacities.sorted(by: { $0.key < $1.key }) {
      hash.add("\(resource) \(capacity)")
    }
    hash.add("workers \(analysis.limits.workers ?? 0)")
    return hash.text
  }

  /// Of one node, without where it stands in the file.
  static func of(_ node: Node) -> String {
    var hash = StableHash()
    hash.add(node.name)
    for list in [node.inputs, node.outputs, node.after] {
      hash.add("\(list.count)")
      for reference in list { hash.add(reference.name) }
    }
    hash.add("\(node.action)")
    // What was measured changes with every run, and changes nothing that the user said.
    let declared = node.demand.amounts.filter { $0.value.origin != .history }
    for (resource, amount) in declared.sorted(by: { $0.key < $1.key }) {
      hash.add("\(resource) \(amount.value)")
    }
    for lock in node.demand.locks { hash.add(lock.value) }
    for (name, value) in node.environment.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(value)
    }
    hash.add(node.directory ?? "")
    return hash.text
  }
}

/// A hash that is the same in every run and on every machine.
private struct StableHash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { mix(byte) }
    mix(0)
  }

  private mutating func mix(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
