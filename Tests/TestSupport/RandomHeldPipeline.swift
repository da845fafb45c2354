/// A random native pipeline whose nodes pass data in memory.
///
/// Always the same for a seed.
package struct RandomHeldPipeline {
  package let text: String

  package init(seed: UInt64, nodes most: Int) {
    var random = SeededRandom(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let count = number(2...most)
    var nodes: [String] = []
    var sizes: [String] = []
    for index in 0..<count {
      var pairs = ["memory: \(number(0...6))MiB", "outputs: [d\(index), e\(index)]"]
      var inputs: [String] = []
      for earlier in 0..<index {
        if number(0...2) == 0 { inputs.append("d\(earlier)") }
        if number(0...5) == 0 { inputs.append("e\(earlier)") }
      }
      if !inputs.isEmpty { pairs.append("inputs: [\(inputs.joined(separator: ", "))]") }
      if index > 0, number(0...4) == 0 { pairs.append("after: [n\(number(0...(index - 1)))]") }
      if number(0...6) == 0 { pairs.append("locks: [l]") }
      if number(0...1) == 0 { pairs.append("duration: \(number(1...9))s") }
      nodes.append("  n\(index): {\(pairs.joined(separator: ", "))}")
      if number(0...3) != 0 { sizes.append("  d\(index): {size: \(number(0...5))MiB}") }
      if number(0...3) == 0 { sizes.append("  e\(index): {size: \(number(1...5))MiB}") }
    }
    let head = ["machine: {memory: \(number(8...24))MiB}", "datasets:"]
    text = (head + sizes + ["nodes:"] + nodes).joined(separator: "\n") + "\n"
  }
}
