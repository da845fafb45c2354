import Analysis
import PipelineModel
import Planning
import TestSupport
import Testing

@testable import Drawing

@Suite struct `SVG` {
  @Test(arguments: Sample.nastyNames)
  func `any name gives well-formed XML, with nothing in it but shapes and texts`(
    _ name: String
  ) throws {
    for group in [nil, DrawingOptions.Grouping.namespace, .tag] {
      let options = DrawingOptions(group: group)
      let svg = SVGReading(try Picture(analysis: Sample.nasty(name), options: options).svg())
      #expect(svg.isWellFormed)
      let known: Set = [
        "svg", "g", "title", "style", "polygon", "polyline", "path", "ellipse", "text",
      ]
      #expect(Set(svg.elements.keys).isSubset(of: known))
      #expect(svg.groups("node").count { !$0.classes.contains("dataset") } == 3)
    }
  }

  @Test(arguments: [
    "<svg><b></svg>", "<svg>a < b</svg>", "<svg>&nbsp;</svg>", "<svg><\u{65B}</svg>",
  ])
  func `what is not well-formed is noticed`(_ text: String) {
    #expect(!SVGReading(text).isWellFormed)
  }

  @Test(arguments: Sample.nastyNames)
  func `any name can be drawn as PNG and PDF`(_ name: String) throws {
    let picture = Picture(analysis: Sample.nasty(name))
    #expect(try render(picture, as: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try render(picture, as: .pdf).starts(with: Array("%PDF-".utf8)))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "a \"quoted\" 'name'", #"back\slash \N \n \G \"#,
    "&lt; &amp; & &#65;", "]]> --> <!-- {|}", "$(x) `y`", "日本語", "}; a -> b",
  ])
  func `a name is shown exactly, in labels, titles, frames and the legend`(_ name: String) throws {
    let node = Sample.node(name, reads: [name], tags: [name])
    let analysis = Sample.analysis([node], name: name)
    let svg = SVGReading(
      try Picture(analysis: analysis, options: DrawingOptions(group: .tag)).svg())
    #expect(svg.group("n0")?.texts == [name])
    #expect(svg.group("d0")?.texts.joined() == name)
    #expect(svg.group("n0")?.title?.hasPrefix(name + "\n") == true)
    #expect(svg.group("g0")?.texts == [name])
    #expect(svg.texts.contains("\(name): 1 node"))
  }

  @Test(arguments: 0..<40)
  func `random names are shown exactly`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x7F, 0x20...0x2F, 0x3A...0x40, 0x80...0x24F, 0x300...0x36F, 0x590...0x6FF,
      0x2000...0x206F, 0xD7F0...0xD7FF, 0xE000...0xE010, 0xFFF0...0xFFFF, 0x1F600...0x1F64F,
    ]
    let scalars = (0..<Int.random(in: 1...24, using: &random)).compactMap { _ in
      ranges.randomElement(using: &random)
        .map { UInt32.random(in: $0, using: &random) }.flatMap(Unicode.Scalar.init)
    }
    let name = String(String.UnicodeScalarView(scalars))
    let analysis = Sample.analysis([Sample.node(name, reads: [name], tags: [name])])
    let options = DrawingOptions(group: .tag)
    let svg = SVGReading(try Picture(analysis: analysis, options: options).svg())
    let shown = DisplayText.clean(name)
    #expect(svg.isWellFormed, "seed \(seed)")
    let text = try #require(svg.group("n0")?.texts.joined())
    #expect(
      Array(text.unicodeScalars)
        == Array(shown.isEmpty ? "(no name)" : shown).flatMap(\.unicodeScalars), "seed \(seed)")
  }

  @Test func `a long name is shortened in its box and whole in its title`() throws {
    let name = String(repeating: "abcdefghi_", count: 30)
    let svg = SVGReading(try Picture(analysis: Sample.analysis([Sample.node(name)])).svg())
    let node = try #require(svg.group("n0"))
    #expect(node.texts.count == 2)
    #expect(node.texts.allSatisfy { $0.count <= 40 })
    #expect(node.texts.joined().contains("…"))
    #expect(node.title?.hasPrefix(name) == true)
  }

  @Test func `carries its ground and what becomes of every colour in the dark`() throws {
    let text = try Picture(analysis: Sample.waiting).svg()
    #expect(text.contains("<polygon fill=\"#ffffff\""))
    #expect(text.contains("@media (prefers-color-scheme:dark)"))
    let used = text.split(separator: "\"").filter { $0.hasPrefix("#") && $0.count == 7 }
    let known = Set(Palette.all.map(\.light))
    #expect(Set(used.map(String.init)).isSubset(of: known))
    #expect(known.count == Palette.all.count)
  }

  @Test func `names no graphviz, no network document and no script`() throws {
    let text = try Picture(analysis: Sample.waiting).svg()
    for word in ["graphviz", "DOCTYPE", "<script", "xlink:href", "<!--"] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test func `texts of a box are centred on it`() throws {
    let text = try Picture(analysis: Sample.analysis([Sample.node("alone", gib: 1)])).svg()
    let lines = text.split(separator: "\n").filter { $0.contains("alone</text>") }
    #expect(lines.count == 1)
    #expect(lines.first?.contains("text-anchor=\"middle\"") == true)
  }

  @Test func `what a node takes stands apart from its name`() throws {
    let svg = SVGReading(try Picture(analysis: Sample.waiting).svg())
    #expect(svg.group("n0")?.texts == ["A", "1 GiB · 1m 00s"])
    let text = try Picture(analysis: Sample.waiting).svg()
    let lines = text.split(separator: "\n").map(String.init)
    func baseline(_ words: String) throws -> Double {
      let line = try #require(lines.first { $0.hasSuffix(">\(words)</text>") })
      let start = try #require(line.firstRange(of: " y=\""))
      return try #require(Double(line[start.upperBound...].prefix { $0 != "\"" }))
    }
    #expect(try baseline("15 GiB · 1m 00s") - baseline("D") >= 13.5)
  }

  @Test func `stages stand in frames, one below the other`() throws {
    let picture = Picture(analysis: Sample.waiting, stages: [[0, 1, 2], [3]])
    let svg = SVGReading(try picture.svg())
    #expect(svg.groups("cluster", "stage").map(\.texts) == [["Stage 1"], ["Stage 2"]])
    let first = try #require(svg.group("n0")?.height)
    let second = try #require(svg.group("n3")?.height)
    #expect(second > first + 50)
  }

  @Test func `namespaces are frames within frames, and names drop what the frame says`() throws {
    let nodes = [
      Sample.node("etl.load", writes: ["etl.raw"], namespace: "etl"),
      Sample.node("etl.sub.clean", reads: ["etl.raw"], writes: ["t"], namespace: "etl.sub"),
      Sample.node("train", reads: ["t"]),
    ]
    let options = DrawingOptions(group: .namespace)
    let picture = Picture(analysis: Sample.analysis(nodes), options: options)
    let svg = SVGReading(try picture.svg())
    #expect(svg.group("g0")?.texts == ["etl"])
    #expect(svg.group("g0_0")?.texts == ["sub"])
    #expect(svg.group("g0_0")?.title == "namespace etl.sub")
    #expect(svg.group("n1")?.texts == ["clean"])
    #expect(svg.group("d0")?.texts == ["raw"])
    #expect(svg.group("d1")?.texts == ["t"])
    #expect(svg.group("d0")?.title?.hasPrefix("etl.raw\n") == true)
    #expect(picture.scene.groups.first?.members == [.node(0), .dataset(0)])
    #expect(picture.scene.groups.first?.inner.first?.members == [.node(1)])
  }
}
