import Testing

@testable import Drawing

@Suite struct `Curves` {
  private func box(_ x: Double, _ y: Double) -> Box {
    Box(center: Point(x: x, y: y), width: 100, height: 40)
  }

  private func link(_ from: Int, _ to: Int, label: String? = nil) -> HazardLink {
    HazardLink(from: from, to: to, label: label, tooltip: "")
  }

  /// Four nodes in a row, a dataset below each.
  private var row: Places {
    var boxes: [Vertex: Box] = [:]
    for number in 0..<4 {
      boxes[.node(number)] = box(Double(number) * 130, 200)
      boxes[.dataset(number)] = box(Double(number) * 130, 110)
    }
    return Places(boxes: boxes)
  }

  /// How many points of a curve lie within boxes.
  private func hits(_ curve: Curve, _ places: Places) -> Int {
    curve.samples(40).count { point in
      places.boxes.values.contains { $0.contains(point, margin: -0.5) }
    }
  }

  @Test func `arcs of one row run through the gap below it and hit nothing`() throws {
    let curves = HazardCurves([link(0, 3), link(1, 3), link(2, 3), link(0, 1)], places: row).curves
    for curve in curves {
      let curve = try #require(curve)
      #expect(hits(curve, row) == 0)
      #expect(curve.samples(40).allSatisfy { $0.y <= 180.01 && $0.y >= 130 })
      #expect(curve.points.count % 3 == 1)
    }
  }

  @Test func `arcs that overlap have tracks and feet of their own`() throws {
    let curves = HazardCurves([link(0, 3), link(1, 3), link(2, 3)], places: row).curves
    let lowest = try curves.map { try #require($0?.samples(40).map(\.y).min()) }
    #expect(lowest == lowest.sorted())
    #expect(Set(lowest.map { ($0 * 10).rounded() }).count == 3)
    let feet = try curves.map { try #require($0?.points.last?.x) }
    #expect(Set(feet).count == 3)
    #expect(feet == feet.sorted(by: >))
  }

  @Test func `arcs of the lowest row stand above it`() throws {
    let places = Places(boxes: [.node(0): box(0, 0), .node(1): box(130, 0), .node(2): box(260, 0)])
    let curve = try #require(HazardCurves([link(0, 2)], places: places).curves[0])
    #expect(curve.samples(40).allSatisfy { $0.y >= 19.99 })
  }

  @Test func `lines between rows go around boxes`() throws {
    let places = Places(boxes: [
      .node(0): box(0, 400), .node(1): box(0, 200), .node(2): box(0, 0), .dataset(0): box(0, 300),
      .dataset(1): box(0, 100),
    ])
    let curve = try #require(HazardCurves([link(0, 2)], places: places).curves[0])
    #expect(hits(curve, places) == 0)
    #expect(curve.points.first?.y == 380)
    #expect(curve.points.last?.y == 20)
  }

  @Test func `labels of one gap do not cover each other`() throws {
    let links = [link(0, 3, label: "data/out.csv"), link(1, 2, label: "lock warehouse")]
    let labels = HazardCurves(links, places: row).labels
    let first = try #require(labels[0])
    let second = try #require(labels[1])
    #expect(abs(first.x - second.x) > 60 || abs(first.y - second.y) >= 14)
  }

  @Test func `a line is clear when it is short and runs over no box`() {
    #expect(HazardCurves([link(0, 1), link(0, 3)], places: row).isClear == [true, true])
    var boxes = row.boxes
    boxes[.node(4)] = box(2000, 200)
    #expect(HazardCurves([link(0, 4)], places: Places(boxes: boxes)).isClear == [false])
    boxes[.node(5)] = Box(left: -500, bottom: -150, right: 900, top: -100)
    boxes[.node(6)] = box(200, -300)
    #expect(HazardCurves([link(0, 6)], places: Places(boxes: boxes)).isClear == [false])
  }

  @Test func `a line without room for its label is not clear`() {
    let links = [link(0, 3, label: String(repeating: "x", count: 40)), link(0, 3)]
    var boxes = row.boxes
    boxes[.dataset(9)] = Box(left: -50, bottom: 120, right: 450, top: 168)
    #expect(HazardCurves(links, places: Places(boxes: boxes)).isClear == [false, true])
  }

  @Test func `a node without a place has no curve`() {
    #expect(HazardCurves([link(0, 9)], places: row).curves[0] == nil)
  }

  @Test(arguments: [(1.0, "1.00"), (-0.126, "-0.13"), (0.004, "0.00"), (12.5, "12.50")])
  func `lengths are written with two digits`(value: Double, text: String) {
    #expect(Point.written(value) == text)
  }

  @Test func `places are read from graphviz's plain format, whatever the labels say`() throws {
    let plain = """
      graph 1 5 4
      node n0 1 2 0.5 0.25 <node d7 1 1 1 1<br/>x> filled box black white
      node d3 1 1 1 1 "a b" filled box black white
      node s0 1 1 1 1 "" invis point black white
      edge n0 d3 4 1 1 1 1 1 1 1 1 solid black
      stop
      """
    let places = Places(plain: Array(plain.utf8))
    #expect(Set(places.boxes.keys) == [.node(0), .dataset(3)])
    let box = try #require(places[0])
    #expect([box.left, box.bottom, box.right, box.top] == [54, 135, 90, 153])
  }
}
