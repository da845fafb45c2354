import Analysis
import PipelineModel
import TestSupport
import Testing

struct RaceAnalysisTests {
  private static func hazards(_ text: String) throws -> [Hazard] {
    try PipelineText(text).analysis().races.hazards
  }

  @Test func `two names of one path race when nothing orders their users`() throws {
    #expect(
      try Self.hazards(
        """
        datasets: {a: {path: d/x.csv}, b: {path: ./d/../d/x.csv}}
        nodes: {W: {outputs: [a]}, V: {outputs: [b]}, R: {inputs: [b]}}
        """) == [
          Hazard(.writeWrite(place: "d/x.csv"), nodes: [0, 1]),
          Hazard(.readWrite(place: "d/x.csv", writer: 0), nodes: [0, 2]),
        ])
  }

  @Test func `a path in the node itself counts too`() throws {
    #expect(
      try Self.hazards(
        "{datasets: {a: {path: d/x.csv}}, nodes: {W: {outputs: [a]}, R: {inputs: [d/x.csv]}}}")
        == [Hazard(.readWrite(place: "d/x.csv", writer: 0), nodes: [0, 1])])
  }

  @Test(arguments: [
    ("data/out", "data/out/x.csv"), ("data/*.csv", "data/x.csv"), ("data/**", "data/a/x.csv"),
    ("s3://b/k", "s3://b/k/x.csv"), ("data/x*", "data/*.csv"), ("data/out", "data/out/*.csv"),
  ])
  func `a folder or a pattern races with what it holds`(wide: String, narrow: String) throws {
    for (written, read) in [(wide, narrow), (narrow, wide)] {
      let hazards = try Self.hazards(
        """
        datasets: {a: {path: "\(written)"}, b: {path: "\(read)"}}
        nodes: {W: {outputs: [a]}, R: {inputs: [b]}}
        """)
      #expect(hazards.map(\.nodes) == [[0, 1]])
      let ordered = try Self.hazards(
        """
        datasets: {a: {path: "\(written)"}, b: {path: "\(read)"}}
        nodes: {W: {outputs: [a]}, R: {inputs: [b], after: [W]}}
        """)
      #expect(ordered.isEmpty)
    }
  }

  @Test func `a folder that many write into is one race`() throws {
    let names = (0..<20).map { "d\($0)" }
    let analysis = try PipelineText(
      """
      datasets:
        all: {path: data}
      \(names.map { "  \($0): {path: data/\($0).csv}" }.joined(separator: "\n"))
      nodes:
        R: {inputs: [all]}
      \(names.map { "  W\($0): {outputs: [\($0)]}" }.joined(separator: "\n"))
      """
    ).analysis()
    let race = try #require(analysis.races.races.first)
    #expect(analysis.races.races.count == 1)
    #expect(race.place == "data" && race.places.count == 21)
    #expect(race.hazards.count == 20 && race.writers.count == 20 && race.readers == [0])
    let finding = try #require(analysis.findings(of: [.readWriteRace]).first)
    #expect(
      finding.message.hasPrefix(
        "R reads data while Wd0, Wd1"))
    #expect(
      finding.message.contains("may be writing it (20 places lie in it): 20 edges are missing"))
  }

  @Test func `each pair that meets in a folder is told once`() throws {
    let hazards = try Self.hazards(
      """
      datasets: {all: {path: data}, x: {path: data/x.csv}, y: {path: data/y.csv}}
      nodes: {W: {outputs: [x, all]}, V: {outputs: [y]}, R: {inputs: [x]}, S: {inputs: [all]}}
      """)
    // W writes the folder, so it meets V and R; S reads it from W, and V writes into it.
    #expect(
      hazards == [
        Hazard(.writeWrite(place: "data/y.csv"), nodes: [0, 1]),
        Hazard(.readWrite(place: "data/y.csv", writer: 1), nodes: [1, 3]),
      ])
  }

  @Test(arguments: [
    "{W: {outputs: [a]}, R: {inputs: [b], after: [W]}}",
    "{W: {outputs: [a], after: [R]}, R: {inputs: [b]}}",
    "{W: {outputs: [a, t]}, M: {inputs: [t], outputs: [u]}, R: {inputs: [b, u]}}",
    "{R: {inputs: [a]}, S: {inputs: [b]}}",
    "{W: {inputs: [a], outputs: [b]}}",
    "{W: {outputs: [a]}, R: {inputs: [other]}}",
  ])
  func `order, reading only, or one node alone is no race`(nodes: String) throws {
    let datasets = "{a: {path: x.csv}, b: {path: x.csv}, other: {path: y.csv}}"
    #expect(try Self.hazards("{datasets: \(datasets), nodes: \(nodes)}").isEmpty)
  }

  @Test func `the nodes of a circle are ordered, so they do not race`() throws {
    #expect(
      try Self.hazards(
        """
        datasets: {a: {path: x.csv}, b: {path: x.csv}}
        nodes: {W: {outputs: [a], after: [R]}, R: {inputs: [b], after: [W]}}
        """
      ).isEmpty)
  }

  /// Many writers and readers of one place, each under a name of its own, in a chain of which a few
  /// links may be missing.
  private static func crowd(seed: Int, writers: Int, readers: Int, missing: Int) throws
    -> PipelineAnalysis
  {
    var state = UInt64(seed)
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let count = writers + readers
    let broken = Set((0..<missing).map { _ in next(count) })
    let reading = Set((0..<readers).map { _ in next(count) })
    let nodes = (0..<count).map { node in
      let side = reading.contains(node) ? "inputs" : "outputs"
      let after = node > 0 && !broken.contains(node) ? ", after: [n\(node - 1)]" : ""
      return "  n\(node): {\(side): [d\(node)]\(after)}\n"
    }
    let datasets = (0..<count).map { "  d\($0): {path: out.csv}\n" }
    return try PipelineText("datasets:\n\(datasets.joined())nodes:\n\(nodes.joined())").analysis()
  }

  @Test(arguments: 1...12)
  func `among many users of a place some race is found exactly when there is one`(seed: Int) throws
  {
    let analysis = try Self.crowd(seed: seed, writers: 130, readers: 40, missing: seed % 3)
    let graph = analysis.graph
    let writers = Set(graph.writers.values.joined())
    let isRaced = graph.nodesByName.values.joined().contains { node in
      writers.contains { graph.reachability.areUnordered($0, node) }
    }
    #expect(analysis.races.hazards.isEmpty == !isRaced, "seed \(seed)")
    for hazard in analysis.races.hazards {
      #expect(
        graph.reachability.areUnordered(hazard.nodes[0], hazard.nodes[1]), "seed \(seed): \(hazard)"
      )
    }
  }

  @Test func `where very many write one place their hazards are no more than they`() throws {
    let analysis = try Self.crowd(seed: 1, writers: 400, readers: 0, missing: 4_000)
    let race = try #require(analysis.races.races.first)
    #expect(race.writers.count == 400 && !race.isWhole)
    #expect((1..<400).contains(race.hazards.count))
  }

  @Test func `every reader is compared with the only writer`() throws {
    let nodes = (0..<6_000).map { "  r\($0): {inputs: [b]}\n" }.joined()
    let races = try PipelineText(
      "datasets: {a: {path: x}, b: {path: x}}\nnodes:\n  w: {outputs: [a]}\n" + nodes
    ).analysis().races.races
    #expect(races.first?.hazards.count == 6_000 && races.first?.isWhole == true)
  }
}
