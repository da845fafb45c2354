import TestSupport

/// A native file of random content and layout.
///
/// Always the same for a seed.
struct RandomPipeline {
  var random: SeededRandom
  private(set) var text = ""

  /// Up to `nodes` nodes with data, order, demands, locks and places that dataset names share.
  init(seed: UInt64, nodes: Int) {
    random = SeededRandom(seed: seed)
    let count = Int.random(in: 2...nodes, using: &random)
    let memory = Int.random(in: 8...20, using: &random)
    text = "machine: {memory: \(memory)MiB, gpu: 2}\n"
    text += chance(2) ? "# a comment: with [marks], {and} more\n" : ""
    text += "datasets:\n"
    for index in 0..<count {
      let place = chance(5) ? Int.random(in: 0..<count, using: &random) : index
      text += "  o\(index): {path: data/o\(place).csv}\n"
    }
    text += "nodes:\n"
    for index in 0..<count { addNode(index) }
    if chance(4) { text.removeLast() }
    if chance(4) {
      text = text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\r\n")
    }
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

  private mutating func addNode(_ index: Int) {
    var pairs = ["run: [run, '\(index)']", "memory: \(Int.random(in: 0...8, using: &random))MiB"]
    pairs.append(chance(4) ? "outputs: o\(index)" : "outputs: [o\(index)]")
    if index > 0, chance(3) {
      pairs.append("inputs: [o\(Int.random(in: 0..<index, using: &random))]")
    }
    if index > 0, chance(4) { pairs.append(order(before: index)) }
    if chance(5) { pairs.append("resources: {gpu: 1}") }
    if chance(5) { pairs.append("locks: [l\(Int.random(in: 0..<2, using: &random))]") }
    pairs.append("duration: \(Int.random(in: 1...9, using: &random))s")
    pairs.shuffle(using: &random)
    let name = chance(4) ? "\"node \(index)\"" : "n\(index)"
    let comment = chance(4) ? "  # node, \(index)" : ""
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      text += "  \(name): {\(pairs.joined(separator: ", "))\(chance(4) ? "," : "")}\(comment)\n"
    case 1:
      let lines = pairs.joined(separator: ",\(comment)\n    ")
      text += "  \(name): {\n    \(lines)\(chance(3) ? "," : "")\(comment)\n  }\n"
    default:
      text += "  \(name):\(comment)\n"
      for pair in pairs { text += "    \(pair)\(chance(5) ? " # why, not" : "")\n" }
    }
  }

  private mutating func order(before index: Int) -> String {
    let earlier = "n\(Int.random(in: 0..<index, using: &random))"
    return chance(2) ? "after: \(earlier)" : "after: [\(earlier)]"
  }
}
