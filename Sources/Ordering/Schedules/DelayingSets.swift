/// The minimal sets of nodes without which the others fit.
struct DelayingSets {
  let needs: ResourceNeeds
  let nodes: [Int]
  var excess: [Int64]
  private(set) var found: [UInt64] = []
  private(set) var steps = 0
  private var stepLimit = 0

  init(needs: ResourceNeeds, nodes: [Int], excess: [Int64]) {
    self.needs = needs
    self.nodes = nodes
    self.excess = excess
  }

  /// Finds all, unless the steps run out.
  mutating func collect(stepLimit: Int) {
    self.stepLimit = stepLimit
    extend(0, from: 0)
  }

  private mutating func extend(_ chosen: UInt64, from index: Int) {
    steps += needs.resourceCount
    if excess.allSatisfy({ $0 <= 0 }) {
      if isMinimal(chosen) { found.append(chosen) }
      return
    }
    guard index < nodes.count, steps < stepLimit else { return }
    let node = nodes[index]
    let helps = excess.indices.contains { excess[$0] > 0 && needs[node, $0] > 0 }
    if helps {
      for resource in excess.indices { excess[resource] -= needs[node, resource] }
      extend(chosen | 1 << UInt64(node), from: index + 1)
      for resource in excess.indices { excess[resource] += needs[node, resource] }
    }
    extend(chosen, from: index + 1)
  }

  private func isMinimal(_ chosen: UInt64) -> Bool {
    Bits(chosen).allSatisfy { node in
      excess.indices.contains { excess[$0] + needs[node, $0] > 0 }
    }
  }
}
