import Analysis
import Testing

@testable import Drawing

@Suite struct `A focus` {
  /// Five nodes, each of which reads what the one before writes.
  private let chain = Sample.analysis(
    (0..<5).map { Sample.node("n\($0)", reads: $0 == 0 ? [] : ["x\($0 - 1)"], writes: ["x\($0)"]) })

  @Test(arguments: [(0, [2]), (1, [1, 2, 3]), (2, [0, 1, 2, 3, 4]), (99, [0, 1, 2, 3, 4])])
  func `shows so many steps both ways`(depth: Int, nodes: [Int]) {
    let options = DrawingOptions(focus: .init(node: 2, depth: depth))
    let scene = Picture(analysis: chain, options: options).scene
    #expect(scene.nodes.map(\.index) == nodes)
  }

  @Test func `shows the datasets of its nodes and no edge to a node that is not there`() {
    let options = DrawingOptions(focus: .init(node: 2, depth: 0))
    let scene = Picture(analysis: chain, options: options).scene
    #expect(scene.datasets.map(\.name) == ["x1", "x2"])
    #expect(scene.edges.map { [$0.from.id, $0.to.id] } == [["d1", "n2"], ["n2", "d2"]])
  }

  @Test func `counts a hazard as a step`() {
    let options = DrawingOptions(focus: .init(node: 3, depth: 1))
    let scene = Picture(analysis: Sample.waiting, options: options).scene
    #expect(scene.nodes.map(\.index) == [0, 1, 2, 3])
  }

  @Test func `on no node of the pipeline shows everything`() {
    let options = DrawingOptions(focus: .init(node: 77, depth: 0))
    #expect(Picture(analysis: chain, options: options).scene.nodes.count == 5)
  }
}
