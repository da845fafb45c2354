import Analysis
import ArgumentParser
import PipelineLoading
import PipelineModel
import TestSupport

/// Takes dependencies out of generated pipelines, one at a time, and counts what is told.
@main
struct MissingBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "missing-bench",
    abstract: "Measures what HW301 and HW302 find of dependencies that are taken out.")

  @Option(help: "The first seed; each pipeline has one of its own.")
  var seed: UInt64 = 1
  @Option(help: "So many times the usual number of mutations.")
  var scale = 1.0

  /// How many nodes, and how many mutations of pipelines with so many.
  private static let sizes = [
    (100, 70_000), (250, 40_000), (500, 18_000), (1_000, 6_500), (2_500, 2_000), (5_000, 1_000),
  ]

  func run() async throws {
    let folder = try LinkedFolder(nodes: Self.sizes.map(\.0).max() ?? 0)
    defer { folder.remove() }
    let clock = ContinuousClock()
    let start = clock.now
    var batches: [Batch] = []
    for (nodes, mutations) in Self.sizes {
      let wanted = Int(Double(mutations) * scale)
      // Each pipeline bears mutations of every kind, at least one.
      let count = max(Flow.Shape.allCases.count, wanted / 600)
      for index in 0..<count {
        batches.append(
          Batch(
            shape: Flow.Shape.allCases[index % Flow.Shape.allCases.count], nodes: nodes,
            mutations: wanted * (index + 1) / count - wanted * index / count,
            seed: seed + UInt64(batches.count)))
      }
    }
    let results = await Self.results(of: batches, folder.locations)
    let seconds = (clock.now - start) / .seconds(1)
    print(Self.tables(of: results))
    print(
      "seeds \(seed) to \(seed + UInt64(batches.count) - 1), \(batches.count) pipelines; ",
      terminator: "")
    print("\(Int(seconds.rounded())) s")
    guard results.allSatisfy(\.isRight) else { throw ExitCode(1) }
  }

  /// In order, two at a time.
  private static func results(
    of batches: [Batch], _ locations: LocationReader
  ) async -> [Batch.Result] {
    await withTaskGroup(of: (Int, Batch.Result).self) { group in
      var results = [Batch.Result?](repeating: nil, count: batches.count)
      // Large ones first, so that none is left alone at the end.
      var waiting = batches.indices.sorted { batches[$0].nodes < batches[$1].nodes }
      func start() {
        guard let next = waiting.popLast() else { return }
        group.addTask { (next, batches[next].result(locations)) }
      }
      for _ in 0..<2 { start() }
      while let (index, result) = await group.next() {
        results[index] = result
        start()
      }
      return results.compactMap(\.self)
    }
  }

  private static func tables(of results: [Batch.Result]) -> String {
    let kinds = Alias.allCases.map { alias in
      (alias.rawValue, results.compactMap { $0.kinds[alias] }.reduce(Tally(), +))
    }
    let sizes = sizes.map { nodes, _ in
      (
        "\(nodes) nodes",
        results.filter { $0.batch.nodes == nodes }.flatMap(\.kinds.values).reduce(Tally(), +)
      )
    }
    let shapes = Flow.Shape.allCases.map { shape in
      (
        shape.rawValue,
        results.filter { $0.batch.shape == shape }.flatMap(\.kinds.values).reduce(Tally(), +)
      )
    }
    let same = Alias.allCases.filter(\.isSame).map(\.rawValue)
    let all = [
      ("all of the same place", kinds.filter { same.contains($0.0) }.map(\.1).reduce(Tally(), +)),
      ("all", kinds.map(\.1).reduce(Tally(), +)),
    ]
    let silent = results.reduce(0) { $0 + $1.falseFindings }
    let whole = results.reduce(0) { $0 + $1.wholePipelines }
    return Table.text("named anew by", kinds + all) + "\n" + Table.text("pipelines of", sizes)
      + "\n" + Table.text("shape", shapes)
      + "\n\(whole) pipelines with nothing taken out: \(silent) findings\n"
  }
}
