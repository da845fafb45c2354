import Analysis
import Ordering
import PipelineModel
import TestSupport
import Testing

struct PipelineGraphTests {
  @Test func `data and after make edges, each with its kind`() throws {
    let graph = try PipelineText(
      """
      nodes:
        load: {outputs: [table, log]}
        train: {inputs: [table, log], outputs: [model], after: [load]}
        report: {after: [train, nobody]}
      """
    ).analysis().graph
    #expect(
      graph.edges == [
        PipelineEdge(from: 0, to: 1, kind: .data("table")),
        PipelineEdge(from: 0, to: 1, kind: .data("log")),
        PipelineEdge(from: 0, to: 1, kind: .order),
        PipelineEdge(from: 1, to: 2, kind: .order),
      ])
    #expect(graph.graph.edges == [.init(0, 1), .init(1, 2)])
    #expect(graph.reachability.reaches(0, 2))
  }

  @Test func `a node's edge to itself is kept out of the order`() throws {
    let graph = try PipelineText(
      "nodes: {A: {inputs: [x], outputs: [x]}, B: {after: [A]}}"
    ).analysis().graph
    #expect(graph.edges.first == PipelineEdge(from: 0, to: 0, kind: .data("x")))
    #expect(graph.graph.edges == [.init(0, 1)])
    #expect(graph.order != nil)
  }

  @Test func `in a circle there is no order`() throws {
    let graph = try PipelineText(
      "nodes: {A: {after: [B]}, B: {after: [A]}}"
    ).analysis().graph
    #expect(graph.order == nil)
    #expect(graph.reachability.reaches(0, 0))
  }

  @Test func `after a repeated name is after every node that has it`() throws {
    let graph = try PipelineText(
      "nodes: {A: {}, A: {}, B: {after: [A]}}"
    ).analysis().graph
    #expect(graph.graph.edges == [.init(0, 2), .init(1, 2)])
  }

  @Test func `Kedro's transcoded names are one dataset`() {
    let nodes = [
      Node(name: "save", outputs: [Reference("table@spark")]),
      Node(name: "read", inputs: [Reference("table@pandas")]),
    ]
    let names = ["table@spark", "table@pandas"]
    let datasets = Dictionary(
      uniqueKeysWithValues: names.map { ($0, Dataset(name: $0, location: .path("t.parquet"))) })
    for (kind, edges) in [(PipelineKind.kedro, 1), (.native, 0)] {
      let pipeline = Pipeline(
        name: "p", kind: kind, source: "p", nodes: nodes, datasets: datasets)
      let analysis = PipelineAnalysis(pipeline, limits: Limits())
      #expect(analysis.graph.graph.edgeCount == edges)
      #expect(analysis.races.hazards.isEmpty == (kind == .kedro))
    }
  }

  @Test func `a dataset that many write and many read gives few edges, and some to every reader`()
    throws
  {
    let writers = (0..<200).map { "  w\($0): {outputs: [d]}\n" }.joined()
    let readers = (0..<200).map { "  r\($0): {inputs: [d]}\n" }.joined()
    let own = "  own: {inputs: [d], outputs: [d]}\n"
    let graph = try PipelineText("nodes:\n" + writers + readers + own).analysis().graph
    #expect(graph.edges.count <= PipelineGraph.mostAmbiguousEdges + 1)
    #expect((200..<400).allSatisfy { !graph.graph.predecessors(of: $0).isEmpty })
    #expect(graph.edges.contains(PipelineEdge(from: 400, to: 400, kind: .data("d"))))
  }

  @Test func `a name that many nodes have and many are after gives few edges`() throws {
    let same = (0..<200).map { _ in "  A: {}\n" }.joined()
    let later = (0..<200).map { "  b\($0): {after: [A]}\n" }.joined()
    let graph = try PipelineText("nodes:\n" + same + later).analysis().graph
    #expect(graph.edges.count <= PipelineGraph.mostAmbiguousEdges)
    #expect((200..<400).allSatisfy { !graph.graph.predecessors(of: $0).isEmpty })
  }
}
