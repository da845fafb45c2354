import Analysis
import PipelineModel
import Planning
import Testing

@testable import Drawing

@Suite struct `DOT` {
  /// The statements about a thing.
  private func lines(_ dot: String, with text: String) -> [String] {
    dot.split(separator: "\n").map { String($0).trimmingBlanks() }.filter { $0.contains(text) }
  }

  @Test func `nodes and datasets are called by number, whatever their names`() {
    let dot = Picture(analysis: Sample.waiting).dot()
    #expect(
      lines(dot, with: "label=<A<br/>").first?.hasPrefix("n0 [id=\"n0\", class=\"hazard\"") == true)
    #expect(
      lines(dot, with: "label=<bar_A>").first?.hasPrefix("d0 [id=\"d0\", class=\"dataset stored\"")
        == true)
    #expect(lines(dot, with: "n0 -> d0").count == 1)
    #expect(lines(dot, with: "d5 -> n3").count == 1)
  }

  @Test func `a node says what it takes, unless that is left out`() {
    #expect(Picture(analysis: Sample.waiting).dot().contains("15 GiB · 1m 00s"))
    let options = DrawingOptions(show: [.hazards, .datasets])
    #expect(!Picture(analysis: Sample.waiting, options: options).dot().contains("15 GiB ·"))
  }

  @Test func `without datasets one edge joins two nodes, however many datasets pass`() {
    let nodes = [Sample.node("a", writes: ["x", "y"]), Sample.node("b", reads: ["x", "y"])]
    let options = DrawingOptions(show: [.order])
    let picture = Picture(analysis: Sample.analysis(nodes), options: options)
    #expect(lines(picture.dot(), with: "n0 -> n1").count == 1)
    #expect(picture.scene.edges.map(\.tooltip) == ["b reads x and y, which a writes"])
    #expect(picture.scene.datasets.isEmpty)
  }

  @Test func `data, order and added edges differ in more than colour`() {
    let nodes = [
      Sample.node("a", writes: ["x"]), Sample.node("b", reads: ["x"]),
      Sample.node("c", after: ["b"]), Sample.node("d"),
    ]
    let added = AddedEdge(from: 2, to: 3, why: "both are heavy", prevents: [2, 3])
    let dot = Picture(analysis: Sample.analysis(nodes), added: [added]).dot()
    let order = lines(dot, with: "n1 -> n2")
    #expect(order.first?.contains("arrowhead=\"vee\"") == true)
    #expect(order.first?.contains("dashed") == false)
    let extra = lines(dot, with: "n2 -> n3")
    #expect(extra.first?.contains("style=\"dashed\"") == true)
    #expect(extra.first?.contains("class=\"added\"") == true)
    #expect(extra.first?.contains("both are heavy") == true)
    #expect(lines(dot, with: "n0 -> d0").first?.contains("arrowhead") == false)
  }

  @Test func `order edges are left out when they are not to be shown`() {
    let nodes = [Sample.node("a"), Sample.node("b", after: ["a"])]
    let options = DrawingOptions(show: [.datasets])
    #expect(Picture(analysis: Sample.analysis(nodes), options: options).scene.edges.isEmpty)
  }

  @Test func `datasets in memory are dashed ellipses and parameters are left out`() {
    let node = Sample.node("a", reads: ["params:x", "m", "f", "u"])
    let places: [String: Location] = ["params:x": .parameter, "m": .memory, "u": .unknown("why")]
    let picture = Picture(analysis: Sample.analysis([node], places: places))
    #expect(picture.scene.datasets.map(\.name) == ["f", "m", "u"])
    #expect(picture.scene.datasets.map(\.kind) == [.stored, .inMemory, .unknown])
    let memory = lines(picture.dot(), with: "label=<m>").first
    #expect(memory?.contains("shape=\"ellipse\"") == true)
    #expect(memory?.contains("style=\"filled,dashed\"") == true)
  }

  @Test func `Kedro's forms of one dataset are one shape that tells of both`() {
    let nodes = [Sample.node("a", writes: ["t@spark"]), Sample.node("b", reads: ["t@pandas"])]
    let datasets = ["t@spark", "t@pandas"].map {
      Dataset(name: $0, location: .path("data/t"), type: String($0.dropFirst(2)))
    }
    let pipeline = Pipeline(
      name: "k", kind: .kedro, source: "k", nodes: nodes,
      datasets: Dictionary(uniqueKeysWithValues: datasets.map { ($0.name, $0) }))
    let scene = Picture(analysis: PipelineAnalysis(pipeline, limits: Limits())).scene
    #expect(scene.datasets.map(\.name) == ["t"])
    #expect(
      scene.datasets[0].tooltip
        == "t\nt@pandas: data/t, pandas\nt@spark: data/t, spark\nwritten by a\nread by b")
    #expect(scene.edges.map { [$0.from.id, $0.to.id] } == [["n0", "d0"], ["d0", "n1"]])
  }

  @Test func `a pipeline without nodes is an empty graph`() throws {
    let picture = Picture(analysis: Sample.analysis([]))
    #expect(picture.dot().hasPrefix("digraph pipeline {"))
    #expect(SVGReading(try picture.svg()).isWellFormed)
  }

  @Test func `a circle is drawn, and the legend says that no schedule exists`() throws {
    let nodes = [
      Sample.node("a", reads: ["y"], writes: ["x"]), Sample.node("b", reads: ["x"], writes: ["y"]),
    ]
    let svg = SVGReading(try Picture(analysis: Sample.analysis(nodes, gib: 1)).svg())
    #expect(svg.texts.contains("no schedule exists: nodes wait for each other in a circle"))
    #expect(svg.groups("edge", "data").count == 4)
  }

  @Test func `too much to lay out is refused with what to do, and still written as DOT`() throws {
    let nodes = (0..<1501).map { Sample.node("n\($0)", writes: ["d\($0)"]) }
    let picture = Picture(analysis: Sample.analysis(nodes))
    let expected = DrawingError.tooLarge(nodes: 1501, datasets: 1501, edges: 1501)
    #expect(throws: expected) { try render(picture, as: .svg) }
    #expect(expected.message.contains("1501 nodes, 1501 datasets and 1501 edges"))
    #expect(expected.help.contains("--focus"))
    #expect(expected.help.contains("leave datasets out"))
    #expect(try render(picture, as: .dot).count > 100_000)
  }
}
