import TestSupport

/// How the nodes of a generated pipeline hang together: which earlier nodes each one reads from.
///
/// Knows nothing of Headway: what it says of paths is what findings are held against.
struct Flow {
  enum Shape: String, CaseIterable {
    /// Layers, each node reading from the one before.
    case layered
    /// Any earlier nodes, near ones more often.
    case random
    /// Parts that run side by side and are joined, again and again.
    case forkJoin = "fork-join"
    /// Long chains with edges from one to another.
    case chains
  }

  let inputs: [[Int]]
  /// The readers of each node's file.
  let readers: [[Int]]

  init(_ shape: Shape, nodes: Int, _ random: inout SeededRandom) {
    var inputs: [[Int]] = []
    for node in 0..<nodes {
      var chosen: Set<Int>
      switch shape {
      case .layered: chosen = Self.layered(node, nodes, &random)
      case .random: chosen = Self.scattered(node, &random)
      case .forkJoin: chosen = Self.forkJoin(node)
      case .chains: chosen = Self.chained(node, &random)
      }
      // Some edges are implied by others.
      if let between = chosen.min(), Int.random(in: 0..<3, using: &random) == 0 {
        chosen.formUnion(inputs[between].prefix(1))
      }
      inputs.append(chosen.sorted())
    }
    self.inputs = inputs
    var readers = [[Int]](repeating: [], count: nodes)
    for (node, read) in inputs.enumerated() { for input in read { readers[input].append(node) } }
    self.readers = readers
  }

  private static func layered(_ node: Int, _ nodes: Int, _ random: inout SeededRandom) -> Set<Int> {
    let width = max(5, nodes / 25)
    let layer = node / width
    guard layer > 0 else { return [] }
    let before = (layer - 1) * width..<layer * width
    return Set(
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Int.random(in: before, using: &random)
      })
  }

  private static func scattered(_ node: Int, _ random: inout SeededRandom) -> Set<Int> {
    guard node > 0 else { return [] }
    return Set(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        let reach = Int.random(in: 0..<4, using: &random) == 0 ? node : min(node, 40)
        return Int.random(in: (node - reach)..<node, using: &random)
      })
  }

  /// One node, six that read it, one that reads the six and the first.
  private static func forkJoin(_ node: Int) -> Set<Int> {
    let part = node % 7
    let first = node - part
    if part > 0 { return [first] }
    return node == 0 ? [] : Set((node - 7)..<node)
  }

  private static func chained(_ node: Int, _ random: inout SeededRandom) -> Set<Int> {
    let chains = 8
    var chosen: Set<Int> = node < chains ? [] : [node - chains]
    if node > 2 * chains, Int.random(in: 0..<3, using: &random) == 0 {
      chosen.insert(Int.random(in: max(0, node - 200)..<(node - chains), using: &random))
    }
    return chosen
  }

  var edges: [(from: Int, to: Int)] {
    inputs.enumerated().flatMap { node, read in read.map { (from: $0, to: node) } }
  }

  /// Whether edges other than one lead from a node to another, by plain search backwards.
  func leads(from source: Int, to target: Int, without edge: (from: Int, to: Int)) -> Bool {
    // Edges lead from lower to higher numbers only.
    guard source < target else { return false }
    var open = [target]
    var seen: Set<Int> = [target]
    while let node = open.popLast() {
      for input in inputs[node] where input >= source && !(input == edge.from && node == edge.to) {
        if input == source { return true }
        if seen.insert(input).inserted { open.append(input) }
      }
    }
    return false
  }

  func areUnordered(_ one: Int, _ other: Int, without edge: (from: Int, to: Int)) -> Bool {
    !leads(from: min(one, other), to: max(one, other), without: edge)
  }
}
