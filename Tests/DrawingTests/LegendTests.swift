import Analysis
import PipelineModel
import Planning
import Testing

@testable import Drawing

@Suite struct `The legend` {
  /// What the legend explains, without the blanks that set samples apart.
  private func entries(_ picture: Picture) throws -> Set<String> {
    let words = SVGReading(try picture.svg()).texts.map { text in
      String(text.filter { $0 != "\u{A0}" })
    }
    return Set(words).intersection(Drawing.Sample.allCases.map(\.rawValue))
  }

  @Test func `shows only what occurs in the picture`() throws {
    #expect(
      try entries(Picture(analysis: Sample.waiting))
        == ["node in a hazard", "stored dataset", "data", "must not overlap"])
    let added = (0..<3).map { AddedEdge(from: $0, to: 3, why: "", prevents: [$0, 3]) }
    #expect(
      try entries(Picture(analysis: Sample.waiting, added: added))
        == ["node", "stored dataset", "data", "added order"])
    #expect(try entries(Picture(analysis: Sample.analysis([Sample.node("a")]))) == ["node"])
    #expect(try entries(Picture(analysis: Sample.analysis([]))) == [])
  }

  @Test func `has a sample for everything that can occur`() throws {
    let nodes = [
      Sample.node("a", writes: ["m"], gib: 9), Sample.node("b", writes: ["u"], gib: 9),
      Sample.node("c", reads: ["m"], after: ["b"], gib: 0), Sample.node("d", writes: ["f"], gib: 0),
    ]
    let places: [String: Location] = ["m": .memory, "u": .unknown("")]
    let analysis = Sample.analysis(nodes, gib: 16, places: places)
    let added = [AddedEdge(from: 2, to: 3, why: "", prevents: [2, 3])]
    let all = Set(Drawing.Sample.allCases.map(\.rawValue))
    #expect(try entries(Picture(analysis: analysis, added: added)) == all)
  }

  @Test(
    arguments: [
      (16, 15, ["memory: 18 GiB of 16 GiB – unsafe"]),
      (18, 15, ["memory: 18 GiB of 18 GiB – safe"]),
      (nil, 15, ["memory: at most 18 GiB at one time"]),
      (16, nil, ["memory: 3 GiB of 16 GiB – unknown, 1 node not declared"]),
    ] as [(Int64?, Int64?, [String])])
  func `says the verdict in words`(capacity: Int64?, heavy: Int64?, lines: [String]) throws {
    let nodes = ["A", "B", "C"].map { Sample.node($0, gib: 1) } + [Sample.node("D", gib: heavy)]
    let picture = Picture(analysis: Sample.analysis(nodes, gib: capacity))
    #expect(picture.scene.caption.verdicts.map(\.text) == lines)
    #expect(SVGReading(try picture.svg()).texts.contains(lines[0]))
  }

  @Test func `says what added edges and stages change`() {
    let added = (0..<3).map { AddedEdge(from: $0, to: 3, why: "", prevents: [$0, 3]) }
    #expect(
      Picture(analysis: Sample.waiting, added: added).scene.caption.verdicts.map(\.text) == [
        "with the added order, memory: 15 GiB of 16 GiB – safe",
        "without it, memory: 18 GiB of 16 GiB – unsafe",
      ])
    let tones = Picture(analysis: Sample.waiting, added: added).scene.caption.verdicts.map(\.tone)
    #expect(tones == [.safe, .faint])
    let stages = Picture(analysis: Sample.waiting, stages: [[0, 1, 2], [3]])
    #expect(
      stages.scene.caption.verdicts.first?.text == "in stages, memory: 15 GiB of 16 GiB – safe")
  }

  @Test func `says how much of the pipeline is shown`() {
    let options = DrawingOptions(focus: .init(node: 0, depth: 1))
    let analysis = Sample.layered(30, width: 5)
    #expect(Picture(analysis: analysis, options: options).scene.caption.subtitle == "2 of 30 nodes")
    #expect(Picture(analysis: analysis).scene.caption.subtitle == "30 nodes")
  }
}
