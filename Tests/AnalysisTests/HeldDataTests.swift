import Analysis
import PipelineModel
import TestSupport
import Testing

/// Datasets that are held in memory count from their producer's start to their last reader's end.
struct HeldDataTests {
  private static let story = """
    machine: {memory: 4GiB}
    datasets:
      raw: {size: 2GiB}
      file: {path: data/file.csv, size: 9GiB}
    nodes:
      load: {outputs: [raw, file], memory: 1GiB}
      clean: {inputs: [raw, file], memory: 1GiB}
      A: {after: [load], memory: 1GiB}
      B: {after: [load], memory: 1GiB}
    """

  @Test func `data held meanwhile is part of the peak and of the witness`() throws {
    let verdict = try #require(PipelineText(Self.story).analysis().verdicts.first)
    #expect(verdict.state == .unsafe && verdict.peak == 5 << 30 && verdict.bound == 5 << 30)
    #expect(verdict.witness == [1, 2, 3] && verdict.witnessDatasets == ["raw"])
  }

  @Test func `the finding says what is held`() throws {
    let found = try PipelineText(Self.story).finding(of: .memoryOverlap)
    #expect(
      found.message
        == "clean, A and B may run at the same time while raw (2 GiB) is held, and need 5 GiB of "
        + "4 GiB")
    #expect(found.nodes == ["clean", "A", "B"] && found.datasets == ["raw"])
    #expect(found.related.map(\.message).contains("raw (2 GiB) is held"))
  }

  @Test func `one node beside held data can be too much`() throws {
    let text = """
      machine: {memory: 4GiB}
      datasets: {raw: {size: 2GiB}}
      nodes:
        load: {outputs: [raw], memory: 1GiB}
        use: {inputs: [raw], memory: 0}
        D: {after: [load], memory: 3GiB}
      """
    let found = try PipelineText(text).finding(of: .memoryOverlap)
    #expect(found.message == "D may run while raw (2 GiB) is held, and that needs 5 GiB of 4 GiB")
    #expect(found.nodes == ["D"] && found.datasets == ["raw"])
  }

  @Test func `data alone can be too much`() throws {
    let text = """
      machine: {memory: 4GiB}
      datasets: {a: {size: 3GiB}, b: {size: 2GiB}}
      nodes:
        A: {outputs: [a], memory: 0}
        B: {outputs: [b], memory: 0}
        useA: {inputs: [a], memory: 0}
        useB: {inputs: [b], memory: 0}
      """
    let found = try PipelineText(text).finding(of: .memoryOverlap)
    #expect(
      found.message
        == "a (3 GiB) and b (2 GiB) may be held at the same time and need 5 GiB of 4 GiB")
    #expect(found.nodes.isEmpty && found.location != nil)
  }

  @Test func `what a node itself reads and writes is no overlap but too much for the machine`()
    throws
  {
    let text = """
      machine: {memory: 4GiB}
      datasets: {a: {size: 2GiB}, b: {size: 2GiB}}
      nodes:
        A: {outputs: [a], memory: 1GiB}
        B: {inputs: [a], outputs: [b], memory: 1GiB}
        C: {inputs: [b], memory: 1GiB}
      """
    let analysis = try PipelineText(text).analysis()
    #expect(analysis.hazards.isEmpty && analysis.verdicts.first?.state == .unsafe)
    let found = try PipelineText(text).finding(of: .nodeExceedsMachine)
    #expect(
      found.message
        == "B needs 5 GiB of memory with a (2 GiB) and b (2 GiB), which it reads or writes, more "
        + "than the machine's 4 GiB")
  }

  @Test func `data of unknown size and data with a place do not count`() throws {
    let text = Self.story.replacing("raw: {size: 2GiB}", with: "raw: {}")
    let verdict = try #require(PipelineText(text).analysis().verdicts.first)
    #expect(verdict.state == .safe && verdict.peak == 3 << 30 && verdict.witnessDatasets.isEmpty)
  }

  @Test func `forms of one Kedro dataset count once`() throws {
    let reference = { (name: String) in [Reference(name)] }
    let demand = Demand(amounts: [.memory: Declared(1, origin: .pipeline)])
    let pipeline = Pipeline(
      name: "p", kind: .kedro, source: "p",
      nodes: [
        Node(name: "A", outputs: reference("x@a"), demand: demand),
        Node(name: "B", inputs: reference("x@b"), demand: demand),
        Node(name: "C", inputs: reference("x@c"), demand: demand),
      ],
      datasets: [
        "x@a": Dataset(name: "x@a", location: .memory, size: 5),
        "x@b": Dataset(name: "x@b", location: .memory, size: 7),
        "x@c": Dataset(name: "x@c", location: .memory, size: 7),
      ])
    let analysis = PipelineAnalysis(pipeline, limits: Limits(capacities: [.memory: 100]))
    #expect(analysis.verdicts.first?.peak == 9)
    #expect(analysis.verdicts.first?.witnessDatasets == ["x"])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `the verdict and the hazards agree with trying every state`(seed: UInt64) throws {
    let text = RandomHeldPipeline(seed: seed, nodes: 6).text
    let sample = try PipelineText(text)
    let workers = seed.isMultiple(of: 3) ? Int(seed % 4) + 1 : nil
    let analysis = sample.analysis(workers: workers)
    let verdict = try #require(analysis.verdicts.first)
    let capacity = try #require(verdict.capacity)
    let truth = EveryState(sample.pipeline)
    let worst = truth.worst(workers: workers)
    #expect(verdict.peak <= worst && worst <= verdict.bound ?? 0, "seed \(seed)\n\(text)")
    if workers == nil { #expect(verdict.peak == worst, "seed \(seed)\n\(text)") }
    #expect(verdict.state != (worst <= capacity ? .unsafe : .safe), "seed \(seed)\n\(text)")
    #expect(
      truth.contains(running: verdict.witness, held: verdict.witnessDatasets), "seed \(seed)")
    let overloads = analysis.overlap?.hazards.filter {
      if case .overload = $0.kind { true } else { false }
    }
    for hazard in overloads ?? [] {
      guard case .overload(_, let need, _) = hazard.kind else { continue }
      let own = hazard.nodes.reduce(Int64(0)) {
        $0 + (sample.pipeline.nodes[$1].demand.amount(of: .memory) ?? 0)
      }
      let data = hazard.datasets.reduce(Int64(0)) { $0 + (sample.pipeline.datasets[$1]?.size ?? 0) }
      #expect(own + data == need && need > capacity, "seed \(seed): \(hazard)\n\(text)")
      #expect(
        truth.contains(running: hazard.nodes, held: hazard.datasets),
        "seed \(seed): \(hazard)\n\(text)")
    }
    if analysis.overlap?.oversized.isEmpty == true && verdict.state == .unsafe {
      #expect(overloads?.isEmpty == false, "seed \(seed)\n\(text)")
    }
  }
}
