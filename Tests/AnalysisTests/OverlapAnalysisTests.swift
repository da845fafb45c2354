import Analysis
import PipelineModel
import TestSupport
import Testing

struct OverlapAnalysisTests {
  private static let waiting = """
    machine: {memory: 16GiB}
    nodes:
      A: {memory: 1GiB}
      B: {memory: 1GiB}
      C: {memory: 1GiB}
      D: {memory: 15GiB}
    """

  private static func memory(_ text: String, workers: Int? = nil) throws -> Verdict {
    try #require(try PipelineText(text).analysis(workers: workers).verdicts.first)
  }

  @Test func `what does not fit is unsafe, with the worst set as witness`() throws {
    let verdict = try Self.memory(Self.waiting)
    #expect(verdict.state == .unsafe)
    #expect(verdict.peak == 18 << 30)
    #expect(verdict.bound == 18 << 30)
    #expect(verdict.witness == [0, 1, 2, 3])
  }

  @Test func `order makes it safe`() throws {
    let ordered = Self.waiting.replacing(
      "D: {", with: "D: {after: [A, B], ")
    let verdict = try Self.memory(ordered)
    #expect(verdict.state == .safe)
    #expect(verdict.peak == 16 << 30)
    #expect(verdict.witness == [2, 3])
  }

  @Test(arguments: [
    (1, Verdict.State.safe, 15), (2, .safe, 16), (3, .unsafe, 17), (4, .unsafe, 18),
    (400, .unsafe, 18),
  ])
  func `fewer workers overlap less`(
    workers: Int, state: Verdict.State, gibibytes: Int64
  ) throws {
    let verdict = try Self.memory(Self.waiting, workers: workers)
    #expect(verdict.state == state)
    #expect(verdict.peak == gibibytes << 30)
    #expect(verdict.workers == workers)
    #expect(verdict.witness.count <= workers)
  }

  @Test func `levels are not what overlaps`() throws {
    // B and C are on different levels of A → B and C → D, yet may overlap.
    let verdict = try Self.memory(
      """
      machine: {memory: 10GiB}
      nodes:
        A: {memory: 1GiB}
        B: {memory: 8GiB, after: [A]}
        C: {memory: 8GiB}
        D: {memory: 1GiB, after: [C]}
      """)
    #expect(verdict.state == .unsafe)
    #expect(verdict.witness == [1, 2])
  }

  @Test func `without a capacity nothing is proved`() throws {
    let verdict = try Self.memory("nodes: {A: {memory: 1GiB}}")
    #expect(verdict.state == .unknown)
    #expect(verdict.capacity == nil)
    #expect(verdict.peak == 1 << 30)
  }

  @Test func `a node of unknown demand makes the verdict unknown unless it is unsafe already`()
    throws
  {
    let unknown = try Self.memory("{machine: {memory: 2GiB}, nodes: {A: {memory: 1GiB}, B: {}}}")
    #expect(unknown.state == .unknown)
    #expect(unknown.bound == nil)
    #expect(unknown.undeclared == [1])
    let unsafe = try Self.memory(Self.waiting + "\n  E: {}\n")
    #expect(unsafe.state == .unsafe)
    #expect(unsafe.undeclared == [4])
  }

  @Test func `named units are judged, and what is not declared takes none`() throws {
    let analysis = try PipelineText(
      """
      machine: {gpu: 1}
      nodes: {A: {resources: {gpu: 1}}, B: {}, C: {resources: {gpu: 0.5, disk: 2}}}
      """
    ).analysis()
    let verdicts = Dictionary(
      uniqueKeysWithValues: analysis.verdicts.map { ($0.resource.name, $0) })
    #expect(verdicts["gpu"]?.state == .unsafe)
    #expect(verdicts["gpu"]?.peak == 1500)
    #expect(verdicts["gpu"]?.witness == [0, 2])
    #expect(verdicts["disk"]?.state == .unknown)
    #expect(analysis.verdicts.map(\.resource.name) == ["memory", "disk", "gpu"])
  }

  @Test func `cpus are judged only when that is asked for`() throws {
    let text = try PipelineText("{machine: {cpus: 2}, nodes: {A: {}, B: {cpus: 2}}}")
    #expect(text.analysis().verdicts.map(\.resource) == [.memory])
    let judged = text.analysis(judgesCpus: true).verdicts
    #expect(judged.map(\.resource) == [.memory, .cpus])
    #expect(judged.last?.state == .unsafe)
    #expect(judged.last?.peak == 3000)
  }

  @Test func `a node that does not fit alone is no part of an overlap`() throws {
    let overlap = try #require(
      try PipelineText(
        """
        machine: {memory: 4GiB}
        nodes: {huge: {memory: 9GiB}, A: {memory: 3GiB}, B: {memory: 2GiB}}
        """
      ).analysis().overlap)
    #expect(overlap.oversized.map(\.node) == [0])
    #expect(overlap.oversized.map(\.need) == [9 << 30])
    #expect(overlap.hazards.map(\.nodes) == [[1, 2]])
  }

  @Test func `the smallest sets beside the worst one are listed`() throws {
    let hazards = try PipelineText(
      """
      machine: {memory: 4GiB}
      nodes:
        A: {memory: 3GiB}
        B: {memory: 3GiB}
        C: {memory: 2GiB, after: [A]}
        D: {memory: 2GiB, after: [A]}
      """
    ).analysis().hazards
    // B with C and D takes most; A with B is not part of that set.
    #expect(hazards.map(\.nodes) == [[1, 2, 3], [0, 1]])
  }

  @Test func `when the worst set holds every node there is nothing else to list`() throws {
    let nodes = (0..<20).map { "  n\($0): {memory: 3GiB}\n" }.joined()
    let overlap = try #require(
      try PipelineText("machine: {memory: 5GiB}\nnodes:\n  x: {memory: 1GiB}\n" + nodes)
        .analysis().overlap)
    #expect(overlap.hazards.count == 1)
    #expect(overlap.unlisted[.memory] == 0)
  }

  @Test func `no more nodes than there are workers are a hazard`() throws {
    let text = try PipelineText(
      """
      machine: {memory: 5}
      nodes: {A: {memory: 3}, B: {memory: 3}, C: {memory: 2}, D: {memory: 2}, E: {memory: 9}}
      """)
    let hazards = text.analysis(workers: 2).hazards
    #expect(hazards.map(\.nodes) == [[0, 1]])
    #expect(text.analysis(workers: 1).hazards.isEmpty)
  }

  @Test func `a single worker keeps every lock`() throws {
    let text = try PipelineText("nodes: {A: {locks: [l]}, B: {locks: [l]}}")
    #expect(text.analysis(workers: 1).hazards.isEmpty)
    #expect(text.analysis(workers: 2).hazards.count == 1)
  }

  @Test func `holders of a lock that may overlap are a hazard`() throws {
    let hazards = try PipelineText(
      """
      nodes:
        A: {locks: [l, m]}
        B: {after: [A]}
        C: {locks: [l]}
        D: {locks: [m], after: [A]}
      """
    ).analysis().hazards
    #expect(hazards == [Hazard(.lock("l"), nodes: [0, 2])])
  }

  @Test func `in a circle nothing is judged`() throws {
    let analysis = try PipelineText(
      "{machine: {memory: 1}, nodes: {A: {after: [B], memory: 2}, B: {after: [A]}}}"
    ).analysis()
    #expect(analysis.overlap == nil)
    #expect(analysis.verdicts.isEmpty)
  }

  @Test func `demands too large to be summed are no proof and no crash`() throws {
    let nodes = (0..<12).map { "  n\($0): {memory: 1024PiB}" }.joined(separator: "\n")
    let text = "machine: {memory: 7000PiB}\nnodes:\n\(nodes)\n"
    let verdict = try #require(try PipelineText(text).analysis().verdicts.first)
    #expect(verdict.state != .safe)
    #expect(verdict.bound == nil)
  }
}
