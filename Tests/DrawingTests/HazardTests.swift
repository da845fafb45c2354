import Analysis
import PipelineModel
import Planning
import Testing

@testable import Drawing

@Suite struct `Hazards` {
  @Test func `the heaviest node is joined with each of the others, and no other pair`() {
    let links = Picture(analysis: Sample.waiting).scene.links
    #expect(links.map { [$0.from, $0.to] } == [[0, 3], [1, 3], [2, 3]])
  }

  @Test func `are undirected dashed red lines without a say in the ranks, in DOT`() throws {
    let dot = Picture(analysis: Sample.waiting).dot()
    let lines = dot.split(separator: "\n").filter { $0.contains("id=\"h") }
    #expect(lines.count == 3)
    for line in lines {
      #expect(line.contains("dir=\"none\""))
      #expect(line.contains("constraint=\"false\""))
      #expect(line.contains("style=\"dashed\""))
      #expect(line.contains("color=\"#dc3d43\""))
    }
  }

  @Test func `are dashed lines without arrowheads in SVG, and their nodes are dashed too`() throws {
    let svg = SVGReading(try Picture(analysis: Sample.waiting).svg())
    let lines = svg.groups("edge", "hazard")
    #expect(lines.map(\.id) == ["h0", "h1", "h2"])
    for line in lines {
      #expect(line.shapes.count == 1)
      #expect(line.shapes.first?["stroke"] == "#dc3d43")
      #expect(line.shapes.first?["stroke-dasharray"] != nil)
      #expect(line.title?.contains("A, B, C and D may run at the same time") == true)
      #expect(line.title?.contains("18 GiB of 16 GiB") == true)
    }
    let nodes = svg.groups("node", "hazard")
    #expect(nodes.map(\.id).sorted() == ["n0", "n1", "n2", "n3"])
    #expect(nodes.allSatisfy { $0.shapes.first?["stroke-dasharray"] != nil })
  }

  @Test(arguments: [true, false])
  func `move no node and no dataset`(isSmall: Bool) throws {
    let analysis =
      isSmall ? Sample.waiting : Sample.layered(30, width: 6, heavy: [7, 9, 20, 25])
    let with = SVGReading(try Picture(analysis: analysis).svg())
    let parts = Set(DrawingOptions.Part.allCases).subtracting([.hazards])
    let options = DrawingOptions(show: parts)
    let without = SVGReading(try Picture(analysis: analysis, options: options).svg())
    #expect(!with.groups("edge", "hazard").isEmpty)
    #expect(without.groups("edge", "hazard").isEmpty)
    let first = try #require(with.group("n0")?.middle)
    let other = try #require(without.group("n0")?.middle)
    for group in with.groups where ["n", "d"].contains(group.id.prefix(1)) {
      let mine = try #require(group.middle)
      let theirs = try #require(without.group(group.id)?.middle)
      #expect(abs(mine.x - first.x - theirs.x + other.x) < 0.1, "\(group.id)")
      #expect(abs(mine.y - first.y - theirs.y + other.y) < 0.1, "\(group.id)")
    }
  }

  @Test func `nodes of one lock and of one place are joined, with a label that says which`() throws
  {
    let nodes = [
      Sample.node("write", writes: ["x"]), Sample.node("again", writes: ["y"]),
      Sample.node("sync", locks: ["warehouse"]), Sample.node("audit", locks: ["warehouse"]),
    ]
    let places = ["x": Location.path("out.csv"), "y": .path("out.csv")]
    let picture = Picture(analysis: Sample.analysis(nodes, places: places))
    #expect(picture.scene.links.map(\.label) == ["lock warehouse", "out.csv"])
    let svg = SVGReading(try picture.svg())
    #expect(svg.group("h0")?.texts == ["lock warehouse"])
    #expect(svg.group("h1")?.texts == ["out.csv"])
    #expect(svg.group("h1")?.title == "write and again write out.csv and nothing orders them")
  }

  @Test func `a set of many is told by a number at each box and a sentence`() throws {
    let workers = (0..<14).map { Sample.node("worker_\($0)", gib: 1) }
    let analysis = Sample.analysis(workers + [Sample.node("trainer", gib: 12)], gib: 16)
    let picture = Picture(analysis: analysis)
    #expect(picture.scene.links.isEmpty)
    #expect(picture.scene.nodes.allSatisfy { $0.isHazardous })
    let svg = SVGReading(try picture.svg())
    #expect(svg.groups("badge").count == 15)
    #expect(svg.groups("badge").allSatisfy { $0.texts == ["1"] })
    let names = (0..<7).map { "worker_\($0)" }.joined(separator: ", ")
    let sentence = "trainer, \(names) and 7 more: 26 GiB of 16 GiB"
    #expect(svg.texts.contains { $0.hasSuffix(sentence) })
    #expect(!svg.texts.contains("must not overlap"))
    #expect(picture.dot().contains("xlabel=\"1\""))
  }

  @Test func `that added edges solve are not drawn, the others are`() {
    let edges = (0..<3).map {
      AddedEdge(from: $0, to: 3, why: "they do not fit", prevents: [$0, 3])
    }
    #expect(Picture(analysis: Sample.waiting, added: edges).scene.links.isEmpty)
    let partly = Picture(analysis: Sample.waiting, added: [edges[0]]).scene.links
    #expect(partly.map { [$0.from, $0.to] } == [[1, 3], [2, 3]])
  }

  @Test func `are gone when what may still overlap fits`() {
    let nodes = ["A", "B", "C"].map { Sample.node($0, gib: 6) }
    let analysis = Sample.analysis(nodes, gib: 12)
    let edge = AddedEdge(from: 0, to: 1, why: "", prevents: [0, 1, 2])
    #expect(Picture(analysis: analysis).scene.links.count == 2)
    #expect(Picture(analysis: analysis, added: [edge]).scene.links.isEmpty)
  }

  @Test(arguments: [true, false])
  func `begin and end at their nodes`(isSmall: Bool) throws {
    let analysis =
      isSmall ? Sample.waiting : Sample.layered(30, width: 6, heavy: [7, 9, 20, 25])
    let picture = Picture(analysis: analysis)
    let svg = SVGReading(try picture.svg())
    #expect(!svg.groups("edge", "hazard").isEmpty)
    for (number, link) in picture.scene.links.enumerated() {
      guard let line = svg.group("h\(number)")?.points else { continue }
      let ends = [try #require(line.first), try #require(line.last)]
      for node in [link.from, link.to] {
        let shape = try #require(svg.group("n\(node)")?.points)
        let box = Box(
          left: shape.map(\.x).min() ?? 0, bottom: shape.map(\.y).min() ?? 0,
          right: shape.map(\.x).max() ?? 0, top: shape.map(\.y).max() ?? 0)
        #expect(ends.contains { box.contains($0, margin: 1) }, "h\(number) at n\(node)")
      }
    }
  }

  @Test func `a number stands at the corner of each of its boxes, on no other box`() throws {
    let nodes = (0..<15).map { Sample.node("worker_\($0)", writes: ["x_\($0)"], gib: 2) }
    let svg = SVGReading(try Picture(analysis: Sample.analysis(nodes, gib: 16)).svg())
    #expect(svg.groups("badge").count == 15)
    for badge in svg.groups("badge") {
      let mine = try #require(svg.group("n" + badge.id.dropFirst()))
      let ground = try #require(badge.shapes.last { $0["points"] != nil })
      let spot = try #require(SVGReading.Group(id: "", classes: [], shapes: [ground]).middle)
      let right = try #require(mine.points.map(\.x).max())
      let top = try #require(mine.points.map(\.y).min())
      #expect(abs(spot.x - right) < 12)
      #expect(abs(spot.y - top) < 8)
    }
  }

  @Test func `between two stages are solved, within one they are not`() {
    let solved = Picture(analysis: Sample.waiting, stages: [[0, 1, 2], [3]])
    #expect(solved.scene.links.isEmpty)
    let left = Picture(analysis: Sample.waiting, stages: [[0], [1, 2, 3]])
    #expect(left.scene.links.map { [$0.from, $0.to] } == [[1, 3], [2, 3]])
  }

  @Test func `are not solved by what is not shown`() {
    let edges = (0..<3).map { AddedEdge(from: $0, to: 3, why: "", prevents: [$0, 3]) }
    let options = DrawingOptions(show: [.hazards])
    let picture = Picture(
      analysis: Sample.waiting, added: edges, stages: [[0, 1, 2], [3]], options: options)
    #expect(picture.scene.links.count == 3)
    #expect(picture.scene.groups.isEmpty)
  }

  @Test func `a node that does not fit alone is outlined`() {
    let nodes = [Sample.node("giant", gib: 32), Sample.node("dwarf", gib: 1)]
    let scene = Picture(analysis: Sample.analysis(nodes, gib: 16)).scene
    #expect(scene.nodes.map(\.isHazardous) == [true, false])
    #expect(scene.nodes[0].tooltip.contains("does not fit the machine even alone"))
    #expect(scene.links.isEmpty)
  }
}
