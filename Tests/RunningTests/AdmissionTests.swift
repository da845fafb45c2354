import Ordering
import Testing

@testable import Running

/// Nodes with one need each, on one resource.
func makeAdmission(
  needs: [Int64], capacity: Int64, edges: [(Int, Int)] = [], priority: [Int64]? = nil,
  selection: Set<Int>? = nil, passLimit: Int = Admission.passLimit
) throws -> Admission {
  let graph = DirectedGraph(
    nodeCount: needs.count, edges: edges.map { DirectedGraph.Edge($0.0, $0.1) })
  return Admission(
    order: try #require(PartialOrder(graph)),
    needs: needs.map { $0 > 0 ? [Admission.Need(resource: 0, amount: $0)] : [] },
    capacities: [capacity],
    priority: priority ?? Array(repeating: 1, count: needs.count), selection: selection,
    passLimit: passLimit)
}

extension Admission {
  /// Admits all that may start now.
  mutating func all() -> [Int] {
    var nodes: [Int] = []
    while let node = next() { nodes.append(node) }
    return nodes
  }
}

struct AdmissionTests {
  @Test func `light nodes start together and the heavy one waits to be alone`() throws {
    var admission = try makeAdmission(needs: [1, 1, 1, 16], capacity: 16)
    #expect(admission.all() == [0, 1, 2])
    for node in 0...1 { admission.complete(node) }
    #expect(admission.all() == [])
    #expect(admission.firstWaiting()?.node == 3)
    admission.complete(2)
    #expect(admission.all() == [3])
  }

  @Test func `a node starts only when those before it are done`() throws {
    var admission = try makeAdmission(needs: [0, 0, 0], capacity: 1, edges: [(2, 1), (1, 0)])
    #expect(admission.all() == [2])
    #expect(admission.states == [.blocked, .blocked, .running])
    admission.complete(2)
    #expect(admission.all() == [1])
    admission.complete(1)
    #expect(admission.all() == [0])
  }

  @Test func `the longest remaining path goes first and ties go by index`() throws {
    var admission = try makeAdmission(
      needs: [1, 1, 1, 1], capacity: 1, priority: [5, 9, 9, 7])
    var order: [Int] = []
    while let node = admission.next() {
      order.append(node)
      admission.complete(node)
    }
    #expect(order == [1, 2, 3, 0])
  }

  @Test func `a small node passes a large one that does not fit`() throws {
    var admission = try makeAdmission(needs: [3, 3, 1], capacity: 4, priority: [3, 2, 1])
    #expect(admission.all() == [0, 2])
  }

  @Test func `a node that was passed often enough gets its room`() throws {
    let small = 20
    var admission = try makeAdmission(
      needs: [1, 2] + Array(repeating: 1, count: small), capacity: 2,
      priority: [9, 8] + Array(repeating: 1, count: small), passLimit: 3)
    // Node 0 runs all the time; the others go past node 1 one after another, three times at most.
    #expect(admission.all() == [0, 2])
    admission.complete(2)
    #expect(admission.all() == [3])
    admission.complete(3)
    #expect(admission.all() == [4])
    admission.complete(4)
    #expect(admission.all() == [], "room is kept for node 1")
    admission.complete(0)
    #expect(admission.all() == [1])
  }

  @Test func `room kept on one resource stops nobody who needs another`() throws {
    let graph = DirectedGraph(nodeCount: 4, edges: [])
    let need = { Admission.Need(resource: $0, amount: $1) }
    var admission = Admission(
      order: try #require(PartialOrder(graph)),
      needs: [[need(0, 1)], [need(0, 2)], [need(0, 1)], [need(1, 1)]], capacities: [2, 1],
      priority: [4, 3, 2, 1], passLimit: 0)
    #expect(admission.all() == [0, 3])
  }

  @Test func `after a failure what depends on it stays and the rest goes on`() throws {
    var admission = try makeAdmission(
      needs: [1, 1, 1, 1], capacity: 1, edges: [(0, 1), (1, 2)])
    #expect(admission.next() == 0)
    admission.fail(0)
    #expect(admission.all() == [3])
    admission.complete(3)
    #expect(admission.all() == [])
    #expect(admission.left == [1, 2])
  }

  @Test func `a retried node gives back what it held and comes up again`() throws {
    var admission = try makeAdmission(needs: [2, 2], capacity: 2, priority: [2, 1])
    #expect(admission.next() == 0)
    admission.retry(0)
    #expect(admission.free == [2])
    #expect(admission.next() == 0)
    admission.complete(0)
    #expect(admission.next() == 1)
  }

  @Test func `order holds through nodes that are not selected`() throws {
    var admission = try makeAdmission(
      needs: [1, 1, 1, 1], capacity: 9, edges: [(3, 0), (0, 1), (1, 2)], selection: [0, 2])
    #expect(admission.all() == [0])
    admission.complete(0)
    #expect(admission.all() == [2])
    admission.complete(2)
    #expect(admission.left == [])
  }

  @Test func `a selected node behind several that are not starts once`() throws {
    var admission = try makeAdmission(
      needs: [1, 1, 1, 1], capacity: 9, edges: [(0, 3), (1, 3), (2, 3)], selection: [3])
    #expect(admission.all() == [3])
    #expect(admission.free == [8])
  }
}
