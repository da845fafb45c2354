import TestSupport

/// A random pipeline with data, demands, locks and shared places.
///
/// Always the same for a seed.
struct RandomPipeline {
  let text: String

  init(seed: UInt64, nodes most: Int) {
    var random = SeededRandom(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let count = number(2...most)
    var lines = ["machine: {memory: \(number(8...20))MiB, gpu: 2}", "datasets:"]
    for index in 0..<count {
      let place = number(0...4) == 0 ? number(0...(count - 1)) : index
      lines.append("  o\(index): {path: data/o\(place).csv}")
    }
    lines.append("nodes:")
    for index in 0..<count {
      var pairs = ["outputs: [o\(index)]", "memory: \(number(0...8))MiB"]
      if index > 0, number(0...2) == 0 { pairs.append("inputs: [o\(number(0...(index - 1)))]") }
      if index > 0, number(0...3) == 0 { pairs.append("after: [n\(number(0...(index - 1)))]") }
      if number(0...3) == 0 { pairs.append("resources: {gpu: \(number(1...2))}") }
      if number(0...3) == 0 { pairs.append("locks: [l\(number(0...1))]") }
      if number(0...3) != 0 { pairs.append("duration: \(number(1...9))s") }
      lines.append("  n\(index): {\(pairs.joined(separator: ", "))}")
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}
