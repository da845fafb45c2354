import Ordering
import TestSupport
import Testing

@testable import Running

/// A random pipeline in numbers, run in simulated time with everything checked.
private struct Simulation {
  let count: Int
  let edges: [DirectedGraph.Edge]
  let needs: [[Admission.Need]]
  /// The last two are locks.
  let capacities: [Int64]
  let selection: Set<Int>?
  let passLimit: Int

  init(seed: UInt64) {
    var numbers = SeededRandom(seed: seed)
    let count = Int.random(in: 1...24, using: &numbers)
    let capacities = [Int64.random(in: 4...40, using: &numbers), 3, 1, 1]
    var edges: [DirectedGraph.Edge] = []
    let density = Double.random(in: 0...0.3, using: &numbers)
    for later in 0..<count {
      for earlier in 0..<later where Double.random(in: 0..<1, using: &numbers) < density {
        edges.append(DirectedGraph.Edge(earlier, later))
      }
    }
    needs = (0..<count).map { _ in
      capacities.indices.compactMap { resource in
        guard Int.random(in: 0..<3, using: &numbers) > 0 else { return nil }
        return Admission.Need(
          resource: resource,
          amount: Int64.random(in: 1...capacities[resource], using: &numbers))
      }
    }
    selection =
      Bool.random(using: &numbers)
      ? nil : Set((0..<count).filter { _ in Bool.random(using: &numbers) })
    passLimit = Int.random(in: 0...4, using: &numbers)
    self.count = count
    self.edges = edges
    self.capacities = capacities
  }

  func held(by running: Set<Int>) -> [Int64] {
    var held = [Int64](repeating: 0, count: capacities.count)
    for node in running { for need in needs[node] { held[need.resource] += need.amount } }
    return held
  }

  func fits(_ node: Int, beside running: Set<Int>) -> Bool {
    let held = held(by: running)
    return needs[node].allSatisfy { held[$0.resource] + $0.amount <= capacities[$0.resource] }
  }
}

struct AdmissionRandomTests {
  @Test(arguments: 0..<400)
  func `nothing forbidden overlaps and everything runs`(_ seed: UInt64) throws {
    let plan = Simulation(seed: seed)
    var numbers = SeededRandom(seed: seed ^ 0xABCD)
    let order = try #require(
      PartialOrder(DirectedGraph(nodeCount: plan.count, edges: plan.edges)))
    var admission = Admission(
      order: order, needs: plan.needs, capacities: plan.capacities,
      priority: (0..<plan.count).map { _ in Int64.random(in: 0...5, using: &numbers) },
      selection: plan.selection, passLimit: plan.passLimit)
    let reachability = Reachability(order.graph)
    var running: Set<Int> = []
    var done: Set<Int> = []
    let wanted = plan.selection ?? Set(0..<plan.count)
    while done.count < wanted.count {
      while let node = admission.next() {
        #expect(wanted.contains(node), "seed \(seed): node \(node) was not selected")
        let before = wanted.filter { reachability.reaches($0, node) }
        #expect(done.isSuperset(of: before), "seed \(seed): node \(node) is too early")
        running.insert(node)
        let held = plan.held(by: running)
        #expect(
          zip(held, plan.capacities).allSatisfy { $0 <= $1 },
          "seed \(seed): \(running) hold \(held) of \(plan.capacities)")
      }
      // Nothing may idle: when nothing runs, something must have been admitted.
      guard let ended = running.randomElement(using: &numbers) else {
        Issue.record("seed \(seed): nothing runs, \(wanted.subtracting(done)) wait")
        return
      }
      running.remove(ended)
      if Int.random(in: 0..<5, using: &numbers) == 0 {
        admission.retry(ended)
      } else {
        done.insert(ended)
        admission.complete(ended)
      }
    }
    #expect(admission.left.isEmpty, "seed \(seed)")
    #expect(admission.free == plan.capacities, "seed \(seed): something was not given back")
  }

  @Test(arguments: 0..<200)
  func `no node that fits waits unless room is kept for another`(_ seed: UInt64) throws {
    let plan = Simulation(seed: seed)
    var numbers = SeededRandom(seed: seed ^ 0x1234)
    let order = try #require(
      PartialOrder(DirectedGraph(nodeCount: plan.count, edges: plan.edges)))
    // No node is passed so often that room would be kept.
    var admission = Admission(
      order: order, needs: plan.needs, capacities: plan.capacities,
      priority: Array(repeating: 1, count: plan.count), passLimit: .max)
    var running: Set<Int> = []
    var left = Set(0..<plan.count)
    while !left.isEmpty {
      while let node = admission.next() { running.insert(node) }
      for node in left where admission.states[node] == .ready {
        #expect(!plan.fits(node, beside: running), "seed \(seed): node \(node) waits for nothing")
      }
      let ended = try #require(running.randomElement(using: &numbers))
      running.remove(ended)
      left.remove(ended)
      admission.complete(ended)
    }
  }

  @Test(arguments: 0..<200)
  func `nobody of worse rank takes from a node that was passed often enough`(
    _ seed: UInt64
  ) throws {
    var numbers = SeededRandom(seed: seed)
    let limit = Int.random(in: 0...5, using: &numbers)
    let small = 60
    // One large node among many small ones that come and go at random.
    var admission = try makeAdmission(
      needs: [7] + (0..<small).map { _ in Int64.random(in: 1...4, using: &numbers) },
      capacity: 8, edges: (10...small).map { (Int.random(in: 1..<10, using: &numbers), $0) },
      priority: [5] + (0..<small).map { _ in Int64.random(in: 0...4, using: &numbers) },
      passLimit: limit)
    var running: Set<Int> = []
    var passes = 0
    // It does not fit at first, for something of better rank runs.
    while !running.contains(0) {
      while let node = admission.next() {
        running.insert(node)
        if node != 0, !running.contains(0) { passes += 1 }
      }
      if running.contains(0) { break }
      #expect(passes <= limit, "seed \(seed): node 0 was passed \(passes) times, limit \(limit)")
      let ended = try #require(running.randomElement(using: &numbers), "seed \(seed)")
      running.remove(ended)
      admission.complete(ended)
    }
    #expect(passes <= limit, "seed \(seed)")
  }
}
