import Planning
import Testing

@testable import Drawing

@Suite struct `Arrangements` {
  private func search(_ picture: Picture) -> ArrangementSearch {
    ArrangementSearch(scene: picture.scene, metrics: .tables)
  }

  /// Trees that nothing joins: each is a node, its datasets and their readers.
  private func trees(_ count: Int) -> Picture {
    let nodes = (0..<count).flatMap { tree in
      [Sample.node("root_\(tree)", writes: (0..<6).map { "data_\(tree)_\($0)" })]
        + (0..<6).map { Sample.node("leaf_\(tree)_\($0)", reads: ["data_\(tree)_\($0)"]) }
    }
    return Picture(analysis: Sample.analysis(nodes))
  }

  @Test func `parts are counted`() {
    #expect(search(trees(5)).partCount == 5)
    #expect(search(Picture(analysis: Sample.waiting)).partCount == 1)
    #expect(search(Picture(analysis: Sample.analysis([]))).partCount == 0)
  }

  @Test func `a ribbon of parts is packed`() throws {
    let found = try #require(try search(trees(8)).result(isNeeded: false))
    #expect(found.arrangement.isPacked)
    #expect(found.places.stretch < 1.5)
    let svg = SVGReading(try trees(8).svg())
    #expect(Set(svg.groups("node").filter { $0.id.hasPrefix("n") }.map(\.height)).count > 4)
  }

  @Test func `parts that fit a screen stand side by side`() throws {
    let nodes = (0..<4).map { Sample.node("n\($0)", writes: ["d\($0)"]) }
    let picture = Picture(analysis: Sample.analysis(nodes))
    let found = try #require(try search(picture).result(isNeeded: false))
    #expect(!found.arrangement.isPacked)
  }

  @Test func `nodes alike stand as in the pipeline, with added order too`() throws {
    let added = (0..<3).map { AddedEdge(from: $0, to: 3, why: "", prevents: [$0, 3]) }
    for picture in [
      Picture(analysis: Sample.waiting), Picture(analysis: Sample.waiting, added: added),
    ] {
      let svg = SVGReading(try picture.svg())
      let places = try (0..<3).map { try #require(svg.group("n\($0)")?.middle?.x) }
      #expect(places == places.sorted())
    }
  }

  @Test func `crossings are counted`() {
    let nodes = [
      Sample.node("a", writes: ["x", "y"]), Sample.node("b", reads: ["x"]),
      Sample.node("c", reads: ["y"]),
    ]
    let search = search(Picture(analysis: Sample.analysis(nodes)))
    func places(_ first: Double, _ second: Double) -> Places {
      func box(_ x: Double, _ y: Double) -> Box {
        Box(center: Point(x: x, y: y), width: 10, height: 10)
      }
      return Places(boxes: [
        .node(0): box(0, 200), .dataset(0): box(-50, 100), .dataset(1): box(50, 100),
        .node(1): box(first, 0), .node(2): box(second, 0),
      ])
    }
    #expect(search.crossings(places(-50, 50)) == 0)
    #expect(search.crossings(places(50, -50)) == 1)
  }
}
