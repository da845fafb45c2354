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
}
