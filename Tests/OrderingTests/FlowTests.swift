import Ordering
import Testing

@Suite struct FlowTests {
  @Test(arguments: 1...25)
  func `the peak of larger graphs equals a matching on the closure`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = 20 + random.below(40)
    let graph = random.acyclicGraph(nodeCount: count, percent: 1 + random.below(12))
    let weights = random.amounts(count, upTo: [1, 20, 1_000_000_000_000][random.below(3)])
    let order = try #require(PartialOrder(graph))
    let reach = Reachability(graph)
    let found = order.heaviestAntichain(weights: weights)
    let flow = closureFlow(weights) { reach.reaches($0, $1) }
    #expect(found.weight == weights.reduce(0, +) - flow, "seed \(seed)")
    for node in found.nodes {
      #expect(found.nodes.allSatisfy { !reach.reaches(node, $0) }, "seed \(seed)")
    }
    for node in stride(from: 0, to: count, by: 7) {
      let free = (0..<count).map { reach.areUnordered(node, $0) ? weights[$0] : 0 }
      let expected = weights[node] + free.reduce(0, +) - closureFlow(free, by: reach.reaches)
      let worst = order.heaviestAntichain(containing: node, weights: weights)
      #expect(worst.weight == expected, "seed \(seed), node \(node)")
    }
  }

  @Test(arguments: 1...40)
  func `push–relabel and augmenting paths find the same set`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = 500 + random.below(1_500)
    let graph = random.sparseGraph(nodeCount: count, shape: seed % 5)
    let order = try #require(PartialOrder(graph))
    let weights = random.amounts(count, upTo: [1, 9, 1 << 34][random.below(3)])
    let found = order.heaviestAntichain(weights: weights)
    for phases in [0, 1, .max] {
      #expect(
        order.heaviestAntichain(weights: weights, phases: phases) == found,
        "seed \(seed), \(phases) phases")
    }
    let node = random.below(count)
    let worst = order.heaviestAntichain(containing: node, weights: weights)
    for phases in [0, 1, .max] {
      let other = order.heaviestAntichain(containing: node, weights: weights, phases: phases)
      #expect(other == worst, "seed \(seed), \(phases) phases, node \(node)")
    }
  }

  /// How much weight can be passed from nodes to nodes after them: shortest augmenting paths on
  /// the closure (Edmonds, Karp), with nothing in common with the flow that is tested.
  private func closureFlow(_ weights: [Int64], by reaches: (Int, Int) -> Bool) -> Int64 {
    let count = weights.count
    let sink = 2 * count + 1
    var room = [[Int64]](repeating: [Int64](repeating: 0, count: sink + 1), count: sink + 1)
    for node in 0..<count {
      room[2 * count][node] = weights[node]
      room[count + node][sink] = weights[node]
      for later in 0..<count where reaches(node, later) { room[node][count + later] = .max / 4 }
    }
    var total: Int64 = 0
    while true {
      var from = [Int](repeating: -1, count: sink + 1)
      var queue = [2 * count]
      from[2 * count] = 2 * count
      var head = 0
      while head < queue.count && from[sink] < 0 {
        for next in 0...sink where from[next] < 0 && room[queue[head]][next] > 0 {
          from[next] = queue[head]
          queue.append(next)
        }
        head += 1
      }
      if from[sink] < 0 { return total }
      var amount = Int64.max
      var node = sink
      while node != 2 * count {
        amount = min(amount, room[from[node]][node])
        node = from[node]
      }
      node = sink
      while node != 2 * count {
        room[from[node]][node] -= amount
        room[node][from[node]] += amount
        node = from[node]
      }
      total += amount
    }
  }
}
