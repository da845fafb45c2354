import Analysis
import Testing

@testable import Drawing

@Suite struct `Telling hazards` {
  /// Pairs of nodes that share a lock, each pair far apart or near.
  private func scene(_ count: Int, partners: Int = 1) -> Scene {
    let nodes = (0..<count).flatMap { number in
      (0...partners).map { Sample.node("n\(number)_\($0)", locks: ["lock_\(number)"]) }
    }
    return Picture(analysis: Sample.analysis(nodes)).scene
  }

  /// All nodes in one row, so far apart that no line is short.
  private func row(of scene: Scene, apart: Double) -> Places {
    let boxes = scene.nodes.map { node in
      let center = Point(x: Double(node.index) * apart, y: 0)
      return (Vertex.node(node.index), Box(center: center, width: 60, height: 30))
    }
    return Places(boxes: Dictionary(uniqueKeysWithValues: boxes))
  }

  @Test func `short lines are drawn, without numbers`() {
    let scene = scene(2)
    let telling = HazardTelling(scene, places: row(of: scene, apart: 200))
    #expect(telling.links == [0, 1])
    #expect(telling.sentences.isEmpty)
    #expect(telling.badges.isEmpty)
  }

  @Test func `long ones become numbers and sentences`() {
    let scene = scene(2)
    let telling = HazardTelling(scene, places: row(of: scene, apart: 2000))
    #expect(telling.links.isEmpty)
    #expect(telling.sentences == ["n0_0 and n0_1: lock lock_0", "n1_0 and n1_1: lock lock_1"])
    #expect(telling.badges.map(\.text) == ["1", "1", "2", "2"])
    #expect(telling.untold == 0)
  }

  @Test func `a hazard is told by all of its lines or by none`() {
    let scene = scene(1, partners: 3)
    let telling = HazardTelling(scene, places: row(of: scene, apart: 300))
    #expect(scene.links.count == 3)
    #expect(telling.links.isEmpty)
    #expect(telling.badges.map(\.node) == [0, 1, 2, 3])
  }

  @Test func `after twelve sentences the rest is counted`() throws {
    let scene = scene(20)
    let telling = HazardTelling(scene, places: row(of: scene, apart: 2000))
    #expect(telling.sentences.count == 12)
    #expect(telling.untold == 8)
    #expect(telling.badges.count == 24)
    let legend = Legend(scene, telling: telling).html
    #expect(legend.contains("and 8 more"))
  }

  @Test func `a node of many hazards shows two numbers and how many more`() {
    let locks = (0..<5).map { "lock_\($0)" }
    let nodes = [Sample.node("all", locks: locks)] + locks.map { Sample.node($0, locks: [$0]) }
    let scene = Picture(analysis: Sample.analysis(nodes)).scene
    let telling = HazardTelling(scene, places: row(of: scene, apart: 2000))
    #expect(telling.badges.first == .init(node: 0, text: "1 2 +3"))
  }

  @Test func `a badge sits at the upper right corner of its box`() throws {
    let scene = scene(1)
    let telling = HazardTelling(scene, places: row(of: scene, apart: 2000))
    let place = try #require(telling.place(of: telling.badges[1]))
    #expect(place.x > 20 && place.x < 40)
    #expect(place.y > 15 && place.y < 25)
  }
}
